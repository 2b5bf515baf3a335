//! Values made of parts: tuples, arrays, `Vec`s, structs.

use super::check::{Expectation, FnCtxt};
use super::coerce_many::CoerceMany;
use crate::hir::{DefId, ExprId, Path, RepeatLen, Symbol};
use crate::ty::{GenericArgs, IntTy, Ty, TyKind};

impl FnCtxt<'_> {
    /// `(a, b)`
    pub fn check_tuple(&mut self, elems: &[ExprId], expected: &Expectation) -> Ty {
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

    /// `[a, b]`, `vec![a, b]`
    pub fn check_array(
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

    /// `[a; n]`, `vec![a; n]`
    pub fn check_repeat(
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

    /// `S { a: x, ..base }`
    pub fn check_struct(
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
    ) -> Option<(DefId, GenericArgs)> {
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
}
