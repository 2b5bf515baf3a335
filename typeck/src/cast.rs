//! `as`: numbers, characters, booleans and fieldless enums; everything else is a coercion.

use super::check::{Expectation, FnCtxt};
use crate::hir::{self, DefKind, ExprId};
use crate::ty::{IntTy, Ty, TyKind};

impl FnCtxt<'_> {
    /// `operand as ty`
    pub fn check_cast(&mut self, operand: ExprId, ty: &hir::Ty) -> Ty {
        let target = self.lower_ty(ty);
        let from = self.check_expr(operand, &Expectation::Hint(target.clone()));
        let from = self.never_as_var(operand, from);
        let known = self.resolve_now(&target);
        if matches!(
            *known,
            TyKind::Ref(..) | TyKind::FnPtr(..) | TyKind::Adt(..)
        ) {
            self.coerce_or_report(operand, &from, &target);
        } else {
            self.casts.push((operand, from, target.clone()));
        }
        target
    }

    /// Casts between primitives, once all types are known.
    pub fn check_casts(&mut self) {
        for (operand, from, to) in std::mem::take(&mut self.casts) {
            let (from, to) = (self.resolve_now(&from), self.resolve_now(&to));
            if from.is_ty_var() || to.is_ty_var() || !self.is_cast(&from, &to) {
                self.coerce_or_report(operand, &from, &to);
            }
        }
    }

    fn is_cast(&self, from: &Ty, to: &Ty) -> bool {
        match (&**from, &**to) {
            (_, TyKind::Int(_)) => from.is_scalar() || self.is_fieldless(from),
            (_, TyKind::Float(_)) => from.is_numeric(),
            (TyKind::Int(IntTy::U8), TyKind::Char) | (TyKind::Error, _) | (_, TyKind::Error) => {
                true
            }
            _ => false,
        }
    }

    fn is_fieldless(&self, ty: &Ty) -> bool {
        let TyKind::Adt(def, _) = &**ty else {
            return false;
        };
        match &self.tcx.crates.def(*def).kind {
            DefKind::Enum(adt) => adt.variants.iter().all(|v| v.fields.is_empty()),
            _ => false,
        }
    }
}
