//! Parts of slices that can be changed: `&mut a[1..3]` stays symbolic, an array and where the part lies in it.
//! Who needs an array of its own gets a copy, whose elements go back when it is done.

use super::cx::{Dest, FnCx, Step};
use super::place::part_expr;
use super::repr::Repr;
use super::repr::Representations;
use super::value::{Place, Value};
use crate::hir::Mutability;
use crate::js::parse_template;
use crate::lir::{BinaryOp, Effect, Expr, Prop, StmtKind};
use crate::ty::{Ty, TyKind};

/// Elements side by side: all of an array, or a part of it.
pub struct Elements {
    /// The array that they lie in.
    pub array: Expr,
    /// Where a part begins and ends.
    part: Option<(Expr, Expr)>,
}

impl Elements {
    /// Whether there may be others in the array.
    pub fn is_part(&self) -> bool {
        self.part.is_some()
    }

    /// How many, read now.
    pub fn length(&self) -> Expr {
        match &self.part {
            Some((start, end)) => super::fold::fold(distance(start, end)),
            None => super::control::length(&self.array),
        }
    }
}

impl FnCx<'_, '_> {
    /// The elements of an array or a slice, to be looked at.
    pub fn elements(&mut self, place: &Place, ty: &Ty) -> Step<Elements> {
        if let Place::Part(array, start, end) = place {
            let part = Some(((**start).clone(), (**end).clone()));
            let array = (**array).clone();
            return Ok(Elements { array, part });
        }
        let value = self.read_alias(place, ty)?;
        let array = self.reify(&value, ty)?;
        Ok(Elements { array, part: None })
    }

    /// Where in the array the element at `at` lies.
    pub fn index_of(&mut self, elements: &Elements, at: Expr) -> Expr {
        match &elements.part {
            Some((start, _)) => self.plus(start, at),
            None => at,
        }
    }

    /// The array behind a `&mut [T]`, and where the slice begins in it.
    pub fn slice_base(&mut self, slice: &Value, elem: &Ty) -> Step<(Expr, Option<Expr>)> {
        if let Value::Ref(place) = slice
            && let Place::Part(array, start, _) = &**place
        {
            return Ok(((**array).clone(), Some((**start).clone())));
        }
        let ty = Ty::reference(Mutability::Not, Ty::new(TyKind::Slice(elem.clone())));
        Ok((self.reify(slice, &ty)?, None))
    }

    /// `offset + at`, as a value that stays.
    pub fn plus(&mut self, offset: &Expr, at: Expr) -> Expr {
        let sum = super::pat::binary(BinaryOp::Add, offset.clone(), at);
        self.stable("at", super::fold::fold(sum))
    }

    /// Copies of the parts among arguments that a function takes as arrays of their own.
    pub fn lend(&mut self, values: &mut [Value], inputs: &[Ty]) -> Step<Vec<(Expr, Place)>> {
        let mut lent = Vec::new();
        for (value, input) in values.iter_mut().zip(inputs) {
            if has_part(value) {
                *value = self.lend_value(value, input, &mut lent)?;
            }
        }
        Ok(lent)
    }

    fn lend_value(&mut self, value: &Value, ty: &Ty, lent: &mut Vec<(Expr, Place)>) -> Step<Value> {
        let parts_of = |cx: &mut Self, parts: &[Value], variant, lent: &mut Vec<_>| {
            let tys = cx.lw.tcx.field_tys(ty, variant);
            let parts = parts.iter().zip(&tys);
            parts
                .map(|(part, ty)| cx.lend_value(part, ty, lent))
                .collect::<Step<Vec<_>>>()
        };
        Ok(match value {
            Value::Ref(place) => match &**place {
                Place::Part(..) => {
                    let slice = self.lw.tcx.pointee(ty);
                    let copy = self.read_alias(place, &slice)?;
                    let copy = self.reify(&copy, &slice)?;
                    if ty.is_mut_ref() {
                        lent.push((copy.clone(), (**place).clone()));
                    }
                    Value::Expr(copy)
                }
                Place::Value(inner) | Place::Frozen(_, inner) => {
                    let inner = self.lend_value(inner, &self.lw.tcx.pointee(ty), lent)?;
                    Value::Ref(Place::Value(inner).into())
                }
                _ => value.clone(),
            },
            Value::Aggregate(parts) => Value::Aggregate(parts_of(self, parts, 0, lent)?.into()),
            Value::Variant(variant, parts) => {
                Value::Variant(*variant, parts_of(self, parts, *variant, lent)?.into())
            }
            Value::Expr(_) | Value::Closure(_) | Value::Fn(..) | Value::Future(_) => value.clone(),
        })
    }

    /// The result of a call that changed copies of parts: their elements go back first.
    pub fn deliver_and_return(
        &mut self,
        call: Expr,
        lent: &[(Expr, Place)],
        ty: &Ty,
        dest: Dest,
    ) -> Step<()> {
        let is_unit = self.lw.tcx.repr(ty) == Repr::Unit;
        let result = if is_unit || dest == Dest::Discard {
            self.emit(StmtKind::Expr(call));
            Value::unit()
        } else {
            Value::Expr(self.temp("result", call))
        };
        for (copy, place) in lent {
            self.give_back(copy, place)?;
        }
        self.deliver(result, ty, dest)
    }

    fn give_back(&mut self, copy: &Expr, place: &Place) -> Step<()> {
        let Place::Part(array, start, _) = place else {
            return Ok(());
        };
        let text = "$copy.forEach((x, i) => $array[$start + i] = x)";
        let Ok(template) = parse_template(text, Effect::Effect) else {
            return self.unsupported("the template that gives a part back");
        };
        let lw = &mut *self.lw;
        let call = template.instantiate(
            &mut |hole| match hole {
                "copy" => copy.clone(),
                "array" => (**array).clone(),
                _ => (**start).clone(),
            },
            &mut |name| lw.new_var(name),
        );
        self.emit(StmtKind::Expr(super::fold::fold(call)));
        Ok(())
    }

    /// Whether a value of the type may hold a reference that can change what it points at.
    pub fn may_hold_mut(&self, ty: &Ty) -> bool {
        self.holds(ty, &|kind| {
            matches!(kind, TyKind::Ref(Mutability::Mut, _) | TyKind::Closure(..))
        })
    }

    /// Whether a value of the type is of a kind, or holds one that is.
    pub fn holds(&self, ty: &Ty, is: &dyn Fn(&TyKind) -> bool) -> bool {
        self.holds_beside(ty, is, &mut Vec::new())
    }

    fn holds_beside(&self, ty: &Ty, is: &dyn Fn(&TyKind) -> bool, seen: &mut Vec<Ty>) -> bool {
        if seen.contains(ty) {
            return false;
        }
        seen.push(ty.clone());
        let mut inside = |ty: &Ty| self.holds_beside(ty, is, seen);
        is(ty)
            || match &**ty {
                TyKind::Ref(_, inner) | TyKind::Slice(inner) | TyKind::Array(inner, _) => {
                    inside(inner)
                }
                TyKind::Tuple(parts) => parts.iter().any(inside),
                TyKind::Adt(def, args) => {
                    args.iter().any(&mut inside)
                        || (0..self.lw.tcx.crates.adt(*def).variants.len()).any(|variant| {
                            let fields = self.lw.tcx.field_tys(ty, variant);
                            fields.iter().any(&mut inside)
                        })
                }
                _ => false,
            }
    }
}

/// The length of a part needs no copy of it.
pub fn without_copy(e: Expr, parts: &[Place]) -> Expr {
    let Expr::Member(inner, Prop::Fixed(name), _) = &e else {
        return e;
    };
    let part = parts.iter().find(|part| **inner == part_expr(part));
    match part {
        Some(Place::Part(_, start, end)) if &**name == "length" => distance(start, end),
        _ => e,
    }
}

fn distance(start: &Expr, end: &Expr) -> Expr {
    super::pat::binary(BinaryOp::Sub, end.clone(), start.clone())
}

/// Whether a value has a part of a slice in it.
fn has_part(value: &Value) -> bool {
    match value {
        Value::Ref(place) => match &**place {
            Place::Part(..) => true,
            Place::Value(inner) | Place::Frozen(_, inner) => has_part(inner),
            Place::Var(_)
            | Place::Split(..)
            | Place::Member(..)
            | Place::Elem(..)
            | Place::Object(_)
            | Place::Deferred(..) => false,
        },
        Value::Aggregate(parts) | Value::Variant(_, parts) => parts.iter().any(has_part),
        Value::Expr(_) | Value::Closure(_) | Value::Fn(..) | Value::Future(_) => false,
    }
}
