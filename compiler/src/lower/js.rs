//! `js!` templates and the compiler's own functions (`intrinsics::…`).

use super::cx::{Dest, FnCx, Step};
use super::position::Unit;
use super::repr::Representations;
use super::value::{Place, Value};
use crate::hir::{DefId, JsEffect, JsTemplate, Res, Symbol};
use crate::js::parse_template;
use crate::lir::{Effect, Expr, StmtKind, VarId};
use crate::ty::{GenericArgs, Ty, TyKind};

impl FnCx<'_, '_> {
    /// Fills a template's holes and delivers its value.
    pub fn js_into(&mut self, template: &JsTemplate, ty: &Ty, dest: Dest) -> Step<()> {
        let effect = match template.effect {
            JsEffect::Pure => Effect::Pure,
            JsEffect::Read => Effect::Read,
            JsEffect::Effect | JsEffect::Try => Effect::Effect,
        };
        let parsed = match parse_template(&template.text, effect) {
            Ok(parsed) => parsed,
            Err(error) => {
                return self.unsupported(&format!("the template `{}`: {error}", template.text));
            }
        };
        let mut holes: Vec<(Symbol, Expr)> = Vec::with_capacity(template.holes.len());
        let (mut parts, mut lent) = (Vec::new(), Vec::new());
        for (name, id) in &template.holes {
            let (place, hole_ty) = self.hole(*id)?;
            let mut e = self.read_now(&place, &hole_ty)?;
            if let Place::Part(..) = place {
                if effect == Effect::Effect {
                    e = self.temp(name, e);
                    lent.push((e.clone(), place));
                } else {
                    parts.push(place);
                }
            }
            if parsed.uses(name) > 1
                && !matches!(
                    e,
                    Expr::Var(_) | Expr::Num(_) | Expr::Bool(_) | Expr::Undefined
                )
            {
                e = self.temp(name, e);
            }
            holes.push((name.clone(), e));
        }
        let mut fresh: Vec<VarId> = Vec::new();
        let lw = &mut *self.lw;
        let e = parsed.instantiate(
            &mut |name| {
                holes
                    .iter()
                    .find(|(n, _)| &**n == name)
                    .map_or(Expr::Undefined, |(_, e)| e.clone())
            },
            &mut |name| {
                let var = lw.new_var(name);
                fresh.push(var);
                var
            },
        );
        let e = super::fold::fold(super::part::without_copy(e, &parts));
        self.note_own(&e);
        if !lent.is_empty() {
            return self.deliver_and_return(e, &lent, ty, dest);
        }
        if template.effect == JsEffect::Try {
            return self.try_into(e, ty, dest);
        }
        if effect == Effect::Pure {
            let value = self.stable("value", e);
            return self.deliver(Value::Expr(value), ty, dest);
        }
        self.deliver_call(e, ty, dest)
    }

    /// A hole: the referent of whatever references the local holds.
    fn hole(&mut self, id: crate::hir::ExprId) -> Step<(Place, Ty)> {
        let code = self.code();
        let mut ty = self.expr_ty(id);
        let mut place = match &code.body.expr(id).kind {
            crate::hir::ExprKind::Path(path) if matches!(path.res, Res::Local(_)) => {
                let Res::Local(local) = path.res else {
                    unreachable!("just matched")
                };
                match self.frame().locals.get(&local) {
                    Some(place) => place.clone(),
                    None => return self.unsupported("a template hole that names no variable"),
                }
            }
            _ => Place::Value(self.expr(id)?),
        };
        while matches!(*ty, TyKind::Ref(..)) {
            place = self.deref(&place, &ty)?;
            ty = self.lw.tcx.pointee(&ty);
        }
        Ok((place, ty))
    }

    /// `try { Ok(e) } catch (error) { Err(error) }`
    fn try_into(&mut self, e: Expr, ty: &Ty, dest: Dest) -> Step<()> {
        let result = self.declare("result");
        let failed = self.declare("failed");
        let caught = self.new_var("error");
        let assign =
            |var, value| StmtKind::Expr(Expr::Assign(Box::new(Expr::Var(var)), Box::new(value)));
        let (attempt, _, ()) = self.block(|cx| {
            cx.emit(assign(result, e));
            Ok(())
        })?;
        let (handler, _, ()) = self.block(|cx| {
            cx.emit(assign(failed, Expr::Var(caught)));
            Ok(())
        })?;
        self.emit(StmtKind::Expr(Expr::Assign(
            Box::new(Expr::Var(failed)),
            Box::new(Expr::Undefined),
        )));
        self.emit(StmtKind::Try(attempt, caught, handler));
        let (ok, ok_falls, ()) = self.block(|cx| {
            cx.deliver(
                Value::Variant(0, vec![Value::Expr(Expr::Var(result))].into()),
                ty,
                dest,
            )
        })?;
        let (err, err_falls, ()) = self.block(|cx| {
            cx.deliver(
                Value::Variant(1, vec![Value::Expr(Expr::Var(failed))].into()),
                ty,
                dest,
            )
        })?;
        self.emit_if(Expr::Var(failed), (err, err_falls), (ok, ok_falls));
        Ok(())
    }

    /// Functions that the compiler evaluates itself.
    pub fn intrinsic(
        &mut self,
        def: DefId,
        args: &GenericArgs,
        values: &[Value],
    ) -> Step<Option<Value>> {
        let Some(name) = self.lw.intrinsic(def) else {
            return Ok(None);
        };
        let ty = args.first().cloned().unwrap_or_else(Ty::unit);
        if name.starts_with("regex_") {
            return self.regex_intrinsic(&name, &ty, values).map(Some);
        }
        let int = match *ty {
            TyKind::Int(int) => Some(int),
            _ => None,
        };
        Ok(Some(match &*name {
            "int_max" | "int_min" | "int_bits" => {
                let Some(int) = int else {
                    return self.unsupported("an integer intrinsic on another type");
                };
                let (lo, hi) = super::arith::range_of(int);
                Value::num(match &*name {
                    "int_max" => hi,
                    "int_min" => lo,
                    _ => f64::from(int.bits()),
                })
            }
            "eq_is_identity" => Value::bool(self.lw.eq_is_identity(&ty)),
            "size_of" => match crate::typeck::size_of(&ty) {
                Some(size) => Value::num(f64::from(size)),
                None => {
                    let advice = "a constant: what a value of this type takes is not fixed";
                    let error = cfc_syntax::diagnostics::unsupported_std::error(
                        "std::mem::size_of",
                        advice,
                        self.author_span(),
                    );
                    self.lw.report(error);
                    return Err(super::cx::Reported);
                }
            },
            "is_text" => Value::bool(self.is_text_type(&ty)),
            "never_undefined" => Value::bool(!self.lw.tcx.is_nullable(&ty)),
            "is_copy_free" => Value::bool(!self.lw.tcx.has_object(&ty)),
            "move_out" => {
                let Value::Ref(place) = &values[0] else {
                    let place = Place::Value(values[0].clone());
                    let place = self.deref(
                        &place,
                        &Ty::reference(crate::hir::Mutability::Mut, ty.clone()),
                    )?;
                    return self.move_out(&place, &ty).map(Some);
                };
                let place = (**place).clone();
                self.move_out(&place, &ty)?
            }
            "unchecked_int" => values[0].clone(),
            "unit_of" | "is_end" => {
                let usize_ty = Ty::new(TyKind::Int(crate::ty::IntTy::Usize));
                let text = Ty::reference(crate::hir::Mutability::Not, Ty::new(TyKind::Str));
                let text = self.reify(&values[0], &text)?;
                let bytes = self.reify(&values[1], &usize_ty)?;
                let unit = self.unit_of(&text, &bytes);
                match (&*name, unit) {
                    ("is_end", unit) => Value::bool(unit == Some(Unit::End)),
                    (_, Some(Unit::At(at))) => Value::Variant(1, vec![Value::Expr(at)].into()),
                    (_, _) => Value::Variant(0, Vec::new().into()),
                }
            }
            "is_known" => {
                let e = self.reify(&values[0], &ty)?;
                Value::bool(super::pat::is_literal(&e))
            }
            "char_set" | "byte_set" => self.char_set(&name, &values[0], &ty)?,
            "text_set" => self.text_set(&values[0])?,
            "ranks" => {
                let option = Ty::new(TyKind::Adt(self.lw.tcx.crates.lang("Option"), args.clone()));
                let option = Ty::reference(crate::hir::Mutability::Not, option);
                let a = self.reify(&values[0], &option)?;
                let b = self.reify(&values[1], &option)?;
                match self.units_of_both(&a, &b) {
                    Some((a, b)) => {
                        let both = vec![Value::Expr(a), Value::Expr(b)];
                        Value::Variant(1, vec![Value::Aggregate(both.into())].into())
                    }
                    None => Value::Variant(0, Vec::new().into()),
                }
            }
            "unordered" => {
                self.unordered()?;
                Value::unit()
            }
            "asks_pretty" => Value::bool(self.lw.survey.asks_pretty),
            "is_unordered" => Value::bool(self.is_unordered()),
            "slice_place" => {
                let (list, offset) = self.slice_base(&values[0], &ty)?;
                let index =
                    self.reify(&values[1], &Ty::new(TyKind::Int(crate::ty::IntTy::Usize)))?;
                let index = match offset {
                    Some(offset) => self.plus(&offset, index),
                    None => index,
                };
                Value::Ref(Place::elem(list, index).into())
            }
            "slice_part" => {
                let (list, offset) = self.slice_base(&values[0], &ty)?;
                let usize_ty = Ty::new(TyKind::Int(crate::ty::IntTy::Usize));
                let end = |cx: &mut Self, value: &Value| {
                    let e = cx.reify(value, &usize_ty)?;
                    let e = cx.stable("at", e);
                    Ok(offset.as_ref().map_or(e.clone(), |o| cx.plus(o, e)))
                };
                let (start, end) = (end(self, &values[1])?, end(self, &values[2])?);
                Value::Ref(Place::part(list, start, end).into())
            }
            "raise" => {
                let error = self.reify(&values[0], &ty)?;
                self.emit(StmtKind::Throw(error));
                Value::unit()
            }
            "discriminant" => {
                let place = self.referent(&values[0], &ty)?;
                let value = self.read_alias(&place, &ty)?;
                self.discriminant_value(&value, &ty)?
            }
            other => return self.unsupported(&format!("the intrinsic `{other}`")),
        }))
    }

    fn is_text_type(&self, ty: &Ty) -> bool {
        match &**ty {
            TyKind::Str => true,
            TyKind::Ref(crate::hir::Mutability::Not, inner) => self.is_text_type(inner),
            TyKind::Adt(def, _) => self.lw.tcx.crates.is_lang(*def, "String"),
            _ => false,
        }
    }

    fn referent(&mut self, value: &Value, ty: &Ty) -> Step<Place> {
        let reference = Ty::reference(crate::hir::Mutability::Not, ty.clone());
        self.deref(&Place::Value(value.clone()), &reference)
    }

    /// The value of a place that is about to be overwritten in place: objects are copied one level deep.
    fn move_out(&mut self, place: &Place, ty: &Ty) -> Step<Value> {
        let Place::Object(_) = place else {
            return self.read_alias(place, ty);
        };
        match self.lw.tcx.repr(ty) {
            super::repr::Repr::Object => {
                let count = self.lw.tcx.field_tys(ty, 0).len();
                let value = self.read_alias(place, ty)?;
                let parts = (0..count)
                    .map(|i| self.field(&value, ty, i))
                    .collect::<Step<Vec<_>>>()?;
                Ok(Value::Aggregate(parts.into()))
            }
            super::repr::Repr::Transparent => {
                let inner = self.move_out(place, &self.lw.tcx.only_field(ty))?;
                Ok(Value::Aggregate([inner].into()))
            }
            super::repr::Repr::Pointer if matches!(&**ty, TyKind::Adt(..)) => {
                // A `Box` is what is in it.
                self.move_out(place, &self.lw.tcx.pointee(ty))
            }
            super::repr::Repr::Array => {
                let e = self.read_now(place, ty)?;
                let slice = e.member("slice", Effect::Pure);
                Ok(Value::Expr(self.temp(
                    "old",
                    Expr::Call(Box::new(slice), Vec::new(), Effect::Read),
                )))
            }
            _ => self.read_alias(place, ty),
        }
    }

    fn discriminant_value(&mut self, value: &Value, ty: &Ty) -> Step<Value> {
        if let Value::Variant(index, _) = value {
            #[allow(clippy::cast_precision_loss)]
            return Ok(Value::num(self.lw.discriminant(ty, *index) as f64));
        }
        let e = self.reify(value, ty)?;
        Ok(Value::Expr(match self.lw.tcx.repr(ty) {
            super::repr::Repr::Discriminant => e,
            super::repr::Repr::Nullable => {
                let some = super::pat::binary(crate::lir::BinaryOp::Ne, e, Expr::Undefined);
                Expr::Unary(crate::lir::UnaryOp::Plus, Box::new(some))
            }
            _ => self.stable(
                "tag",
                Expr::Member(Box::new(e), Self::tag_prop(), Effect::Read),
            ),
        }))
    }
}
