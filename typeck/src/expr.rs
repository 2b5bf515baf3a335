//! Expressions.

use super::check::{Expectation, FnCtxt};
use crate::hir::{BinOp, ExprId, ExprKind, Lit, Mutability, Symbol, UnOp};
use crate::ty::{IntTy, Ty, TyKind};

impl FnCtxt<'_> {
    /// Checks an expression; its type before adjustments.
    pub fn check_expr(&mut self, expr: ExprId, expected: &Expectation) -> Ty {
        let before = std::mem::replace(&mut self.diverges, false);
        let ty = self.check_kind(expr, expected);
        self.diverges |= before || ty.is_never();
        self.set_ty(expr, ty.clone());
        ty
    }

    /// Checks an expression and coerces it to `wanted`.
    pub fn check_coercible(&mut self, expr: ExprId, wanted: &Ty) -> Ty {
        let ty = self.check_expr(expr, &Expectation::HasType(wanted.clone()));
        self.coerce_or_report(expr, &ty, wanted)
    }

    fn check_kind(&mut self, expr: ExprId, expected: &Expectation) -> Ty {
        let body = self.body.clone();
        match &body.expr(expr).kind {
            ExprKind::Lit(lit) => self.check_lit(lit, expr, expected),
            ExprKind::Path(path) => self.check_path_expr(expr, path),
            ExprKind::Call(callee, args) => self.check_call(expr, *callee, args, expected),
            ExprKind::MethodCall {
                receiver,
                segment,
                args,
            } => self.check_method_call(expr, *receiver, segment, args, expected),
            ExprKind::Field(base, name) => self.check_field(expr, *base, name),
            ExprKind::Index(base, index) => self.check_index(expr, *base, *index),
            ExprKind::Unary(op, operand) => self.check_unary(expr, *op, *operand, expected),
            ExprKind::Binary(op, lhs, rhs) => self.check_binary(expr, *op, *lhs, *rhs),
            ExprKind::And(lhs, rhs) | ExprKind::Or(lhs, rhs) => {
                let bool_ = Ty::new(TyKind::Bool);
                self.check_coercible(*lhs, &bool_);
                let diverges = self.diverges;
                self.check_coercible(*rhs, &bool_);
                self.diverges = diverges;
                bool_
            }
            ExprKind::Assign(lhs, rhs) => self.check_assign(*lhs, *rhs),
            ExprKind::AssignOp(op, lhs, rhs) => self.check_assign_op(expr, *op, *lhs, *rhs),
            ExprKind::AddrOf(m, operand) => self.check_addr_of(*m, *operand, expected),
            ExprKind::Cast(operand, ty) => self.check_cast(*operand, ty),
            ExprKind::Tuple(elems) => self.check_tuple(elems, expected),
            ExprKind::Array { elems, vec } => self.check_array(elems, *vec, expr, expected),
            ExprKind::Repeat { elem, len, vec } => {
                self.check_repeat(*elem, len, *vec, expr, expected)
            }
            ExprKind::Struct { path, fields, base } => {
                self.check_struct(expr, path, fields, *base, expected)
            }
            ExprKind::Block(block) => self.check_block(block, expr, expected),
            ExprKind::If(cond, then, els) => self.check_if(expr, *cond, *then, *els, expected),
            ExprKind::Let(pat, init) => {
                let ty = self.check_scrutinee(*init, &[*pat]);
                self.check_pat_top(*pat, &ty);
                Ty::new(TyKind::Bool)
            }
            ExprKind::Match(scrutinee, arms, _) => {
                self.check_match(expr, *scrutinee, arms, expected)
            }
            ExprKind::Loop(label, body, _) => self.check_loop(label.0, *body, expr, expected),
            ExprKind::Break(label, value) => self.check_break(label.0, *value, expr),
            ExprKind::Continue(_) => Ty::new(TyKind::Never),
            ExprKind::Return(value) => self.check_return(*value, expr),
            ExprKind::Closure(closure) => self.check_closure(expr, closure, expected),
            ExprKind::Await(future) => self.check_await(*future),
            ExprKind::Format(pieces) => {
                self.check_pieces(pieces);
                self.lang_adt("String", Vec::new())
            }
            ExprKind::WriteFormat(target, pieces) => {
                let result = self.check_write_target(expr, *target);
                self.check_pieces(pieces);
                result
            }
            ExprKind::Panic(message) => {
                self.check_expr(*message, &Expectation::None);
                Ty::new(TyKind::Never)
            }
            ExprKind::Js(template) => self.check_template(template, expr, expected),
            ExprKind::Error => {
                self.tainted = true;
                Ty::new(TyKind::Error)
            }
        }
    }

    /// A lang item's type; an error where a test's prelude lacks it.
    pub fn lang_adt(&self, name: &str, args: Vec<Ty>) -> Ty {
        self.tcx.lang(name).map_or_else(
            || Ty::new(TyKind::Error),
            |def| Ty::new(TyKind::Adt(def, args.into())),
        )
    }

    fn check_lit(&mut self, lit: &Lit, expr: ExprId, expected: &Expectation) -> Ty {
        let span = self.span(expr);
        let expected = expected.any().map(|ty| self.resolve_now(ty));
        let kind = match lit {
            Lit::Int(_, Some(int)) => TyKind::Int(*int),
            Lit::Int(_, None) => match expected.as_deref() {
                Some(kind @ (TyKind::Int(_) | TyKind::Infer(crate::ty::InferTy::Int(_)))) => {
                    kind.clone()
                }
                Some(TyKind::Char) => TyKind::Int(IntTy::U8),
                _ => return self.fresh_int(span),
            },
            Lit::Float(_, Some(float)) => TyKind::Float(*float),
            Lit::Float(_, None) => match expected.as_deref() {
                Some(kind @ (TyKind::Float(_) | TyKind::Infer(crate::ty::InferTy::Float(_)))) => {
                    kind.clone()
                }
                _ => return self.fresh_float(span),
            },
            Lit::Str(_) => TyKind::Ref(Mutability::Not, Ty::new(TyKind::Str)),
            Lit::ByteStr(bytes) => {
                let len = Ty::new(TyKind::Const(bytes.len() as u128));
                let array = Ty::new(TyKind::Array(Ty::new(TyKind::Int(IntTy::U8)), len));
                TyKind::Ref(Mutability::Not, array)
            }
            Lit::Char(_) => TyKind::Char,
            Lit::Bool(_) => TyKind::Bool,
        };
        Ty::new(kind)
    }

    fn check_field(&mut self, expr: ExprId, base: ExprId, name: &Symbol) -> Ty {
        let ty = self.check_expr(base, &Expectation::None);
        let span = self.span(expr);
        let ty = self.structurally_resolve(&ty, "this value", self.span(base));
        if ty.has_error() && matches!(*ty, TyKind::Error) {
            return ty;
        }
        let steps = self.autoderef(&ty, span);
        for (count, step) in steps.iter().enumerate() {
            let Some((index, field)) = self.find_field(&step.ty, name, span) else {
                continue;
            };
            let list = self.deref_adjustments(&steps[1..=count]);
            if !list.is_empty() {
                self.results
                    .adjustments
                    .entry(base)
                    .or_default()
                    .extend(list);
            }
            self.results.field_indices.insert(expr, index);
            return field;
        }
        let is_open = steps.last().is_some_and(|step| step.ty.is_ty_var());
        if is_open {
            self.report_open(&ty, self.span(base));
        } else {
            self.report_unknown_field(&ty, name, span);
        }
        Ty::new(TyKind::Error)
    }

    fn find_field(
        &mut self,
        ty: &Ty,
        name: &Symbol,
        span: crate::span::Span,
    ) -> Option<(usize, Ty)> {
        match &**ty {
            TyKind::Tuple(elems) => {
                let index: usize = name.parse().ok()?;
                elems.get(index).map(|ty| (index, ty.clone()))
            }
            TyKind::Adt(def, args) => {
                let index = self
                    .tcx
                    .variant(*def)?
                    .fields
                    .iter()
                    .position(|f| f.name == *name)?;
                let field = self.tcx.variant_field_tys(*def).get(index)?.subst(args);
                Some((index, self.normalize(&field, span)))
            }
            _ => None,
        }
    }

    fn check_assign(&mut self, lhs: ExprId, rhs: ExprId) -> Ty {
        let ty = self.check_expr(lhs, &Expectation::None);
        self.convert_place_to_mut(lhs);
        self.check_coercible(rhs, &ty);
        Ty::unit()
    }

    fn check_addr_of(&mut self, m: Mutability, operand: ExprId, expected: &Expectation) -> Ty {
        let inner = expected
            .any()
            .map(|ty| self.resolve_now(ty))
            .and_then(|ty| match &*ty {
                TyKind::Ref(_, inner) => Some(self.resolve_now(inner)),
                _ => None,
            });
        // `&[1, 2]` may still become a slice: what stands behind the `&` is only a hint.
        let hint = inner.map_or(Expectation::None, Expectation::Hint);
        let ty = self.check_expr(operand, &hint);
        if m == Mutability::Mut {
            self.convert_place_to_mut(operand);
        }
        let ty = self.never_as_var(operand, ty);
        Ty::reference(m, ty)
    }

    /// A `!` where a value is needed becomes a variable.
    pub fn never_as_var(&mut self, expr: ExprId, ty: Ty) -> Ty {
        if !ty.is_never() {
            return ty;
        }
        let var = self.fresh_for(expr);
        self.coerce_or_report(expr, &ty, &var)
    }

    fn check_await(&mut self, future: ExprId) -> Ty {
        let ty = self.check_expr(future, &Expectation::None);
        let span = self.span(future);
        let ty = self.structurally_resolve(&ty, "this future", span);
        match (&*ty, self.tcx.lang("Future")) {
            (TyKind::Future(output), _) => output.clone(),
            (TyKind::Error, _) => ty,
            (_, Some(trait_)) => {
                self.require_trait(trait_, [ty.clone()].into(), span);
                self.lang_projection(trait_, &"Output".into(), [ty].into(), span)
            }
            _ => Ty::new(TyKind::Error),
        }
    }

    fn check_unary(
        &mut self,
        expr: ExprId,
        op: UnOp,
        operand: ExprId,
        expected: &Expectation,
    ) -> Ty {
        match op {
            UnOp::Deref => self.check_deref(expr, operand),
            UnOp::Not | UnOp::Neg => self.check_not_neg(expr, op, operand, expected),
        }
    }

    fn check_deref(&mut self, expr: ExprId, operand: ExprId) -> Ty {
        let span = self.span(operand);
        let ty = self.check_expr(operand, &Expectation::None);
        let ty = self.structurally_resolve(&ty, "this reference", span);
        if let Some(inner) = self.builtin_deref(&ty) {
            return inner;
        }
        if matches!(*ty, TyKind::Error) {
            return ty;
        }
        let (Some(step), Some((_, method))) = (
            self.deref_once(&ty, span),
            self.lang_method("Deref", "deref"),
        ) else {
            self.report_cannot_deref(&ty, self.span(expr));
            return Ty::new(TyKind::Error);
        };
        let borrowed = Ty::reference(Mutability::Not, ty.clone());
        self.push_adjustment(
            operand,
            crate::ty::Adjust::Borrow(Mutability::Not),
            &borrowed,
        );
        self.results.callees.insert(expr, (method, [ty].into()));
        step.ty
    }

    /// Whether the operator compares.
    pub fn is_comparison(op: BinOp) -> bool {
        matches!(
            op,
            BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge
        )
    }
}
