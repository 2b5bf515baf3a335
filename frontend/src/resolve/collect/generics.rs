//! Generic parameters, those that `impl Trait` stands for included.

use std::rc::Rc;

use syn::visit::Visit;
use syn::{Generics, Type};

use super::{Collector, raw};
use crate::hir::{DefId, Symbol};
use crate::resolve::names::{Class, DefInfo, Env, GenericsEnv};
use crate::span::Span;

/// Parameters that are not in the list.
#[derive(Clone, Copy)]
pub(super) struct Params {
    pub(super) with_self: bool,
    pub(super) impl_traits: usize,
}

impl Params {
    pub(super) const PLAIN: Params = Params {
        with_self: false,
        impl_traits: 0,
    };
}

impl Collector<'_> {
    /// Declares an item's own parameters; the environment in which the item is lowered.
    pub(super) fn generics(
        &mut self,
        owner: DefId,
        env: &Env,
        generics: &Generics,
        params: Params,
    ) -> Env {
        let parent = env.generics.clone();
        let mut index = parent.as_ref().map_or(0, |p| p.count());
        let mut own = Vec::new();
        let at = self.out.names.def(owner).span;
        let mut declare = |this: &mut Self, name: &str, span: Span, is_const: bool| {
            let class = if is_const {
                Class::ConstParam(owner, index)
            } else {
                Class::TyParam(owner, index)
            };
            index += 1;
            let name: Symbol = raw(name).into();
            let info = DefInfo {
                name: name.clone(),
                parent: Some(owner),
                krate: env.krate,
                span,
                lang: None,
                unsupported: None,
                class,
            };
            own.push((name, this.push(info)));
        };
        if params.with_self {
            declare(self, "Self", at, false);
        }
        for param in &generics.params {
            match param {
                syn::GenericParam::Lifetime(_) => {}
                syn::GenericParam::Type(t) => {
                    declare(self, &t.ident.to_string(), env.span(t.ident.span()), false);
                }
                syn::GenericParam::Const(c) => {
                    declare(self, &c.ident.to_string(), env.span(c.ident.span()), true);
                }
            }
        }
        for _ in 0..params.impl_traits {
            declare(self, "impl Trait", at, false);
        }
        self.out
            .names
            .generics
            .insert(owner, own.iter().map(|(_, def)| *def).collect());
        Env {
            generics: Some(Rc::new(GenericsEnv {
                owner,
                parent,
                params: own,
            })),
            ..env.clone()
        }
    }
}

/// How many `impl Trait`s a parameter's type holds.
pub(super) fn impl_traits_of(arg: &syn::FnArg) -> usize {
    struct Counter(usize);
    impl<'ast> Visit<'ast> for Counter {
        fn visit_type_impl_trait(&mut self, ty: &'ast syn::TypeImplTrait) {
            self.0 += 1;
            syn::visit::visit_type_impl_trait(self, ty);
        }

        fn visit_expr(&mut self, _: &'ast syn::Expr) {}
    }
    match arg {
        syn::FnArg::Receiver(_) => 0,
        syn::FnArg::Typed(typed) => {
            let mut counter = Counter(0);
            let ty: &Type = &typed.ty;
            counter.visit_type(ty);
            counter.0
        }
    }
}
