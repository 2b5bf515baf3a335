//! Items to HIR definitions: signatures, generics, fields, discriminants, bodies.

use std::rc::Rc;

use crate::hir::FxIndexMap;
use syn::punctuated::Punctuated;
use syn::{FnArg, ReceiverKind};

use super::ast::{AssocTyNode, ConstNode, FnNode, ImplNode, TraitNode};
use super::attrs::{self, Attrs, JsBody, Origin};
use super::body::{self, BodySource};
use super::collect::{Task, TaskNode, ctor_kind, raw};
use super::cx::{Cx, ImplTrait};
use super::names::{Class, DefInfo, Names};
use super::types::{make, mutability, simple};
use super::{Package, discriminant};
use crate::hir::{
    Adt, AssocTy, ConstItem, CrateId, CtorKind, Def, DefId, DefKind, Field, Fn, GenericParam,
    Generics, Impl, JsAdt, LazyBody, Res, Segment, Symbol, Trait, TraitRef, Ty, TyKind, Variant,
};
use crate::span::Span;

/// Lowers the definitions that are no library's already. The package answers for the author's bodies.
pub fn lower_all(names: &Names, tasks: Vec<Task>, package: Option<&Package>) -> Vec<Def> {
    let first = names.first();
    let mut defs: Vec<Def> = names.defs.iter().map(plain_def).collect();
    for task in tasks {
        let at = task.def.0 as usize - first;
        let kind = lower(names, task, package);
        let def = &mut defs[at];
        if let DefKind::Impl(i) = &kind {
            def.span = def.span.to(i.self_ty.span);
        }
        def.kind = kind;
    }
    defs
}

/// A definition with what its name alone tells. Those with a task get their meaning later.
fn plain_def(info: &DefInfo) -> Def {
    let kind = match info.class {
        Class::Variant(_, index) => DefKind::Variant(index),
        Class::TyParam(owner, index) => DefKind::TyParam { owner, index },
        Class::ConstParam(owner, index) => DefKind::ConstParam { owner, index },
        Class::Mod
        | Class::Struct(_)
        | Class::Enum
        | Class::Trait
        | Class::Impl
        | Class::TyAlias
        | Class::AssocTy
        | Class::Fn
        | Class::Const => DefKind::Mod,
    };
    Def {
        name: info.name.clone(),
        parent: info.parent,
        krate: info.krate,
        span: info.span,
        lang: info.lang.clone(),
        unsupported: info.unsupported.clone(),
        kind,
    }
}

fn lower(names: &Names, task: Task, package: Option<&Package>) -> DefKind {
    let Task {
        def,
        env,
        attrs,
        node,
    } = task;
    let mut item = Item {
        cx: Cx::new(names, env),
        names,
        def,
        package,
    };
    match node {
        TaskNode::Struct(s) => DefKind::Struct(item.structure(&s, attrs.js.adt)),
        TaskNode::Enum(e) => DefKind::Enum(item.enumeration(&e)),
        TaskNode::Trait(t, items) => DefKind::Trait(item.trait_(&t, items)),
        TaskNode::Impl(i, items) => DefKind::Impl(item.impl_(&i, items)),
        TaskNode::TyAlias(t) => {
            let generics = item.generics(&t.generics, Vec::new());
            DefKind::TyAlias(generics, item.cx.ty(&t.ty))
        }
        TaskNode::AssocTy(t) => DefKind::AssocTy(item.assoc_ty(&t)),
        TaskNode::Fn(f) => DefKind::Fn(item.function(&f, attrs)),
        TaskNode::Const(c) => DefKind::Const(item.constant(&c, attrs)),
    }
}

struct Item<'a> {
    cx: Cx<'a>,
    names: &'a Names,
    def: DefId,
    package: Option<&'a Package<'a>>,
}

impl Item<'_> {
    fn structure(&mut self, s: &syn::ItemStruct, js: JsAdt) -> Adt {
        let generics = self.generics(&s.generics, Vec::new());
        let name = self.names.def(self.def).name.clone();
        let fields = self.fields(&s.fields, js);
        let variant = Variant {
            def: self.def,
            name,
            ctor: ctor_kind(&s.fields),
            fields,
            discriminant: 0,
        };
        Adt {
            generics,
            variants: vec![variant],
            js,
        }
    }

    fn enumeration(&mut self, e: &syn::ItemEnum) -> Adt {
        let generics = self.generics(&e.generics, Vec::new());
        let ids = self
            .names
            .variants
            .get(&self.def)
            .cloned()
            .unwrap_or_default();
        let origin = self.cx.env.attr_origin();
        let wanted = e.variants.iter().filter(|v| is_wanted(&v.attrs, origin));
        let mut next = 0;
        let mut variants = Vec::new();
        for (def, v) in ids.into_iter().zip(wanted) {
            let given = v
                .discriminant
                .as_ref()
                .map(|(_, expr)| self.discriminant(expr));
            let discriminant = given.unwrap_or(next);
            next = discriminant.saturating_add(1);
            let fields = self.fields(&v.fields, JsAdt::Rust);
            let name = self.names.def(def).name.clone();
            variants.push(Variant {
                def,
                name,
                ctor: ctor_kind(&v.fields),
                fields,
                discriminant,
            });
        }
        Adt {
            generics,
            variants,
            js: JsAdt::Rust,
        }
    }

    fn discriminant(&self, expr: &syn::Expr) -> i128 {
        discriminant::evaluate(expr).unwrap_or_else(|at| {
            self.cx
                .refuse("a discriminant that is not a literal", self.cx.span(at));
            0
        })
    }

    fn fields(&mut self, fields: &syn::Fields, js: JsAdt) -> Vec<Field> {
        let origin = self.cx.env.attr_origin();
        let mut out = Vec::new();
        for (index, field) in fields.iter().enumerate() {
            let attrs = attrs::read(&field.attrs, origin);
            if attrs.is_off || attrs.js.native {
                continue;
            }
            let ty = self.cx.ty(&field.ty);
            let (name, span): (Symbol, Span) = match &field.ident {
                Some(ident) => (raw(&ident.to_string()).into(), self.cx.span(ident.span())),
                None => (index.to_string().into(), ty.span),
            };
            let given = attrs.js.name.map(Into::into);
            let js_name = given.or_else(|| (js == JsAdt::Object).then(|| camel_case(&name).into()));
            out.push(Field {
                name,
                js_name,
                ty,
                span,
            });
        }
        out
    }

    fn trait_(&mut self, t: &TraitNode, items: FxIndexMap<Symbol, DefId>) -> Trait {
        let generics = self.generics(&t.generics, Vec::new());
        Trait {
            generics,
            supertraits: self.cx.traits(&t.supertraits),
            items,
        }
    }

    fn impl_(&mut self, i: &ImplNode, items: FxIndexMap<Symbol, DefId>) -> Impl {
        let generics = self.generics(&i.generics, Vec::new());
        let of_trait = i.of_trait.as_ref().map(|path| self.cx.trait_ref(path));
        Impl {
            generics,
            of_trait,
            self_ty: self.cx.ty(&i.self_ty),
            items,
        }
    }

    fn assoc_ty(&mut self, t: &AssocTyNode) -> AssocTy {
        let generics = self.generics(&t.generics, Vec::new());
        let bounds = self.cx.traits(&t.bounds);
        AssocTy {
            generics,
            bounds,
            value: t.value.as_ref().map(|ty| self.cx.ty(ty)),
        }
    }

    fn function(&mut self, f: &Rc<FnNode>, attrs: Attrs) -> Fn {
        let own = self
            .names
            .generics
            .get(&self.def)
            .cloned()
            .unwrap_or_default();
        let written = f
            .sig
            .generics
            .params
            .iter()
            .filter(|p| !matches!(p, syn::GenericParam::Lifetime(_)))
            .count();
        let left = own.get(written..).unwrap_or_default().to_vec().into_iter();
        self.cx.impl_trait = ImplTrait::Params {
            left,
            predicates: Vec::new(),
        };
        let inputs = f.sig.inputs.iter().map(|arg| self.input(arg)).collect();
        let ImplTrait::Params { predicates, .. } =
            std::mem::replace(&mut self.cx.impl_trait, ImplTrait::Opaque)
        else {
            unreachable!("set above, and changed by nobody");
        };
        let output = self.cx.return_ty(&f.sig.output, f.sig.ident.span());
        self.cx.impl_trait = ImplTrait::Refused;
        Fn {
            generics: self.generics(&f.sig.generics, predicates),
            has_self: f.sig.receiver().is_some(),
            inputs,
            output,
            is_async: f.sig.asyncness.is_some(),
            inline: attrs.inline,
            order: attrs.js.order,
            handler: attrs
                .handler
                .map(|(handler, _)| handler)
                .filter(|_| self.cx.env.krate == CrateId::Local),
            body: self.fn_body(f, attrs),
        }
    }

    fn input(&mut self, arg: &FnArg) -> Ty {
        match arg {
            FnArg::Typed(typed) => self.cx.ty(&typed.ty),
            FnArg::Receiver(receiver) => {
                let span = self.cx.span(receiver.self_token.span);
                let own = self.cx.self_ty(span);
                match &receiver.kind {
                    ReceiverKind::Reference(_, _, is_mut) => {
                        make(TyKind::Ref(mutability(is_mut.is_some()), own), span)
                    }
                    ReceiverKind::Typed(_, ty) => self.cx.ty(ty),
                    _ => own,
                }
            }
        }
    }

    fn fn_body(&self, f: &Rc<FnNode>, attrs: Attrs) -> Option<LazyBody> {
        if attrs.js.unsupported.is_some() {
            return None;
        }
        let source = match (attrs.js.body, &f.block) {
            (Some(JsBody::Template(effect, text)), _) => {
                BodySource::Template(Rc::clone(f), effect, text)
            }
            (Some(JsBody::Block(block)), _) => BodySource::Block(Rc::clone(f), block),
            (None, Some(_)) => BodySource::Fn(Rc::clone(f)),
            (None, None) => return None,
        };
        Some(self.body(&source))
    }

    fn constant(&mut self, c: &Rc<ConstNode>, attrs: Attrs) -> ConstItem {
        let ty = self.cx.ty(&c.ty);
        let source = match (attrs.js.body, &c.expr, attrs.lang_const) {
            _ if attrs.js.unsupported.is_some() => None,
            (Some(JsBody::Template(effect, text)), _, _) => {
                Some(BodySource::ConstTemplate(effect, text))
            }
            (_, Some(_), _) => Some(BodySource::Const(Rc::clone(c))),
            (_, None, Some(name)) => {
                Some(BodySource::Intrinsic(format!("int_{name}"), c.ident.span()))
            }
            (_, None, None) => None,
        };
        ConstItem {
            ty,
            body: source.map(|source| self.body(&source)),
        }
    }

    fn body(&self, source: &BodySource) -> LazyBody {
        let env = self.cx.env.clone();
        LazyBody::ready(body::lower(self.names, env, self.def, source, self.package))
    }

    /// An item's generics; `predicates` are those that `impl Trait` parameters brought.
    fn generics(&mut self, generics: &syn::Generics, predicates: Vec<(Ty, TraitRef)>) -> Generics {
        let own = self
            .names
            .generics
            .get(&self.def)
            .cloned()
            .unwrap_or_default();
        let parent = self.cx.env.generics.as_ref().and_then(|g| g.parent.clone());
        let mut out = Generics {
            parent: parent.as_ref().map(|p| p.owner),
            parent_count: parent.as_ref().map_or(0, |p| p.count()),
            params: Vec::new(),
            predicates,
        };
        let is_trait = self.names.class(self.def) == Class::Trait;
        let written = generics
            .params
            .iter()
            .filter(|p| !matches!(p, syn::GenericParam::Lifetime(_)))
            .map(Some);
        let mut written = is_trait.then_some(None).into_iter().chain(written);
        for def in own {
            let default = match written.next().flatten() {
                Some(syn::GenericParam::Type(t)) => {
                    self.bounded(def, &t.bounds, &mut out.predicates);
                    t.default.as_ref().map(|(_, ty)| self.cx.ty(ty))
                }
                Some(syn::GenericParam::Const(_) | syn::GenericParam::Lifetime(_)) | None => None,
            };
            out.params.push(GenericParam {
                def,
                name: self.names.def(def).name.clone(),
                default,
            });
        }
        self.where_clause(generics, &mut out.predicates);
        out
    }

    fn bounded(
        &mut self,
        param: DefId,
        bounds: &Punctuated<syn::TypeParamBound, syn::Token![+]>,
        predicates: &mut Vec<(Ty, TraitRef)>,
    ) {
        let info = self.names.def(param);
        let segment = Segment {
            name: info.name.clone(),
            args: None,
            span: info.span,
        };
        let ty = make(
            TyKind::Path(simple(Res::Def(param), vec![segment], info.span)),
            info.span,
        );
        predicates.extend(self.cx.predicates(&ty, bounds));
    }

    fn where_clause(&mut self, generics: &syn::Generics, predicates: &mut Vec<(Ty, TraitRef)>) {
        for predicate in generics
            .where_clause
            .iter()
            .flat_map(|clause| &clause.predicates)
        {
            if let syn::WherePredicate::Type(p) = predicate {
                let ty = self.cx.ty(&p.bounded_ty);
                predicates.extend(self.cx.predicates(&ty, &p.bounds));
            }
        }
    }
}

fn is_wanted(list: &[syn::Attribute], origin: Origin) -> bool {
    let attrs = attrs::read(list, origin);
    !attrs.is_off && !attrs.js.native
}

/// `status_code` is `statusCode`.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_').filter(|word| !word.is_empty());
    let mut out = words.next().unwrap_or_default().to_string();
    for word in words {
        let mut chars = word.chars();
        out.extend(chars.next().map(|c| c.to_ascii_uppercase()));
        out.push_str(chars.as_str());
    }
    out
}

/// Whether a struct or variant can be named without fields.
pub fn is_unit(class: Class) -> bool {
    matches!(
        class,
        Class::Struct(CtorKind::Unit) | Class::Variant(CtorKind::Unit, _)
    )
}
