//! What is spelled out as text: format strings and JavaScript templates.

use super::check::{Expectation, FnCtxt};
use crate::hir::{ExprId, FormatCount, FormatPiece, FormatTrait, JsEffect, JsTemplate, Segment};
use crate::ty::{IntTy, Ty, TyKind};

impl FnCtxt<'_> {
    /// The arguments of a format string.
    pub fn check_pieces(&mut self, pieces: &[FormatPiece]) {
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
    pub fn check_write_target(&mut self, expr: ExprId, target: ExprId) -> Ty {
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

    /// `js!(…)`
    pub fn check_template(
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
