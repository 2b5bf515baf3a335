//! Control flow: delivery of values, `match`, conditions, loops, jumps.

use super::cx::{ArmPat, Cont, ContArm, ContId, Dest, FnCx, Ret, Step, Target, throw};
use super::pat::{Fail, Verdict, not};
use super::repr::Representations;
use super::value::{Place, Value};
use crate::cover::Way;
use crate::hir::{Arm, ExprId, ExprKind, LabelId as HirLabel, UnOp};
use crate::lir::{Effect, Expr, LabelId, Prop, Stmt, StmtKind};
use crate::ty::{Ty, TyKind};

impl FnCx<'_, '_> {
    // ---- delivery -----------------------------------------------------------------------------

    /// Hands a value to its destination. After `Cont`, `Return` and `Outcome` the point is dead.
    pub fn deliver(&mut self, value: Value, ty: &Ty, dest: Dest) -> Step<()> {
        if self.dead {
            return Ok(());
        }
        match dest {
            Dest::Discard => Ok(()),
            Dest::Join(join) => {
                self.join_add(join, value);
                Ok(())
            }
            Dest::Cont(cont) => self.deliver_to_cont(cont, &value),
            Dest::Return => {
                let e = self.reify(&value, ty)?;
                self.emit(StmtKind::Return((e != Expr::Undefined).then_some(e)));
                Ok(())
            }
            Dest::Outcome => self.deliver_outcome(&value, ty),
        }
    }

    /// `Ok(request)` and `Err(response)` both are what CloudFront gets.
    fn deliver_outcome(&mut self, value: &Value, ty: &Ty) -> Step<()> {
        let is_result =
            matches!(&**ty, TyKind::Adt(def, _) if self.lw.tcx.crates.is_lang(*def, "Result"));
        if !is_result {
            return self.deliver(value.clone(), ty, Dest::Return);
        }
        if let Value::Variant(index, parts) = value {
            let inner = self.lw.tcx.field_tys(ty, *index)[0].clone();
            return self.deliver(parts[0].clone(), &inner, Dest::Return);
        }
        let e = self.reify(value, ty)?;
        let payload = Expr::Member(Box::new(e), self.field_prop(ty, 0, 0), Effect::Read);
        self.emit(StmtKind::Return(Some(payload)));
        Ok(())
    }

    // ---- match --------------------------------------------------------------------------------

    /// Opens a match: the arms wait for values to be delivered to the result.
    fn open_cont(&mut self, ty: Ty, arms: Vec<(ArmPat, Option<ExprId>)>) -> ContId {
        let arms = arms
            .into_iter()
            .map(|(pat, guard)| ContArm {
                pat,
                guard,
                label: self.new_label(),
                bindings: Vec::new(),
                reached: false,
            })
            .collect();
        let generic = self.join(ty.clone());
        let generic_label = self.new_label();
        let frame = self.current;
        self.conts.push(Cont {
            ty,
            frame,
            arms,
            generic,
            generic_label,
        });
        ContId(self.conts.len() - 1)
    }

    fn deliver_to_cont(&mut self, id: ContId, value: &Value) -> Step<()> {
        let cont = self.conts[id.0].clone();
        let chosen = self.in_frame(cont.frame, |cx| Ok(cx.choose_arm(&cont, value)))?;
        match chosen {
            Some(index) => self.in_frame(cont.frame, |cx| {
                let mut bindings = Vec::new();
                if let ArmPat::Pat(pat) = cont.arms[index].pat {
                    cx.test(
                        pat,
                        &Place::Value(value.clone()),
                        &cont.ty,
                        Fail::Never,
                        &mut bindings,
                    )?;
                }
                cx.reach_arm(id, index, bindings);
                Ok(())
            }),
            None => {
                self.join_add(cont.generic, value.clone());
                self.emit(StmtKind::Break(cont.generic_label));
                Ok(())
            }
        }
    }

    /// The arm that a value is known to reach.
    fn choose_arm(&mut self, cont: &Cont, value: &Value) -> Option<usize> {
        for (index, arm) in cont.arms.iter().enumerate() {
            let verdict = match arm.pat {
                ArmPat::Any => Verdict::Yes,
                ArmPat::Bool(wanted) => match value.as_bool() {
                    Some(b) if b == wanted => Verdict::Yes,
                    Some(_) => Verdict::No,
                    None => Verdict::AtRunTime,
                },
                ArmPat::Pat(pat) => self.verdict(pat, value, &cont.ty),
            };
            match verdict {
                Verdict::Yes if arm.guard.is_none() => return Some(index),
                Verdict::No => {}
                Verdict::Yes | Verdict::AtRunTime => return None,
            }
        }
        None
    }

    /// Jumps to an arm with its bindings.
    fn reach_arm(&mut self, id: ContId, index: usize, bindings: Vec<(crate::hir::LocalId, Value)>) {
        if self.dead {
            return;
        }
        self.conts[id.0].arms[index].reached = true;
        for (local, value) in bindings {
            let known = self.conts[id.0].arms[index]
                .bindings
                .iter()
                .find(|(l, _)| *l == local)
                .map(|(_, j)| *j);
            let join = known.unwrap_or_else(|| {
                let ty = self.local_ty(local);
                let join = self.join(ty);
                self.conts[id.0].arms[index].bindings.push((local, join));
                join
            });
            self.join_add(join, value);
        }
        let label = self.conts[id.0].arms[index].label;
        self.emit(StmtKind::Break(label));
    }

    /// Runs `f` in another frame than the current one.
    pub fn in_frame<T>(&mut self, frame: usize, f: impl FnOnce(&mut Self) -> Step<T>) -> Step<T> {
        let inner = std::mem::replace(&mut self.current, frame);
        let result = f(self);
        self.current = inner;
        result
    }

    /// The tests for values of which too little was known, arm after arm.
    fn test_generic(&mut self, id: ContId, place: &Place) -> Step<()> {
        let cont = self.conts[id.0].clone();
        let last = cont.arms.len().checked_sub(1);
        for (index, arm) in cont.arms.iter().enumerate() {
            let next = self.new_label();
            let fail = if Some(index) == last && arm.guard.is_none() {
                Fail::Never
            } else {
                Fail::To(next)
            };
            self.labelled(next, |cx| {
                let mut bindings = Vec::new();
                match arm.pat {
                    ArmPat::Any => {}
                    ArmPat::Bool(wanted) => {
                        if let Fail::To(label) = fail {
                            let value = cx.read_alias(place, &cont.ty)?;
                            let e = cx.reify(&value, &cont.ty)?;
                            let wrong = if wanted { not(e) } else { e };
                            cx.emit_when(wrong, StmtKind::Break(label));
                        }
                    }
                    ArmPat::Pat(pat) => cx.test(pat, place, &cont.ty, fail, &mut bindings)?,
                }
                if cx.dead {
                    return Ok(());
                }
                if let Some(guard) = arm.guard {
                    for (local, value) in &bindings {
                        cx.bind(*local, value.clone())?;
                    }
                    cx.cond_jump(guard, next)?;
                }
                cx.reach_arm(id, index, bindings);
                Ok(())
            })?;
        }
        if !self.dead {
            let kind = throw("internal error: entered unreachable code");
            self.emit(kind);
        }
        Ok(())
    }

    /// Lowers the scrutinee into an opened match.
    fn feed_cont(&mut self, id: ContId, scrutinee: Scrutinee) -> Step<()> {
        let (generic, label) = (self.conts[id.0].generic, self.conts[id.0].generic_label);
        match scrutinee {
            Scrutinee::Place(place) => self.test_generic(id, &place),
            Scrutinee::Expr(frame, expr) => {
                self.labelled(label, |cx| {
                    cx.in_frame(frame, |cx| cx.expr_into(expr, Dest::Cont(id)))
                })?;
                if self.join_is_empty(generic) {
                    return Ok(());
                }
                let value = self.join_finish(generic)?;
                self.test_generic(id, &Place::Value(value))
            }
        }
    }

    /// `match`, to its destination.
    pub fn match_into(&mut self, scrutinee: ExprId, arms: &[Arm], dest: Dest) -> Step<()> {
        let scrutinee_ty = self.expr_ty_adjusted(scrutinee);
        let scrutinee = self.scrutinee(scrutinee)?;
        let cont = self.open_cont(
            scrutinee_ty,
            arms.iter().map(|a| (ArmPat::Pat(a.pat), a.guard)).collect(),
        );
        let end = self.new_label();
        let arms: Vec<ExprId> = arms.iter().map(|a| a.body).collect();
        self.finish_match(cont, scrutinee, end, &mut |cx, index| {
            cx.branch_into(arms[index], Way::Arm, dest)
        })
    }

    /// Emits `end: { arm_n: { … arm_0: { scrutinee } body_0; break end } … body_n }`.
    fn finish_match(
        &mut self,
        cont: ContId,
        scrutinee: Scrutinee,
        end: LabelId,
        body: &mut dyn FnMut(&mut Self, usize) -> Step<()>,
    ) -> Step<()> {
        if self.dead {
            return Ok(());
        }
        let (mut current, _, ()) = self.block(|cx| cx.feed_cont(cont, scrutinee))?;
        let mut ends = false;
        let arms = 0..self.conts[cont.0].arms.len();
        let last = arms
            .clone()
            .rev()
            .find(|i| self.conts[cont.0].arms[*i].reached);
        let mut falls = false;
        for index in arms {
            let arm = self.conts[cont.0].arms[index].clone();
            if !arm.reached {
                continue;
            }
            let span = self.span;
            current = vec![Stmt {
                kind: StmtKind::Block(arm.label, current),
                span: Some(span),
            }];
            let (stmts, reaches_end, ()) = self.block(|cx| {
                cx.dead = false;
                for (local, join) in &arm.bindings {
                    let value = cx.join_finish(*join)?;
                    cx.bind(*local, value)?;
                }
                body(cx, index)
            })?;
            current.extend(stmts);
            if reaches_end && Some(index) != last {
                ends = true;
                let kind = StmtKind::Break(end);
                self.note_break(&kind);
                current.push(Stmt {
                    kind,
                    span: Some(span),
                });
            }
            falls |= reaches_end && Some(index) == last;
        }
        if ends {
            self.out.push(Stmt {
                kind: StmtKind::Block(end, current),
                span: Some(self.span),
            });
        } else {
            self.out.extend(current);
        }
        self.dead = !(ends || falls);
        Ok(())
    }

    /// A place expression is matched in place; anything else is delivered.
    fn scrutinee(&mut self, id: ExprId) -> Step<Scrutinee> {
        if let Some((frame, expr)) = self.deferred(id) {
            return Ok(Scrutinee::Expr(frame, expr));
        }
        if self.is_place(id) {
            Ok(Scrutinee::Place(self.place(id)?))
        } else {
            Ok(Scrutinee::Expr(self.current, id))
        }
    }

    // ---- conditions -----------------------------------------------------------------------------

    /// `if`, to its destination.
    pub fn if_into(
        &mut self,
        cond: ExprId,
        then: ExprId,
        else_: Option<ExprId>,
        ty: &Ty,
        dest: Dest,
    ) -> Step<()> {
        if let Some((setup, e)) = self.simple_cond(cond)? {
            self.out.extend(setup);
            if let Expr::Bool(known) = e {
                return if known {
                    self.branch_into(then, Way::Then, dest)
                } else {
                    self.else_into(cond, else_, ty, dest)
                };
            }
            let (a, a_falls, ()) = self.block(|cx| cx.branch_into(then, Way::Then, dest))?;
            let (b, b_falls, ()) = self.block(|cx| cx.else_into(cond, else_, ty, dest))?;
            self.emit_if(e, (a, a_falls), (b, b_falls));
            return Ok(());
        }
        let end = self.new_label();
        let otherwise = self.new_label();
        self.labelled(end, |cx| {
            cx.labelled(otherwise, |cx| {
                cx.cond_jump(cond, otherwise)?;
                cx.branch_into(then, Way::Then, dest)?;
                cx.emit(StmtKind::Break(end));
                Ok(())
            })?;
            cx.else_into(cond, else_, ty, dest)
        })
    }

    fn else_into(&mut self, cond: ExprId, else_: Option<ExprId>, ty: &Ty, dest: Dest) -> Step<()> {
        self.count_branch(cond, Way::Else);
        match else_ {
            Some(e) => self.expr_into(e, dest),
            None => self.deliver(Value::unit(), ty, dest),
        }
    }

    /// Lowers an expression that a branch begins with.
    pub fn branch_into(&mut self, body: ExprId, way: Way, dest: Dest) -> Step<()> {
        self.count_branch(body, way);
        self.expr_into(body, dest)
    }

    /// Counts a branch, where that was asked for and the author wrote it. What only panics is no branch that
    /// an event should take.
    pub fn count_branch(&mut self, at: ExprId, way: Way) {
        let code = self.code();
        let expr = code.body.expr(at);
        let is_local = self.lw.tcx.sources.file(expr.span.file).is_local;
        if is_local
            && !matches!(expr.kind, ExprKind::Panic(_))
            && let Some(counters) = &mut self.lw.counters
        {
            let count = counters.count(expr.span, way);
            self.emit(count);
        }
    }

    /// A condition without control flow of its own, as setup statements and one expression.
    fn simple_cond(&mut self, cond: ExprId) -> Step<Option<(Vec<Stmt>, Expr)>> {
        if !self.is_simple_cond(cond) {
            return Ok(None);
        }
        let (setup, falls, value) = self.block(|cx| {
            let value = cx.expr(cond)?;
            cx.reify(&value, &Ty::new(TyKind::Bool))
        })?;
        if falls {
            return Ok(Some((setup, value)));
        }
        // An operand diverges: what follows is never reached.
        self.out.extend(setup);
        self.dead = true;
        Ok(Some((Vec::new(), Expr::Bool(false))))
    }

    fn is_simple_cond(&self, cond: ExprId) -> bool {
        let code = self.frame().code.clone();
        match &code.body.expr(cond).kind {
            ExprKind::Unary(UnOp::Not, inner) => self.is_simple_cond(*inner),
            ExprKind::Lit(_) | ExprKind::Path(_) | ExprKind::Field(..) => true,
            ExprKind::Binary(..) => !code.results.callees.contains_key(&cond),
            _ => false,
        }
    }

    /// Falls through if the condition holds (its `let`s are bound then), breaks to `otherwise` if not.
    pub fn cond_jump(&mut self, cond: ExprId, otherwise: LabelId) -> Step<()> {
        let code = self.code();
        match &code.body.expr(cond).kind {
            ExprKind::And(a, b) => {
                self.cond_jump(*a, otherwise)?;
                self.count_branch(*b, Way::RightSide);
                self.cond_jump(*b, otherwise)
            }
            ExprKind::Or(a, b) => {
                let (yes, second) = (self.new_label(), self.new_label());
                self.labelled(yes, |cx| {
                    cx.labelled(second, |cx| {
                        cx.cond_jump(*a, second)?;
                        cx.emit(StmtKind::Break(yes));
                        Ok(())
                    })?;
                    cx.count_branch(*b, Way::RightSide);
                    cx.cond_jump(*b, otherwise)
                })
            }
            ExprKind::Unary(UnOp::Not, inner) if !code.results.callees.contains_key(&cond) => {
                let no = self.new_label();
                self.labelled(no, |cx| {
                    cx.cond_jump(*inner, no)?;
                    cx.emit(StmtKind::Break(otherwise));
                    Ok(())
                })
            }
            ExprKind::Let(pat, init) => {
                let ty = self.expr_ty_adjusted(*init);
                let scrutinee = self.scrutinee(*init)?;
                self.let_or(ArmPat::Pat(*pat), scrutinee, ty, &mut |cx| {
                    cx.emit(StmtKind::Break(otherwise));
                    Ok(())
                })
            }
            _ => {
                if let Some((setup, e)) = self.simple_cond(cond)? {
                    self.out.extend(setup);
                    self.emit_when(not(e), StmtKind::Break(otherwise));
                    return Ok(());
                }
                self.let_or(
                    ArmPat::Bool(true),
                    Scrutinee::Expr(self.current, cond),
                    Ty::new(TyKind::Bool),
                    &mut |cx| {
                        cx.emit(StmtKind::Break(otherwise));
                        Ok(())
                    },
                )
            }
        }
    }

    /// Binds a refutable pattern; runs `fail`, which must not fall through, where it does not match.
    fn let_or(
        &mut self,
        pat: ArmPat,
        scrutinee: Scrutinee,
        ty: Ty,
        fail: &mut dyn FnMut(&mut Self) -> Step<()>,
    ) -> Step<()> {
        let cont = self.open_cont(ty, vec![(pat, None), (ArmPat::Any, None)]);
        let (feed, _, ()) = self.block(|cx| cx.feed_cont(cont, scrutinee))?;
        let arms = self.conts[cont.0].arms.clone();
        let span = Some(self.span);
        let mut inner = feed;
        if arms[1].reached {
            let matched = Stmt {
                kind: StmtKind::Block(arms[1].label, inner),
                span,
            };
            (inner, _, ()) = self.block(|cx| {
                cx.dead = false;
                fail(cx)
            })?;
            inner.insert(0, matched);
        }
        if self.dead {
            return Ok(());
        }
        if arms[0].reached {
            self.out.push(Stmt {
                kind: StmtKind::Block(arms[0].label, inner),
                span,
            });
            for (local, join) in &arms[0].bindings {
                let value = self.join_finish(*join)?;
                self.bind(*local, value)?;
            }
        } else {
            self.out.extend(inner);
            self.dead = true;
        }
        Ok(())
    }

    /// `let pat = init else { els };`
    pub fn let_else(&mut self, pat: crate::hir::PatId, init: ExprId, els: ExprId) -> Step<()> {
        let ty = self.expr_ty_adjusted(init);
        let scrutinee = self.scrutinee(init)?;
        self.let_or(ArmPat::Pat(pat), scrutinee, ty, &mut |cx| {
            cx.branch_into(els, Way::Arm, Dest::Discard)
        })
    }

    /// `a && b`, `a || b` and `let` as values.
    pub fn cond_value(&mut self, cond: ExprId, dest: Dest) -> Step<()> {
        let bool_ty = Ty::new(TyKind::Bool);
        let code = self.code();
        // Where the right side needs no statements of its own, it is one expression.
        if let ExprKind::And(a, b) | ExprKind::Or(a, b) = code.body.expr(cond).kind
            && self.is_simple_cond(a)
            && self.is_simple_cond(b)
        {
            let left = self.expr(a)?;
            let left = self.reify(&left, &bool_ty)?;
            let (setup, _, right) = self.block(|cx| {
                cx.count_branch(b, Way::RightSide);
                let right = cx.expr(b)?;
                cx.reify(&right, &bool_ty)
            })?;
            if setup.is_empty() {
                let is_and = matches!(code.body.expr(cond).kind, ExprKind::And(..));
                let (left, right) = (Box::new(left), Box::new(right));
                let e = if is_and {
                    Expr::And(left, right)
                } else {
                    Expr::Or(left, right)
                };
                return self.deliver(Value::Expr(e), &bool_ty, dest);
            }
            let is_and = matches!(code.body.expr(cond).kind, ExprKind::And(..));
            let (yes, yes_falls, ()) = self.block(|cx| {
                if is_and {
                    cx.out.extend(setup.clone());
                    cx.deliver(Value::Expr(right.clone()), &bool_ty, dest)
                } else {
                    cx.deliver(Value::bool(true), &bool_ty, dest)
                }
            })?;
            let (no, no_falls, ()) = self.block(|cx| {
                if is_and {
                    cx.deliver(Value::bool(false), &bool_ty, dest)
                } else {
                    cx.out.extend(setup.clone());
                    cx.deliver(Value::Expr(right.clone()), &bool_ty, dest)
                }
            })?;
            self.emit_if(left, (yes, yes_falls), (no, no_falls));
            return Ok(());
        }
        let (end, no) = (self.new_label(), self.new_label());
        self.labelled(end, |cx| {
            cx.labelled(no, |cx| {
                cx.cond_jump(cond, no)?;
                cx.deliver(Value::bool(true), &bool_ty, dest)?;
                cx.emit(StmtKind::Break(end));
                Ok(())
            })?;
            cx.deliver(Value::bool(false), &bool_ty, dest)
        })
    }

    // ---- loops and jumps --------------------------------------------------------------------------

    /// `loop`, to its destination.
    pub fn loop_into(&mut self, label: HirLabel, body: ExprId, ty: &Ty, dest: Dest) -> Step<()> {
        let (target, round) = (self.new_label(), self.new_label());
        self.frame_mut().labels.insert(
            label,
            Target {
                break_to: target,
                continue_to: Some(round),
                dest,
                ty: ty.clone(),
            },
        );
        self.loops += 1;
        let (stmts, _, ()) = self.unknowing(|cx| {
            cx.block(|cx| cx.labelled(round, |cx| cx.expr_into(body, Dest::Discard)))
        })?;
        self.loops -= 1;
        if self.dead {
            return Ok(());
        }
        let breaks = self.has_break(&stmts, target);
        self.out.push(Stmt {
            kind: StmtKind::Loop(target, stmts),
            span: Some(self.span),
        });
        self.dead = !breaks;
        Ok(())
    }

    pub fn break_(&mut self, label: HirLabel, value: Option<ExprId>) -> Step<()> {
        let Some(target) = self.frame().labels.get(&label).cloned() else {
            return self.unsupported("a break out of a closure");
        };
        match value {
            Some(value) => self.expr_into(value, target.dest)?,
            None => self.deliver(Value::unit(), &target.ty, target.dest)?,
        }
        self.emit(StmtKind::Break(target.break_to));
        Ok(())
    }

    pub fn continue_(&mut self, label: HirLabel) -> Step<()> {
        let Some(round) = self.frame().labels.get(&label).and_then(|t| t.continue_to) else {
            return self.unsupported("a continue out of a closure");
        };
        self.emit(StmtKind::Break(round));
        Ok(())
    }

    pub fn return_(&mut self, value: Option<ExprId>) -> Step<()> {
        let (dest, label, ty) = match self.frame().ret.clone() {
            Ret::Function(dest, ty) => (dest, None, ty),
            Ret::Inline(dest, label, ty) => (dest, Some(label), ty),
        };
        match value {
            Some(value) => self.expr_into(value, dest)?,
            None => self.deliver(Value::unit(), &ty, dest)?,
        }
        match label {
            Some(label) => self.emit(StmtKind::Break(label)),
            None => self.emit(StmtKind::Return(None)),
        }
        Ok(())
    }

    /// `panic!(message)`
    pub fn panic(&mut self, message: ExprId) -> Step<()> {
        let ty = self.expr_ty_adjusted(message);
        let outer = std::mem::replace(&mut self.order.in_panic, true);
        let value = self.expr(message)?;
        let e = self.reify(&value, &ty)?;
        self.order.in_panic = outer;
        self.emit(StmtKind::Throw(super::cx::error(e)));
        Ok(())
    }
}

/// What a match looks at.
pub enum Scrutinee {
    Place(Place),
    /// An expression of a frame, which is this one or a caller's.
    Expr(usize, ExprId),
}

/// `length` of an array, read now.
pub fn length(array: &Expr) -> Expr {
    Expr::Member(
        Box::new(array.clone()),
        Prop::Fixed("length".into()),
        Effect::Read,
    )
}
