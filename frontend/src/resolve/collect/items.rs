//! Functions, constants, types, traits and impls, with what derives add.

use std::rc::Rc;

use crate::hir::FxIndexMap;
use cfc_syntax::diagnostics::unsupported_std;
use syn::visit::Visit;

use super::generics::{Params, impl_traits_of};
use super::{Collector, Module, TaskNode, ctor_kind, wanted};
use crate::hir::{CrateId, CtorKind, DefId, Symbol};
use crate::resolve::ast::{AssocNode, ConstNode, FnNode, ImplNode, TraitNode};
use crate::resolve::attrs::Attrs;
use crate::resolve::names::{Class, Env, Ns, SelfScope};
use crate::resolve::{derive, derive_serde};

impl Collector<'_> {
    pub(super) fn function(&mut self, f: &Rc<FnNode>, env: &Env, parent: DefId) {
        let Some(attrs) = wanted(&f.attrs, env) else {
            return;
        };
        let def = self.fn_def(f, env, parent, &attrs);
        let name = self.out.names.def(def).name.clone();
        self.name(env, Ns::Value, &name, def, self.scope(&f.vis, env));
        if attrs.handler.is_some() && env.krate == CrateId::Local {
            self.out.handlers.push(def);
        }
        self.fn_task(def, f, env, attrs);
    }

    pub(super) fn fn_def(&mut self, f: &FnNode, env: &Env, parent: DefId, attrs: &Attrs) -> DefId {
        let name = f.sig.ident.to_string();
        self.define(&name, f.sig.ident.span(), parent, env, attrs, Class::Fn)
    }

    /// Generics, items inside, and the task.
    pub(super) fn fn_task(&mut self, def: DefId, f: &Rc<FnNode>, env: &Env, attrs: Attrs) {
        let impl_traits = f.sig.inputs.iter().map(impl_traits_of).sum();
        let env = self.generics(
            def,
            env,
            &f.sig.generics,
            Params {
                with_self: false,
                impl_traits,
            },
        );
        if f.has_items
            && let Some(block) = &f.block
        {
            self.blocks(def, &env, |finder| finder.visit_block(block));
        }
        self.task(def, env, attrs, TaskNode::Fn(Rc::clone(f)));
    }

    pub(super) fn constant(&mut self, c: &Rc<ConstNode>, env: &Env, parent: DefId) {
        let Some(attrs) = wanted(&c.attrs, env) else {
            return;
        };
        let def = self.define(
            &c.ident.to_string(),
            c.ident.span(),
            parent,
            env,
            &attrs,
            Class::Const,
        );
        let name = self.out.names.def(def).name.clone();
        if &*name != "_" {
            self.name(env, Ns::Value, &name, def, self.scope(&c.vis, env));
        }
        self.const_task(def, c, env.clone(), attrs);
    }

    pub(super) fn const_task(&mut self, def: DefId, c: &Rc<ConstNode>, env: Env, attrs: Attrs) {
        if c.has_items
            && let Some(expr) = &c.expr
        {
            self.blocks(def, &env, |finder| finder.visit_expr(expr));
        }
        self.task(def, env, attrs, TaskNode::Const(Rc::clone(c)));
    }

    pub(super) fn alias(&mut self, t: &Rc<syn::ItemType>, env: &Env, parent: DefId) {
        let Some(attrs) = wanted(&t.attrs, env) else {
            return;
        };
        let def = self.define(
            &t.ident.to_string(),
            t.ident.span(),
            parent,
            env,
            &attrs,
            Class::TyAlias,
        );
        let name = self.out.names.def(def).name.clone();
        self.name(env, Ns::Type, &name, def, self.scope(&t.vis, env));
        let env = self.generics(def, env, &t.generics, Params::PLAIN);
        self.task(def, env, attrs, TaskNode::TyAlias(Rc::clone(t)));
    }

    pub(super) fn structure(&mut self, s: &Rc<syn::ItemStruct>, env: &Env, parent: DefId) {
        let Some(attrs) = wanted(&s.attrs, env) else {
            return;
        };
        let ctor = ctor_kind(&s.fields);
        let def = self.define(
            &s.ident.to_string(),
            s.ident.span(),
            parent,
            env,
            &attrs,
            Class::Struct(ctor),
        );
        let name = self.out.names.def(def).name.clone();
        let scope = self.scope(&s.vis, env);
        self.name(env, Ns::Type, &name, def, scope);
        if ctor != CtorKind::Struct {
            self.name(env, Ns::Value, &name, def, scope);
        }
        self.derives(&attrs, &derive::Input::Struct(s), env, parent);
        let env = self.generics(def, env, &s.generics, Params::PLAIN);
        let env = Env {
            self_: SelfScope::Adt(def),
            ..env
        };
        self.task(def, env, attrs, TaskNode::Struct(Rc::clone(s)));
    }

    pub(super) fn enumeration(&mut self, e: &Rc<syn::ItemEnum>, env: &Env, parent: DefId) {
        let Some(attrs) = wanted(&e.attrs, env) else {
            return;
        };
        let def = self.define(
            &e.ident.to_string(),
            e.ident.span(),
            parent,
            env,
            &attrs,
            Class::Enum,
        );
        let name = self.out.names.def(def).name.clone();
        self.name(env, Ns::Type, &name, def, self.scope(&e.vis, env));
        self.out
            .names
            .modules
            .insert(def, Module::new(Some(env.module)));
        let inner = Env {
            module: def,
            ..env.clone()
        };
        let mut variants = Vec::new();
        for variant in &e.variants {
            let Some(attrs) = wanted(&variant.attrs, env) else {
                continue;
            };
            let class = Class::Variant(ctor_kind(&variant.fields), variants.len());
            let id = self.define(
                &variant.ident.to_string(),
                variant.ident.span(),
                def,
                env,
                &attrs,
                class,
            );
            let name = self.out.names.def(id).name.clone();
            self.name(&inner, Ns::Type, &name, id, None);
            self.name(&inner, Ns::Value, &name, id, None);
            variants.push(id);
        }
        self.out.names.variants.insert(def, variants);
        self.derives(&attrs, &derive::Input::Enum(e), env, parent);
        let env = self.generics(def, env, &e.generics, Params::PLAIN);
        let env = Env {
            self_: SelfScope::Adt(def),
            ..env
        };
        self.task(def, env, attrs, TaskNode::Enum(Rc::clone(e)));
    }

    pub(super) fn derives(
        &mut self,
        attrs: &Attrs,
        input: &derive::Input,
        env: &Env,
        parent: DefId,
    ) {
        for (name, at) in &attrs.derives {
            let span = env.span(*at);
            let expanded = match name.as_str() {
                "Serialize" | "Deserialize" => self.serde_impl(name, input, env, *at),
                _ => derive::expand(name, input, attrs, *at),
            };
            if let Some(expanded) = expanded {
                let env = Env {
                    origin: Some(span),
                    ..env.clone()
                };
                self.one_impl(&Rc::new(expanded), &env, parent, Attrs::default());
            }
        }
    }

    /// Of the author's types and the shim's.
    fn serde_impl(
        &mut self,
        name: &str,
        input: &derive::Input,
        env: &Env,
        at: proc_macro2::Span,
    ) -> Option<ImplNode> {
        match derive_serde::expand(name, input, at) {
            Ok(expanded) => expanded,
            Err(refused) => {
                let at = env.span(refused.at);
                let diagnostic = unsupported_std::error(&refused.what, refused.instead, at);
                self.out.diagnostics.push(diagnostic);
                None
            }
        }
    }

    pub(super) fn trait_(&mut self, t: &Rc<TraitNode>, env: &Env, parent: DefId) {
        let Some(attrs) = wanted(&t.attrs, env) else {
            return;
        };
        let def = self.define(
            &t.ident.to_string(),
            t.ident.span(),
            parent,
            env,
            &attrs,
            Class::Trait,
        );
        let name = self.out.names.def(def).name.clone();
        self.name(env, Ns::Type, &name, def, self.scope(&t.vis, env));
        let env = self.generics(
            def,
            env,
            &t.generics,
            Params {
                with_self: true,
                impl_traits: 0,
            },
        );
        let env = Env {
            self_: SelfScope::Trait(def),
            ..env
        };
        let items = self.assoc_items(&t.items, &env, def);
        self.task(def, env, attrs, TaskNode::Trait(Rc::clone(t), items));
    }

    pub(super) fn impls(&mut self, i: &Rc<ImplNode>, env: &Env, parent: DefId) {
        let Some(mut attrs) = wanted(&i.attrs, env) else {
            return;
        };
        if attrs.for_types.is_empty() {
            self.one_impl(i, env, parent, attrs);
            return;
        }
        for ty in std::mem::take(&mut attrs.for_types) {
            let env = Env {
                int: Some(ty),
                ..env.clone()
            };
            self.one_impl(i, &env, parent, Attrs::default());
        }
    }

    pub(super) fn one_impl(&mut self, i: &Rc<ImplNode>, env: &Env, parent: DefId, attrs: Attrs) {
        let def = self.define("", i.span, parent, env, &attrs, Class::Impl);
        self.out.impls.push(def);
        let env = self.generics(def, env, &i.generics, Params::PLAIN);
        let env = Env {
            self_: SelfScope::Impl(def),
            ..env
        };
        let items = self.assoc_items(&i.items, &env, def);
        self.task(def, env, attrs, TaskNode::Impl(Rc::clone(i), items));
    }

    pub(super) fn assoc_items(
        &mut self,
        items: &[AssocNode],
        env: &Env,
        parent: DefId,
    ) -> FxIndexMap<Symbol, DefId> {
        let defs: Vec<DefId> = items
            .iter()
            .filter_map(|item| self.assoc_item(item, env, parent))
            .collect();
        defs.into_iter()
            .map(|def| (self.out.names.def(def).name.clone(), def))
            .collect()
    }

    pub(super) fn assoc_item(
        &mut self,
        item: &AssocNode,
        env: &Env,
        parent: DefId,
    ) -> Option<DefId> {
        match item {
            AssocNode::Fn(f) => {
                let attrs = wanted(&f.attrs, env)?;
                let def = self.fn_def(f, env, parent, &attrs);
                self.fn_task(def, f, env, attrs);
                Some(def)
            }
            AssocNode::Const(c) => {
                let attrs = wanted(&c.attrs, env)?;
                let def = self.define(
                    &c.ident.to_string(),
                    c.ident.span(),
                    parent,
                    env,
                    &attrs,
                    Class::Const,
                );
                self.const_task(def, c, env.clone(), attrs);
                Some(def)
            }
            AssocNode::Ty(t) => {
                let attrs = wanted(&t.attrs, env)?;
                let def = self.define(
                    &t.ident.to_string(),
                    t.ident.span(),
                    parent,
                    env,
                    &attrs,
                    Class::AssocTy,
                );
                let env = self.generics(def, env, &t.generics, Params::PLAIN);
                self.task(def, env, attrs, TaskNode::AssocTy(Rc::clone(t)));
                Some(def)
            }
        }
    }
}
