//! Patterns, with default binding modes.

use super::check::{Expectation, FnCtxt};
use crate::hir::{
    DefId, DefKind, ExprId, ExprKind, Lit, LocalId, Mutability, PatId, PatKind, Path, Symbol,
};
use crate::ty::{GenericArgs, Ty, TyKind};

/// How a plain binding takes its value: set by the references that were looked through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum BindingMode {
    Move,
    Ref(Mutability),
}

impl FnCtxt<'_> {
    /// A pattern against a whole value.
    pub fn check_pat_top(&mut self, pat: PatId, ty: &Ty) {
        self.check_pat(pat, ty, BindingMode::Move);
    }

    fn check_pat(&mut self, pat: PatId, expected: &Ty, mode: BindingMode) {
        let body = self.body.clone();
        let kind = &body.pat(pat).kind;
        let constant = match kind {
            PatKind::Path(path) => self.resolve_value_path(path),
            _ => None,
        };
        let (expected, mode) = if self.peels(kind, constant.as_ref()) {
            self.peel(pat, expected, mode)
        } else {
            (expected.clone(), mode)
        };
        self.results.pat_tys[pat.0 as usize] = expected.clone();
        let span = self.pat_span(pat);
        match kind {
            PatKind::Wild | PatKind::Rest | PatKind::Error => {}
            PatKind::Binding { local, by_ref, sub } => {
                self.check_binding(pat, *local, *by_ref, *sub, &expected, mode);
            }
            PatKind::Lit(lit) => self.check_pat_value(*lit, &expected),
            PatKind::Path(_) => {
                if let Some((def, args)) = constant {
                    self.require_predicates_of(def, &args, span);
                    let ty = self.value_ty(def, &args, span);
                    self.demand_equal(&expected, &ty, pat);
                    self.results.pat_callees.insert(pat, (def, args));
                }
            }
            PatKind::Range { lo, hi, .. } => {
                for bound in [lo, hi].into_iter().flatten() {
                    self.check_pat_value(*bound, &expected);
                }
            }
            PatKind::Tuple(pats) => self.check_tuple_pat(pat, pats, &expected, mode),
            PatKind::TupleStruct(path, parts) => {
                self.check_tuple_struct_pat(pat, path, parts, &expected, mode);
            }
            PatKind::Struct(path, fields) => {
                self.check_struct_pat(pat, path, fields, &expected, mode);
            }
            PatKind::Slice(pats) => self.check_slice_pat(pat, pats, &expected, mode),
            PatKind::Or(pats) => {
                for alternative in pats {
                    self.check_pat(*alternative, &expected, mode);
                }
            }
            PatKind::Ref(inner) => self.check_ref_pat(pat, *inner, &expected),
        }
    }

    /// Whether references are looked through before this pattern.
    fn peels(&self, kind: &PatKind, constant: Option<&(DefId, GenericArgs)>) -> bool {
        match kind {
            PatKind::Tuple(_)
            | PatKind::TupleStruct(..)
            | PatKind::Struct(..)
            | PatKind::Slice(_)
            | PatKind::Range { .. } => true,
            PatKind::Lit(lit) => !matches!(
                self.body.expr(*lit).kind,
                ExprKind::Lit(Lit::Str(_) | Lit::ByteStr(_))
            ),
            PatKind::Path(_) => constant.is_some_and(|(def, _)| {
                !matches!(self.tcx.crates.def(*def).kind, DefKind::Const(_))
            }),
            PatKind::Wild
            | PatKind::Rest
            | PatKind::Binding { .. }
            | PatKind::Or(_)
            | PatKind::Ref(_)
            | PatKind::Error => false,
        }
    }

    fn peel(&mut self, pat: PatId, expected: &Ty, mut mode: BindingMode) -> (Ty, BindingMode) {
        let mut ty = self.resolve_now(expected);
        let mut count = 0;
        while let TyKind::Ref(m, inner) = &*ty.clone() {
            ty = self.resolve_now(inner);
            count += 1;
            mode = match (mode, m) {
                (BindingMode::Ref(Mutability::Not), _) | (_, Mutability::Not) => {
                    BindingMode::Ref(Mutability::Not)
                }
                (BindingMode::Move | BindingMode::Ref(Mutability::Mut), Mutability::Mut) => {
                    BindingMode::Ref(Mutability::Mut)
                }
            };
        }
        if count > 0 {
            self.results.pat_derefs.insert(pat, count);
        }
        (ty, mode)
    }

    fn demand_equal(&mut self, expected: &Ty, found: &Ty, pat: PatId) {
        if self.unify(expected, found) {
            return;
        }
        self.report_mismatch(expected, found, self.pat_span(pat));
    }

    fn check_binding(
        &mut self,
        pat: PatId,
        local: LocalId,
        by_ref: Option<Mutability>,
        sub: Option<PatId>,
        expected: &Ty,
        mode: BindingMode,
    ) {
        let by_ref = by_ref.or(match mode {
            BindingMode::Move => None,
            BindingMode::Ref(m) => Some(m),
        });
        let ty = match by_ref {
            Some(m) => {
                self.results.binding_refs.insert(pat, m);
                Ty::reference(m, expected.clone())
            }
            None => expected.clone(),
        };
        let own = self.results.local_tys[local.0 as usize].clone();
        self.demand_equal(&own, &ty, pat);
        if let Some(sub) = sub {
            self.check_pat(sub, expected, mode);
        }
    }

    /// A literal or a range's bound.
    fn check_pat_value(&mut self, expr: ExprId, expected: &Ty) {
        let ty = self.check_expr(expr, &Expectation::Hint(expected.clone()));
        let wanted = self.resolve_now(expected);
        // A byte string's pattern may stand for a slice, a string literal's for `str` itself.
        let fits = match (&*wanted, &*ty) {
            (TyKind::Ref(_, slice), TyKind::Ref(_, array)) => {
                match (&*self.resolve_now(slice), &**array) {
                    (TyKind::Slice(x), TyKind::Array(y, _)) => self.unify(x, y),
                    _ => self.unify(&wanted, &ty),
                }
            }
            (TyKind::Str, TyKind::Ref(_, inner)) if matches!(**inner, TyKind::Str) => true,
            _ => self.unify(&wanted, &ty),
        };
        if !fits {
            self.report_mismatch(&wanted, &ty, self.span(expr));
        }
    }

    fn check_tuple_pat(&mut self, pat: PatId, pats: &[PatId], expected: &Ty, mode: BindingMode) {
        let rest = self.rest_position(pats);
        let elems = match (&**expected, rest) {
            (TyKind::Tuple(elems), _) => elems.clone(),
            (TyKind::Error, _) => vec![expected.clone(); pats.len()],
            (_, None) => pats.iter().map(|p| self.fresh_for_pat(*p)).collect(),
            (_, Some(_)) => {
                let ty = self.structurally_resolve(expected, "this tuple", self.pat_span(pat));
                match &*ty {
                    TyKind::Tuple(elems) => elems.clone(),
                    _ => Vec::new(),
                }
            }
        };
        let found = Ty::new(TyKind::Tuple(elems.clone()));
        self.demand_equal(expected, &found, pat);
        self.check_positional(pat, pats, &elems, mode);
    }

    fn rest_position(&self, pats: &[PatId]) -> Option<usize> {
        pats.iter()
            .position(|p| matches!(self.body.pat(*p).kind, PatKind::Rest))
    }

    /// Patterns by position, with an optional `..`.
    fn check_positional(&mut self, pat: PatId, pats: &[PatId], tys: &[Ty], mode: BindingMode) {
        let error = Ty::new(TyKind::Error);
        let rest = self.rest_position(pats);
        let fits = if rest.is_some() {
            pats.len() <= tys.len() + 1
        } else {
            pats.len() == tys.len()
        };
        if !fits {
            self.report_argument_count(tys.len(), pats.len(), self.pat_span(pat));
        }
        for (i, sub) in pats.iter().enumerate() {
            let at = match rest {
                Some(rest) if i == rest => continue,
                Some(rest) if i > rest => (tys.len() + i).checked_sub(pats.len()),
                _ => Some(i),
            };
            let ty = at.and_then(|at| tys.get(at)).unwrap_or(&error).clone();
            self.check_pat(*sub, &ty, mode);
        }
    }

    fn check_variant(
        &mut self,
        pat: PatId,
        path: &Path,
        expected: &Ty,
    ) -> Option<(DefId, GenericArgs)> {
        let (variant, args) = self.resolve_ctor(path)?;
        let ty = self.tcx.type_of(variant).subst(&args);
        self.demand_equal(expected, &ty, pat);
        if matches!(*self.resolve_now(expected), TyKind::Error) {
            for arg in args.iter() {
                self.unify(arg, expected);
            }
        }
        self.results
            .pat_callees
            .insert(pat, (variant, args.clone()));
        Some((variant, args))
    }

    fn check_tuple_struct_pat(
        &mut self,
        pat: PatId,
        path: &Path,
        parts: &[PatId],
        expected: &Ty,
        mode: BindingMode,
    ) {
        let span = self.pat_span(pat);
        match self.check_variant(pat, path, expected) {
            Some((variant, args)) => {
                let tys = self.tcx.variant_field_tys(variant);
                let tys: Vec<Ty> = tys
                    .iter()
                    .map(|ty| self.normalize(&ty.subst(&args), span))
                    .collect();
                self.check_positional(pat, parts, &tys, mode);
            }
            None => {
                self.tainted = true;
                for sub in parts {
                    self.check_pat(*sub, &Ty::new(TyKind::Error), mode);
                }
            }
        }
    }

    fn check_struct_pat(
        &mut self,
        pat: PatId,
        path: &Path,
        fields: &[(Symbol, PatId)],
        expected: &Ty,
        mode: BindingMode,
    ) {
        let span = self.pat_span(pat);
        let found = self.check_variant(pat, path, expected);
        for (name, sub) in fields {
            let field = found.as_ref().and_then(|(variant, args)| {
                let index = self
                    .tcx
                    .variant(*variant)?
                    .fields
                    .iter()
                    .position(|f| f.name == *name)?;
                Some(self.tcx.variant_field_tys(*variant).get(index)?.subst(args))
            });
            let ty = match field {
                Some(ty) => self.normalize(&ty, span),
                None => {
                    self.report_unknown_field(expected, name, span);
                    Ty::new(TyKind::Error)
                }
            };
            self.check_pat(*sub, &ty, mode);
        }
    }

    fn check_slice_pat(&mut self, pat: PatId, pats: &[PatId], expected: &Ty, mode: BindingMode) {
        let ty = self.structurally_resolve(expected, "this slice", self.pat_span(pat));
        let (elem, rest) = match &*ty {
            TyKind::Slice(elem) => (elem.clone(), ty.clone()),
            TyKind::Array(elem, len) => (elem.clone(), self.rest_of_array(elem, len, pats)),
            other => {
                if !matches!(other, TyKind::Error) {
                    let slice = Ty::new(TyKind::Slice(Ty::new(TyKind::Error)));
                    self.report_mismatch(&ty, &slice, self.pat_span(pat));
                }
                (Ty::new(TyKind::Error), Ty::new(TyKind::Error))
            }
        };
        for sub in pats {
            let ty = if self.is_rest(*sub) { &rest } else { &elem };
            self.check_pat(*sub, &ty.clone(), mode);
        }
    }

    /// Whether the pattern is `..` or `name @ ..`.
    fn is_rest(&self, pat: PatId) -> bool {
        match &self.body.pat(pat).kind {
            PatKind::Rest => true,
            PatKind::Binding { sub: Some(sub), .. } => {
                matches!(self.body.pat(*sub).kind, PatKind::Rest)
            }
            _ => false,
        }
    }

    fn rest_of_array(&self, elem: &Ty, len: &Ty, pats: &[PatId]) -> Ty {
        let named = pats.iter().filter(|p| !self.is_rest(**p)).count() as u128;
        let len = match &*self.shallow(len) {
            TyKind::Const(len) => Ty::new(TyKind::Const(len.saturating_sub(named))),
            _ => Ty::new(TyKind::Error),
        };
        Ty::new(TyKind::Array(elem.clone(), len))
    }

    fn check_ref_pat(&mut self, pat: PatId, inner: PatId, expected: &Ty) {
        let expected = self.resolve_now(expected);
        let target = match &*expected {
            TyKind::Ref(_, target) => target.clone(),
            TyKind::Infer(_) => {
                let target = self.fresh_for_pat(inner);
                self.demand_equal(
                    &expected,
                    &Ty::reference(Mutability::Not, target.clone()),
                    pat,
                );
                target
            }
            // The reference that a default binding mode has already looked through.
            _ => expected.clone(),
        };
        self.check_pat(inner, &target, BindingMode::Move);
    }

    /// Whether a pattern says `ref mut` anywhere.
    pub fn has_ref_mut(&self, pat: PatId) -> bool {
        match &self.body.pat(pat).kind {
            PatKind::Binding { by_ref, sub, .. } => {
                *by_ref == Some(Mutability::Mut) || sub.is_some_and(|sub| self.has_ref_mut(sub))
            }
            PatKind::Tuple(pats)
            | PatKind::TupleStruct(_, pats)
            | PatKind::Slice(pats)
            | PatKind::Or(pats) => pats.iter().any(|p| self.has_ref_mut(*p)),
            PatKind::Struct(_, fields) => fields.iter().any(|(_, p)| self.has_ref_mut(*p)),
            PatKind::Ref(inner) => self.has_ref_mut(*inner),
            PatKind::Wild
            | PatKind::Rest
            | PatKind::Lit(_)
            | PatKind::Path(_)
            | PatKind::Range { .. }
            | PatKind::Error => false,
        }
    }
}
