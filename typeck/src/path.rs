//! Paths that name values: functions, constants, constructors, associated items.

use super::check::FnCtxt;
use crate::hir::{CtorKind, DefId, DefKind, ExprId, Path, PathArgs, Res, Segment};
use crate::span::Span;
use crate::ty::{GenericArgs, IntTy, Ty, TyKind};

impl FnCtxt<'_> {
    /// A path as an expression.
    pub fn check_path_expr(&mut self, expr: ExprId, path: &Path) -> Ty {
        match path.res {
            Res::Local(local) => return self.results.local_tys[local.0 as usize].clone(),
            Res::Err => {
                self.tainted = true;
                return Ty::new(TyKind::Error);
            }
            Res::Def(def)
                if matches!(self.tcx.crates.def(def).kind, DefKind::ConstParam { .. }) =>
            {
                self.results
                    .callees
                    .insert(expr, (def, GenericArgs::from([])));
                return Ty::new(TyKind::Int(IntTy::Usize));
            }
            _ => {}
        }
        let Some((def, args)) = self.resolve_value_path(path) else {
            return Ty::new(TyKind::Error);
        };
        self.results.callees.insert(expr, (def, args.clone()));
        self.require_predicates_of(def, &args, path.span);
        self.value_ty(def, &args, path.span)
    }

    /// The type of a function, constructor or constant under its arguments.
    pub fn value_ty(&mut self, def: DefId, args: &GenericArgs, span: Span) -> Ty {
        match &self.tcx.crates.def(def).kind {
            DefKind::Fn(_) => Ty::new(TyKind::FnDef(def, args.clone())),
            DefKind::Struct(_) | DefKind::Variant(_) => match self.tcx.variant(def).map(|v| v.ctor)
            {
                Some(CtorKind::Tuple) => Ty::new(TyKind::FnDef(def, args.clone())),
                Some(CtorKind::Unit | CtorKind::Struct) => self.tcx.type_of(def).subst(args),
                None => Ty::new(TyKind::Error),
            },
            DefKind::Const(_) => {
                let ty = self.tcx.type_of(def).subst(args);
                self.normalize(&ty, span)
            }
            _ => Ty::new(TyKind::Error),
        }
    }

    /// What a value path names, with all generic arguments.
    pub fn resolve_value_path(&mut self, path: &Path) -> Option<(DefId, GenericArgs)> {
        let found = match path.rest.split_last() {
            None => self.resolve_item(path),
            Some((last, before)) => self.resolve_relative(path, before, last),
        };
        match &found {
            Some((def, _)) => self.tcx.check_supported(*def, path.span),
            None => self.tainted = true,
        }
        found
    }

    fn resolve_item(&mut self, path: &Path) -> Option<(DefId, GenericArgs)> {
        let def = match path.res {
            Res::Def(def) => def,
            Res::SelfTyImpl(_) => return self.resolve_ctor(path),
            Res::Local(_) | Res::PrimTy(_) | Res::SelfTyTrait(_) | Res::None | Res::Err => {
                self.report_not_a_value(path);
                return None;
            }
        };
        let last = path.segments.last().and_then(|s| s.args.as_ref());
        let outer = path
            .segments
            .iter()
            .rev()
            .nth(1)
            .and_then(|s| s.args.as_ref());
        match &self.tcx.crates.def(def).kind {
            DefKind::Fn(_) | DefKind::Const(_) => {
                let parent = match self.tcx.generics_parent(def) {
                    Some(parent) => self.args_or_fresh(parent, outer, path.span).to_vec(),
                    None => Vec::new(),
                };
                Some((def, self.own_args(def, parent, last, path.span)))
            }
            DefKind::Struct(_) => Some((def, self.args_or_fresh(def, last, path.span))),
            DefKind::Variant(_) => {
                let enum_ = self.tcx.crates.def(def).parent?;
                Some((def, self.args_or_fresh(enum_, last.or(outer), path.span)))
            }
            _ => {
                self.report_not_a_value(path);
                None
            }
        }
    }

    /// `Type::name`, `Trait::name`, `<T as Trait>::name`.
    fn resolve_relative(
        &mut self,
        path: &Path,
        before: &[Segment],
        last: &Segment,
    ) -> Option<(DefId, GenericArgs)> {
        if let (Res::Def(trait_), true) = (path.res, before.is_empty())
            && matches!(self.tcx.crates.def(trait_).kind, DefKind::Trait(_))
        {
            return self.resolve_in_trait(path, trait_, last);
        }
        let base = Path {
            rest: before.to_vec(),
            ..path.clone()
        };
        let ty = self.with_conv(|conv| conv.path(&base));
        let ty = self.normalize(&ty, path.span);
        let ty = self.resolve_now(&ty);
        if let Some(found) = self.resolve_variant(&ty, last) {
            return Some(found);
        }
        self.resolve_assoc(&ty, last, path.span)
    }

    fn resolve_in_trait(
        &mut self,
        path: &Path,
        trait_: DefId,
        last: &Segment,
    ) -> Option<(DefId, GenericArgs)> {
        let item = self.tcx.supertraits(trait_).into_iter().find_map(|t| {
            let item = self.tcx.trait_item(t.trait_, &last.name)?;
            Some((item, t))
        });
        let Some((item, super_)) = item else {
            self.report_not_a_value(path);
            return None;
        };
        let self_ty = match &path.qself {
            Some(qself) => self.lower_ty(qself),
            None => self.fresh(path.span),
        };
        let written = path.segments.last().and_then(|s| s.args.as_ref());
        let args = match written {
            Some(_) => {
                self.with_conv(|conv| conv.args_for(trait_, vec![self_ty], written, path.span))
            }
            None => {
                let rest = 1..self.tcx.generics_count(trait_);
                let others: Vec<Ty> = rest.map(|_| self.fresh(path.span)).collect();
                std::iter::once(self_ty).chain(others).collect()
            }
        };
        let parent = super_
            .subst(&args)
            .args
            .iter()
            .map(|ty| self.normalize(ty, path.span))
            .collect();
        Some((
            item,
            self.own_args(item, parent, last.args.as_ref(), path.span),
        ))
    }

    /// `Enum::Variant`, where the enum is an alias or `Self`.
    fn resolve_variant(&mut self, ty: &Ty, segment: &Segment) -> Option<(DefId, GenericArgs)> {
        let TyKind::Adt(def, args) = &**ty else {
            return None;
        };
        let DefKind::Enum(adt) = &self.tcx.crates.def(*def).kind else {
            return None;
        };
        let variant = adt.variants.iter().find(|v| v.name == segment.name)?;
        Some((variant.def, args.clone()))
    }

    fn resolve_assoc(
        &mut self,
        ty: &Ty,
        segment: &Segment,
        span: Span,
    ) -> Option<(DefId, GenericArgs)> {
        if ty.has_error() && matches!(**ty, TyKind::Error) {
            return None;
        }
        match self.probe_assoc(ty, &segment.name, span) {
            Some((item, parent)) => {
                let parent = parent.to_vec();
                Some((
                    item,
                    self.own_args(item, parent, segment.args.as_ref(), span),
                ))
            }
            None => {
                self.report_unknown_method(ty, &segment.name, segment.span);
                None
            }
        }
    }

    /// Written arguments of an item, or variables for all of them.
    fn args_or_fresh(&mut self, def: DefId, written: Option<&PathArgs>, span: Span) -> GenericArgs {
        match written {
            Some(_) => {
                let args = self.with_conv(|conv| conv.args_for(def, Vec::new(), written, span));
                args.iter().map(|ty| self.normalize(ty, span)).collect()
            }
            None => self.fresh_args(def, span),
        }
    }

    /// The parents' arguments followed by the item's own.
    pub fn own_args(
        &mut self,
        def: DefId,
        parent: Vec<Ty>,
        written: Option<&PathArgs>,
        span: Span,
    ) -> GenericArgs {
        if matches!(self.tcx.crates.def(def).kind, DefKind::Const(_)) {
            return parent.into();
        }
        let args = self.with_conv(|conv| conv.args_for(def, parent, written, span));
        args.iter().map(|ty| self.normalize(ty, span)).collect()
    }

    /// What a struct literal's or pattern's path names: a struct or variant with its type's arguments.
    pub fn resolve_ctor(&mut self, path: &Path) -> Option<(DefId, GenericArgs)> {
        if let (Res::Def(def), true) = (path.res, path.rest.is_empty()) {
            let last = path.segments.last().and_then(|s| s.args.as_ref());
            let outer = path
                .segments
                .iter()
                .rev()
                .nth(1)
                .and_then(|s| s.args.as_ref());
            match &self.tcx.crates.def(def).kind {
                DefKind::Struct(_) => {
                    self.tcx.check_supported(def, path.span);
                    return Some((def, self.args_or_fresh(def, last, path.span)));
                }
                DefKind::Variant(_) => {
                    let enum_ = self.tcx.crates.def(def).parent?;
                    return Some((def, self.args_or_fresh(enum_, last.or(outer), path.span)));
                }
                _ => {}
            }
        }
        self.resolve_ctor_type(path)
    }

    fn resolve_ctor_type(&mut self, path: &Path) -> Option<(DefId, GenericArgs)> {
        if let Some((last, before)) = path.rest.split_last() {
            let base = Path {
                rest: before.to_vec(),
                ..path.clone()
            };
            let ty = self.with_conv(|conv| conv.path(&base));
            let ty = self.normalize(&ty, path.span);
            if let Some(found) = self.resolve_variant(&ty, last) {
                return Some(found);
            }
        }
        let ty = self.with_conv(|conv| conv.path(path));
        let ty = self.normalize(&ty, path.span);
        match &*self.resolve_now(&ty) {
            TyKind::Adt(def, args)
                if matches!(self.tcx.crates.def(*def).kind, DefKind::Struct(_)) =>
            {
                Some((*def, args.clone()))
            }
            TyKind::Error => {
                self.tainted = true;
                None
            }
            _ => {
                self.report_not_a_value(path);
                None
            }
        }
    }
}
