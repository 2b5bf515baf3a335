//! Places: reading, writing, projecting, borrowing; and how mutable variables are kept.

use std::rc::Rc;

use super::boxed::{CELL, Nth, Number};
use super::cx::{Dest, FnCx, JoinId, Reported, Step};
use super::repr::Repr;
use super::repr::Representations;
use super::value::{Place, Value};
use crate::hir::{DefKind, ExprKind, JsAdt, Mutability};
use crate::lir::{Effect, Expr, Prop, StmtKind};
use crate::ty::{Ty, TyKind};

impl FnCx<'_, '_> {
    // ---- fields -------------------------------------------------------------------------------

    /// The property that holds field `index` of a variant.
    pub fn field_prop(&self, ty: &Ty, variant: usize, index: usize) -> Prop {
        if let TyKind::Adt(def, _) = &**ty {
            let field = &self.lw.tcx.crates.adt(*def).variants[variant].fields[index];
            if let Some(name) = &field.js_name {
                return Prop::Fixed(name.clone());
            }
            if matches!(self.lw.tcx.crates.def(*def).kind, DefKind::Struct(_)) {
                return Prop::Field(field.name.clone());
            }
        }
        Prop::Field(index.to_string().into())
    }

    /// The property that holds a tagged enum's variant index.
    pub fn tag_prop() -> Prop {
        Prop::Field("tag".into())
    }

    /// Field `index` of a struct's or tuple's value.
    pub fn field(&mut self, value: &Value, ty: &Ty, index: usize) -> Step<Value> {
        self.payload(value, ty, 0, index)
    }

    /// Field `index` of a value that is known to be of `variant`.
    pub fn payload(&mut self, value: &Value, ty: &Ty, variant: usize, index: usize) -> Step<Value> {
        if self.dead {
            return Ok(Value::unit());
        }
        match value {
            Value::Aggregate(parts) => Ok(parts[index].clone()),
            Value::Variant(v, parts) => {
                debug_assert_eq!(*v, variant);
                Ok(parts[index].clone())
            }
            Value::Expr(e) => {
                let e = e.clone();
                Ok(match self.lw.tcx.repr(ty) {
                    Repr::Transparent | Repr::Nullable => Value::Expr(e),
                    Repr::Unit | Repr::Discriminant => Value::unit(),
                    _ => {
                        let prop = self.field_prop(ty, variant, index);
                        let name = prop_name(&prop);
                        Value::Expr(self.temp(&name, Expr::Member(Box::new(e), prop, Effect::Read)))
                    }
                })
            }
            Value::Ref(_) | Value::Closure(_) | Value::Fn(..) | Value::Future(_) => {
                self.unsupported("a field of a value that has none")
            }
        }
    }

    // ---- projection ---------------------------------------------------------------------------

    /// `place.field`
    pub fn project(&mut self, place: &Place, ty: &Ty, index: usize) -> Step<Place> {
        self.project_variant(place, ty, 0, index)
    }

    /// A field of the variant that the place is known to hold.
    pub fn project_variant(
        &mut self,
        place: &Place,
        ty: &Ty,
        variant: usize,
        index: usize,
    ) -> Step<Place> {
        match place {
            Place::Value(value) | Place::Frozen(_, value) => {
                Ok(Place::Value(self.payload(value, ty, variant, index)?))
            }
            Place::Split(_, parts) => Ok(parts[index].clone()),
            Place::Deferred(..) => self.unsupported("an argument that is not evaluated yet"),
            Place::Part(..) => self.unsupported("a field of a slice"),
            Place::Var(_) | Place::Member(..) | Place::Elem(..) | Place::Object(_) => {
                match self.lw.tcx.repr(ty) {
                    Repr::Transparent | Repr::Nullable => Ok(place.clone()),
                    Repr::Unit | Repr::Discriminant => Ok(Place::Value(Value::unit())),
                    _ => {
                        let object = self.object(place);
                        Ok(Place::member(object, self.field_prop(ty, variant, index)))
                    }
                }
            }
        }
    }

    /// The object that a place holds, for a projection into it.
    fn object(&mut self, place: &Place) -> Expr {
        match place_expr(place) {
            // The variable may be assigned again, but not while a projection into it is in use.
            Expr::Var(v) => Expr::Var(v),
            e => self.temp("o", e),
        }
    }

    /// `*place` where the place holds a reference or a `Box`.
    pub fn deref(&mut self, place: &Place, ty: &Ty) -> Step<Place> {
        let inner = self.lw.tcx.pointee(ty);
        if matches!(**ty, TyKind::Adt(..)) {
            return Ok(place.clone());
        }
        let is_mut = ty.is_mut_ref();
        match self.read(place, ty)? {
            Value::Ref(target) => Ok((*target).clone()),
            Value::Expr(e) if is_mut && self.lw.tcx.has_identity(&inner) => Ok(Place::Object(e)),
            Value::Expr(slot) if is_mut => Ok(behind_slot(&slot)),
            value => Ok(Place::Value(value)),
        }
    }

    // ---- reading --------------------------------------------------------------------------------

    /// The value, moved or copied out of the place.
    pub fn read(&mut self, place: &Place, ty: &Ty) -> Step<Value> {
        match place {
            Place::Value(value) | Place::Frozen(_, value) => self.copy_if_shared(value.clone(), ty),
            Place::Split(_, parts) => {
                let tys = self.lw.tcx.field_tys(ty, 0);
                let parts = parts.clone();
                let values = parts
                    .iter()
                    .zip(&tys)
                    .map(|(p, t)| self.read(p, t))
                    .collect::<Step<Vec<_>>>()?;
                Ok(Value::Aggregate(values.into()))
            }
            Place::Var(_)
            | Place::Member(..)
            | Place::Elem(..)
            | Place::Part(..)
            | Place::Object(_)
            | Place::Deferred(..) => {
                let value = self.read_alias(place, ty)?;
                self.copy_if_shared(value, ty)
            }
        }
    }

    /// A `Copy` aggregate that is read by value must not share its object with the original.
    fn copy_if_shared(&mut self, value: Value, ty: &Ty) -> Step<Value> {
        if self.shares_objects(&value, ty)
            && !self.lw.survey.mutated.is_frozen(ty)
            && self.lw.is_copy(ty)
        {
            self.fresh(value, ty)
        } else {
            Ok(value)
        }
    }

    fn shares_objects(&self, value: &Value, ty: &Ty) -> bool {
        match value {
            Value::Expr(_) => self.lw.tcx.has_object(ty),
            Value::Aggregate(parts) | Value::Variant(_, parts) => !parts.is_empty(),
            Value::Ref(_) | Value::Closure(_) | Value::Fn(..) | Value::Future(_) => false,
        }
    }

    /// The same value in objects of its own: what a `Copy` type's copy is, and each use of a constant.
    pub fn fresh(&mut self, value: Value, ty: &Ty) -> Step<Value> {
        if self.dead || self.lw.survey.mutated.is_frozen(ty) {
            return Ok(value);
        }
        match &value {
            Value::Aggregate(parts) | Value::Variant(_, parts) => {
                let variant = if let Value::Variant(index, _) = &value {
                    Some(*index)
                } else {
                    None
                };
                let tys = match self.lw.tcx.repr(ty) {
                    Repr::Unit | Repr::Pointer => return Ok(value),
                    _ => self.lw.tcx.field_tys(ty, variant.unwrap_or(0)),
                };
                let parts = parts
                    .iter()
                    .zip(&tys)
                    .map(|(p, t)| self.fresh(p.clone(), t))
                    .collect::<Step<Vec<_>>>()?;
                Ok(variant.map_or_else(
                    || Value::Aggregate(parts.clone().into()),
                    |index| Value::Variant(index, parts.clone().into()),
                ))
            }
            Value::Expr(e) => match self.lw.tcx.repr(ty) {
                Repr::Object => {
                    let tys = self.lw.tcx.field_tys(ty, 0);
                    let mut parts = Vec::new();
                    for (i, field_ty) in tys.iter().enumerate() {
                        let part = self.field(&value, ty, i)?;
                        parts.push(self.fresh(part, field_ty)?);
                    }
                    Ok(Value::Aggregate(parts.into()))
                }
                Repr::Transparent => {
                    let inner = self.lw.tcx.only_field(ty);
                    let part = self.fresh(value, &inner)?;
                    Ok(Value::Aggregate(Rc::from([part])))
                }
                Repr::Array => {
                    let elem = match &**ty {
                        TyKind::Array(elem, _) | TyKind::Slice(elem) => elem.clone(),
                        TyKind::Adt(_, args) => args[0].clone(),
                        _ => return self.unsupported("a copy of this array"),
                    };
                    if self.lw.tcx.has_object(&elem) {
                        return self.copied_elements(value, &elem, ty);
                    }
                    let slice = e.clone().member("slice", Effect::Pure);
                    Ok(Value::Expr(self.temp(
                        "copy",
                        Expr::Call(Box::new(slice), Vec::new(), Effect::Read),
                    )))
                }
                Repr::Tagged | Repr::Nullable if self.lw.tcx.has_object(ty) => {
                    self.fresh_variant(e.clone(), ty)
                }
                _ => Ok(value),
            },
            Value::Ref(_) | Value::Closure(_) | Value::Fn(..) | Value::Future(_) => Ok(value),
        }
    }

    /// A copy of an enum's value, whose variant shows at run time.
    fn fresh_variant(&mut self, e: Expr, ty: &Ty) -> Step<Value> {
        let TyKind::Adt(def, _) = &**ty else {
            return self.unsupported("a copy of this value");
        };
        let variants = &self.lw.tcx.crates.adt(*def).variants;
        let with_fields = |v: &usize| !variants[*v].fields.is_empty();
        let filled: Vec<usize> = (0..variants.len()).filter(with_fields).collect();
        let value = Value::Expr(self.stable("copied", e));
        let join = self.join(ty.clone());
        self.fresh_filled(&value, ty, &filled, join)?;
        self.join_finish(join)
    }

    /// A copy if the value is of one of the variants, else the value, which is never changed in place.
    fn fresh_filled(
        &mut self,
        value: &Value,
        ty: &Ty,
        variants: &[usize],
        join: JoinId,
    ) -> Step<()> {
        let Some((variant, rest)) = variants.split_first() else {
            return self.deliver(value.clone(), ty, Dest::Join(join));
        };
        let test = self.is_variant(value, ty, *variant)?;
        let (then, then_falls, ()) = self.block(|cx| {
            let tys = cx.lw.tcx.field_tys(ty, *variant);
            let mut parts = Vec::with_capacity(tys.len());
            for (i, field_ty) in tys.iter().enumerate() {
                let part = cx.payload(value, ty, *variant, i)?;
                parts.push(cx.fresh(part, field_ty)?);
            }
            let copy = Value::Variant(*variant, parts.into());
            cx.deliver(copy, ty, Dest::Join(join))
        })?;
        let (other, other_falls, ()) = self.block(|cx| cx.fresh_filled(value, ty, rest, join))?;
        self.emit_if(test, (then, then_falls), (other, other_falls));
        Ok(())
    }

    /// The value for looking at it: shares identity with the place.
    pub fn read_alias(&mut self, place: &Place, ty: &Ty) -> Step<Value> {
        match place {
            Place::Value(value) | Place::Frozen(_, value) => Ok(value.clone()),
            Place::Deferred(..) => self.unsupported("an argument that is not evaluated yet"),
            Place::Split(..) => self.read(place, ty),
            Place::Part(..) => {
                let part = part_expr(place);
                Ok(Value::Expr(self.temp("part", part)))
            }
            Place::Object(e) => Ok(Value::Expr(e.clone())),
            Place::Var(v) => {
                if let Some(value) = self.known(*v, ty) {
                    return Ok(value);
                }
                let e = Expr::Var(*v);
                if self.lw.assigned.contains(v) {
                    let name = self.lw.program.vars[v.0 as usize].name.clone();
                    Ok(Value::Expr(self.temp(&name, e)))
                } else {
                    Ok(Value::Expr(e))
                }
            }
            Place::Member(_, p) => {
                let name = prop_name(p);
                let e = place_expr(place);
                Ok(Value::Expr(self.temp(&name, e)))
            }
            Place::Elem(..) => {
                let e = place_expr(place);
                Ok(Value::Expr(self.temp("item", e)))
            }
        }
    }

    /// The value as an expression that is evaluated at once: no temporary for a variable or property.
    pub fn read_now(&mut self, place: &Place, ty: &Ty) -> Step<Expr> {
        match place {
            Place::Value(value) | Place::Frozen(_, value) => self.reify(value, ty),
            Place::Split(..) => {
                let value = self.read(place, ty)?;
                self.reify(&value, ty)
            }
            Place::Deferred(..) => self.unsupported("an argument that is not evaluated yet"),
            Place::Part(..) => Ok(part_expr(place)),
            Place::Var(_) | Place::Member(..) | Place::Elem(..) | Place::Object(_) => {
                Ok(place_expr(place))
            }
        }
    }

    // ---- writing --------------------------------------------------------------------------------

    /// `place = value`
    pub fn write(&mut self, place: &Place, value: &Value, ty: &Ty) -> Step<()> {
        match place {
            Place::Value(old) => {
                // Where nothing runs any more, a place may be what a call never gave.
                if self.dead || old == value || self.lw.tcx.repr(ty) == Repr::Unit {
                    return Ok(());
                }
                self.unsupported("assigning a closure or a reference to a variable that already holds another one")
            }
            Place::Frozen(number, _) if self.boxed.mark(*number) => Ok(()),
            Place::Frozen(..) => self.unsupported("an assignment to this temporary value"),
            Place::Split(_, parts) => {
                let tys = self.lw.tcx.field_tys(ty, 0);
                let fields = (0..tys.len())
                    .map(|i| self.field(value, ty, i))
                    .collect::<Step<Vec<_>>>()?;
                for ((part, field), field_ty) in parts.clone().iter().zip(&fields).zip(&tys) {
                    self.write(part, field, field_ty)?;
                }
                Ok(())
            }
            Place::Var(_) | Place::Member(..) | Place::Elem(..) => {
                let e = self.reify(value, ty)?;
                let target = place_expr(place);
                self.emit(StmtKind::Expr(Expr::Assign(
                    Box::new(target),
                    Box::new(e.clone()),
                )));
                if let Place::Var(var) = place {
                    self.note(*var, value, e, ty);
                }
                Ok(())
            }
            Place::Object(object) => self.overwrite(&object.clone(), value, ty),
            Place::Part(..) => self.unsupported("an assignment to a slice"),
            Place::Deferred(..) => self.unsupported("an argument that is not evaluated yet"),
        }
    }

    /// Gives an object new content, for all who hold it.
    fn overwrite(&mut self, object: &Expr, value: &Value, ty: &Ty) -> Step<()> {
        match self.lw.tcx.repr(ty) {
            Repr::Transparent => {
                let inner = self.lw.tcx.only_field(ty);
                let value = self.field(value, ty, 0)?;
                self.overwrite(object, &value, &inner)
            }
            Repr::Pointer => {
                let inner = self.lw.tcx.pointee(ty);
                self.overwrite(object, value, &inner)
            }
            Repr::Object => {
                let tys = self.lw.tcx.field_tys(ty, 0);
                let fields = (0..tys.len())
                    .map(|i| self.field(value, ty, i))
                    .collect::<Step<Vec<_>>>()?;
                for (i, (field, field_ty)) in fields.iter().zip(&tys).enumerate() {
                    let place = Place::member(object.clone(), self.field_prop(ty, 0, i));
                    self.write(&place, field, field_ty)?;
                }
                Ok(())
            }
            Repr::Array => {
                let e = self.reify(value, ty)?;
                let length = Expr::Member(
                    Box::new(object.clone()),
                    Prop::Fixed("length".into()),
                    Effect::Read,
                );
                self.emit(StmtKind::Expr(Expr::Assign(
                    Box::new(length),
                    Box::new(Expr::Num(0.0)),
                )));
                let push = Expr::Member(
                    Box::new(object.clone()),
                    Prop::Fixed("push".into()),
                    Effect::Pure,
                );
                let apply = Expr::Member(Box::new(push), Prop::Fixed("apply".into()), Effect::Pure);
                let call = Expr::Call(Box::new(apply), vec![object.clone(), e], Effect::Effect);
                self.emit(StmtKind::Expr(call));
                Ok(())
            }
            Repr::Opaque => {
                let e = self.reify(value, ty)?;
                let template = crate::js::parse_template(
                    "Object.assign((Object.keys($o).forEach(k=>delete $o[k]),$o),$v)",
                    Effect::Effect,
                );
                let Ok(template) = template else {
                    return self.unsupported("the template of a map assignment");
                };
                let lw = &mut *self.lw;
                let call = template.instantiate(
                    &mut |hole| {
                        if hole == "o" {
                            object.clone()
                        } else {
                            e.clone()
                        }
                    },
                    &mut |name| lw.new_var(name),
                );
                self.emit(StmtKind::Expr(call));
                Ok(())
            }
            _ => self.unsupported("assigning through this mutable reference"),
        }
    }

    // ---- variables --------------------------------------------------------------------------------

    /// A place for a mutable variable that starts with `value`.
    pub fn new_place(&mut self, name: &str, ty: &Ty, value: &Value) -> Step<Place> {
        let number = self.place_number();
        self.numbered_place(number, name, ty, value)
    }

    fn numbered_place(
        &mut self,
        number: Number,
        name: &str,
        ty: &Ty,
        value: &Value,
    ) -> Step<Place> {
        match value {
            Value::Closure(_) | Value::Fn(..) | Value::Future(_) => {
                return Ok(Place::Value(value.clone()));
            }
            // The reference stays symbolic until the variable is given another one.
            Value::Ref(target) if ty.is_mut_ref() && !self.boxed.contains(number | CELL) => {
                let inner = self.lw.tcx.pointee(ty);
                if !self.lw.tcx.has_identity(&inner)
                    || matches!(**target, Place::Split(..) | Place::Part(..))
                {
                    return Ok(Place::Frozen(number | CELL, value.clone()));
                }
            }
            Value::Expr(_) | Value::Aggregate(_) | Value::Variant(..) | Value::Ref(_) => {}
        }
        if self.lw.tcx.repr(ty) == Repr::Unit {
            return Ok(Place::Value(Value::unit()));
        }
        // A fresh event object is put together field by field and becomes one when it leaves.
        let is_fresh_event_object =
            matches!(value, Value::Aggregate(_)) && self.is_event_object(ty);
        if (self.lw.tcx.is_splittable(ty) || is_fresh_event_object) && !self.boxed.contains(number)
        {
            let tys = self.lw.tcx.field_tys(ty, 0);
            let mut parts = Vec::with_capacity(tys.len());
            for (i, field_ty) in tys.iter().enumerate() {
                let nth = Nth::Field(u32::try_from(i).expect("few fields"));
                let number = self.boxed.number(number, nth);
                let field = self.field(value, ty, i)?;
                let field_name = prop_name(&self.field_prop(ty, 0, i));
                let field_name = if field_name.starts_with(|c: char| c.is_ascii_digit()) {
                    name
                } else {
                    &field_name
                };
                let is_settled = is_fresh_event_object && is_settled(&field);
                if is_settled && !self.boxed.contains(number) && !self.assigns_field(ty, i) {
                    parts.push(Place::Frozen(number, field));
                } else {
                    parts.push(self.numbered_place(number, field_name, field_ty, &field)?);
                }
            }
            return Ok(Place::Split(number, parts.into()));
        }
        let e = self.reify(value, ty)?;
        let var = self.new_var(name);
        if self.is_cell(number, ty) {
            self.emit(StmtKind::Let(var, Some(Expr::Array(vec![e]))));
            return Ok(Place::elem(Expr::Var(var), Expr::Num(0.0)));
        }
        self.numbers.insert(var, number);
        self.lw.assigned.insert(var);
        self.emit(StmtKind::Let(var, Some(e.clone())));
        self.note(var, value, e, ty);
        Ok(Place::Var(var))
    }

    /// Whether the body being lowered assigns to this field of anything: then it is no use to try without.
    fn assigns_field(&self, ty: &Ty, index: usize) -> bool {
        let TyKind::Adt(def, _) = &**ty else {
            return false;
        };
        let name = &self.lw.tcx.crates.adt(*def).variants[0].fields[index].name;
        let body = &self.frame().code.body;
        body.exprs.iter().any(|expr| match expr.kind {
            ExprKind::Assign(target, _) | ExprKind::AssignOp(_, target, _) => {
                matches!(&body.expr(target).kind, ExprKind::Field(_, field) if field == name)
            }
            _ => false,
        })
    }

    /// Whether a variable is an array of one element, so that a `&mut` to its plain value can leave the function.
    fn is_cell(&self, number: u32, ty: &Ty) -> bool {
        self.boxed.contains(number | CELL) && !ty.is_mut_ref() && !self.lw.tcx.has_identity(ty)
    }

    /// Notes what a variable holds after `var = e`, where `e` is `value` in its representation.
    fn note(&mut self, var: crate::lir::VarId, value: &Value, e: Expr, ty: &Ty) {
        let is_plain = self.is_plain(ty);
        let known = if matches!(value, Value::Variant(..)) {
            value.clone()
        } else {
            Value::Expr(e)
        };
        self.note_write(var, known, ty, is_plain);
    }

    /// Whether a variable of the type changes by assignment only: nobody else can change what it holds.
    fn is_plain(&self, ty: &Ty) -> bool {
        match self.lw.tcx.repr(ty) {
            Repr::Scalar | Repr::Discriminant => true,
            // The payload stands for itself: an object in its place is changed through `&mut`.
            Repr::Nullable => match &**ty {
                TyKind::Adt(def, _) => {
                    let variants = self.lw.tcx.crates.adt(*def).variants.len();
                    (0..variants).all(|variant| {
                        let fields = self.lw.tcx.field_tys(ty, variant);
                        fields.iter().all(|field| self.is_plain(field))
                    })
                }
                _ => false,
            },
            Repr::Pointer => match &**ty {
                TyKind::Ref(Mutability::Not, inner) => **inner == TyKind::Str,
                _ => false,
            },
            Repr::Unit
            | Repr::Transparent
            | Repr::Object
            | Repr::Array
            | Repr::Opaque
            | Repr::Tagged => false,
        }
    }

    /// A place for a variable that is declared without a value.
    pub fn new_uninit(&mut self, name: &str, ty: &Ty) -> Place {
        if self.lw.tcx.repr(ty) == Repr::Unit {
            return Place::Value(Value::unit());
        }
        let number = self.place_number();
        if self.is_cell(number, ty) {
            let var = self.new_var(name);
            self.emit(StmtKind::Let(var, Some(Expr::Array(Vec::new()))));
            return Place::elem(Expr::Var(var), Expr::Num(0.0));
        }
        let var = self.declare(name);
        self.numbers.insert(var, number);
        self.lw.assigned.insert(var);
        Place::Var(var)
    }

    // ---- standard representation --------------------------------------------------------------------

    /// The value in its type's JavaScript representation, stable.
    pub fn reify(&mut self, value: &Value, ty: &Ty) -> Step<Expr> {
        // Unreachable code has no values: what stands for one need not be of the type.
        if self.dead {
            return Ok(Expr::Undefined);
        }
        match value {
            Value::Expr(e) => Ok(e.clone()),
            Value::Aggregate(parts) => self.aggregate_expr(parts, ty),
            Value::Variant(index, parts) => self.variant_expr(*index, parts, ty),
            Value::Ref(place) => self.ref_expr(place, ty),
            Value::Closure(closure) => self.closure_expr(closure),
            Value::Fn(def, args) => self.fn_expr(*def, args, ty),
            Value::Future(_) => self.unsupported("a future that is not awaited at once"),
        }
    }

    fn aggregate_expr(&mut self, parts: &Rc<[Value]>, ty: &Ty) -> Step<Expr> {
        match self.lw.tcx.repr(ty) {
            Repr::Unit => Ok(Expr::Undefined),
            Repr::Transparent => {
                let inner = self.lw.tcx.only_field(ty);
                self.reify(&parts[0], &inner)
            }
            Repr::Pointer => {
                let inner = self.lw.tcx.pointee(ty);
                self.aggregate_expr(parts, &inner)
            }
            _ => {
                let tys = self.lw.tcx.field_tys(ty, 0);
                let is_event = matches!(&**ty, TyKind::Adt(def, _) if self.lw.tcx.crates.adt(*def).js == JsAdt::Object);
                let mut props = Vec::with_capacity(tys.len());
                let mut optional = Vec::new();
                for (i, (part, field_ty)) in parts.iter().zip(&tys).enumerate() {
                    let e = self.reify(part, field_ty)?;
                    let prop = self.field_prop(ty, 0, i);
                    let may_be_absent = is_event && self.lw.tcx.repr(field_ty) == Repr::Nullable;
                    if may_be_absent && e == Expr::Undefined {
                        continue;
                    }
                    if may_be_absent && matches!(part, Value::Expr(_)) {
                        optional.push((prop, e));
                    } else {
                        props.push((prop, e));
                    }
                }
                let object = self.temp("object", Expr::Object(props));
                // A property that holds `undefined` is not an absent one.
                for (prop, e) in optional {
                    let target = Expr::Member(Box::new(object.clone()), prop, Effect::Read);
                    let assign =
                        StmtKind::Expr(Expr::Assign(Box::new(target), Box::new(e.clone())));
                    self.emit_when(
                        super::pat::binary(crate::lir::BinaryOp::Ne, e, Expr::Undefined),
                        assign,
                    );
                }
                Ok(object)
            }
        }
    }

    fn variant_expr(&mut self, index: usize, parts: &Rc<[Value]>, ty: &Ty) -> Step<Expr> {
        match self.lw.tcx.repr(ty) {
            Repr::Pointer => {
                let inner = self.lw.tcx.pointee(ty);
                self.variant_expr(index, parts, &inner)
            }
            #[allow(clippy::cast_precision_loss)]
            Repr::Discriminant => Ok(Expr::Num(self.lw.discriminant(ty, index) as f64)),
            Repr::Nullable => {
                let TyKind::Adt(_, args) = &**ty else {
                    unreachable!("Option is an ADT")
                };
                parts
                    .first()
                    .map_or(Ok(Expr::Undefined), |part| self.reify(part, &args[0]))
            }
            _ => {
                let tys = self.lw.tcx.field_tys(ty, index);
                #[allow(clippy::cast_precision_loss)]
                let mut props = vec![(Self::tag_prop(), Expr::Num(index as f64))];
                for (i, (part, field_ty)) in parts.iter().zip(&tys).enumerate() {
                    let e = self.reify(part, field_ty)?;
                    props.push((self.field_prop(ty, index, i), e));
                }
                Ok(self.temp("variant", Expr::Object(props)))
            }
        }
    }

    fn ref_expr(&mut self, place: &Place, ty: &Ty) -> Step<Expr> {
        let inner = self.lw.tcx.pointee(ty);
        if !ty.is_mut_ref() {
            let value = self.read_alias(place, &inner)?;
            return self.reify(&value, &inner);
        }
        if let Place::Split(number, _) = place {
            if !self.boxed.mark(*number) {
                return self.unsupported("a mutable reference to this aggregate");
            }
            let value = self.read(place, &inner)?;
            return self.reify(&value, &inner);
        }
        if let Place::Part(..) = place {
            let error = cfc_syntax::diagnostics::kept_slice_part::error(self.author_span());
            self.lw.report(error);
            return Err(Reported);
        }
        if !self.lw.tcx.has_identity(&inner) {
            return self.slot(place, &inner);
        }
        let value = self.read_alias(place, &inner)?;
        self.reify(&value, &inner)
    }

    /// `&mut` to a plain value as a run-time value: the object that holds it, and under which key.
    fn slot(&mut self, place: &Place, ty: &Ty) -> Step<Expr> {
        let (holder, key) = match place {
            Place::Elem(holder, key) => ((**holder).clone(), (**key).clone()),
            Place::Member(object, prop) => ((**object).clone(), Expr::Key(prop.clone())),
            Place::Var(var) => {
                let number = self.numbers.get(var).map(|number| number | CELL);
                if !number.is_some_and(|number| self.boxed.mark(number)) {
                    return self.unsupported("a mutable reference to this variable");
                }
                (Expr::Array(vec![Expr::Var(*var)]), Expr::Num(0.0))
            }
            Place::Frozen(number, value) if self.boxed.mark(*number) => {
                let e = self.reify(&value.clone(), ty)?;
                (Expr::Array(vec![e]), Expr::Num(0.0))
            }
            Place::Value(value) if *value == Value::unit() => return Ok(Expr::Undefined),
            Place::Value(_)
            | Place::Frozen(..)
            | Place::Split(..)
            | Place::Part(..)
            | Place::Object(_)
            | Place::Deferred(..) => {
                return self.unsupported("a mutable reference to this temporary value");
            }
        };
        // What came out of a reference goes on as the reference.
        if let (Expr::Member(a, p, _), Expr::Member(b, q, _)) = (&holder, &key)
            && a == b
            && (p, q) == (&slot_holder(), &slot_key())
        {
            return Ok((**a).clone());
        }
        let fields = vec![(slot_holder(), holder), (slot_key(), key)];
        Ok(self.temp("slot", Expr::Object(fields)))
    }
}

/// The object that a slot points into.
fn slot_holder() -> Prop {
    Prop::Field("of".into())
}

/// The key under which the object holds the value.
fn slot_key() -> Prop {
    Prop::Field("at".into())
}

/// The place that a slot stands for. A slot never changes.
fn behind_slot(slot: &Expr) -> Place {
    let part = |prop| Expr::Member(Box::new(slot.clone()), prop, Effect::Pure);
    Place::elem(part(slot_holder()), part(slot_key()))
}

/// The place as an expression to read or assign.
fn place_expr(place: &Place) -> Expr {
    match place {
        Place::Var(v) => Expr::Var(*v),
        Place::Member(o, p) => Expr::Member(o.clone(), p.clone(), Effect::Read),
        Place::Elem(a, i) => Expr::Index(a.clone(), i.clone(), Effect::Read),
        Place::Object(e) => e.clone(),
        Place::Value(_)
        | Place::Frozen(..)
        | Place::Split(..)
        | Place::Part(..)
        | Place::Deferred(..) => {
            unreachable!("not one JavaScript place")
        }
    }
}

/// A copy of a part's elements.
pub fn part_expr(place: &Place) -> Expr {
    let Place::Part(array, start, end) = place else {
        unreachable!("not a part of a slice")
    };
    let slice = Expr::Member(array.clone(), Prop::Fixed("slice".into()), Effect::Pure);
    Expr::Call(
        Box::new(slice),
        vec![(**start).clone(), (**end).clone()],
        Effect::Read,
    )
}

/// A readable hint for a variable that holds the property's value.
pub fn prop_name(prop: &Prop) -> String {
    match prop {
        Prop::Fixed(name) | Prop::Field(name) => name.to_string(),
    }
}

/// A value that needs no variable: a literal or a unit variant.
fn is_settled(value: &Value) -> bool {
    match value {
        Value::Expr(e) => super::pat::is_literal(e),
        Value::Variant(_, parts) => parts.iter().all(is_settled),
        Value::Aggregate(_)
        | Value::Ref(_)
        | Value::Closure(_)
        | Value::Fn(..)
        | Value::Future(_) => false,
    }
}
