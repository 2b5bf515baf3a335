//! Patterns: tests against a place, and the bindings that a match makes.

use super::cx::{FnCx, Step};
use super::repr::Repr;
use super::repr::Representations;
use super::value::{Place, Value};
use crate::hir::{ExprId, LocalId, Mutability, PatId, PatKind};
use crate::lir::{BinaryOp, Effect, Expr, LabelId, Prop, StmtKind, UnaryOp, is_boolean};
use crate::ty::{Ty, TyKind};

/// What a pattern says about a value before anything runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Yes,
    No,
    AtRunTime,
}

/// Where a failed test goes. `Never`: the match is exhaustive and this is its last arm.
#[derive(Clone, Copy)]
pub enum Fail {
    To(LabelId),
    Never,
}

impl FnCx<'_, '_> {
    /// The place behind the references that the pattern looks through.
    fn pat_place(&mut self, pat: PatId, place: &Place, ty: &Ty) -> Step<(Place, Ty)> {
        let derefs = self
            .frame()
            .code
            .results
            .pat_derefs
            .get(&pat)
            .copied()
            .unwrap_or(0);
        let (mut place, mut ty) = (place.clone(), ty.clone());
        for _ in 0..derefs {
            place = self.deref(&place, &ty)?;
            ty = self.lw.tcx.pointee(&ty);
        }
        Ok((place, ty))
    }

    // ---- static verdict ---------------------------------------------------------------------------

    /// Decides a pattern against a value where what is known of it suffices. Emits nothing.
    pub fn verdict(&mut self, pat: PatId, value: &Value, ty: &Ty) -> Verdict {
        let code = self.code();
        let mut value = value.clone();
        let mut ty = ty.clone();
        for _ in 0..code.results.pat_derefs.get(&pat).copied().unwrap_or(0) {
            ty = self.lw.tcx.pointee(&ty);
            if let Value::Ref(place) = &value {
                match &**place {
                    Place::Value(inner) => value = inner.clone(),
                    _ => return self.blind_verdict(pat),
                }
            }
        }
        match &code.body.pat(pat).kind {
            PatKind::Wild | PatKind::Rest | PatKind::Error | PatKind::Binding { sub: None, .. } => {
                Verdict::Yes
            }
            PatKind::Binding { sub: Some(sub), .. } => self.verdict(*sub, &value, &ty),
            PatKind::Tuple(subs) => {
                let Value::Aggregate(parts) = &value else {
                    return self.blind_verdict(pat);
                };
                let tys = self.lw.tcx.field_tys(&ty, 0);
                self.verdict_all(&spread(&code, subs, parts.len()), parts, &tys)
            }
            PatKind::Lit(lit) => match (self.const_expr(*lit), &value) {
                (Some(a), Value::Expr(b)) if is_literal(b) => {
                    if a == *b {
                        Verdict::Yes
                    } else {
                        Verdict::No
                    }
                }
                _ => Verdict::AtRunTime,
            },
            PatKind::Or(alternatives) => {
                let mut result = Verdict::No;
                for alternative in alternatives {
                    match self.verdict(*alternative, &value, &ty) {
                        Verdict::Yes if result == Verdict::No => return Verdict::Yes,
                        Verdict::No => {}
                        _ => result = Verdict::AtRunTime,
                    }
                }
                result
            }
            PatKind::Path(_) | PatKind::TupleStruct(..) | PatKind::Struct(..) => {
                let Some(wanted) = self.pat_variant(pat) else {
                    return Verdict::AtRunTime;
                };
                let subs = self.pat_fields(pat, &ty, wanted);
                match &value {
                    Value::Variant(index, parts) if *index == wanted => {
                        let tys = self.lw.tcx.field_tys(&ty, wanted);
                        self.verdict_all(&subs, parts, &tys)
                    }
                    Value::Variant(..) => Verdict::No,
                    Value::Aggregate(parts) => {
                        let tys = self.lw.tcx.field_tys(&ty, 0);
                        self.verdict_all(&subs, parts, &tys)
                    }
                    _ => self.blind_verdict(pat),
                }
            }
            PatKind::Range { .. } | PatKind::Slice(_) | PatKind::Ref(_) => self.blind_verdict(pat),
        }
    }

    fn verdict_all(&mut self, subs: &[(usize, PatId)], parts: &[Value], tys: &[Ty]) -> Verdict {
        let mut result = Verdict::Yes;
        for (index, sub) in subs {
            // Unreachable code has no values: what stands for one has no parts.
            let (Some(part), Some(ty)) = (parts.get(*index), tys.get(*index)) else {
                return Verdict::AtRunTime;
            };
            match self.verdict(*sub, part, ty) {
                Verdict::Yes => {}
                Verdict::No => return Verdict::No,
                Verdict::AtRunTime => result = Verdict::AtRunTime,
            }
        }
        result
    }

    /// The verdict on a value of which nothing is known.
    fn blind_verdict(&mut self, pat: PatId) -> Verdict {
        let code = self.code();
        let all = |cx: &mut Self, subs: &[PatId]| {
            if subs.iter().all(|s| cx.blind_verdict(*s) == Verdict::Yes) {
                Verdict::Yes
            } else {
                Verdict::AtRunTime
            }
        };
        match &code.body.pat(pat).kind {
            PatKind::Wild | PatKind::Rest | PatKind::Error | PatKind::Binding { sub: None, .. } => {
                Verdict::Yes
            }
            PatKind::Binding { sub: Some(sub), .. } | PatKind::Ref(sub) => self.blind_verdict(*sub),
            PatKind::Tuple(subs) => all(self, subs),
            PatKind::TupleStruct(_, subs) if self.pat_is_struct(pat) => all(self, subs),
            PatKind::Struct(_, subs) if self.pat_is_struct(pat) => {
                all(self, &subs.iter().map(|(_, p)| *p).collect::<Vec<_>>())
            }
            PatKind::Path(_) if self.pat_is_struct(pat) => Verdict::Yes,
            _ => Verdict::AtRunTime,
        }
    }

    fn pat_is_struct(&mut self, pat: PatId) -> bool {
        let code = self.code();
        code.results.pat_callees.get(&pat).is_some_and(|(def, _)| {
            matches!(
                self.lw.tcx.crates.def(*def).kind,
                crate::hir::DefKind::Struct(_)
            )
        })
    }

    /// The variant that a constructor pattern names.
    fn pat_variant(&self, pat: PatId) -> Option<usize> {
        let (def, _) = self.frame().code.results.pat_callees.get(&pat)?;
        match self.lw.tcx.crates.def(*def).kind {
            crate::hir::DefKind::Variant(index) => Some(index),
            crate::hir::DefKind::Struct(_) => Some(0),
            _ => None,
        }
    }

    /// The sub-patterns of a constructor pattern with the fields they stand for.
    fn pat_fields(&self, pat: PatId, ty: &Ty, variant: usize) -> Vec<(usize, PatId)> {
        let code = &self.frame().code;
        let TyKind::Adt(def, _) = &**ty else {
            return Vec::new();
        };
        let fields = &self.lw.tcx.crates.adt(*def).variants[variant].fields;
        match &code.body.pat(pat).kind {
            PatKind::TupleStruct(_, subs) => spread(code, subs, fields.len()),
            PatKind::Struct(_, subs) => subs
                .iter()
                .filter_map(|(name, sub)| {
                    Some((fields.iter().position(|f| f.name == *name)?, *sub))
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    // ---- tests at run time --------------------------------------------------------------------------

    /// Emits the tests of a pattern; bindings are collected as places. Falls through on success.
    pub fn test(
        &mut self,
        pat: PatId,
        place: &Place,
        ty: &Ty,
        fail: Fail,
        bindings: &mut Vec<(LocalId, Value)>,
    ) -> Step<()> {
        // A test before this one is known to fail.
        if self.dead {
            return Ok(());
        }
        let code = self.code();
        let (place, ty) = self.pat_place(pat, place, ty)?;
        match &code.body.pat(pat).kind {
            PatKind::Wild | PatKind::Rest | PatKind::Error => Ok(()),
            PatKind::Binding { local, sub, .. } => {
                if let Some(sub) = sub {
                    self.test(*sub, &place, &ty, fail, bindings)?;
                }
                let by_ref = code.results.binding_refs.get(&pat).copied();
                let value = match by_ref {
                    Some(Mutability::Not | Mutability::Mut) => Value::Ref(place.into()),
                    None => self.read(&place, &ty)?,
                };
                bindings.push((*local, value));
                Ok(())
            }
            PatKind::Lit(lit) => {
                let cond = self.literal_test(*lit, &place, &ty)?;
                self.fail_unless(cond, fail);
                Ok(())
            }
            PatKind::Range { lo, hi, inclusive } => {
                let value = self.read_alias(&place, &ty)?;
                let e = self.reify(&value, &ty)?;
                if let Some(lo) = lo {
                    let bound = self.const_value(*lo)?;
                    self.fail_unless(binary(BinaryOp::Ge, e.clone(), bound), fail);
                }
                if let Some(hi) = hi {
                    let bound = self.const_value(*hi)?;
                    let op = if *inclusive {
                        BinaryOp::Le
                    } else {
                        BinaryOp::Lt
                    };
                    self.fail_unless(binary(op, e, bound), fail);
                }
                Ok(())
            }
            PatKind::Tuple(subs) => {
                let tys = self.lw.tcx.field_tys(&ty, 0);
                self.test_fields(
                    &spread(&code, subs, tys.len()),
                    &place,
                    &ty,
                    0,
                    fail,
                    bindings,
                )
            }
            PatKind::Path(_) | PatKind::TupleStruct(..) | PatKind::Struct(..) => {
                let Some(variant) = self.pat_variant(pat) else {
                    return self.test_const(pat, &place, &ty, fail);
                };
                if !self.pat_is_struct(pat) {
                    self.test_variant(&place, &ty, variant, fail)?;
                }
                let subs = self.pat_fields(pat, &ty, variant);
                self.test_fields(&subs, &place, &ty, variant, fail, bindings)
            }
            PatKind::Slice(subs) => self.test_slice(subs, &place, &ty, fail, bindings),
            PatKind::Ref(sub) => {
                let inner = self.lw.tcx.pointee(&ty);
                let place = self.deref(&place, &ty)?;
                self.test(*sub, &place, &inner, fail, bindings)
            }
            PatKind::Or(alternatives) => self.test_or(alternatives, &place, &ty, fail, bindings),
        }
    }

    fn fail_unless(&mut self, cond: Expr, fail: Fail) {
        if let Fail::To(label) = fail {
            let negated = not(cond);
            self.emit_when(negated, StmtKind::Break(label));
        }
    }

    fn test_fields(
        &mut self,
        subs: &[(usize, PatId)],
        place: &Place,
        ty: &Ty,
        variant: usize,
        fail: Fail,
        bindings: &mut Vec<(LocalId, Value)>,
    ) -> Step<()> {
        if subs.is_empty() || self.dead {
            return Ok(());
        }
        let tys = self.lw.tcx.field_tys(ty, variant);
        let code = self.code();
        for (index, sub) in subs {
            if matches!(code.body.pat(*sub).kind, PatKind::Wild) {
                continue;
            }
            let field = self.project_variant(place, ty, variant, *index)?;
            self.test(*sub, &field, &tys[*index], fail, bindings)?;
        }
        Ok(())
    }

    /// Whether the place holds the variant.
    fn test_variant(&mut self, place: &Place, ty: &Ty, variant: usize, fail: Fail) -> Step<()> {
        if let Place::Value(Value::Variant(index, _)) = place {
            if *index != variant {
                self.fail_unless(Expr::Bool(false), fail);
            }
            return Ok(());
        }
        let TyKind::Adt(def, _) = &**ty else {
            return self.unsupported("a variant pattern on a type that is no enum");
        };
        if self.lw.tcx.crates.adt(*def).variants.len() == 1 {
            return Ok(());
        }
        if matches!(fail, Fail::Never) {
            return Ok(());
        }
        let value = self.read_alias(place, ty)?;
        let cond = self.is_variant(&value, ty, variant)?;
        self.fail_unless(cond, fail);
        Ok(())
    }

    /// The condition that an enum's value is of a variant.
    pub fn is_variant(&mut self, value: &Value, ty: &Ty, variant: usize) -> Step<Expr> {
        if let Value::Variant(index, _) = value {
            return Ok(Expr::Bool(*index == variant));
        }
        let e = self.reify(value, ty)?;
        Ok(match self.lw.tcx.repr(ty) {
            #[allow(clippy::cast_precision_loss)]
            Repr::Discriminant => binary(
                BinaryOp::Eq,
                e,
                Expr::Num(self.lw.discriminant(ty, variant) as f64),
            ),
            Repr::Nullable => {
                let op = if self.lw.is_none_variant(ty, variant) {
                    BinaryOp::Eq
                } else {
                    BinaryOp::Ne
                };
                binary(op, e, Expr::Undefined)
            }
            _ => {
                let tag = Expr::Member(Box::new(e), Self::tag_prop(), Effect::Pure);
                #[allow(clippy::cast_precision_loss)]
                let index = Expr::Num(variant as f64);
                binary(BinaryOp::Eq, tag, index)
            }
        })
    }

    /// A pattern that names a constant.
    fn test_const(&mut self, pat: PatId, place: &Place, ty: &Ty, fail: Fail) -> Step<()> {
        let code = self.code();
        let Some((def, args)) = code.results.pat_callees.get(&pat) else {
            return self.unsupported("a path pattern that names nothing");
        };
        let args = args.iter().map(|a| self.mono(a)).collect();
        let constant = self.const_item(*def, &args)?;
        let inner = ty.peel_refs().clone();
        let wanted = self.reify(&constant, &inner)?;
        let value = self.read_alias(place, ty)?;
        let e = self.reify(&value, ty)?;
        self.fail_unless(binary(BinaryOp::Eq, e, wanted), fail);
        Ok(())
    }

    fn literal_test(&mut self, lit: ExprId, place: &Place, ty: &Ty) -> Step<Expr> {
        let wanted = self.const_value(lit)?;
        let value = self.read_alias(place, ty)?;
        let e = self.reify(&value, ty)?;
        Ok(match wanted {
            Expr::Bool(true) => e,
            Expr::Bool(false) => not(e),
            wanted => binary(BinaryOp::Eq, e, wanted),
        })
    }

    /// A literal or constant in a pattern.
    fn const_value(&mut self, id: ExprId) -> Step<Expr> {
        let ty = self.expr_ty(id);
        let value = self.expr(id)?;
        self.reify(&value, &ty)
    }

    fn const_expr(&mut self, id: ExprId) -> Option<Expr> {
        let (_, _, value) = self.block(|cx| cx.const_value(id)).ok()?;
        is_literal(&value).then_some(value)
    }

    #[allow(clippy::cast_precision_loss)]
    fn test_slice(
        &mut self,
        subs: &[PatId],
        place: &Place,
        ty: &Ty,
        fail: Fail,
        bindings: &mut Vec<(LocalId, Value)>,
    ) -> Step<()> {
        let code = self.code();
        let elements = self.elements(place, ty)?;
        let array = &elements.array;
        let elem_ty = match &**ty {
            TyKind::Array(elem, _) | TyKind::Slice(elem) => elem.clone(),
            _ => return self.unsupported("a slice pattern on this type"),
        };
        let is_rest = |p: &PatId| match &code.body.pat(*p).kind {
            PatKind::Rest => true,
            PatKind::Binding { sub: Some(s), .. } => {
                matches!(code.body.pat(*s).kind, PatKind::Rest)
            }
            _ => false,
        };
        let rest = subs.iter().position(is_rest);
        let fixed = subs.len() - usize::from(rest.is_some());
        let length = self.stable("length", elements.length());
        if matches!(**ty, TyKind::Slice(_)) {
            let op = if rest.is_some() {
                BinaryOp::Ge
            } else {
                BinaryOp::Eq
            };
            self.fail_unless(binary(op, length.clone(), Expr::Num(fixed as f64)), fail);
        }
        for (i, sub) in subs.iter().enumerate() {
            let after = (subs.len() - i) as f64;
            match rest {
                Some(r) if i == r => {
                    let tail = (subs.len() - r - 1) as f64;
                    let end = match tail {
                        0.0 => length.clone(),
                        _ => binary(BinaryOp::Sub, length.clone(), Expr::Num(tail)),
                    };
                    if let PatKind::Binding { local, .. } = &code.body.pat(*sub).kind
                        && self.local_ty(*local).is_mut_ref()
                    {
                        let end = self.stable("end", super::fold::fold(end));
                        let end = self.index_of(&elements, end);
                        let start = self.index_of(&elements, Expr::Num(i as f64));
                        let rest = Place::part(array.clone(), start, end);
                        bindings.push((*local, Value::Ref(rest.into())));
                        continue;
                    }
                    let array = if elements.is_part() {
                        let value = self.read_alias(place, ty)?;
                        self.reify(&value, ty)?
                    } else {
                        array.clone()
                    };
                    let slice =
                        Expr::Member(Box::new(array), Prop::Fixed("slice".into()), Effect::Pure);
                    let args = if tail == 0.0 {
                        vec![Expr::Num(i as f64)]
                    } else {
                        vec![Expr::Num(i as f64), end]
                    };
                    if let PatKind::Binding { local, .. } = &code.body.pat(*sub).kind {
                        let part =
                            self.temp("rest", Expr::Call(Box::new(slice), args, Effect::Read));
                        bindings.push((*local, Value::Expr(part)));
                    }
                }
                Some(r) if i > r => {
                    let index =
                        self.stable("i", binary(BinaryOp::Sub, length.clone(), Expr::Num(after)));
                    let index = self.index_of(&elements, index);
                    let elem = Place::elem(array.clone(), index);
                    self.test(*sub, &elem, &elem_ty, fail, bindings)?;
                }
                _ => {
                    let index = self.index_of(&elements, Expr::Num(i as f64));
                    let elem = Place::elem(array.clone(), index);
                    self.test(*sub, &elem, &elem_ty, fail, bindings)?;
                }
            }
        }
        Ok(())
    }

    fn test_or(
        &mut self,
        alternatives: &[PatId],
        place: &Place,
        ty: &Ty,
        fail: Fail,
        bindings: &mut Vec<(LocalId, Value)>,
    ) -> Step<()> {
        let done = self.new_label();
        let mut joins: Vec<(LocalId, super::cx::JoinId)> = Vec::new();
        self.labelled(done, |cx| {
            for (i, alternative) in alternatives.iter().enumerate() {
                let last = i + 1 == alternatives.len();
                let next = cx.new_label();
                let goal = if last { fail } else { Fail::To(next) };
                let joins = &mut joins;
                let mut body = |cx: &mut Self| {
                    let mut found = Vec::new();
                    cx.test(*alternative, place, ty, goal, &mut found)?;
                    for (local, value) in found {
                        let join = match joins.iter().find(|(l, _)| *l == local) {
                            Some((_, join)) => *join,
                            None => {
                                let ty = cx.local_ty(local);
                                let join = cx.join(ty);
                                joins.push((local, join));
                                join
                            }
                        };
                        cx.join_add(join, value);
                    }
                    cx.emit(StmtKind::Break(done));
                    Ok(())
                };
                if last {
                    body(cx)?;
                } else {
                    cx.labelled(next, body)?;
                }
            }
            Ok(())
        })?;
        for (local, join) in joins {
            let value = self.join_finish(join)?;
            bindings.push((local, value));
        }
        Ok(())
    }

    // ---- binding --------------------------------------------------------------------------------

    /// Binds a variable to a value in the current frame.
    pub fn bind(&mut self, local: LocalId, value: Value) -> Step<()> {
        let code = self.code();
        let info = code.body.local(local).clone();
        let place = if info.mutable {
            let ty = self.local_ty(local);
            self.new_place(&info.name, &ty, &value)?
        } else {
            let ty = self.local_ty(local);
            Place::Value(self.name_value(value, &info.name, &ty))
        };
        self.frame_mut().locals.insert(local, place);
        Ok(())
    }

    /// Gives an anonymous expression the author's name.
    fn name_value(&mut self, value: Value, name: &str, ty: &Ty) -> Value {
        match value {
            Value::Expr(e) => match e {
                Expr::Var(v) => {
                    let var = &mut self.lw.program.vars[v.0 as usize];
                    if !self.lw.assigned.contains(&v) {
                        var.name = name.into();
                    }
                    Value::Expr(Expr::Var(v))
                }
                e => {
                    let range = match **ty {
                        TyKind::Int(int) => Some(self.range(&e, int)),
                        _ => None,
                    };
                    let named = self.temp(name, e);
                    if let (Expr::Var(var), Some(range)) = (&named, range) {
                        self.note_range(*var, range);
                    }
                    Value::Expr(named)
                }
            },
            value => value,
        }
    }

    /// Binds an irrefutable pattern.
    pub fn bind_pat(&mut self, pat: PatId, place: &Place, ty: &Ty) -> Step<()> {
        let mut bindings = Vec::new();
        self.test(pat, place, ty, Fail::Never, &mut bindings)?;
        for (local, value) in bindings {
            self.bind(local, value)?;
        }
        Ok(())
    }
}

/// Tuple-like sub-patterns with their field indices, `..` spread out.
fn spread(code: &super::value::Code, subs: &[PatId], fields: usize) -> Vec<(usize, PatId)> {
    let rest = subs
        .iter()
        .position(|p| matches!(code.body.pat(*p).kind, PatKind::Rest));
    let mut result = Vec::new();
    for (i, sub) in subs.iter().enumerate() {
        match rest {
            Some(r) if i == r => {}
            Some(r) if i > r => result.push((fields + i - subs.len(), *sub)),
            _ => result.push((i, *sub)),
        }
    }
    result
}

/// A literal expression.
pub fn is_literal(e: &Expr) -> bool {
    matches!(
        e,
        Expr::Num(_) | Expr::Str(_) | Expr::Bool(_) | Expr::Undefined
    )
}

/// `a op b`, folded where both are literals of one kind.
#[allow(clippy::float_cmp, reason = "JavaScript compares numbers so")]
pub fn binary(op: BinaryOp, a: Expr, b: Expr) -> Expr {
    if is_literal(&a) && is_literal(&b) {
        match (op, &a, &b) {
            (BinaryOp::Eq, Expr::Num(x), Expr::Num(y)) => return Expr::Bool(x == y),
            (BinaryOp::Ne, Expr::Num(x), Expr::Num(y)) => return Expr::Bool(x != y),
            (BinaryOp::Eq, _, _) => return Expr::Bool(a == b),
            (BinaryOp::Ne, _, _) => return Expr::Bool(a != b),
            (BinaryOp::Lt, Expr::Num(x), Expr::Num(y)) => return Expr::Bool(x < y),
            (BinaryOp::Le, Expr::Num(x), Expr::Num(y)) => return Expr::Bool(x <= y),
            (BinaryOp::Gt, Expr::Num(x), Expr::Num(y)) => return Expr::Bool(x > y),
            (BinaryOp::Ge, Expr::Num(x), Expr::Num(y)) => return Expr::Bool(x >= y),
            (BinaryOp::Add, Expr::Num(x), Expr::Num(y)) => return Expr::Num(x + y),
            (BinaryOp::Sub, Expr::Num(x), Expr::Num(y)) => return Expr::Num(x - y),
            (BinaryOp::Mul, Expr::Num(x), Expr::Num(y)) => return Expr::Num(x * y),
            (BinaryOp::Add, Expr::Str(x), Expr::Str(y)) => {
                return Expr::Str(format!("{x}{y}").into());
            }
            _ => {}
        }
    }
    Expr::Binary(op, Box::new(a), Box::new(b))
}

/// `!e`, pushed inward where that is free.
pub fn not(e: Expr) -> Expr {
    match e {
        Expr::Bool(b) => Expr::Bool(!b),
        Expr::Unary(UnaryOp::Not, inner) if is_boolean(&inner) => *inner,
        Expr::Binary(BinaryOp::Eq, a, b) => Expr::Binary(BinaryOp::Ne, a, b),
        Expr::Binary(BinaryOp::Ne, a, b) => Expr::Binary(BinaryOp::Eq, a, b),
        e => Expr::Unary(UnaryOp::Not, Box::new(e)),
    }
}
