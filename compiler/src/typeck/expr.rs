//! Expressions.

use super::check::{Expectation, FnCtxt};
use super::coerce_many::CoerceMany;
use crate::hir::{
    Arm, BinOp, Block, ExprId, ExprKind, FormatCount, FormatPiece, FormatTrait, JsEffect,
    JsTemplate, Lit, Mutability, Path, RepeatLen, Segment, Semi, Stmt, Symbol, UnOp,
};
use crate::ty::{GenericArgs, IntTy, Ty, TyKind};

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
        self.report_unknown_field(&ty, name, span);
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

    fn check_tuple(&mut self, elems: &[ExprId], expected: &Expectation) -> Ty {
        let wanted = expected.any().map(|ty| self.resolve_now(ty));
        let wanted = wanted.as_deref().and_then(|kind| match kind {
            TyKind::Tuple(tys) if tys.len() == elems.len() => Some(tys.clone()),
            _ => None,
        });
        let tys = elems.iter().enumerate().map(|(i, elem)| match &wanted {
            Some(tys) => {
                let ty = self.check_expr(*elem, &Expectation::HasType(tys[i].clone()));
                // A tuple's parts are coerced where that works; what does not fit shows at the tuple.
                let target = tys[i].clone();
                self.coerce(*elem, &ty, &target).unwrap_or(ty)
            }
            None => {
                let ty = self.check_expr(*elem, &Expectation::None);
                self.never_as_var(*elem, ty)
            }
        });
        Ty::new(TyKind::Tuple(tys.collect()))
    }

    /// The element type that is expected of an array, slice or `Vec`.
    fn expected_element(&mut self, expected: &Expectation) -> Option<Ty> {
        let ty = self.resolve_now(expected.any()?);
        match &*ty {
            TyKind::Array(elem, _) | TyKind::Slice(elem) => Some(elem.clone()),
            TyKind::Adt(def, args) if self.tcx.crates.is_lang(*def, "Vec") => args.first().cloned(),
            _ => None,
        }
    }

    fn check_array(
        &mut self,
        elems: &[ExprId],
        vec: bool,
        expr: ExprId,
        expected: &Expectation,
    ) -> Ty {
        let wanted = self.expected_element(expected);
        let start = wanted.unwrap_or_else(|| self.fresh_for(expr));
        let mut many = CoerceMany::new(start.clone());
        for elem in elems {
            let target = many.target().clone();
            let ty = self.check_expr(*elem, &Expectation::HasType(target));
            self.coerce_arm(&mut many, *elem, &ty);
        }
        let elem = if elems.is_empty() {
            start
        } else {
            many.complete()
        };
        if vec {
            return self.lang_adt("Vec", vec![elem]);
        }
        Ty::new(TyKind::Array(
            elem,
            Ty::new(TyKind::Const(elems.len() as u128)),
        ))
    }

    fn check_repeat(
        &mut self,
        elem: ExprId,
        len: &RepeatLen,
        vec: bool,
        expr: ExprId,
        expected: &Expectation,
    ) -> Ty {
        let span = self.span(expr);
        let target = self
            .expected_element(expected)
            .unwrap_or_else(|| self.fresh(span));
        let ty = self.check_coercible(elem, &target);
        let len = match len {
            RepeatLen::Const(arg) => self.with_conv(|conv| conv.const_arg(arg, span)),
            RepeatLen::Expr(len) => {
                self.check_coercible(*len, &Ty::new(TyKind::Int(IntTy::Usize)));
                Ty::new(TyKind::Error)
            }
        };
        if vec {
            self.lang_adt("Vec", vec![ty])
        } else {
            Ty::new(TyKind::Array(ty, len))
        }
    }

    fn check_struct(
        &mut self,
        expr: ExprId,
        path: &Path,
        fields: &[(Symbol, ExprId)],
        base: Option<ExprId>,
        expected: &Expectation,
    ) -> Ty {
        let span = self.span(expr);
        let Some((variant, args)) = self.resolve_struct_path(path, expected) else {
            self.check_unexpected(
                &fields
                    .iter()
                    .map(|(_, e)| *e)
                    .chain(base)
                    .collect::<Vec<_>>(),
            );
            return Ty::new(TyKind::Error);
        };
        self.results
            .struct_variants
            .insert(expr, (variant, args.clone()));
        self.require_predicates_of(variant, &args, span);
        let ty = self.tcx.type_of(variant).subst(&args);
        if let Some(wanted) = expected.only_has_type() {
            // What is expected of the whole says more about the fields than the other way round.
            let wanted = wanted.clone();
            self.unify(&ty, &wanted);
        }
        let tys = self.tcx.variant_field_tys(variant);
        for (name, value) in fields {
            let index = self
                .tcx
                .variant(variant)
                .and_then(|v| v.fields.iter().position(|f| f.name == *name));
            match index {
                Some(index) => {
                    let wanted = self.normalize(&tys[index].subst(&args), span);
                    self.check_coercible(*value, &wanted);
                }
                None => {
                    self.report_unknown_field(&ty, name, span);
                    self.check_expr(*value, &Expectation::None);
                }
            }
        }
        if let Some(base) = base {
            self.check_coercible(base, &ty);
        }
        ty
    }

    /// A struct's or variant's path in a literal or pattern: what it is, and its arguments.
    pub fn resolve_struct_path(
        &mut self,
        path: &Path,
        expected: &Expectation,
    ) -> Option<(crate::hir::DefId, GenericArgs)> {
        let (variant, args) = self.resolve_ctor(path)?;
        if let Some(wanted) = expected.any() {
            let wanted = self.resolve_now(wanted);
            let ty = self.tcx.type_of(variant).subst(&args);
            if !wanted.is_ty_var() {
                self.unify(&ty, &wanted);
            }
        }
        Some((variant, self.resolve_args(&args)))
    }

    fn check_block(&mut self, block: &Block, expr: ExprId, expected: &Expectation) -> Ty {
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

    fn check_stmt(&mut self, stmt: &Stmt) {
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
    fn check_scrutinee(&mut self, expr: ExprId, pats: &[crate::hir::PatId]) -> Ty {
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

    fn check_if(
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

    fn check_match(
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

    fn check_loop(&mut self, label: u32, body: ExprId, expr: ExprId, expected: &Expectation) -> Ty {
        let target = self.branches(expr, expected);
        self.labels[label as usize] = Some(target);
        self.check_coercible(body, &Ty::unit());
        let many = self.labels[label as usize].take().expect("set above");
        let ty = many.complete();
        self.diverges = ty.is_never();
        ty
    }

    fn check_break(&mut self, label: u32, value: Option<ExprId>, expr: ExprId) -> Ty {
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

    fn check_return(&mut self, value: Option<ExprId>, expr: ExprId) -> Ty {
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

    fn check_pieces(&mut self, pieces: &[FormatPiece]) {
        for piece in pieces {
            let FormatPiece::Arg { value, spec } = piece else {
                continue;
            };
            let ty = self.check_expr(*value, &Expectation::None);
            let ty = self.never_as_var(*value, ty);
            if let Some(trait_) = self.tcx.lang(format_trait(spec.trait_)) {
                self.require_trait(trait_, [ty].into(), self.span(*value));
            }
            for count in [spec.width, spec.precision].into_iter().flatten() {
                if let FormatCount::Expr(count) = count {
                    self.check_count(count);
                }
            }
        }
    }

    /// A width or precision: a `usize`, or a reference to one.
    fn check_count(&mut self, expr: ExprId) {
        let usize_ = Ty::new(TyKind::Int(IntTy::Usize));
        let ty = self.check_expr(expr, &Expectation::HasType(usize_.clone()));
        let ty = self.resolve_now(&ty);
        let inner = ty.peel_refs().clone();
        if !self.unify(&inner, &usize_) {
            self.report_mismatch(&usize_, &ty, self.span(expr));
        }
    }

    /// `write!(target, …)` is a call of the target's `write_str`; the formatter's where it has one.
    fn check_write_target(&mut self, expr: ExprId, target: ExprId) -> Ty {
        let ty = self.check_expr(target, &Expectation::None);
        let span = self.span(target);
        let segment = Segment {
            name: "write_str".into(),
            args: None,
            span,
        };
        match self.lookup_method(expr, target, &ty, &segment) {
            Some(sig) => sig.output,
            None => Ty::new(TyKind::Error),
        }
    }

    fn check_template(
        &mut self,
        template: &JsTemplate,
        expr: ExprId,
        expected: &Expectation,
    ) -> Ty {
        for (_, hole) in &template.holes {
            self.check_expr(*hole, &Expectation::None);
        }
        let span = self.span(expr);
        if template.effect == JsEffect::Try && self.expected_result(expected).is_none() {
            let (ok, error) = (self.fresh(span), self.lang_adt("JsError", Vec::new()));
            return self.lang_adt("Result", vec![ok, error]);
        }
        match expected.any() {
            Some(ty) => ty.clone(),
            None => {
                // A template as a statement gives nothing.
                let var = self.fresh(span);
                self.set_diverging(&var);
                var
            }
        }
    }

    /// The expected type, if it is a `Result`: a caught error may be any type that stands for one.
    fn expected_result(&mut self, expected: &Expectation) -> Option<Ty> {
        let ty = self.resolve_now(expected.any()?);
        matches!(&*ty, TyKind::Adt(def, _) if self.tcx.crates.is_lang(*def, "Result")).then_some(ty)
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

fn format_trait(trait_: FormatTrait) -> &'static str {
    match trait_ {
        FormatTrait::Display => "Display",
        FormatTrait::Debug => "Debug",
        FormatTrait::LowerHex => "LowerHex",
        FormatTrait::UpperHex => "UpperHex",
        FormatTrait::Binary => "Binary",
        FormatTrait::Octal => "Octal",
        FormatTrait::LowerExp => "LowerExp",
        FormatTrait::UpperExp => "UpperExp",
    }
}
