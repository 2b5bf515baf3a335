//! Calls: what stands behind them, and whether they are inlined.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::cx::{Dest, FnCx, Frame, Ret, Step, throw};
use super::repr::Representations;
use super::value::{ClosureValue, Code, FutureValue, Place, Value};
use crate::cover::Way;
use crate::hir::{
    CrateId, DefId, DefKind, ExprId, ExprKind, Inline, JsEffect, LocalId, Mutability,
};
use crate::lir::{Effect, Expr, Function, StmtKind};
use crate::ty::{Adjust, GenericArgs, Ty, TyKind};
use crate::typeck::Instance;

/// Inlined calls deeper than this are a recursion that the author has to bound.
const INLINE_DEPTH: usize = 120;
/// Bodies of at most this many expressions are inlined wherever they are called.
const SMALL_BODY: usize = 24;

impl FnCx<'_, '_> {
    // ---- call expressions -------------------------------------------------------------------------

    /// `callee(args)`
    pub fn call_into(&mut self, callee: ExprId, args: &[ExprId], ty: &Ty, dest: Dest) -> Step<()> {
        let code = self.code();
        if let Some((def, generic)) = code.results.callees.get(&callee) {
            let generic: GenericArgs = generic.iter().map(|a| self.mono(a)).collect();
            if !matches!(self.lw.tcx.crates.def(*def).kind, DefKind::Const(_)) {
                if let Some((first, rest)) = args.split_first()
                    && self.defer_into(*def, &generic, *first, rest, dest)?
                {
                    return Ok(());
                }
                let values = self.args(args)?;
                if let Some(first) = args.first() {
                    self.lingering(*first);
                }
                return self.call_def_into(*def, &generic, values, ty, dest);
            }
        }
        let callee_ty = self.expr_ty_adjusted(callee);
        let place = self.place(callee)?;
        let values = self.args(args)?;
        self.call_place_into(&place, &callee_ty, values, ty, dest)
    }

    /// `receiver.method(args)`
    pub fn method_into(
        &mut self,
        id: ExprId,
        receiver: ExprId,
        args: &[ExprId],
        ty: &Ty,
        dest: Dest,
    ) -> Step<()> {
        let code = self.code();
        let Some((def, generic)) = code.results.callees.get(&id) else {
            return self.unsupported("a method call that was not resolved");
        };
        let generic: GenericArgs = generic.iter().map(|a| self.mono(a)).collect();
        let is_gathered = self.order.gathered == Some(id);
        if !is_gathered && self.defer_into(*def, &generic, receiver, args, dest)? {
            return Ok(());
        }
        let mut values = vec![self.expr(receiver)?];
        values.extend(self.args(args)?);
        self.lingering(receiver);
        if is_gathered {
            return self.gathering(|cx| cx.call_def_into(*def, &generic, values, ty, dest));
        }
        self.call_def_into(*def, &generic, values, ty, dest)
    }

    /// `a + b`, `a == b`, `-a`, … on types that have their own implementation.
    pub fn operator_into(&mut self, id: ExprId, ty: &Ty, dest: Dest) -> Step<()> {
        let code = self.code();
        let (def, generic) = code.results.callees[&id].clone();
        let generic: GenericArgs = generic.iter().map(|a| self.mono(a)).collect();
        match code.body.expr(id).kind {
            ExprKind::Unary(_, a) => {
                let value = self.expr(a)?;
                self.call_def_into(def, &generic, vec![value], ty, dest)
            }
            ExprKind::Binary(op, a, b) => {
                use crate::hir::BinOp::{Eq, Ge, Gt, Le, Lt, Ne};
                // Comparisons look at places; whether the adjustment already borrows is the checker's choice.
                let values = if matches!(op, Eq | Ne | Lt | Le | Gt | Ge) {
                    vec![self.borrowed(a)?, self.borrowed(b)?]
                } else {
                    vec![self.expr(a)?, self.expr(b)?]
                };
                self.call_def_into(def, &generic, values, ty, dest)
            }
            _ => self.unsupported("this operator"),
        }
    }

    fn borrowed(&mut self, id: ExprId) -> Step<Value> {
        let code = self.code();
        let borrows = code
            .results
            .adjustments
            .get(&id)
            .and_then(|s| s.last())
            .is_some_and(|a| matches!(a.kind, Adjust::Borrow(_)));
        if borrows {
            return self.expr(id);
        }
        Ok(Value::Ref(self.place(id)?.into()))
    }

    fn args(&mut self, args: &[ExprId]) -> Step<Vec<Value>> {
        args.iter().map(|a| self.expr(*a)).collect()
    }

    /// Calls a definition and gives its value.
    pub fn call_value(
        &mut self,
        def: DefId,
        args: &GenericArgs,
        values: Vec<Value>,
        ty: &Ty,
    ) -> Step<Value> {
        let join = self.join(ty.clone());
        self.call_def_into(def, args, values, ty, Dest::Join(join))?;
        self.join_finish(join)
    }

    // ---- instances ----------------------------------------------------------------------------------

    /// Calls a definition, after selection of the impl.
    pub fn call_def_into(
        &mut self,
        def: DefId,
        args: &GenericArgs,
        values: Vec<Value>,
        ty: &Ty,
        dest: Dest,
    ) -> Step<()> {
        if self.dead {
            return Ok(());
        }
        let owner = self.frame().code.owner;
        if self.lw.tcx.crates.def(owner).krate == CrateId::Local
            && &*self.lw.tcx.crates.def(def).name == "fmt"
            && Some(def) == self.lw.std_trait_fn("fmt", "Debug", "fmt")
        {
            self.shows_order(&args[0])?;
        }
        if let Some(value) = self.intrinsic(def, args, &values)? {
            return self.deliver(value, ty, dest);
        }
        match self.lw.tcx.resolve_instance(def, args) {
            Instance::Fn(def, args) => self.call_fn_into(def, args, values, ty, dest),
            Instance::Ctor(def, _) => {
                let value = match self.lw.tcx.crates.def(def).kind {
                    DefKind::Variant(index) => Value::Variant(index, values.into()),
                    _ => Value::Aggregate(values.into()),
                };
                self.deliver(value, ty, dest)
            }
            Instance::Const(def, args) => {
                let value = self.const_item(def, &args)?;
                self.deliver(value, ty, dest)
            }
            Instance::ClosureCall(callee_ty) | Instance::FnPtrCall(callee_ty) => {
                // `Fn::call(&f, (a, b))`
                let mut values = values.into_iter();
                let (Some(callee), Some(tuple)) = (values.next(), values.next()) else {
                    return self.unsupported("a closure called without its arguments");
                };
                let place = behind_refs(callee);
                let count = match &tuple {
                    Value::Aggregate(parts) => parts.len(),
                    _ => 0,
                };
                let parts = (0..count)
                    .map(|i| self.field(&tuple, &Ty::unit(), i))
                    .collect::<Step<Vec<_>>>()?;
                self.call_place_into(&place, &callee_ty, parts, ty, dest)
            }
            Instance::BuiltinClone(of) => {
                let place = match values.into_iter().next() {
                    Some(Value::Ref(place)) => (*place).clone(),
                    Some(value) => Place::Value(value),
                    None => return self.unsupported("a clone of nothing"),
                };
                let value = self.builtin_clone(&place, &of)?;
                self.deliver(value, ty, dest)
            }
            Instance::Unresolved => {
                let name = self.lw.tcx.show_item(def);
                self.unsupported(&format!("a call of `{name}` that could not be resolved"))
            }
        }
    }

    /// Calls whatever callable a place holds.
    pub fn call_place_into(
        &mut self,
        place: &Place,
        ty: &Ty,
        values: Vec<Value>,
        out: &Ty,
        dest: Dest,
    ) -> Step<()> {
        let mut place = place.clone();
        let mut ty = ty.clone();
        while matches!(*ty, TyKind::Ref(..)) {
            place = self.deref(&place, &ty)?;
            ty = self.lw.tcx.pointee(&ty);
        }
        // Which function it is says its type, whatever holds it.
        if let TyKind::FnDef(def, args) = &*ty {
            return self.call_def_into(*def, args, values, out, dest);
        }
        match self.read_alias(&place, &ty)? {
            Value::Closure(closure) => self.call_closure_into(&closure, values, out, dest),
            Value::Fn(def, args) => self.call_def_into(def, &args, values, out, dest),
            Value::Ref(inner) => self.call_place_into(&inner, &ty, values, out, dest),
            Value::Expr(callee) => {
                let inputs = self.callable_inputs(&ty);
                let mut exprs = Vec::with_capacity(values.len());
                for (i, value) in values.iter().enumerate() {
                    let Some(input) = inputs.get(i) else {
                        return self.unsupported("this callable");
                    };
                    exprs.push(self.reify(value, input)?);
                }
                let call = Expr::Call(Box::new(callee), exprs, Effect::Effect);
                self.deliver_call(call, out, dest)
            }
            Value::Aggregate(_) | Value::Variant(..) | Value::Future(_) => {
                self.unsupported("calling this value")
            }
        }
    }

    fn callable_inputs(&self, ty: &Ty) -> Vec<Ty> {
        match &**ty {
            TyKind::FnPtr(inputs, _) => inputs.iter().map(|t| self.lw.tcx.normalize(t)).collect(),
            TyKind::Closure(def, expr, args) => {
                let results = self.lw.tcx.typeck(*def);
                results.closures.get(expr).map_or_else(Vec::new, |facts| {
                    facts.inputs.iter().map(|t| self.lw.mono(t, args)).collect()
                })
            }
            _ => Vec::new(),
        }
    }

    /// The result of a call that stays a call: evaluated now, even if nobody wants it.
    pub fn deliver_call(&mut self, call: Expr, ty: &Ty, dest: Dest) -> Step<()> {
        let is_unit = self.lw.tcx.repr(ty) == super::repr::Repr::Unit;
        if is_unit || dest == Dest::Discard {
            self.emit(StmtKind::Expr(call));
            if ty.is_never() {
                let trap = throw("unreachable");
                self.emit(trap);
            }
            return self.deliver(Value::unit(), ty, dest);
        }
        let value = self.temp("result", call);
        self.deliver(Value::Expr(value), ty, dest)
    }

    // ---- functions ------------------------------------------------------------------------------------

    fn call_fn_into(
        &mut self,
        def: DefId,
        args: GenericArgs,
        values: Vec<Value>,
        ty: &Ty,
        dest: Dest,
    ) -> Step<()> {
        let function = self.lw.tcx.crates.fn_(def);
        if function.is_async {
            let future = FutureValue { def, args, values };
            return self.deliver(Value::Future(Rc::new(future)), ty, dest);
        }
        if self.lw.tcx.crates.is_lang(def, "console_log") {
            return self.console_log(&values, ty, dest);
        }
        if self.should_inline(def, &args, &values) {
            self.inline_into(def, &args, values, dest)
        } else {
            let inputs = self.inputs(def, &args);
            let mut values = values;
            let lent = self.lend(&mut values, &inputs)?;
            let call = self.direct_call(def, &args, &values)?;
            if lent.is_empty() {
                return self.deliver_call(call, ty, dest);
            }
            if self.may_hold_mut(ty) {
                // What it gives may change the copy after its elements went back.
                let error = cfc_syntax::diagnostics::kept_slice_part::error(self.author_span());
                self.lw.report(error);
                return Err(super::cx::Reported);
            }
            self.deliver_and_return(call, &lent, ty, dest)
        }
    }

    fn inputs(&self, def: DefId, args: &GenericArgs) -> Vec<Ty> {
        let sig = self.lw.tcx.fn_sig(def);
        sig.inputs.iter().map(|t| self.lw.mono(t, args)).collect()
    }

    /// `f(a, b)` of a function in the output.
    fn direct_call(&mut self, def: DefId, args: &GenericArgs, values: &[Value]) -> Step<Expr> {
        let inputs = self.inputs(def, args);
        let mut exprs = Vec::with_capacity(values.len());
        for (value, input) in values.iter().zip(&inputs) {
            exprs.push(self.reify(value, input)?);
        }
        let id = self.lw.instance(def, args);
        Ok(Expr::Call(Box::new(Expr::Fn(id)), exprs, Effect::Effect))
    }

    /// The current frame and the ones that called it.
    fn callers(&self) -> impl Iterator<Item = &Frame> {
        std::iter::successors(Some(self.frame()), |f| f.parent.map(|p| &self.frames[p]))
    }

    fn should_inline(&mut self, def: DefId, args: &GenericArgs, values: &[Value]) -> bool {
        let function = self.lw.tcx.crates.fn_(def);
        if function.body.is_none() {
            return true;
        }
        let recursive = self
            .callers()
            .any(|f| f.code.owner == def && f.code.args == *args);
        if recursive || self.lw.recursive.contains(&def) {
            if recursive {
                self.lw.recursive.insert(def);
            }
            return false;
        }
        if self.frame().depth > INLINE_DEPTH {
            return false;
        }
        if function.inline == Inline::Always || self.needs_inlining(def, args, values) {
            return true;
        }
        if function.inline == Inline::Never {
            return false;
        }
        let body = function.body().expect("checked above");
        // Each round of a recursion has variables for all that was inlined, and the engine's stack is small.
        let is_called_once = self.lw.survey.calls.get(&def).copied().unwrap_or(0) <= 1;
        body.exprs.len() <= SMALL_BODY
            || (is_called_once
                && !self
                    .callers()
                    .any(|f| self.lw.recursive.contains(&f.code.owner)))
    }

    /// Whether a call can only be inlined: what it takes or gives has no form of its own in JavaScript.
    fn needs_inlining(&self, def: DefId, args: &GenericArgs, values: &[Value]) -> bool {
        let symbolic = |v: &Value| match v {
            Value::Closure(_) | Value::Fn(..) | Value::Future(_) => true,
            Value::Aggregate(parts) | Value::Variant(_, parts) => parts
                .iter()
                .any(|p| matches!(p, Value::Closure(_) | Value::Fn(..) | Value::Ref(_))),
            Value::Expr(_) | Value::Ref(_) => false,
        };
        if values.iter().any(symbolic) {
            return true;
        }
        let sig = self.lw.tcx.fn_sig(def);
        let plain_mut =
            |ty: &Ty| ty.is_mut_ref() && !self.lw.tcx.has_identity(&self.lw.tcx.pointee(ty));
        sig.inputs.iter().chain([&sig.output]).map(|t| self.lw.mono(t, args)).any(|t| {
            plain_mut(&t) || matches!(*t, TyKind::Closure(..) | TyKind::Ref(Mutability::Mut, _) if t == self.lw.mono(&sig.output, args))
        })
    }

    // ---- deferred receivers ---------------------------------------------------------------------------

    /// `receiver.map(f)`, where the callee begins by matching its receiver: the receiver is lowered as that
    /// match's scrutinee, so that what is known of its value at each of its ends chooses the arm there.
    fn defer_into(
        &mut self,
        def: DefId,
        args: &GenericArgs,
        receiver: ExprId,
        rest: &[ExprId],
        dest: Dest,
    ) -> Step<bool> {
        let delivers = matches!(
            self.frame().code.body.expr(receiver).kind,
            ExprKind::Call(..)
                | ExprKind::MethodCall { .. }
                | ExprKind::If(..)
                | ExprKind::Match(..)
                | ExprKind::Block(_)
                | ExprKind::Await(_)
                | ExprKind::And(..)
                | ExprKind::Or(..)
                | ExprKind::Js(_)
        ) || self.deferred(receiver).is_some();
        let adjusted = self.code().results.adjustments.contains_key(&receiver);
        if !delivers || adjusted || !rest.iter().all(|e| self.is_inert(*e)) {
            return Ok(false);
        }
        let Instance::Fn(def, args) = self.lw.tcx.resolve_instance(def, args) else {
            return Ok(false);
        };
        let function = self.lw.tcx.crates.fn_(def);
        let recursive = self
            .callers()
            .any(|f| f.code.owner == def && f.code.args == args);
        if function.inline != Inline::Always
            || function.is_async
            || recursive
            || self.frame().depth > INLINE_DEPTH
        {
            return Ok(false);
        }
        let Some(body) = function.body() else {
            return Ok(false);
        };
        let code = self.lw.code(def, body, &args);
        let Some(local) = matched_first(&code) else {
            return Ok(false);
        };
        let (frame, expr) = self.deferred(receiver).unwrap_or((self.current, receiver));
        let values = self.args(rest)?;
        let sig = self.lw.tcx.fn_sig(def);
        let output = self.lw.mono(&sig.output, &args);
        let params: Vec<_> = sig.inputs[1..]
            .iter()
            .map(|t| self.lw.mono(t, &args))
            .collect();
        let pats = code.body.params[1..].to_vec();
        let locals = FxHashMap::from_iter([(local, Place::Deferred(frame, expr))]);
        self.run_body(code, locals, &pats, &params, values, output, dest)?;
        Ok(true)
    }

    /// Whether evaluating the expression later than its turn makes no difference.
    fn is_inert(&self, id: ExprId) -> bool {
        let code = &self.frame().code;
        match &code.body.expr(id).kind {
            ExprKind::Closure(_) => code.results.closures.get(&id).is_some_and(|f| {
                f.captures
                    .iter()
                    .all(|(l, c)| *c != crate::ty::Capture::Value || !code.body.local(*l).mutable)
            }),
            ExprKind::Lit(_) => true,
            ExprKind::Tuple(elems) => elems.iter().all(|e| self.is_inert(*e)),
            ExprKind::MethodCall { receiver, args, .. } => {
                args.is_empty() && self.is_inert(*receiver) && self.is_template(id, *receiver)
            }
            ExprKind::Path(path) => match path.res {
                crate::hir::Res::Local(local) => {
                    !code.body.local(local).mutable && !self.has_deferred(local)
                }
                _ => true,
            },
            _ => false,
        }
    }

    /// Whether a method on a text is a template that depends on nothing but the text.
    fn is_template(&self, call: ExprId, receiver: ExprId) -> bool {
        let code = &self.frame().code;
        let is_text = matches!(&*self.expr_ty_adjusted(receiver), TyKind::Ref(Mutability::Not, inner) if **inner == TyKind::Str);
        let Some((def, _)) = code.results.callees.get(&call) else {
            return false;
        };
        let DefKind::Fn(function) = &self.lw.tcx.crates.def(*def).kind else {
            return false;
        };
        is_text
            && function.inline == Inline::Always
            && function.body().is_some_and(|body| {
                let mut value = body.value;
                while let ExprKind::Block(block) = &body.expr(value).kind {
                    match (&block.stmts[..], block.tail) {
                        ([], Some(tail)) => value = tail,
                        _ => return false,
                    }
                }
                matches!(&body.expr(value).kind, ExprKind::Js(js) if js.effect == JsEffect::Pure)
            })
    }

    fn has_deferred(&self, local: LocalId) -> bool {
        matches!(self.frame().locals.get(&local), Some(Place::Deferred(..)))
    }

    /// Lowers a function's body in place of its call.
    fn inline_into(
        &mut self,
        def: DefId,
        args: &GenericArgs,
        values: Vec<Value>,
        dest: Dest,
    ) -> Step<()> {
        let function = self.lw.tcx.crates.fn_(def);
        let Some(body) = function.body() else {
            return self.without_body(def);
        };
        let sig = self.lw.tcx.fn_sig(def);
        let output = self.lw.mono(&sig.output, args);
        let code = self.lw.code(def, body, args);
        let params: Vec<_> = sig.inputs.iter().map(|t| self.lw.mono(t, args)).collect();
        let pats = code.body.params.clone();
        let given = values.clone();
        self.consuming(def, &given, |cx| {
            cx.run_body(
                code,
                FxHashMap::default(),
                &pats,
                &params,
                values,
                output,
                dest,
            )
        })
    }

    /// A method that is declared as not supported, and was reached through its trait.
    fn without_body(&mut self, def: DefId) -> Step<()> {
        if let Some(error) = self.lw.tcx.unsupported(def, self.author_span()) {
            self.lw.report(error);
            return Err(super::cx::Reported);
        }
        let name = self.lw.tcx.show_item(def);
        self.unsupported(&format!("`{name}`, which has no body"))
    }

    fn call_closure_into(
        &mut self,
        closure: &ClosureValue,
        values: Vec<Value>,
        _out: &Ty,
        dest: Dest,
    ) -> Step<()> {
        if self.frame().depth > INLINE_DEPTH {
            return self.unsupported("closures that call each other without end");
        }
        let code = closure.code.clone();
        let facts = code.results.closures[&closure.expr].clone();
        let ExprKind::Closure(hir) = &code.body.expr(closure.expr).kind else {
            return self.unsupported("a closure without code");
        };
        let pats: Vec<_> = hir.params.iter().map(|(p, _)| *p).collect();
        let params: Vec<_> = facts
            .inputs
            .iter()
            .map(|t| self.lw.mono(t, &code.args))
            .collect();
        let output = self.lw.mono(&facts.output, &code.args);
        self.run_closure(closure, &pats, &params, values, output, dest)
    }

    fn run_closure(
        &mut self,
        closure: &ClosureValue,
        pats: &[crate::hir::PatId],
        params: &[Ty],
        values: Vec<Value>,
        output: Ty,
        dest: Dest,
    ) -> Step<()> {
        let ExprKind::Closure(hir) = &closure.code.body.expr(closure.expr).kind else {
            return self.unsupported("a closure without code");
        };
        let body = hir.body;
        let is_own = self.lw.tcx.crates.def(closure.code.owner).krate == CrateId::Local;
        let run = |cx: &mut Self| {
            cx.enter(
                closure.code.clone(),
                closure.env.clone(),
                dest,
                output,
                |cx| {
                    for ((pat, ty), value) in pats.iter().zip(params).zip(values) {
                        cx.bind_pat(*pat, &Place::Value(value), ty)?;
                    }
                    cx.branch_into(body, Way::Closure, dest)
                },
            )
        };
        if is_own { self.apart(run) } else { run(self) }
    }

    #[allow(clippy::too_many_arguments)]
    fn run_body(
        &mut self,
        code: Rc<Code>,
        locals: FxHashMap<LocalId, Place>,
        pats: &[crate::hir::PatId],
        params: &[Ty],
        values: Vec<Value>,
        output: Ty,
        dest: Dest,
    ) -> Step<()> {
        let body = code.body.value;
        self.enter(code, locals, dest, output, |cx| {
            for ((pat, ty), value) in pats.iter().zip(params).zip(values) {
                cx.bind_pat(*pat, &Place::Value(value), ty)?;
            }
            cx.expr_into(body, dest)
        })
    }

    /// Runs `f` in a new frame whose `return`s go to the end.
    fn enter(
        &mut self,
        code: Rc<Code>,
        locals: FxHashMap<LocalId, Place>,
        dest: Dest,
        output: Ty,
        f: impl FnOnce(&mut Self) -> Step<()>,
    ) -> Step<()> {
        let label = self.new_label();
        let span = self.span;
        let number = self.call_number();
        self.frames.push(Frame {
            parent: Some(self.current),
            depth: self.frame().depth + 1,
            number,
            calls: 0,
            places: 0,
            code,
            locals,
            labels: FxHashMap::default(),
            ret: Ret::Inline(dest, label, output),
        });
        let frame = self.frames.len() - 1;
        let result = self.in_frame(frame, |cx| cx.labelled(label, f));
        self.span = span;
        result
    }

    // ---- await ----------------------------------------------------------------------------------------

    /// `future.await`
    pub fn await_into(&mut self, future: ExprId, ty: &Ty, dest: Dest) -> Step<()> {
        if !self.is_async {
            return self.unsupported("`.await` outside an `async fn`");
        }
        match self.expr(future)? {
            Value::Future(call) => {
                let (def, args) = (call.def, call.args.clone());
                if self.should_inline(def, &args, &call.values) {
                    return self.inline_into(def, &args, call.values.clone(), dest);
                }
                let call = self.direct_call(def, &args, &call.values)?;
                self.deliver_call(Expr::Await(Box::new(call)), ty, dest)
            }
            _ if self.dead => Ok(()),
            _ => self.unsupported("awaiting anything but a call"),
        }
    }

    // ---- function values --------------------------------------------------------------------------------

    /// A closure as a JavaScript function.
    pub fn closure_expr(&mut self, closure: &Rc<ClosureValue>) -> Step<Expr> {
        let code = closure.code.clone();
        let facts = code.results.closures[&closure.expr].clone();
        let ExprKind::Closure(hir) = &code.body.expr(closure.expr).kind else {
            return self.unsupported("a closure without code");
        };
        let owned: Vec<LocalId> = facts
            .captures
            .iter()
            .filter(|(_, capture)| *capture == crate::ty::Capture::Value)
            .map(|(local, _)| *local)
            .collect();
        if self.loops > 0 && !owned.is_empty() {
            return self.made_closure(closure, &owned);
        }
        let inputs: Vec<_> = facts
            .inputs
            .iter()
            .map(|t| self.lw.mono(t, &code.args))
            .collect();
        let output = self.lw.mono(&facts.output, &code.args);
        let pats: Vec<_> = hir.params.iter().map(|(p, _)| *p).collect();
        let closure = closure.clone();
        self.function_literal(&inputs, |cx, values, inputs| {
            cx.run_closure(&closure, &pats, inputs, values, output, Dest::Return)
        })
    }

    /// A closure that owns variables of a loop's round. JavaScript's are those of the whole function, so they
    /// go through a function that makes the closure: its parameters are of this round alone.
    fn made_closure(&mut self, closure: &Rc<ClosureValue>, owned: &[LocalId]) -> Step<Expr> {
        let code = closure.code.clone();
        let mut tys = Vec::with_capacity(owned.len());
        let mut args = Vec::with_capacity(owned.len());
        for local in owned {
            let ty = self.lw.mono(code.results.local_ty(*local), &code.args);
            let Some(place) = closure.env.get(local).cloned() else {
                return self.unsupported("a closure that owns an unknown variable");
            };
            let value = self.read(&place, &ty)?;
            args.push(self.reify(&value, &ty)?);
            tys.push(ty);
        }
        let maker = self.function_literal(&tys, |cx, values, tys| {
            let mut env = closure.env.clone();
            for ((local, value), ty) in owned.iter().zip(&values).zip(tys) {
                let place = cx.new_place("own", ty, value)?;
                env.insert(*local, place);
            }
            let made = ClosureValue {
                code: code.clone(),
                expr: closure.expr,
                env,
            };
            let made = cx.closure_expr(&Rc::new(made))?;
            cx.emit(StmtKind::Return(Some(made)));
            Ok(())
        })?;
        Ok(self.temp("f", Expr::Call(Box::new(maker), args, Effect::Pure)))
    }

    /// A function item or constructor as a JavaScript function.
    pub fn fn_expr(&mut self, def: DefId, args: &GenericArgs, _ty: &Ty) -> Step<Expr> {
        let sig = self.lw.tcx.fn_sig(def);
        let inputs: Vec<_> = sig.inputs.iter().map(|t| self.lw.mono(t, args)).collect();
        let output = self.lw.mono(&sig.output, args);
        if let Instance::Fn(def, args) = self.lw.tcx.resolve_instance(def, args)
            && self.lw.tcx.crates.fn_(def).inline == Inline::Default
            && !self.needs_inlining(def, &args, &[])
            && self.lw.tcx.crates.fn_(def).body.is_some()
        {
            return Ok(Expr::Fn(self.lw.instance(def, &args)));
        }
        let args = args.clone();
        self.function_literal(&inputs, |cx, values, _| {
            cx.call_def_into(def, &args, values, &output, Dest::Return)
        })
    }

    fn function_literal(
        &mut self,
        inputs: &[Ty],
        f: impl FnOnce(&mut Self, Vec<Value>, &[Ty]) -> Step<()>,
    ) -> Step<Expr> {
        let params: Vec<_> = inputs.iter().map(|_| self.new_var("a")).collect();
        let values = params.iter().map(|v| Value::Expr(Expr::Var(*v))).collect();
        let decls = std::mem::take(&mut self.decls);
        let is_async = std::mem::replace(&mut self.is_async, false);
        let loops = std::mem::replace(&mut self.loops, 0);
        let (result, written) = self.watching(|cx| {
            cx.unknowing(|cx| {
                cx.block(|cx| {
                    cx.dead = false;
                    f(cx, values, inputs)
                })
            })
        });
        self.lw.captured.extend(written);
        self.loops = loops;
        self.is_async = is_async;
        let decls = std::mem::replace(&mut self.decls, decls);
        let (stmts, _, ()) = result?;
        let body = super::with_decls(decls, stmts);
        let function = Function {
            name: "".into(),
            span: Some(self.span),
            params,
            body,
            is_async: false,
        };
        Ok(self.temp("f", Expr::Function(Box::new(function))))
    }
}

/// The place that a reference, or a reference to it, points at.
fn behind_refs(value: Value) -> Place {
    let mut place = Place::Value(value);
    while let Place::Value(Value::Ref(inner)) | Place::Frozen(_, Value::Ref(inner)) = place {
        place = (*inner).clone();
    }
    place
}

/// The first parameter, if the body is a match (or an `if let`) on it and does not use it otherwise.
fn matched_first(code: &Code) -> Option<LocalId> {
    let body = &code.body;
    let crate::hir::PatKind::Binding {
        local,
        by_ref: None,
        sub: None,
    } = body.pat(*body.params.first()?).kind
    else {
        return None;
    };
    if body.local(local).mutable {
        return None;
    }
    let mut value = body.value;
    while let ExprKind::Block(block) = &body.expr(value).kind {
        if !block.stmts.is_empty() {
            return None;
        }
        value = block.tail?;
    }
    let scrutinee = body.scrutinee(value)?;
    let fits = body.only_use(local) == Some(scrutinee)
        && !code.results.adjustments.contains_key(&scrutinee);
    fits.then_some(local)
}
