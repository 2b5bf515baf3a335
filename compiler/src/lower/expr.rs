//! Expressions: values, places, and delivery to a destination.

use std::rc::Rc;

use super::cx::{Dest, FnCx, Step, Target};
use super::repr::Repr;
use super::repr::Representations;
use super::value::{ClosureValue, Place, Value};
use crate::hir::{
    Block, ConstArg, DefKind, ExprId, ExprKind, JsAdt, Lit, LocalId, Mutability, PatKind,
    RepeatLen, Res, Stmt as HirStmt, UnOp,
};
use crate::lir::{Effect, Expr, Prop, StmtKind};
use crate::ty::{Adjust, Capture, FloatTy, Ty, TyKind};

impl FnCx<'_, '_> {
    // ---- to a destination -------------------------------------------------------------------------

    /// Lowers an expression and delivers its adjusted value.
    pub fn expr_into(&mut self, id: ExprId, dest: Dest) -> Step<()> {
        if self.dead {
            return Ok(());
        }
        let code = self.code();
        let span = self.author_span_of(&code, id);
        let outer_span = std::mem::replace(&mut self.span, span);
        let adjusted = code
            .results
            .adjustments
            .get(&id)
            .is_some_and(|list| list.iter().any(|a| !matches!(a.kind, Adjust::NeverToAny)));
        let result = if adjusted {
            self.value_into(id, dest)
        } else {
            self.control_into(id, dest)
        };
        self.span = outer_span;
        result
    }

    /// Expressions whose value comes out of control flow deliver it themselves.
    fn control_into(&mut self, id: ExprId, dest: Dest) -> Step<()> {
        let code = self.code();
        let ty = self.expr_ty(id);
        match &code.body.expr(id).kind {
            ExprKind::Block(block) => self.block_into(block, &ty, dest),
            ExprKind::If(cond, then, else_) => self.if_into(*cond, *then, *else_, &ty, dest),
            ExprKind::Match(scrutinee, arms, _) => self.match_into(*scrutinee, arms, dest),
            ExprKind::Loop(label, body, _) => self.loop_into(*label, *body, &ty, dest),
            ExprKind::Break(label, value) => self.break_(*label, *value),
            ExprKind::Continue(label) => self.continue_(*label),
            ExprKind::Return(value) => self.return_(*value),
            ExprKind::Panic(message) => self.panic(*message),
            ExprKind::And(..) | ExprKind::Or(..) | ExprKind::Let(..) => self.cond_value(id, dest),
            ExprKind::Call(callee, args) => self.call_into(*callee, args, &ty, dest),
            ExprKind::MethodCall { receiver, args, .. } => {
                self.method_into(id, *receiver, args, &ty, dest)
            }
            ExprKind::Await(future) => self.await_into(*future, &ty, dest),
            ExprKind::Js(template) => self.js_into(template, &ty, dest),
            ExprKind::Unary(UnOp::Not, inner)
                if !code.results.callees.contains_key(&id)
                    && matches!(*ty, TyKind::Bool)
                    && self.is_control(*inner) =>
            {
                let value = self.join_of(*inner, &ty)?;
                let e = self.reify(&value, &ty)?;
                self.deliver(Value::Expr(super::pat::not(e)), &ty, dest)
            }
            ExprKind::Unary(..) | ExprKind::Binary(..)
                if code.results.callees.contains_key(&id) =>
            {
                self.operator_into(id, &ty, dest)
            }
            _ => self.value_into(id, dest),
        }
    }

    fn is_control(&self, id: ExprId) -> bool {
        matches!(
            self.frame().code.body.expr(id).kind,
            ExprKind::Call(..)
                | ExprKind::MethodCall { .. }
                | ExprKind::Match(..)
                | ExprKind::If(..)
                | ExprKind::Block(_)
        )
    }

    fn value_into(&mut self, id: ExprId, dest: Dest) -> Step<()> {
        let ty = self.expr_ty_adjusted(id);
        let value = self.expr(id)?;
        self.deliver(value, &ty, dest)
    }

    // ---- to a value ---------------------------------------------------------------------------------

    /// Lowers an expression to its adjusted value.
    pub fn expr(&mut self, id: ExprId) -> Step<Value> {
        if self.dead {
            return Ok(Value::unit());
        }
        let code = self.code();
        if code
            .results
            .adjustments
            .get(&id)
            .is_some_and(|list| list.iter().any(|a| a.kind != Adjust::NeverToAny))
        {
            return self.adjusted(id);
        }
        self.raw_expr(id)
    }

    /// Lowers an expression to its value before adjustments.
    fn raw_expr(&mut self, id: ExprId) -> Step<Value> {
        if self.dead {
            return Ok(Value::unit());
        }
        let code = self.code();
        let span = self.author_span_of(&code, id);
        let outer_span = std::mem::replace(&mut self.span, span);
        let result = self.raw_expr_inner(id);
        self.span = outer_span;
        result
    }

    fn raw_expr_inner(&mut self, id: ExprId) -> Step<Value> {
        let code = self.code();
        let ty = self.expr_ty(id);
        match &code.body.expr(id).kind {
            ExprKind::Lit(lit) => {
                let value = self.literal(lit, &ty);
                if let Value::Expr(e) = &value {
                    self.note_own(e);
                }
                Ok(value)
            }
            ExprKind::Path(path) => {
                if let Res::Local(local) = path.res {
                    let place = self.place(id)?;
                    return match place {
                        Place::Value(value) if code.body.is_last_use(local, id) => Ok(value),
                        place => self.read(&place, &ty),
                    };
                }
                // Each use of a constant is a new value; a place that is only looked at shares it.
                let value = self.path_value(id, &ty)?;
                if self.is_constant(id) {
                    self.fresh(value, &ty)
                } else {
                    Ok(value)
                }
            }
            ExprKind::Field(..) | ExprKind::Index(..) | ExprKind::Unary(UnOp::Deref, _) => {
                let place = self.place(id)?;
                self.read(&place, &ty)
            }
            ExprKind::Unary(op, inner) if !code.results.callees.contains_key(&id) => {
                let value = self.expr(*inner)?;
                self.unary(*op, &value, &ty)
            }
            ExprKind::Binary(op, a, b) if !code.results.callees.contains_key(&id) => {
                let operand_ty = self.expr_ty_adjusted(*a);
                let (left, right) = (self.expr(*a)?, self.expr(*b)?);
                let right_ty = self.expr_ty_adjusted(*b);
                self.binary(*op, &left, &right, &operand_ty, &right_ty)
            }
            ExprKind::Assign(target, value) => {
                self.assign(*target, *value)?;
                Ok(Value::unit())
            }
            ExprKind::AssignOp(op, target, value) => {
                self.assign_op(id, *op, *target, *value)?;
                Ok(Value::unit())
            }
            ExprKind::AddrOf(mutability, inner) => {
                let place = self.place(*inner)?;
                let inner_ty = self.expr_ty_adjusted(*inner);
                self.borrow(place, &inner_ty, &Adjust::Borrow(*mutability))
            }
            ExprKind::Cast(inner, _) => {
                let from = self.expr_ty_adjusted(*inner);
                let value = self.expr(*inner)?;
                self.cast(&value, &from, &ty)
            }
            ExprKind::Tuple(elems) => {
                let values = elems
                    .iter()
                    .map(|e| self.expr(*e))
                    .collect::<Step<Vec<_>>>()?;
                Ok(Value::Aggregate(values.into()))
            }
            ExprKind::Array { elems, .. } => {
                let mut parts = Vec::with_capacity(elems.len());
                for elem in elems {
                    let elem_ty = self.expr_ty_adjusted(*elem);
                    let value = self.expr(*elem)?;
                    parts.push(self.reify(&value, &elem_ty)?);
                }
                Ok(Value::Expr(self.temp("list", Expr::Array(parts))))
            }
            ExprKind::Repeat { elem, len, .. } => self.repeat(*elem, len, &ty),
            ExprKind::Struct { fields, base, .. } => self.struct_value(id, fields, *base, &ty),
            ExprKind::Closure(_) => self.closure_value(id),
            ExprKind::Format(pieces) => self.format(pieces),
            ExprKind::WriteFormat(target, pieces) => self.write_format(*target, pieces),
            ExprKind::Error => self.unsupported("an erroneous expression"),
            // The rest delivers its value.
            ExprKind::Block(_)
            | ExprKind::If(..)
            | ExprKind::Match(..)
            | ExprKind::Loop(..)
            | ExprKind::Break(..)
            | ExprKind::Continue(_)
            | ExprKind::Return(_)
            | ExprKind::Panic(_)
            | ExprKind::And(..)
            | ExprKind::Or(..)
            | ExprKind::Let(..)
            | ExprKind::Call(..)
            | ExprKind::MethodCall { .. }
            | ExprKind::Await(_)
            | ExprKind::Js(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary(..) => self.join_of(id, &ty),
        }
    }

    /// The value that an expression delivers.
    fn join_of(&mut self, id: ExprId, ty: &Ty) -> Step<Value> {
        let join = self.join(ty.clone());
        self.control_into(id, Dest::Join(join))?;
        self.join_finish(join)
    }

    fn literal(&mut self, lit: &Lit, ty: &Ty) -> Value {
        match lit {
            #[allow(clippy::cast_precision_loss)]
            Lit::Int(n, _) => Value::num(*n as f64),
            #[allow(
                clippy::cast_possible_truncation,
                reason = "the nearest `f32` is meant"
            )]
            Lit::Float(n, _) if matches!(**ty, TyKind::Float(FloatTy::F32)) => {
                Value::num(f64::from(*n as f32))
            }
            Lit::Float(n, _) => Value::num(*n),
            Lit::Str(s) => Value::Expr(Expr::Str(s.clone())),
            Lit::ByteStr(bytes) => {
                let numbers = bytes
                    .iter()
                    .map(|byte| Expr::Num(f64::from(*byte)))
                    .collect();
                Value::Expr(self.temp("bytes", Expr::Array(numbers)))
            }
            Lit::Char(c) => Value::num(f64::from(u32::from(*c))),
            Lit::Bool(b) => Value::bool(*b),
        }
    }

    /// A path that is no local: function, constructor, constant.
    fn path_value(&mut self, id: ExprId, ty: &Ty) -> Step<Value> {
        let code = self.code();
        let Some((def, args)) = code.results.callees.get(&id) else {
            return self.unsupported("a path that names nothing");
        };
        let args: crate::ty::GenericArgs = args.iter().map(|a| self.mono(a)).collect();
        match &self.lw.tcx.crates.def(*def).kind {
            DefKind::Const(_) => self.const_item(*def, &args),
            DefKind::Fn(_) => Ok(Value::Fn(*def, args)),
            DefKind::Variant(index) => {
                let index = *index;
                if matches!(**ty, TyKind::FnDef(..)) {
                    return Ok(Value::Fn(*def, args));
                }
                Ok(Value::Variant(index, Rc::from([])))
            }
            DefKind::Struct(_) => {
                if matches!(**ty, TyKind::FnDef(..)) {
                    return Ok(Value::Fn(*def, args));
                }
                Ok(Value::unit())
            }
            DefKind::ConstParam { index, .. } => {
                let arg = code.args.get(*index as usize).cloned();
                match arg.as_deref() {
                    #[allow(clippy::cast_precision_loss)]
                    Some(TyKind::Const(n)) => Ok(Value::num(*n as f64)),
                    _ => self.unsupported("a constant parameter without a value"),
                }
            }
            _ => self.unsupported("a path that is no value"),
        }
    }

    fn repeat(&mut self, elem: ExprId, len: &RepeatLen, ty: &Ty) -> Step<Value> {
        let elem_ty = self.expr_ty_adjusted(elem);
        let value = self.expr(elem)?;
        let count = match (len, &**ty) {
            (RepeatLen::Expr(len), _) => {
                let len_ty = self.expr_ty_adjusted(*len);
                let value = self.expr(*len)?;
                self.reify(&value, &len_ty)?
            }
            (
                RepeatLen::Const(ConstArg::Body(_) | ConstArg::Param(_) | ConstArg::Infer),
                TyKind::Array(_, n),
            ) => match **n {
                #[allow(clippy::cast_precision_loss)]
                TyKind::Const(n) => Expr::Num(n as f64),
                _ => return self.unsupported("an array length that is not known"),
            },
            _ => return self.unsupported("this repeat expression"),
        };
        if let Expr::Num(n) = count
            && n <= 16.0
            && !self.lw.tcx.has_identity(&elem_ty)
        {
            let e = self.reify(&value, &elem_ty)?;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            return Ok(Value::Expr(
                self.temp("list", Expr::Array(vec![e; n as usize])),
            ));
        }
        // A loop that clones: `vec![x; n]` of anything.
        let list = self.temp("list", Expr::Array(Vec::new()));
        let index = self.new_var("i");
        self.lw.assigned.insert(index);
        self.emit(StmtKind::Let(index, Some(Expr::Num(0.0))));
        let label = self.new_label();
        let (body, _, ()) = self.block(|cx| {
            let done = super::pat::binary(crate::lir::BinaryOp::Ge, Expr::Var(index), count);
            cx.emit_when(done, StmtKind::Break(label));
            let copy = cx.clone_value(&value, &elem_ty)?;
            let e = cx.reify(&copy, &elem_ty)?;
            let push = Expr::Member(
                Box::new(list.clone()),
                Prop::Fixed("push".into()),
                Effect::Pure,
            );
            cx.emit(StmtKind::Expr(Expr::Call(
                Box::new(push),
                vec![e],
                Effect::Effect,
            )));
            let next =
                super::pat::binary(crate::lir::BinaryOp::Add, Expr::Var(index), Expr::Num(1.0));
            cx.emit(StmtKind::Expr(Expr::Assign(
                Box::new(Expr::Var(index)),
                Box::new(next),
            )));
            Ok(())
        })?;
        self.emit(StmtKind::Loop(label, body));
        Ok(Value::Expr(list))
    }

    fn struct_value(
        &mut self,
        id: ExprId,
        fields: &[(crate::hir::Symbol, ExprId)],
        base: Option<ExprId>,
        ty: &Ty,
    ) -> Step<Value> {
        let code = self.code();
        let Some((def, _)) = code.results.struct_variants.get(&id) else {
            return self.unsupported("a struct literal that names no struct");
        };
        let TyKind::Adt(adt, _) = &**ty else {
            return self.unsupported("a struct literal of this type");
        };
        let variant = match self.lw.tcx.crates.def(*def).kind {
            DefKind::Variant(index) => Some(index),
            _ => None,
        };
        let names: Vec<_> = self.lw.tcx.crates.adt(*adt).variants[variant.unwrap_or(0)]
            .fields
            .iter()
            .map(|f| f.name.clone())
            .collect();
        let mut values: Vec<Option<Value>> = vec![None; names.len()];
        for (name, expr) in fields {
            let value = self.expr(*expr)?;
            if let Some(index) = names.iter().position(|n| n == name) {
                values[index] = Some(value);
            }
        }
        if let Some(base) = base {
            let place = self.place(base)?;
            let tys = self.lw.tcx.field_tys(ty, 0);
            for (index, slot) in values.iter_mut().enumerate() {
                if slot.is_none() {
                    let field = self.project(&place, ty, index)?;
                    *slot = Some(self.read(&field, &tys[index])?);
                }
            }
        }
        let parts: Rc<[Value]> = values
            .into_iter()
            .map(|v| v.unwrap_or_else(Value::unit))
            .collect();
        Ok(match variant {
            Some(index) => Value::Variant(index, parts),
            None => Value::Aggregate(parts),
        })
    }

    // ---- adjustments ----------------------------------------------------------------------------------

    fn adjusted(&mut self, id: ExprId) -> Step<Value> {
        let code = self.code();
        let steps = code.results.adjustments[&id].clone();
        let last = &steps[steps.len() - 1];
        match &last.kind {
            // A place is borrowed or read only after all steps before.
            Adjust::Borrow(_) => {
                let (place, ty) = self.adjusted_place(id, steps.len() - 1)?;
                self.borrow(place, &ty, &last.kind)
            }
            Adjust::Deref | Adjust::OverloadedDeref(..) => {
                let (place, ty) = self.adjusted_place(id, steps.len())?;
                self.read(&place, &ty)
            }
            Adjust::NeverToAny | Adjust::Unsize | Adjust::ReifyFnPointer => {
                let (place, ty) = self.adjusted_place(id, steps.len() - 1)?;
                self.read(&place, &ty)
            }
        }
    }

    /// `&place`, `&mut place`; a temporary that is borrowed mutably becomes a variable.
    fn borrow(&mut self, place: Place, ty: &Ty, kind: &Adjust) -> Step<Value> {
        let place = match (place, kind) {
            (Place::Value(value), Adjust::Borrow(Mutability::Mut))
                if !matches!(value, Value::Closure(_)) =>
            {
                let is_constant =
                    matches!(&value, Value::Expr(Expr::Var(v)) if self.lw.is_global(*v));
                let value = if is_constant {
                    self.fresh(value, ty)?
                } else {
                    value
                };
                self.new_place("temporary", ty, &value)?
            }
            (place, _) => place,
        };
        Ok(Value::Ref(place.into()))
    }

    /// The place of an expression after its first `count` adjustments, and its type.
    fn adjusted_place(&mut self, id: ExprId, count: usize) -> Step<(Place, Ty)> {
        let code = self.code();
        let steps: Vec<_> = code
            .results
            .adjustments
            .get(&id)
            .map(|s| s[..count].to_vec())
            .unwrap_or_default();
        let mut place = self.raw_place(id)?;
        let mut ty = self.expr_ty(id);
        for step in steps {
            place = match &step.kind {
                Adjust::NeverToAny | Adjust::Unsize | Adjust::ReifyFnPointer => place,
                Adjust::Deref => self.deref(&place, &ty)?,
                Adjust::Borrow(_) => Place::Value(self.borrow(place, &ty, &step.kind)?),
                Adjust::OverloadedDeref(def, args, mutability) => {
                    let args = args.iter().map(|a| self.mono(a)).collect();
                    let target = self.mono(&step.target);
                    self.overloaded_place(
                        *def,
                        &args,
                        vec![Value::Ref(place.into())],
                        &target,
                        *mutability,
                    )?
                }
            };
            ty = self.mono(&step.target);
        }
        Ok((place, ty))
    }

    /// The place behind the reference that `deref` or `index` returns.
    pub fn overloaded_place(
        &mut self,
        def: crate::hir::DefId,
        args: &crate::ty::GenericArgs,
        values: Vec<Value>,
        target: &Ty,
        mutability: Mutability,
    ) -> Step<Place> {
        let ref_ty = Ty::reference(mutability, target.clone());
        let value = self.call_value(def, args, values, &ref_ty)?;
        self.deref(&Place::Value(value), &ref_ty)
    }

    // ---- places ---------------------------------------------------------------------------------------

    /// Whether an expression, adjustments included, denotes a place rather than a new value.
    pub fn is_place(&self, id: ExprId) -> bool {
        let code = &self.frame().code;
        if let Some(steps) = code.results.adjustments.get(&id)
            && let Some(last) = steps.last()
        {
            return matches!(last.kind, Adjust::Deref | Adjust::OverloadedDeref(..));
        }
        match &code.body.expr(id).kind {
            ExprKind::Path(path) => matches!(path.res, Res::Local(_)),
            ExprKind::Field(base, _) => self.is_place(*base),
            ExprKind::Index(..) | ExprKind::Unary(UnOp::Deref, _) => true,
            _ => false,
        }
    }

    /// The place that an expression denotes, adjustments included; a temporary if it is a value.
    pub fn place(&mut self, id: ExprId) -> Step<Place> {
        let code = self.code();
        let count = code.results.adjustments.get(&id).map_or(0, Vec::len);
        self.adjusted_place(id, count).map(|(place, _)| place)
    }

    /// The argument behind a parameter that was not evaluated yet.
    pub fn deferred(&self, id: ExprId) -> Option<(usize, ExprId)> {
        let frame = self.frame();
        let ExprKind::Path(path) = &frame.code.body.expr(id).kind else {
            return None;
        };
        let Res::Local(local) = path.res else {
            return None;
        };
        match frame.locals.get(&local) {
            Some(Place::Deferred(frame, expr)) if !self.has_adjustments(id) => {
                Some((*frame, *expr))
            }
            _ => None,
        }
    }

    /// Whether the expression names a constant or a static.
    fn is_constant(&self, id: ExprId) -> bool {
        let code = &self.frame().code;
        matches!(code.body.expr(id).kind, ExprKind::Path(_))
            && code.results.callees.get(&id).is_some_and(|(def, _)| {
                matches!(self.lw.tcx.crates.def(*def).kind, DefKind::Const(_))
            })
    }

    fn has_adjustments(&self, id: ExprId) -> bool {
        self.frame()
            .code
            .results
            .adjustments
            .get(&id)
            .is_some_and(|steps| !steps.is_empty())
    }

    fn raw_place(&mut self, id: ExprId) -> Step<Place> {
        let code = self.code();
        match &code.body.expr(id).kind {
            ExprKind::Path(path) => {
                if let Res::Local(local) = path.res {
                    return match self.frame().locals.get(&local).cloned() {
                        Some(Place::Deferred(frame, expr)) => {
                            let value = self.in_frame(frame, |cx| cx.expr(expr))?;
                            let place = Place::Value(value);
                            self.frame_mut().locals.insert(local, place.clone());
                            Ok(place)
                        }
                        Some(place) => Ok(place),
                        None if self.dead => Ok(Place::Value(Value::unit())),
                        None => self.unsupported("a variable used before it is declared"),
                    };
                }
                if self.is_constant(id) {
                    let ty = self.expr_ty(id);
                    return Ok(Place::Value(self.path_value(id, &ty)?));
                }
                Ok(Place::Value(self.raw_expr(id)?))
            }
            ExprKind::Field(base, _) => {
                let index = code.results.field_indices.get(&id).copied();
                let Some(index) = index else {
                    return self.unsupported("a field that does not exist");
                };
                let base_ty = self.expr_ty_adjusted(*base);
                let place = self.place(*base)?;
                self.project(&place, &base_ty, index)
            }
            ExprKind::Unary(UnOp::Deref, inner) => {
                if let Some((def, args)) = code.results.callees.get(&id) {
                    let args = args.iter().map(|a| self.mono(a)).collect();
                    let value = self.expr(*inner)?;
                    let target = self.expr_ty(id);
                    let mutability = self.ref_kind(*inner);
                    return self.overloaded_place(*def, &args, vec![value], &target, mutability);
                }
                let ty = self.expr_ty_adjusted(*inner);
                let place = self.place(*inner)?;
                self.deref(&place, &ty)
            }
            ExprKind::Index(base, index) => self.index_place(id, *base, *index),
            _ => Ok(Place::Value(self.raw_expr(id)?)),
        }
    }

    fn ref_kind(&self, id: ExprId) -> Mutability {
        match *self.expr_ty_adjusted(id) {
            TyKind::Ref(m, _) => m,
            _ => Mutability::Not,
        }
    }

    fn index_place(&mut self, id: ExprId, base: ExprId, index: ExprId) -> Step<Place> {
        let code = self.code();
        if let Some((def, args)) = code.results.callees.get(&id) {
            let args = args.iter().map(|a| self.mono(a)).collect();
            let (receiver, at) = (self.expr(base)?, self.expr(index)?);
            let target = self.expr_ty(id);
            let mutability = self.ref_kind(base);
            return self.overloaded_place(*def, &args, vec![receiver, at], &target, mutability);
        }
        let base_ty = self.expr_ty_adjusted(base);
        let place = self.place(base)?;
        let elements = self.elements(&place, &base_ty)?;
        let index_ty = self.expr_ty_adjusted(index);
        let at = self.expr(index)?;
        let at = self.reify(&at, &index_ty)?;
        let at = self.stable("i", at);
        let known = match (&*base_ty, &at) {
            #[allow(clippy::cast_precision_loss)]
            (TyKind::Array(_, n), Expr::Num(i)) => matches!(**n, TyKind::Const(n) if *i < n as f64),
            _ => false,
        };
        if !known {
            let outside = at
                .clone()
                .binary(crate::lir::BinaryOp::Ge, elements.length());
            let trap = super::cx::throw("index out of bounds");
            self.emit_when(outside, trap);
        }
        let at = self.index_of(&elements, at);
        Ok(Place::elem(elements.array, at))
    }

    // ---- assignment -------------------------------------------------------------------------------------

    fn assign(&mut self, target: ExprId, value: ExprId) -> Step<()> {
        let ty = self.expr_ty_adjusted(target);
        let code = self.code();
        let value = self.expr(value)?;
        if let ExprKind::Path(path) = &code.body.expr(target).kind
            && let Res::Local(local) = path.res
        {
            return match self.frame().locals.get(&local).cloned() {
                Some(place) => self.write(&place, &value, &ty),
                None => self.unsupported("an assignment to an undeclared variable"),
            };
        }
        let place = self.place(target)?;
        self.write(&place, &value, &ty)
    }

    fn assign_op(
        &mut self,
        id: ExprId,
        op: crate::hir::BinOp,
        target: ExprId,
        value: ExprId,
    ) -> Step<()> {
        let code = self.code();
        if let Some((def, args)) = code.results.callees.get(&id) {
            let args = args.iter().map(|a| self.mono(a)).collect();
            // The receiver's adjustment may already be the `&mut` borrow.
            let receiver = match *self.expr_ty_adjusted(target) {
                TyKind::Ref(Mutability::Mut, _)
                    if code.results.adjustments.get(&target).is_some_and(|s| {
                        matches!(
                            s.last().map(|a| &a.kind),
                            Some(Adjust::Borrow(Mutability::Mut))
                        )
                    }) =>
                {
                    self.expr(target)?
                }
                _ => Value::Ref(self.place(target)?.into()),
            };
            let right = self.expr(value)?;
            self.call_value(*def, &args, vec![receiver, right], &Ty::unit())?;
            return Ok(());
        }
        let ty = self.expr_ty_adjusted(target);
        let right_ty = self.expr_ty_adjusted(value);
        let right = self.expr(value)?;
        let place = self.place(target)?;
        let left = self.read(&place, &ty)?;
        let result = self.binary(op, &left, &right, &ty, &right_ty)?;
        self.write(&place, &result, &ty)
    }

    // ---- blocks -----------------------------------------------------------------------------------------

    fn block_into(&mut self, block: &Block, ty: &Ty, dest: Dest) -> Step<()> {
        match block.label {
            Some(label) => {
                let end = self.new_label();
                self.frame_mut().labels.insert(
                    label,
                    Target {
                        break_to: end,
                        continue_to: None,
                        dest,
                        ty: ty.clone(),
                    },
                );
                self.labelled(end, |cx| cx.block_body(block, ty, dest))
            }
            None => self.block_body(block, ty, dest),
        }
    }

    fn block_body(&mut self, block: &Block, ty: &Ty, dest: Dest) -> Step<()> {
        for (index, stmt) in block.stmts.iter().enumerate() {
            if self.dead {
                return Ok(());
            }
            if !std::mem::take(&mut self.order.is_sorting) || index == 0 {
                self.order.gathered = self.sorted_next(block, index);
            } else {
                self.order.is_sorting = true;
            }
            match self.forwarded(block, index) {
                Some((local, init)) => {
                    let place = Place::Deferred(self.current, init);
                    self.frame_mut().locals.insert(local, place);
                }
                None => self.stmt(stmt)?,
            }
        }
        match block.tail {
            Some(tail) => self.expr_into(tail, dest),
            None => self.deliver(Value::unit(), ty, dest),
        }
    }

    /// `let x = init;` where `x` is used once, as the first thing that the next statement evaluates:
    /// `init` is lowered there, as a scrutinee if that is what it is.
    fn forwarded(&self, block: &Block, index: usize) -> Option<(LocalId, ExprId)> {
        let code = &self.frame().code;
        let HirStmt::Let {
            pat,
            init: Some(init),
            els: None,
            ..
        } = &block.stmts[index]
        else {
            return None;
        };
        let PatKind::Binding {
            local,
            by_ref: None,
            sub: None,
        } = code.body.pat(*pat).kind
        else {
            return None;
        };
        if code.body.local(local).mutable || self.is_place(*init) || self.has_adjustments(*init) {
            return None;
        }
        let next = match block.stmts.get(index + 1) {
            Some(HirStmt::Expr(e, _)) => *e,
            Some(HirStmt::Let { init, .. }) => (*init)?,
            None => block.tail?,
        };
        let first = code.body.head(next);
        (code.body.only_use(local) == Some(first) && !self.has_adjustments(first))
            .then_some((local, *init))
    }

    fn stmt(&mut self, stmt: &HirStmt) -> Step<()> {
        let code = self.code();
        match stmt {
            HirStmt::Expr(e, _) => self.expr_into(*e, Dest::Discard),
            HirStmt::Let {
                pat,
                init: Some(init),
                els: Some(els),
                ..
            } => self.let_else(*pat, *init, *els),
            HirStmt::Let {
                pat,
                init: Some(init),
                els: None,
                ..
            } => {
                let ty = self.expr_ty_adjusted(*init);
                // `let x = place` moves or copies; a pattern with `ref` or by reference looks at the place.
                let is_binding = matches!(
                    code.body.pat(*pat).kind,
                    PatKind::Binding {
                        sub: None,
                        by_ref: None,
                        ..
                    }
                );
                let place = if is_binding || !self.is_place(*init) {
                    Place::Value(self.expr(*init)?)
                } else {
                    self.place(*init)?
                };
                if self.dead {
                    return Ok(());
                }
                // Already moved or copied out: binding must not copy again.
                if is_binding
                    && let PatKind::Binding { local, .. } = code.body.pat(*pat).kind
                    && let Place::Value(value) = place
                {
                    return self.bind(local, value);
                }
                self.bind_pat(*pat, &place, &ty)
            }
            HirStmt::Let {
                pat, init: None, ..
            } => {
                if let PatKind::Binding { local, .. } = code.body.pat(*pat).kind {
                    let (name, ty) = (self.local_name(local), self.local_ty(local));
                    let place = self.new_uninit(&name, &ty);
                    self.frame_mut().locals.insert(local, place);
                }
                Ok(())
            }
        }
    }

    // ---- closures ---------------------------------------------------------------------------------------

    fn closure_value(&mut self, id: ExprId) -> Step<Value> {
        let code = self.code();
        let Some(facts) = code.results.closures.get(&id) else {
            return self.unsupported("a closure that was not checked");
        };
        let mut env = self.frame().locals.clone();
        env.retain(|local, _| facts.captures.iter().any(|(l, _)| l == local));
        for (local, capture) in &facts.captures {
            if *capture != Capture::Value {
                continue;
            }
            let Some(place) = env.get(local).cloned() else {
                continue;
            };
            let ty = self.local_ty(*local);
            let value = self.read(&place, &ty)?;
            // Of an object it may have taken one field only: the others stay the outer variable's.
            let value = match value {
                Value::Expr(_)
                    if self.lw.tcx.is_splittable(&ty) && self.lw.tcx.repr(&ty) == Repr::Object =>
                {
                    let count = self.lw.tcx.field_tys(&ty, 0).len();
                    let parts = (0..count)
                        .map(|i| self.field(&value, &ty, i))
                        .collect::<Step<Vec<_>>>()?;
                    Value::Aggregate(parts.into())
                }
                value => value,
            };
            // Its own copy, which the closure may change.
            let own = if matches!(place, Place::Value(_)) {
                Place::Value(value)
            } else {
                let name = self.local_name(*local);
                self.new_place(&name, &ty, &value)?
            };
            env.insert(*local, own);
        }
        Ok(Value::Closure(Rc::new(ClosureValue {
            code: code.clone(),
            expr: id,
            env,
        })))
    }

    /// A copy as `Clone::clone` of a built-in type makes it.
    pub fn clone_value(&mut self, value: &Value, ty: &Ty) -> Step<Value> {
        if self.lw.is_copy(ty) && !self.lw.tcx.has_object(ty) {
            return Ok(value.clone());
        }
        let clone = self.lw.tcx.crates.lang("Clone");
        let method = self.lw.trait_fn(clone, "clone");
        let args: crate::ty::GenericArgs = Rc::from([ty.clone()]);
        self.call_value(
            method,
            &args,
            vec![Value::Ref(Place::Value(value.clone()).into())],
            ty,
        )
    }

    /// `T::clone` where rustc derives it: primitives, tuples, arrays, references, closures.
    pub fn builtin_clone(&mut self, place: &Place, ty: &Ty) -> Step<Value> {
        match &**ty {
            TyKind::Tuple(elems) if !elems.is_empty() => {
                let mut parts = Vec::with_capacity(elems.len());
                for (i, elem) in elems.iter().enumerate() {
                    let field = self.project(place, ty, i)?;
                    let value = self.read_alias(&field, elem)?;
                    parts.push(self.clone_value(&value, elem)?);
                }
                Ok(Value::Aggregate(parts.into()))
            }
            TyKind::Array(elem, _) if !self.lw.is_copy(elem) => {
                let value = self.read_alias(place, ty)?;
                self.copied_elements(value, elem, ty)
            }
            _ => self.read(place, ty),
        }
    }

    /// An array of clones, as `<[T]>::to_vec` makes it.
    pub fn copied_elements(&mut self, array: Value, elem: &Ty, ty: &Ty) -> Step<Value> {
        let Some(to_vec) = self.lw.slice_method("to_vec") else {
            return self.unsupported("a copy of this array");
        };
        let args: crate::ty::GenericArgs = Rc::from([elem.clone()]);
        self.call_value(
            to_vec,
            &args,
            vec![Value::Ref(Place::Value(array).into())],
            ty,
        )
    }

    fn author_span_of(&self, code: &super::value::Code, id: ExprId) -> crate::span::Span {
        let span = code.body.expr(id).span;
        if self.lw.tcx.sources.file(span.file).is_local {
            span
        } else {
            self.span
        }
    }

    /// Whether the type is an event object of the shim.
    pub fn is_event_object(&self, ty: &Ty) -> bool {
        matches!(&**ty, TyKind::Adt(def, _) if self.lw.tcx.crates.adt(*def).js == JsAdt::Object)
            && self.lw.tcx.repr(ty) == Repr::Object
    }
}
