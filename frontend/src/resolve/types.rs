//! Types, paths and bounds to HIR.

use proc_macro2::Span as TokenSpan;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{GenericArgument, PathArguments, QSelf, ReturnType, Token, Type, TypeParamBound};

use super::body;
use super::collect::raw;
use super::cx::{Cx, ImplTrait};
use super::names::{Class, Ns, SelfScope};
use crate::hir::{
    ConstArg, GenericArg, Mutability, Path, PathArgs, Res, Segment, Symbol, TraitBound, TraitRef,
    Ty, TyKind,
};
use crate::span::Span;

impl Cx<'_> {
    /// A written type.
    pub fn ty(&mut self, ty: &Type) -> Ty {
        match ty {
            Type::Path(p) => self.path_ty(p),
            Type::Reference(r) => {
                let inner = self.ty(&r.elem);
                let mutability = mutability(r.mutability.is_some());
                let span = self.span(r.and_token.span).to(inner.span);
                make(TyKind::Ref(mutability, inner), span)
            }
            Type::Tuple(t) => {
                let elems = t.elems.iter().map(|elem| self.ty(elem)).collect();
                make(
                    TyKind::Tuple(elems),
                    self.between(t.paren_token.span.open(), t.paren_token.span.close()),
                )
            }
            Type::Slice(s) => {
                let elem = self.ty(&s.elem);
                make(
                    TyKind::Slice(elem),
                    self.between(s.bracket_token.span.open(), s.bracket_token.span.close()),
                )
            }
            Type::Array(a) => {
                let (elem, len) = (self.ty(&a.elem), self.const_arg(&a.len));
                make(
                    TyKind::Array(elem, len),
                    self.between(a.bracket_token.span.open(), a.bracket_token.span.close()),
                )
            }
            Type::FnPtr(f) => {
                let inputs = f.inputs.iter().map(|arg| self.ty(&arg.ty)).collect();
                let output = self.return_ty(&f.output, f.paren_token.span.close());
                let span = self.span(f.fn_token.span).to(output.span);
                make(TyKind::FnPtr(inputs, output), span)
            }
            Type::ImplTrait(i) => self.impl_trait(i),
            Type::Never(n) => make(TyKind::Never, self.span(n.bang_token.span)),
            Type::Infer(i) => make(TyKind::Infer, self.span(i.underscore_token.span)),
            Type::Paren(p) => self.ty(&p.elem),
            Type::Group(g) => self.ty(&g.elem),
            other => {
                let span = self.span(other.span());
                self.refuse("this type", span);
                make(TyKind::Error, span)
            }
        }
    }

    fn path_ty(&mut self, p: &syn::TypePath) -> Ty {
        if p.qself.is_none()
            && p.path.is_ident("Int")
            && let Some(ty) = self.int_ty()
        {
            return ty;
        }
        let path = self.path(p.qself.as_ref(), &p.path, Ns::Type);
        let span = path.span;
        if path.res == Res::Err {
            return make(TyKind::Error, span);
        }
        make(TyKind::Path(path), span)
    }

    /// The type that `Int` stands for under `#[for_types]`.
    fn int_ty(&mut self) -> Option<Ty> {
        let int = self.env.int.take()?;
        let ty = self.ty(&int);
        self.env.int = Some(int);
        Some(ty)
    }

    /// `-> T`, or `()` at `end`.
    pub fn return_ty(&mut self, output: &ReturnType, end: TokenSpan) -> Ty {
        match output {
            ReturnType::Default => make(TyKind::Tuple(Vec::new()), self.span(end)),
            ReturnType::Type(_, ty) => self.ty(ty),
        }
    }

    fn impl_trait(&mut self, i: &syn::TypeImplTrait) -> Ty {
        let span = self.span(i.impl_token.span);
        // The parameter is taken before its bounds are looked at: they may hold further ones.
        let param = match &mut self.impl_trait {
            ImplTrait::Params { left, .. } => left.next(),
            ImplTrait::Opaque => {
                let bounds = self.bounds(&i.bounds);
                return make(TyKind::ImplTrait(bounds), span);
            }
            ImplTrait::Refused => None,
        };
        let Some(param) = param else {
            self.refuse("`impl Trait` in this place", span);
            return make(TyKind::Error, span);
        };
        let segment = Segment {
            name: self.names.def(param).name.clone(),
            args: None,
            span,
        };
        let ty = make(
            TyKind::Path(simple(Res::Def(param), vec![segment], span)),
            span,
        );
        let found = self.predicates(&ty, &i.bounds);
        if let ImplTrait::Params { predicates, .. } = &mut self.impl_trait {
            predicates.extend(found);
        }
        ty
    }

    /// `A + B`, lifetimes dropped.
    pub fn bounds(&mut self, bounds: &Punctuated<TypeParamBound, Token![+]>) -> Vec<TraitBound> {
        bounds
            .iter()
            .filter_map(|bound| self.bound(bound))
            .collect()
    }

    fn bound(&mut self, bound: &TypeParamBound) -> Option<TraitBound> {
        match bound {
            TypeParamBound::Trait(t) if t.maybe.is_some() => Some(TraitBound::MaybeSized),
            TypeParamBound::Trait(t) => Some(TraitBound::Trait(self.trait_ref(&t.path))),
            _ => None,
        }
    }

    /// The traits among bounds.
    pub fn traits(&mut self, bounds: &Punctuated<TypeParamBound, Token![+]>) -> Vec<TraitRef> {
        let traits = self
            .bounds(bounds)
            .into_iter()
            .filter_map(|bound| match bound {
                TraitBound::Trait(t) => Some(t),
                TraitBound::MaybeSized => None,
            });
        traits.collect()
    }

    pub fn trait_ref(&mut self, path: &syn::Path) -> TraitRef {
        TraitRef {
            path: self.path(None, path, Ns::Type),
        }
    }

    /// `ty: A + B`; `A<Item: C>` gives a further one on `<ty as A>::Item`.
    pub fn predicates(
        &mut self,
        ty: &Ty,
        bounds: &Punctuated<TypeParamBound, Token![+]>,
    ) -> Vec<(Ty, TraitRef)> {
        let mut out = Vec::new();
        for bound in bounds {
            let TypeParamBound::Trait(t) = bound else {
                continue;
            };
            if t.maybe.is_some() {
                continue;
            }
            let trait_ref = self.trait_ref(&t.path);
            for (ident, bounds) in constraints(&t.path) {
                let projection = self.projection(ty, &trait_ref, ident);
                out.extend(self.predicates(&projection, bounds));
            }
            out.push((ty.clone(), trait_ref));
        }
        out
    }

    fn projection(&self, ty: &Ty, trait_ref: &TraitRef, ident: &syn::Ident) -> Ty {
        let span = self.span(ident.span());
        let mut path = trait_ref.path.clone();
        for args in path.segments.iter_mut().filter_map(|s| s.args.as_mut()) {
            args.bindings.clear();
        }
        path.qself = Some(ty.clone());
        path.rest = vec![Segment {
            name: ident.to_string().into(),
            args: None,
            span,
        }];
        make(TyKind::Path(path), span)
    }

    /// `N` in `[T; N]`.
    pub fn const_arg(&mut self, len: &syn::Expr) -> ConstArg {
        match len {
            syn::Expr::Infer(_) => return ConstArg::Infer,
            syn::Expr::Path(p) if p.qself.is_none() => {
                if let Some(ident) = p.path.get_ident()
                    && let Some(Res::Def(def)) =
                        self.names.lexical(&self.env, Ns::Value, &ident.to_string())
                    && let Class::ConstParam(..) = self.names.class(def)
                {
                    return ConstArg::Param(def);
                }
            }
            _ => {}
        }
        ConstArg::Body(std::sync::Arc::new(body::const_expr(
            self.names, &self.env, len,
        )))
    }

    /// A path in a type or value name space, looked up as far as names go.
    pub fn path(&mut self, qself: Option<&QSelf>, path: &syn::Path, ns: Ns) -> Path {
        let segments = self.segments(path);
        self.path_of(qself, path, segments, ns)
    }

    /// The segments of a path, not looked up yet.
    pub fn segments(&mut self, path: &syn::Path) -> Vec<Segment> {
        // Collecting takes room for four at least.
        let mut segments = Vec::with_capacity(path.segments.len());
        segments.extend(path.segments.iter().map(|s| self.segment(s)));
        segments
    }

    /// A path whose segments are known, looked up as far as names go.
    pub fn path_of(
        &mut self,
        qself: Option<&QSelf>,
        path: &syn::Path,
        mut segments: Vec<Segment>,
        ns: Ns,
    ) -> Path {
        let span = self.path_span(qself, path, &segments);
        if let Some(qself) = qself {
            return self.qualified(qself, path, segments, span);
        }
        if segments.first().is_some_and(|s| &*s.name == "Int")
            && let Some(int) = self.int_ty()
        {
            segments.remove(0);
            return on_int(int, segments, span);
        }
        let (names, spans): (Vec<Symbol>, Vec<Span>) =
            segments.iter().map(|s| (s.name.clone(), s.span)).unzip();
        let walk = self.walk(ns, path.leading_colon.is_some(), &names, &spans);
        let rest = segments.split_off(walk.used.min(segments.len()));
        self.self_args(walk.res, &mut segments);
        Path {
            qself: None,
            res: walk.res,
            segments,
            rest,
            span,
        }
    }

    /// `Self` in a struct's own fields is the struct with its own parameters.
    fn self_args(&self, res: Res, segments: &mut [Segment]) {
        let (SelfScope::Adt(adt), [segment]) = (self.env.self_, segments) else {
            return;
        };
        if res != Res::Def(adt) || &*segment.name != "Self" {
            return;
        }
        let params = self.names.generics.get(&adt).into_iter().flatten();
        let args = params.map(|param| {
            let own = Segment {
                name: self.names.def(*param).name.clone(),
                args: None,
                span: segment.span,
            };
            GenericArg::Ty(make(
                TyKind::Path(simple(Res::Def(*param), vec![own], segment.span)),
                segment.span,
            ))
        });
        segment.args = Some(PathArgs {
            args: args.collect(),
            bindings: Vec::new(),
        });
    }

    /// `<T>::a`, `<T as Trait>::a`
    fn qualified(
        &mut self,
        qself: &QSelf,
        path: &syn::Path,
        mut segments: Vec<Segment>,
        span: Span,
    ) -> Path {
        let ty = self.ty(&qself.ty);
        let rest = segments.split_off(qself.position.min(segments.len()));
        if segments.is_empty() {
            return Path {
                qself: Some(ty),
                res: Res::None,
                segments,
                rest,
                span,
            };
        }
        let (names, spans): (Vec<Symbol>, Vec<Span>) =
            segments.iter().map(|s| (s.name.clone(), s.span)).unzip();
        let walk = self.walk(Ns::Type, path.leading_colon.is_some(), &names, &spans);
        Path {
            qself: Some(ty),
            res: walk.res,
            segments,
            rest,
            span,
        }
    }

    /// A segment with its arguments.
    pub fn segment(&mut self, s: &syn::PathSegment) -> Segment {
        let args = match &s.arguments {
            PathArguments::None => None,
            PathArguments::AngleBracketed(a) => {
                Some(self.args(a)).filter(|a| !a.args.is_empty() || !a.bindings.is_empty())
            }
            PathArguments::Parenthesized(p) => Some(self.fn_args(p)),
        };
        Segment {
            name: raw(&s.ident.to_string()).into(),
            args,
            span: self.span(s.ident.span()),
        }
    }

    /// `<A, Item = B>`
    pub fn args(&mut self, args: &syn::AngleBracketedGenericArguments) -> PathArgs {
        let mut out = PathArgs::default();
        for arg in &args.args {
            match arg {
                GenericArgument::Type(ty) => out.args.push(self.type_arg(ty)),
                GenericArgument::Const(expr) => {
                    out.args.push(GenericArg::Const(self.const_arg(expr)));
                }
                GenericArgument::AssocType(a) => out
                    .bindings
                    .push((a.ident.to_string().into(), self.ty(&a.ty))),
                // `Item: Bound` becomes a predicate; see `predicates`.
                GenericArgument::Lifetime(_) | GenericArgument::Constraint(_) => {}
                other => self.refuse("this generic argument", self.span(other.span())),
            }
        }
        out
    }

    /// A bare name may turn out to be a constant.
    fn type_arg(&mut self, ty: &Type) -> GenericArg {
        if let Type::Path(p) = ty
            && p.qself.is_none()
            && let Some(ident) = p.path.get_ident()
        {
            let name = ident.to_string();
            let as_value = self.names.lexical(&self.env, Ns::Value, &name);
            if self.names.lexical(&self.env, Ns::Type, &name).is_none()
                && matches!(as_value, Some(Res::Def(def)) if self.names.class(def) == Class::Const)
            {
                let expr = syn::Expr::Path(syn::ExprPath {
                    attrs: Vec::new(),
                    qself: None,
                    path: p.path.clone(),
                });
                return GenericArg::Const(self.const_arg(&expr));
            }
        }
        GenericArg::Ty(self.ty(ty))
    }

    /// `Fn(A, B) -> C`
    fn fn_args(&mut self, p: &syn::ParenthesizedGenericArguments) -> PathArgs {
        let inputs = p.inputs.iter().map(|arg| self.ty(&arg.ty)).collect();
        let span = self.between(p.paren_token.span.open(), p.paren_token.span.close());
        let output = self.return_ty(&p.output, p.paren_token.span.close());
        PathArgs {
            args: vec![GenericArg::Ty(make(TyKind::Tuple(inputs), span))],
            bindings: vec![("Output".into(), output)],
        }
    }

    /// From one token to another.
    pub fn between(&self, from: TokenSpan, to: TokenSpan) -> Span {
        self.env.between(from, to)
    }

    /// A path's place, given its segments.
    pub fn path_span(&self, qself: Option<&QSelf>, path: &syn::Path, segments: &[Segment]) -> Span {
        if let ([only], None, None) = (segments, qself, path.leading_colon)
            && path.segments.first().is_some_and(|s| s.arguments.is_none())
        {
            return only.span;
        }
        let first = path.segments.first().map(|s| s.ident.span());
        let last = path.segments.last().map(|s| match &s.arguments {
            PathArguments::None => s.ident.span(),
            PathArguments::AngleBracketed(a) => a.gt_token.span,
            PathArguments::Parenthesized(p) => p.paren_token.span.close(),
        });
        let first = qself
            .map(|q| q.lt_token.span)
            .or(path.leading_colon.map(|c| c.spans[0]))
            .or(first);
        match (first, last) {
            (Some(first), Some(last)) => self.between(first, last),
            _ => Span {
                file: self.env.file,
                lo: 0,
                hi: 0,
            },
        }
    }

    /// `Self`
    pub fn self_ty(&self, span: Span) -> Ty {
        let res = match self.env.self_ {
            SelfScope::Impl(def) => Res::SelfTyImpl(def),
            SelfScope::Trait(def) => Res::SelfTyTrait(def),
            SelfScope::Adt(def) => Res::Def(def),
            SelfScope::None => return make(TyKind::Error, span),
        };
        let segment = Segment {
            name: "Self".into(),
            args: None,
            span,
        };
        make(TyKind::Path(simple(res, vec![segment], span)), span)
    }
}

/// A path that is wholly resolved.
pub fn simple(res: Res, segments: Vec<Segment>, span: Span) -> Path {
    Path {
        qself: None,
        res,
        segments,
        rest: Vec::new(),
        span,
    }
}

pub fn make(kind: TyKind, span: Span) -> Ty {
    Ty {
        kind: Box::new(kind),
        span,
    }
}

pub fn mutability(is_mut: bool) -> Mutability {
    if is_mut {
        Mutability::Mut
    } else {
        Mutability::Not
    }
}

/// `Int::a`
fn on_int(int: Ty, rest: Vec<Segment>, span: Span) -> Path {
    match *int.kind {
        TyKind::Path(mut path) => {
            path.rest.extend(rest);
            Path { span, ..path }
        }
        _ => Path {
            qself: Some(int),
            res: Res::None,
            segments: Vec::new(),
            rest,
            span,
        },
    }
}

/// The `Item: Bound`s in a trait's arguments.
fn constraints(path: &syn::Path) -> Vec<(&syn::Ident, &Punctuated<TypeParamBound, Token![+]>)> {
    let Some(PathArguments::AngleBracketed(args)) = path.segments.last().map(|s| &s.arguments)
    else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for arg in &args.args {
        if let GenericArgument::Constraint(c) = arg {
            out.push((&c.ident, &c.bounds));
        }
    }
    out
}
