//! Written types to semantic ones: paths, generic arguments, bounds.
//! In bodies `_` and left-out arguments become inference variables.

use std::cell::RefCell;

use super::TyCtxt;
use super::generics::{OpaqueBounds, self_param};
use crate::hir::{
    self, ConstArg, DefId, DefKind, GenericArg, Path, PathArgs, PrimTy, Res, Segment, Symbol,
    TraitBound,
};
use crate::span::Span;
use crate::ty::{GenericArgs, Predicate, TraitRef, Ty, TyKind};

/// Converts what is written inside one item.
pub(super) struct AstConv<'a> {
    pub tcx: &'a TyCtxt,
    /// The item whose parameters and bounds are in scope.
    pub owner: DefId,
    mode: Mode<'a>,
}

enum Mode<'a> {
    /// A signature: everything is written.
    Item,
    /// A return type: `impl Trait` is collected.
    Output(RefCell<OpaqueBounds>),
    /// A body: what is left out gets a variable.
    Body(&'a mut dyn FnMut(Span) -> Ty),
}

impl<'a> AstConv<'a> {
    pub fn item(tcx: &'a TyCtxt, owner: DefId) -> AstConv<'a> {
        AstConv {
            tcx,
            owner,
            mode: Mode::Item,
        }
    }

    pub fn output(tcx: &'a TyCtxt, owner: DefId) -> AstConv<'a> {
        AstConv {
            tcx,
            owner,
            mode: Mode::Output(RefCell::default()),
        }
    }

    pub fn body(
        tcx: &'a TyCtxt,
        owner: DefId,
        fresh: &'a mut dyn FnMut(Span) -> Ty,
    ) -> AstConv<'a> {
        AstConv {
            tcx,
            owner,
            mode: Mode::Body(fresh),
        }
    }

    /// The bounds that were collected.
    pub fn into_opaques(self) -> OpaqueBounds {
        match self.mode {
            Mode::Output(bounds) => bounds.into_inner(),
            Mode::Item | Mode::Body(_) => Vec::new(),
        }
    }

    fn infer(&mut self, span: Span) -> Ty {
        match &mut self.mode {
            Mode::Body(fresh) => fresh(span),
            Mode::Item | Mode::Output(_) => Ty::new(TyKind::Error),
        }
    }

    /// A type.
    pub fn ty(&mut self, ty: &hir::Ty) -> Ty {
        let kind = match &*ty.kind {
            hir::TyKind::Path(path) if self.names_no_type(path) => {
                let name = path.segments.last().map_or("", |segment| &segment.name);
                self.tcx.report_no_type(name, path.span);
                TyKind::Error
            }
            hir::TyKind::Path(path) => return self.path(path),
            hir::TyKind::Ref(m, inner) => TyKind::Ref(*m, self.ty(inner)),
            hir::TyKind::Tuple(elems) => TyKind::Tuple(elems.iter().map(|t| self.ty(t)).collect()),
            hir::TyKind::Slice(inner) => TyKind::Slice(self.ty(inner)),
            hir::TyKind::Array(elem, len) => {
                let elem = self.ty(elem);
                TyKind::Array(elem, self.const_arg(len, ty.span))
            }
            hir::TyKind::FnPtr(inputs, output) => {
                let inputs = inputs.iter().map(|t| self.ty(t)).collect();
                TyKind::FnPtr(inputs, self.ty(output))
            }
            hir::TyKind::ImplTrait(bounds) => return self.impl_trait(bounds, ty.span),
            hir::TyKind::Never => TyKind::Never,
            hir::TyKind::Infer => return self.infer(ty.span),
            hir::TyKind::Error => TyKind::Error,
        };
        Ty::new(kind)
    }

    fn impl_trait(&mut self, bounds: &[TraitBound], span: Span) -> Ty {
        let Mode::Output(opaques) = &self.mode else {
            return self.infer(span);
        };
        let index = opaques.borrow().len();
        opaques.borrow_mut().push(Vec::new());
        let number = u32::try_from(index).expect("few opaque types");
        let ty = Ty::new(TyKind::Opaque(
            self.owner,
            number,
            self.tcx.identity_args(self.owner),
        ));
        let mut list = Vec::new();
        for bound in bounds {
            if let TraitBound::Trait(trait_ref) = bound {
                self.bound(ty.clone(), trait_ref, &mut list);
            }
        }
        let list = self.tcx.elaborate(list);
        if let Mode::Output(opaques) = &self.mode {
            opaques.borrow_mut()[index] = list;
        }
        ty
    }

    /// A const argument's value as a type.
    pub fn const_arg(&mut self, arg: &ConstArg, span: Span) -> Ty {
        match arg {
            ConstArg::Body(body) => match self.tcx.eval_const(body, body.value) {
                Some(value) => Ty::new(TyKind::Const(value)),
                None => self.const_path(body).unwrap_or_else(|| {
                    self.tcx.report_unevaluated(body.expr(body.value).span);
                    Ty::new(TyKind::Error)
                }),
            },
            ConstArg::Param(def) => self.param(*def),
            ConstArg::Infer => self.infer(span),
        }
    }

    /// A const argument that is a bare const parameter.
    fn const_path(&self, body: &hir::Body) -> Option<Ty> {
        let hir::ExprKind::Path(path) = &body.expr(body.value).kind else {
            return None;
        };
        match path.res {
            Res::Def(def)
                if matches!(self.tcx.crates.def(def).kind, DefKind::ConstParam { .. }) =>
            {
                Some(self.param(def))
            }
            _ => None,
        }
    }

    fn param(&self, def: DefId) -> Ty {
        let data = self.tcx.crates.def(def);
        match data.kind {
            DefKind::TyParam { index, .. } | DefKind::ConstParam { index, .. } => {
                Ty::new(TyKind::Param(index, data.name.clone()))
            }
            _ => Ty::new(TyKind::Error),
        }
    }

    /// The type that a path names.
    pub fn path(&mut self, path: &Path) -> Ty {
        let Some((mut ty, rest)) = self.path_base(path) else {
            return Ty::new(TyKind::Error);
        };
        for segment in rest {
            ty = self.assoc_ty(&ty, segment);
        }
        ty
    }

    /// Whether something is meant that is there, but is no type.
    fn names_no_type(&self, path: &Path) -> bool {
        let (Res::Def(def), None, []) = (path.res, &path.qself, &path.rest[..]) else {
            return false;
        };
        match self.tcx.crates.def(def).kind {
            DefKind::Variant(_)
            | DefKind::Mod
            | DefKind::Trait(_)
            | DefKind::Impl(_)
            | DefKind::Fn(_)
            | DefKind::Const(_) => true,
            DefKind::Struct(_)
            | DefKind::Enum(_)
            | DefKind::TyAlias(..)
            | DefKind::TyParam { .. }
            | DefKind::ConstParam { .. }
            | DefKind::AssocTy(_) => false,
        }
    }

    /// The type of a path's prefix, and what is left for lookup in it.
    fn path_base<'p>(&mut self, path: &'p Path) -> Option<(Ty, &'p [Segment])> {
        let rest = &path.rest[..];
        if let Some(qself) = &path.qself {
            let self_ty = self.ty(qself);
            let Res::Def(trait_) = path.res else {
                return Some((self_ty, rest));
            };
            let (first, rest) = rest.split_first()?;
            let args = path.segments.last().and_then(|s| s.args.as_ref());
            let args = self.args_for(trait_, vec![self_ty], args, path.span);
            return Some((
                self.trait_assoc(
                    &TraitRef {
                        trait_,
                        args: args.into(),
                    },
                    first,
                )?,
                rest,
            ));
        }
        if let (Res::SelfTyImpl(impl_), Some((first, tail))) = (path.res, rest.split_first())
            && let Some(found) = self.impl_assoc(impl_, first)
        {
            return Some((found, tail));
        }
        Some((self.prefix(path)?, rest))
    }

    /// The type that a path's prefix names, without the segments left for lookup.
    pub fn prefix(&mut self, path: &Path) -> Option<Ty> {
        match path.res {
            Res::Def(def) => self.def_ty(def, path),
            Res::PrimTy(prim) => Some(prim_ty(prim)),
            Res::SelfTyImpl(impl_) => Some(self.tcx.type_of(impl_)),
            Res::SelfTyTrait(_) => Some(self_param()),
            Res::None => path.qself.as_ref().map(|q| self.ty(q)),
            Res::Local(_) | Res::Err => None,
        }
    }

    fn def_ty(&mut self, def: DefId, path: &Path) -> Option<Ty> {
        let last = path.segments.last().and_then(|s| s.args.as_ref());
        match &self.tcx.crates.def(def).kind {
            DefKind::Struct(_) | DefKind::Enum(_) => {
                self.tcx.check_supported(def, path.span);
                let args = self.args_for(def, Vec::new(), last, path.span);
                Some(Ty::new(TyKind::Adt(def, args.into())))
            }
            DefKind::TyAlias(..) => {
                let args = self.args_for(def, Vec::new(), last, path.span);
                Some(self.tcx.type_of(def).subst(&args))
            }
            DefKind::Variant(_) => {
                let enum_ = self.tcx.crates.def(def).parent?;
                let on_enum = path
                    .segments
                    .iter()
                    .rev()
                    .nth(1)
                    .and_then(|s| s.args.as_ref());
                let args = self.args_for(enum_, Vec::new(), last.or(on_enum), path.span);
                Some(Ty::new(TyKind::Adt(enum_, args.into())))
            }
            DefKind::TyParam { .. } | DefKind::ConstParam { .. } => Some(self.param(def)),
            DefKind::AssocTy(_) => {
                let args = self.tcx.identity_args(def);
                Some(Ty::new(TyKind::Projection(def, args)))
            }
            DefKind::Mod
            | DefKind::Trait(_)
            | DefKind::Impl(_)
            | DefKind::Fn(_)
            | DefKind::Const(_) => None,
        }
    }

    /// An item's arguments: those given so far, then the written ones, defaults, variables.
    pub fn args_for(
        &mut self,
        def: DefId,
        given: Vec<Ty>,
        written: Option<&PathArgs>,
        span: Span,
    ) -> Vec<Ty> {
        let mut args = given;
        let Some(generics) = self.tcx.generics_of(def) else {
            return args;
        };
        let first = args.len().saturating_sub(generics.parent_count as usize);
        let mut written = written.map_or(&[][..], |w| &w.args).iter();
        for param in generics.params.iter().skip(first) {
            let arg = match (written.next(), &param.default) {
                (Some(GenericArg::Ty(ty)), _) => self.ty(ty),
                (Some(GenericArg::Const(arg)), _) => self.const_arg(arg, span),
                (None, Some(default)) => AstConv::item(self.tcx, def).ty(default).subst(&args),
                (None, None) => self.infer(span),
            };
            args.push(arg);
        }
        args
    }

    /// `ty: Trait<Args, Name = T>` as predicates.
    pub fn bound(&mut self, self_ty: Ty, bound: &hir::TraitRef, out: &mut Vec<Predicate>) {
        let Some(trait_ref) = self.trait_ref(self_ty, bound) else {
            return;
        };
        let bindings = bound
            .path
            .segments
            .last()
            .and_then(|s| s.args.as_ref())
            .map_or(&[][..], |a| &a.bindings);
        out.push(Predicate::Trait(trait_ref.clone()));
        for (name, ty) in bindings {
            let ty = self.ty(ty);
            if let Some((assoc, args)) = self.tcx.find_assoc_ty(&trait_ref, name) {
                out.push(Predicate::Projection(assoc, args, ty));
            }
        }
    }

    /// A written trait with `Self` put first.
    pub fn trait_ref(&mut self, self_ty: Ty, bound: &hir::TraitRef) -> Option<TraitRef> {
        let Res::Def(trait_) = bound.path.res else {
            return None;
        };
        if !matches!(self.tcx.crates.def(trait_).kind, DefKind::Trait(_)) {
            return None;
        }
        let written = bound.path.segments.last().and_then(|s| s.args.as_ref());
        let args = self.args_for(trait_, vec![self_ty], written, bound.path.span);
        Some(TraitRef {
            trait_,
            args: args.into(),
        })
    }

    /// `Self::Name` in an impl: its own item, or its trait's.
    fn impl_assoc(&mut self, impl_: DefId, segment: &Segment) -> Option<Ty> {
        let DefKind::Impl(data) = &self.tcx.crates.def(impl_).kind else {
            return None;
        };
        if let Some(item) = data.items.get(&segment.name) {
            return matches!(self.tcx.crates.def(*item).kind, DefKind::AssocTy(_))
                .then(|| self.tcx.type_of(*item));
        }
        let trait_ref = self.tcx.impl_trait_ref(impl_)?;
        let (assoc, args) = self.tcx.find_assoc_ty(&trait_ref, &segment.name)?;
        Some(Ty::new(TyKind::Projection(assoc, args)))
    }

    fn trait_assoc(&mut self, trait_ref: &TraitRef, segment: &Segment) -> Option<Ty> {
        let (assoc, args) = self.tcx.find_assoc_ty(trait_ref, &segment.name)?;
        let args = self.args_for(assoc, args.to_vec(), segment.args.as_ref(), segment.span);
        Some(Ty::new(TyKind::Projection(assoc, args.into())))
    }

    /// `base::Name`, through the bounds that are known of `base`.
    fn assoc_ty(&mut self, base: &Ty, segment: &Segment) -> Ty {
        if base.has_error() {
            return base.clone();
        }
        let found = self.scope_assoc(base, &segment.name).or_else(|| {
            self.tcx.alias_bounds(base).iter().find_map(|p| match p {
                Predicate::Trait(t) if t.self_ty() == base => {
                    self.tcx.find_assoc_ty(t, &segment.name)
                }
                _ => None,
            })
        });
        match found {
            Some((assoc, args)) => Ty::new(TyKind::Projection(assoc, args)),
            None => {
                self.tcx
                    .report_unknown_assoc(base, &segment.name, segment.span);
                Ty::new(TyKind::Error)
            }
        }
    }

    /// Looks through the written bounds of the items in scope, lowering only what may name it.
    fn scope_assoc(&mut self, base: &Ty, name: &Symbol) -> Option<(DefId, GenericArgs)> {
        let tcx = self.tcx;
        for item in tcx.generics_chain(self.owner).collect::<Vec<_>>() {
            let is_trait = matches!(tcx.crates.def(item).kind, DefKind::Trait(_));
            if is_trait
                && *base == self_param()
                && let Some(found) = tcx.find_assoc_ty(&tcx.identity_trait_ref(item), name)
            {
                return Some(found);
            }
            let Some(generics) = tcx.generics_of(item) else {
                continue;
            };
            for (ty, bound) in &generics.predicates {
                let names_it = self.is_bound_on(ty, base) && self.bound_declares(bound, name);
                if !names_it {
                    continue;
                }
                if let Some(t) = self.trait_ref(base.clone(), bound) {
                    return tcx.find_assoc_ty(&t, name);
                }
            }
        }
        None
    }

    /// Whether a predicate's written type is `base`. Cheap for parameters, so that bounds may name each other.
    fn is_bound_on(&mut self, written: &hir::Ty, base: &Ty) -> bool {
        let hir::TyKind::Path(path) = &*written.kind else {
            return false;
        };
        let is_param = path.rest.is_empty() && path.qself.is_none();
        match (is_param, matches!(**base, TyKind::Param(..))) {
            (true, true) => self.prefix(path).as_ref() == Some(base),
            (false, false) => self.ty(written) == *base,
            _ => false,
        }
    }

    fn bound_declares(&self, bound: &hir::TraitRef, name: &Symbol) -> bool {
        let Res::Def(trait_) = bound.path.res else {
            return false;
        };
        self.tcx.declares_assoc_ty(trait_, name, 16)
    }
}

impl TyCtxt {
    /// The associated type `name` of a trait or its supertraits, with that trait's arguments.
    pub(super) fn find_assoc_ty(
        &self,
        trait_ref: &TraitRef,
        name: &Symbol,
    ) -> Option<(DefId, GenericArgs)> {
        if let Some(assoc) = self.own_assoc_ty(trait_ref.trait_, name) {
            return Some((assoc, trait_ref.args.clone()));
        }
        self.supertraits(trait_ref.trait_).iter().find_map(|t| {
            let assoc = self.own_assoc_ty(t.trait_, name)?;
            Some((assoc, t.subst(&trait_ref.args).args))
        })
    }

    fn own_assoc_ty(&self, trait_: DefId, name: &Symbol) -> Option<DefId> {
        let DefKind::Trait(data) = &self.crates.def(trait_).kind else {
            return None;
        };
        let item = *data.items.get(name)?;
        matches!(self.crates.def(item).kind, DefKind::AssocTy(_)).then_some(item)
    }

    /// Whether a trait or a supertrait declares the associated type; lowers no types.
    fn declares_assoc_ty(&self, trait_: DefId, name: &Symbol, depth: u32) -> bool {
        if self.own_assoc_ty(trait_, name).is_some() {
            return true;
        }
        let DefKind::Trait(data) = &self.crates.def(trait_).kind else {
            return false;
        };
        depth > 0
            && data.supertraits.iter().any(|t| match t.path.res {
                Res::Def(def) => self.declares_assoc_ty(def, name, depth - 1),
                _ => false,
            })
    }
}

fn prim_ty(prim: PrimTy) -> Ty {
    Ty::new(match prim {
        PrimTy::Bool => TyKind::Bool,
        PrimTy::Char => TyKind::Char,
        PrimTy::Str => TyKind::Str,
        PrimTy::Int(int) => TyKind::Int(int),
        PrimTy::Float(float) => TyKind::Float(float),
    })
}
