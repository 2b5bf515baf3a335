//! Several expressions that flow into one place: branches, arms, `break`s, `return`s.

use super::check::FnCtxt;
use crate::hir::ExprId;
use crate::span::Span;
use crate::ty::{Adjust, Adjustment, Ty, TyKind};

/// What has flowed in so far.
#[derive(Clone, Debug)]
pub(super) struct CoerceMany {
    expected: Ty,
    merged: Option<Ty>,
    exprs: Vec<ExprId>,
}

impl CoerceMany {
    /// Values will be coerced to `expected`, a variable where nothing is known.
    pub fn new(expected: Ty) -> CoerceMany {
        CoerceMany {
            expected,
            merged: None,
            exprs: Vec::new(),
        }
    }

    /// The type that the next value is best coerced to.
    pub fn target(&self) -> &Ty {
        self.merged.as_ref().unwrap_or(&self.expected)
    }

    /// The common type; `!` if nothing flowed in.
    pub fn complete(self) -> Ty {
        self.merged.unwrap_or_else(|| Ty::new(TyKind::Never))
    }
}

impl FnCtxt<'_> {
    /// An expression flows in.
    pub fn coerce_arm(&mut self, many: &mut CoerceMany, expr: ExprId, ty: &Ty) {
        let merged = match many.merged.clone() {
            None => self.coerce(expr, ty, &many.expected.clone()),
            Some(merged) => self.coerce_lub(many, &merged, expr, ty),
        };
        match merged {
            Ok(ty) => {
                many.merged = Some(ty);
                many.exprs.push(expr);
            }
            Err(()) => {
                let wanted = many.target().clone();
                self.report_mismatch(&wanted, ty, self.span(expr));
                many.merged = Some(Ty::new(TyKind::Error));
            }
        }
    }

    /// `()` flows in: `break;`, `return;`, an `if` without `else`.
    pub fn coerce_unit(&mut self, many: &mut CoerceMany, span: Span) {
        let target = many.target().clone();
        if self.unify(&target, &Ty::unit()) {
            many.merged = Some(target);
        } else {
            self.report_mismatch(&target, &Ty::unit(), span);
            many.merged = Some(Ty::new(TyKind::Error));
        }
    }

    /// Finds a type that both the earlier expressions and this one have, or can be coerced to.
    fn coerce_lub(
        &mut self,
        many: &CoerceMany,
        merged: &Ty,
        expr: ExprId,
        ty: &Ty,
    ) -> Result<Ty, ()> {
        let (merged, ty) = (self.resolve_now(merged), self.resolve_now(ty));
        if let Some(pointer) = self.common_fn_pointer(&merged, &ty) {
            for earlier in many.exprs.iter().chain([&expr]) {
                self.push_adjustment(*earlier, Adjust::ReifyFnPointer, &pointer);
            }
            return Ok(pointer);
        }
        if let Ok(found) = self.coerce(expr, &ty, &merged) {
            return Ok(found);
        }
        let free = many
            .exprs
            .iter()
            .all(|e| !self.results.adjustments.contains_key(e));
        if !free {
            return Err(());
        }
        for earlier in &many.exprs {
            let own = self.ty_of(*earlier);
            self.coerce(*earlier, &own, &ty)?;
        }
        Ok(ty)
    }

    /// Two different functions or closures have only a function pointer in common.
    fn common_fn_pointer(&mut self, a: &Ty, b: &Ty) -> Option<Ty> {
        let is_fn = |ty: &Ty| matches!(**ty, TyKind::FnDef(..) | TyKind::Closure(..));
        if !is_fn(a) || !is_fn(b) || self.unify(a, b) {
            return None;
        }
        let (x, y) = (self.fn_pointer_of(a)?, self.fn_pointer_of(b)?);
        self.unify(&x, &y).then_some(x)
    }

    /// Adds a step to what happens to an expression's value.
    pub fn push_adjustment(&mut self, expr: ExprId, kind: Adjust, target: &Ty) {
        let list = self.results.adjustments.entry(expr).or_default();
        list.push(Adjustment {
            kind,
            target: target.clone(),
        });
    }
}
