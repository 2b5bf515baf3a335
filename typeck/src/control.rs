//! Control flow: blocks, statements, branches, loops, jumps.

use super::check::{Expectation, FnCtxt};
use super::coerce_many::CoerceMany;
use crate::hir::{Arm, Block, ExprId, PatId, Semi, Stmt};
use crate::ty::{Ty, TyKind};

impl FnCtxt<'_> {
    /// `{ .. }`
    pub fn check_block(&mut self, block: &Block, expr: ExprId, expected: &Expectation) -> Ty {
        if let Some(label) = block.label {
            self.labels[label.0 as usize] = Some(self.branches(expr, expected));
        }
        for stmt in &block.stmts {
            self.check_stmt(stmt);
        }
        let tail = block
            .tail
            .map(|tail| (tail, self.check_expr(tail, expected)));
        let Some(label) = block.label else {
            return self.block_value(tail, expected);
        };
        let Some(mut many) = self.labels[label.0 as usize].take() else {
            return Ty::new(TyKind::Error);
        };
        match tail {
            Some((tail, ty)) => self.coerce_arm(&mut many, tail, &ty),
            None if !self.diverges => self.coerce_unit(&mut many, self.span(expr)),
            None => {}
        }
        let ty = many.complete();
        self.diverges = ty.is_never();
        ty
    }

    fn block_value(&mut self, tail: Option<(ExprId, Ty)>, expected: &Expectation) -> Ty {
        match (tail, expected) {
            (Some((_, ty)), _) if ty.is_never() => ty,
            (Some((tail, ty)), Expectation::HasType(target)) => {
                self.coerce_or_report(tail, &ty, target)
            }
            (Some((_, ty)), Expectation::None | Expectation::Hint(_)) => ty,
            (None, _) if self.diverges => Ty::new(TyKind::Never),
            (None, _) => Ty::unit(),
        }
    }

    /// A statement.
    pub fn check_stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Let { pat, ty, init, els } => {
                let declared = ty.as_ref().map(|ty| self.lower_ty(ty));
                let ty = match (declared, init) {
                    (Some(ty), Some(init)) => {
                        self.check_coercible(*init, &ty);
                        ty
                    }
                    (Some(ty), None) => ty,
                    (None, Some(init)) => {
                        let ty = self.check_scrutinee(*init, &[*pat]);
                        self.never_as_var(*init, ty)
                    }
                    (None, None) => self.fresh_for_pat(*pat),
                };
                self.check_pat_top(*pat, &ty);
                if let Some(els) = els {
                    let before = self.diverges;
                    self.check_expr(*els, &Expectation::HasType(Ty::new(TyKind::Never)));
                    self.diverges = before;
                }
            }
            Stmt::Expr(expr, Semi::Yes) => {
                self.check_expr(*expr, &Expectation::None);
            }
            Stmt::Expr(expr, Semi::No) => {
                self.check_coercible(*expr, &Ty::unit());
            }
        }
    }

    /// The value that patterns are matched against; a place that `ref mut` takes from is written to.
    pub fn check_scrutinee(&mut self, expr: ExprId, pats: &[PatId]) -> Ty {
        let ty = self.check_expr(expr, &Expectation::None);
        if pats.iter().any(|pat| self.has_ref_mut(*pat)) {
            self.convert_place_to_mut(expr);
        }
        ty
    }

    fn branch_expectation(&mut self, expected: &Expectation) -> Expectation {
        match expected {
            Expectation::HasType(ty) if self.resolve_now(ty).is_ty_var() => Expectation::None,
            other => other.clone(),
        }
    }

    fn branches(&mut self, expr: ExprId, expected: &Expectation) -> CoerceMany {
        match expected.only_has_type() {
            Some(ty) => CoerceMany::new(ty.clone()),
            None => CoerceMany::new(self.fresh_for(expr)),
        }
    }

    /// `if c { a } else { b }`
    pub fn check_if(
        &mut self,
        expr: ExprId,
        cond: ExprId,
        then: ExprId,
        els: Option<ExprId>,
        expected: &Expectation,
    ) -> Ty {
        self.check_coercible(cond, &Ty::new(TyKind::Bool));
        let cond_diverges = std::mem::replace(&mut self.diverges, false);
        let expected = self.branch_expectation(expected);
        let Some(els) = els else {
            self.check_coercible(then, &Ty::unit());
            self.diverges = cond_diverges;
            return Ty::unit();
        };
        let mut many = self.branches(expr, &expected);
        let ty = self.check_expr(then, &expected);
        let then_diverges = std::mem::replace(&mut self.diverges, false);
        self.coerce_arm(&mut many, then, &ty);
        let ty = self.check_expr(els, &expected);
        self.coerce_arm(&mut many, els, &ty);
        self.diverges = cond_diverges || (then_diverges && self.diverges);
        many.complete()
    }

    /// `match`
    pub fn check_match(
        &mut self,
        expr: ExprId,
        scrutinee: ExprId,
        arms: &[Arm],
        expected: &Expectation,
    ) -> Ty {
        let pats: Vec<_> = arms.iter().map(|arm| arm.pat).collect();
        let ty = self.check_scrutinee(scrutinee, &pats);
        let ty = if arms.is_empty() {
            ty
        } else {
            self.never_as_var(scrutinee, ty)
        };
        let scrutinee_diverges = self.diverges;
        for arm in arms {
            self.check_pat_top(arm.pat, &ty);
        }
        let expected = self.branch_expectation(expected);
        let mut many = self.branches(expr, &expected);
        let mut all_diverge = true;
        for arm in arms {
            self.diverges = false;
            if let Some(guard) = arm.guard {
                self.check_coercible(guard, &Ty::new(TyKind::Bool));
                self.diverges = false;
            }
            let ty = self.check_expr(arm.body, &expected);
            all_diverge &= self.diverges;
            self.coerce_arm(&mut many, arm.body, &ty);
        }
        self.diverges = scrutinee_diverges || all_diverge;
        many.complete()
    }

    /// `loop { .. }`: its value is what `break` gives.
    pub fn check_loop(
        &mut self,
        label: u32,
        body: ExprId,
        expr: ExprId,
        expected: &Expectation,
    ) -> Ty {
        let target = self.branches(expr, expected);
        self.labels[label as usize] = Some(target);
        self.check_coercible(body, &Ty::unit());
        let many = self.labels[label as usize].take().expect("set above");
        let ty = many.complete();
        self.diverges = ty.is_never();
        ty
    }

    /// `break 'l value`
    pub fn check_break(&mut self, label: u32, value: Option<ExprId>, expr: ExprId) -> Ty {
        let target = self
            .labels
            .get(label as usize)
            .cloned()
            .flatten()
            .map(|many| many.target().clone());
        let ty = value.map(|value| {
            let expected = target.map_or(Expectation::None, Expectation::HasType);
            (value, self.check_expr(value, &expected))
        });
        let span = self.span(expr);
        if let Some(mut many) = self.labels.get_mut(label as usize).and_then(Option::take) {
            match ty {
                Some((value, ty)) => self.coerce_arm(&mut many, value, &ty),
                None => self.coerce_unit(&mut many, span),
            }
            self.labels[label as usize] = Some(many);
        }
        Ty::new(TyKind::Never)
    }

    /// `return value`
    pub fn check_return(&mut self, value: Option<ExprId>, expr: ExprId) -> Ty {
        let target = self.returns.last().map(|many| many.target().clone());
        let ty = value.map(|value| {
            let expected = target.map_or(Expectation::None, Expectation::HasType);
            (value, self.check_expr(value, &expected))
        });
        let span = self.span(expr);
        if let Some(mut many) = self.returns.pop() {
            match ty {
                Some((value, ty)) => self.coerce_arm(&mut many, value, &ty),
                None => self.coerce_unit(&mut many, span),
            }
            self.returns.push(many);
        }
        Ty::new(TyKind::Never)
    }
}
