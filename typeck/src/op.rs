//! Operators: built in for primitives, a trait's method for everything else. Indexing.

use super::check::{Expectation, FnCtxt};
use crate::hir::{self, BinOp, ExprId, Mutability, UnOp};
use crate::span::Span;
use crate::ty::{Adjust, GenericArgs, IntTy, Ty, TyKind};

impl FnCtxt<'_> {
    /// `!a`, `-a`
    pub fn check_not_neg(
        &mut self,
        expr: ExprId,
        op: UnOp,
        operand: ExprId,
        expected: &Expectation,
    ) -> Ty {
        let hint = match expected.any().map(|ty| self.resolve_now(ty)) {
            Some(ty) if ty.is_scalar() => Expectation::Hint(ty),
            _ => Expectation::None,
        };
        let ty = self.check_expr(operand, &hint);
        let span = self.span(operand);
        let ty = self.structurally_resolve(&ty, "this operand", span);
        let builtin = match op {
            UnOp::Not => ty.is_integral() || matches!(*ty, TyKind::Bool),
            UnOp::Neg | UnOp::Deref => ty.is_numeric(),
        };
        if builtin || matches!(*ty, TyKind::Error) {
            return ty;
        }
        let (trait_name, method) = if op == UnOp::Not {
            ("Not", "not")
        } else {
            ("Neg", "neg")
        };
        let Some((trait_, method)) = self.lang_method(trait_name, method) else {
            return Ty::new(TyKind::Error);
        };
        let args: GenericArgs = [ty].into();
        self.require_trait(trait_, args.clone(), self.span(expr));
        self.results.callees.insert(expr, (method, args.clone()));
        let span = self.span(expr);
        self.lang_projection(trait_, &"Output".into(), args, span)
    }

    /// `a + b`, `a == b`, …
    pub fn check_binary(&mut self, expr: ExprId, op: BinOp, lhs: ExprId, rhs: ExprId) -> Ty {
        let left = self.check_expr(lhs, &Expectation::None);
        let left = self.resolve_now(&left);
        let left = self.never_as_var(lhs, left);
        if left.is_scalar() {
            let hint = if is_shift(op) {
                Expectation::None
            } else {
                Expectation::Hint(left.clone())
            };
            let right = self.check_expr(rhs, &hint);
            let right = self.resolve_now(&right);
            let right = self.never_as_var(rhs, right);
            if let Some(ty) = self.builtin_binary(op, &left, &right) {
                return ty;
            }
            return self.overloaded_binary(expr, op, lhs, rhs, &left, Some(right));
        }
        self.overloaded_binary(expr, op, lhs, rhs, &left, None)
    }

    /// The type of an operator on primitives, whose types are then made equal.
    fn builtin_binary(&mut self, op: BinOp, left: &Ty, right: &Ty) -> Option<Ty> {
        if !right.is_scalar() {
            return None;
        }
        if is_shift(op) {
            return (left.is_integral() && right.is_integral()).then(|| left.clone());
        }
        let fits = match op {
            BinOp::Add | BinOp::Sub | BinOp::Mul | BinOp::Div | BinOp::Rem => left.is_numeric(),
            BinOp::BitAnd | BinOp::BitOr | BinOp::BitXor => {
                left.is_integral() || matches!(**left, TyKind::Bool)
            }
            BinOp::Shl | BinOp::Shr => false,
            BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => true,
        };
        if !fits || !self.unify(left, right) {
            return None;
        }
        Some(if Self::is_comparison(op) {
            Ty::new(TyKind::Bool)
        } else {
            left.clone()
        })
    }

    fn overloaded_binary(
        &mut self,
        expr: ExprId,
        op: BinOp,
        lhs: ExprId,
        rhs: ExprId,
        left: &Ty,
        right: Option<Ty>,
    ) -> Ty {
        let span = self.span(expr);
        let (trait_name, method) = binary_trait(op);
        let Some((trait_, method)) = self.lang_method(trait_name, method) else {
            return Ty::new(TyKind::Error);
        };
        let (right_var, known) = match right {
            Some(ty) => (ty, true),
            None => (self.fresh_for(rhs), false),
        };
        let args: GenericArgs = [left.clone(), right_var.clone()].into();
        self.require_trait(trait_, args.clone(), span);
        let right = if known {
            right_var
        } else {
            self.check_coercible(rhs, &right_var)
        };
        self.unify_numbers_behind_refs(op, left, &right);
        self.results.callees.insert(expr, (method, args.clone()));
        self.overloaded_ops.push(expr);
        if Self::is_comparison(op) {
            for (operand, ty) in [(lhs, left), (rhs, &right)] {
                let target = Ty::reference(Mutability::Not, ty.clone());
                self.push_adjustment(operand, Adjust::Borrow(Mutability::Not), &target);
            }
            return Ty::new(TyKind::Bool);
        }
        self.lang_projection(trait_, &"Output".into(), args, span)
    }

    /// `x + &1`: a literal behind a reference takes the other side's type.
    fn unify_numbers_behind_refs(&mut self, op: BinOp, left: &Ty, right: &Ty) {
        let (left, right) = (self.resolve_now(left), self.resolve_now(right));
        let strip = |this: &mut Self, ty: &Ty| match &**ty {
            TyKind::Ref(_, inner) => this.resolve_now(inner),
            _ => ty.clone(),
        };
        let (a, b) = (strip(self, &left), strip(self, &right));
        let same_kind =
            (a.is_integral() && b.is_integral()) || (a.is_floating() && b.is_floating());
        if same_kind && !is_shift(op) && (a.has_infer() || b.has_infer()) {
            self.unify(&a, &b);
        }
    }

    /// `a += b`
    pub fn check_assign_op(&mut self, expr: ExprId, op: BinOp, lhs: ExprId, rhs: ExprId) -> Ty {
        let left = self.check_expr(lhs, &Expectation::None);
        let left = self.resolve_now(&left);
        self.convert_place_to_mut(lhs);
        let span = self.span(expr);
        let mut right = None;
        if left.is_scalar() {
            let hint = if is_shift(op) {
                Expectation::None
            } else {
                Expectation::Hint(left.clone())
            };
            let ty = self.check_expr(rhs, &hint);
            let ty = self.resolve_now(&ty);
            let ty = self.never_as_var(rhs, ty);
            if self.builtin_binary(op, &left, &ty).is_some() {
                return Ty::unit();
            }
            right = Some(ty);
        }
        let (trait_name, method) = assign_trait(op);
        let Some((trait_, method)) = self.lang_method(trait_name, method) else {
            return Ty::new(TyKind::Error);
        };
        let known = right.is_some();
        let right_var = right.unwrap_or_else(|| self.fresh_for(rhs));
        let args: GenericArgs = [left.clone(), right_var.clone()].into();
        self.require_trait(trait_, args.clone(), span);
        let right = if known {
            right_var
        } else {
            self.check_coercible(rhs, &right_var)
        };
        self.unify_numbers_behind_refs(op, &left, &right);
        self.results.callees.insert(expr, (method, args));
        self.overloaded_ops.push(expr);
        let target = Ty::reference(Mutability::Mut, left);
        self.push_adjustment(lhs, Adjust::Borrow(Mutability::Mut), &target);
        Ty::unit()
    }

    /// Operators on operands that turned out to be primitives are built in after all.
    pub fn fix_builtin_ops(&mut self) {
        let body = self.body.clone();
        for expr in std::mem::take(&mut self.overloaded_ops) {
            let (lhs, rhs, by_ref) = match body.expr(expr).kind {
                hir::ExprKind::Binary(op, lhs, rhs) => (lhs, rhs, Self::is_comparison(op)),
                hir::ExprKind::AssignOp(_, lhs, rhs) => (lhs, rhs, true),
                _ => continue,
            };
            let Some((_, args)) = self.results.callees.get(&expr) else {
                continue;
            };
            let scalars = args.iter().all(|ty| self.resolve(ty).is_scalar());
            if !scalars {
                continue;
            }
            self.results.callees.remove(&expr);
            if by_ref {
                for operand in [lhs, rhs] {
                    self.pop_borrow(operand);
                }
            }
        }
    }

    fn pop_borrow(&mut self, operand: ExprId) {
        let Some(list) = self.results.adjustments.get_mut(&operand) else {
            return;
        };
        if list
            .last()
            .is_some_and(|last| matches!(last.kind, Adjust::Borrow(_)))
        {
            list.pop();
        }
        if list.is_empty() {
            self.results.adjustments.remove(&operand);
        }
    }

    /// `base[index]`
    pub fn check_index(&mut self, expr: ExprId, base: ExprId, index: ExprId) -> Ty {
        let base_ty = self.check_expr(base, &Expectation::None);
        let base_ty = self.structurally_resolve(&base_ty, "what is indexed", self.span(base));
        let index_ty = self.check_expr(index, &Expectation::None);
        let index_ty = self.resolve_now(&index_ty);
        if matches!(*base_ty, TyKind::Error) {
            return base_ty;
        }
        let span = self.span(expr);
        let steps = self.autoderef(&base_ty, span);
        for count in 0..steps.len() {
            let step = steps[count].ty.clone();
            let list = self.deref_adjustments(&steps[1..=count]);
            if let Some(ty) = self.builtin_index(&step, &index_ty) {
                self.results
                    .adjustments
                    .entry(base)
                    .or_default()
                    .extend(list);
                self.drop_empty_adjustments(base);
                return ty;
            }
            if let Some(ty) = self.overloaded_index(expr, base, &step, &index_ty, list, span) {
                return ty;
            }
        }
        let is_open = steps.last().is_some_and(|step| step.ty.is_ty_var());
        if is_open {
            self.report_open(&base_ty, self.span(base));
        } else {
            self.report_cannot_index(&base_ty, &index_ty, span);
        }
        Ty::new(TyKind::Error)
    }

    fn drop_empty_adjustments(&mut self, expr: ExprId) {
        if self
            .results
            .adjustments
            .get(&expr)
            .is_some_and(Vec::is_empty)
        {
            self.results.adjustments.remove(&expr);
        }
    }

    fn builtin_index(&mut self, base: &Ty, index: &Ty) -> Option<Ty> {
        let (TyKind::Array(elem, _) | TyKind::Slice(elem)) = &**base else {
            return None;
        };
        let usize_ = Ty::new(TyKind::Int(IntTy::Usize));
        (index.is_integral() || index.is_ty_var())
            .then(|| self.unify(index, &usize_))?
            .then(|| elem.clone())
    }

    fn overloaded_index(
        &mut self,
        expr: ExprId,
        base: ExprId,
        ty: &Ty,
        index: &Ty,
        mut list: Vec<crate::ty::Adjustment>,
        span: Span,
    ) -> Option<Ty> {
        let (trait_, method) = self.lang_method("Index", "index")?;
        // `array[range]` is indexing of the slice.
        let unsized_ = match &**ty {
            TyKind::Array(elem, _) => Some(Ty::new(TyKind::Slice(elem.clone()))),
            _ => None,
        };
        let mut self_ty = ty.clone();
        let mut args: GenericArgs = [self_ty.clone(), index.clone()].into();
        let mut unsize = false;
        if !self.may_hold(trait_, &args, span) {
            self_ty = unsized_?;
            args = [self_ty.clone(), index.clone()].into();
            unsize = true;
            if !self.may_hold(trait_, &args, span) {
                return None;
            }
        }
        let borrow = |target: &Ty| Ty::reference(Mutability::Not, target.clone());
        list.push(crate::ty::Adjustment {
            kind: Adjust::Borrow(Mutability::Not),
            target: borrow(ty),
        });
        if unsize {
            list.push(crate::ty::Adjustment {
                kind: Adjust::Unsize,
                target: borrow(&self_ty),
            });
        }
        self.results
            .adjustments
            .entry(base)
            .or_default()
            .extend(list);
        self.require_trait(trait_, args.clone(), span);
        self.select_obligations();
        self.results.callees.insert(expr, (method, args.clone()));
        Some(self.lang_projection(trait_, &"Output".into(), args, span))
    }
}

fn is_shift(op: BinOp) -> bool {
    matches!(op, BinOp::Shl | BinOp::Shr)
}

fn binary_trait(op: BinOp) -> (&'static str, &'static str) {
    match op {
        BinOp::Add => ("Add", "add"),
        BinOp::Sub => ("Sub", "sub"),
        BinOp::Mul => ("Mul", "mul"),
        BinOp::Div => ("Div", "div"),
        BinOp::Rem => ("Rem", "rem"),
        BinOp::BitAnd => ("BitAnd", "bitand"),
        BinOp::BitOr => ("BitOr", "bitor"),
        BinOp::BitXor => ("BitXor", "bitxor"),
        BinOp::Shl => ("Shl", "shl"),
        BinOp::Shr => ("Shr", "shr"),
        BinOp::Eq => ("PartialEq", "eq"),
        BinOp::Ne => ("PartialEq", "ne"),
        BinOp::Lt => ("PartialOrd", "lt"),
        BinOp::Le => ("PartialOrd", "le"),
        BinOp::Gt => ("PartialOrd", "gt"),
        BinOp::Ge => ("PartialOrd", "ge"),
    }
}

fn assign_trait(op: BinOp) -> (&'static str, &'static str) {
    match op {
        BinOp::Add => ("AddAssign", "add_assign"),
        BinOp::Sub => ("SubAssign", "sub_assign"),
        BinOp::Mul => ("MulAssign", "mul_assign"),
        BinOp::Div => ("DivAssign", "div_assign"),
        BinOp::Rem => ("RemAssign", "rem_assign"),
        BinOp::BitAnd => ("BitAndAssign", "bitand_assign"),
        BinOp::BitOr => ("BitOrAssign", "bitor_assign"),
        BinOp::BitXor => ("BitXorAssign", "bitxor_assign"),
        BinOp::Shl => ("ShlAssign", "shl_assign"),
        BinOp::Shr => ("ShrAssign", "shr_assign"),
        BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => ("", ""),
    }
}
