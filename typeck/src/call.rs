//! Calls: what is called, and arguments against parameters.

use super::check::{Expectation, FnCtxt};
use super::infer::ClosureSig;
use crate::hir::{DefId, ExprId, ExprKind, Symbol};
use crate::span::Span;
use crate::ty::{GenericArgs, Predicate, Ty, TyKind};

impl FnCtxt<'_> {
    /// `callee(args)`
    pub fn check_call(
        &mut self,
        call: ExprId,
        callee: ExprId,
        args: &[ExprId],
        expected: &Expectation,
    ) -> Ty {
        let callee_ty = self.check_expr(callee, &Expectation::None);
        let span = self.span(callee);
        let steps = self.autoderef(&callee_ty, span);
        for (count, step) in steps.iter().enumerate() {
            let ty = self.resolve_now(&step.ty);
            let Some(sig) = self.call_sig(call, &ty, args.len()) else {
                continue;
            };
            let list = self.deref_adjustments(&steps[1..=count]);
            if !list.is_empty() {
                self.results
                    .adjustments
                    .entry(callee)
                    .or_default()
                    .extend(list);
            }
            let span = self.span(call);
            let inputs: Vec<Ty> = sig
                .inputs
                .iter()
                .map(|ty| self.normalize(ty, span))
                .collect();
            let output = self.normalize(&sig.output, span);
            return self.check_arguments(call, &inputs, &output, args, expected);
        }
        self.report_not_callable(&callee_ty, span);
        self.check_unexpected(args);
        Ty::new(TyKind::Error)
    }

    /// Checks arguments that belong to nothing known. What a closure gets is nobody's question then.
    pub fn check_unexpected(&mut self, args: &[ExprId]) {
        let body = self.body.clone();
        for arg in args {
            let expected = match body.expr(*arg).kind {
                ExprKind::Closure(_) => Expectation::HasType(Ty::new(TyKind::Error)),
                _ => Expectation::None,
            };
            self.check_expr(*arg, &expected);
        }
    }

    /// The signature of something that is called. Calls through a trait record its method.
    fn call_sig(&mut self, call: ExprId, ty: &Ty, arity: usize) -> Option<ClosureSig> {
        match &**ty {
            TyKind::FnDef(..) | TyKind::FnPtr(..) => self.callable_sig(ty),
            TyKind::Closure(..) => {
                let sig = self.callable_sig(ty)?;
                let tuple = Ty::new(TyKind::Tuple(sig.inputs.clone()));
                self.record_call(call, "Fn", ty, &tuple);
                Some(sig)
            }
            TyKind::Param(..) | TyKind::Projection(..) | TyKind::Opaque(..) => {
                self.bounded_call_sig(call, ty, arity)
            }
            TyKind::Error => {
                let error = Ty::new(TyKind::Error);
                Some(ClosureSig {
                    inputs: vec![error.clone(); arity],
                    output: error,
                })
            }
            _ => None,
        }
    }

    /// The signature that a bound `F: Fn*(A) -> B` gives.
    fn bounded_call_sig(&mut self, call: ExprId, ty: &Ty, arity: usize) -> Option<ClosureSig> {
        let span = self.span(call);
        for name in ["Fn", "FnMut", "FnOnce"] {
            let Some(trait_) = self.tcx.lang(name) else {
                continue;
            };
            let inputs: Vec<Ty> = (0..arity).map(|_| self.fresh(span)).collect();
            let tuple = Ty::new(TyKind::Tuple(inputs.clone()));
            let args: GenericArgs = [ty.clone(), tuple.clone()].into();
            if !self.may_hold(trait_, &args, span) {
                continue;
            }
            self.require_trait(trait_, args.clone(), span);
            self.record_call(call, name, ty, &tuple);
            let output = self
                .tcx
                .lang("FnOnce")
                .and_then(|t| self.tcx.trait_item(t, "Output"))?;
            self.select_obligations();
            let output = Ty::new(TyKind::Projection(output, args));
            return Some(ClosureSig { inputs, output });
        }
        None
    }

    fn record_call(&mut self, call: ExprId, trait_: &str, ty: &Ty, tuple: &Ty) {
        let method = match trait_ {
            "Fn" => "call",
            "FnMut" => "call_mut",
            _ => "call_once",
        };
        if let Some(def) = self
            .tcx
            .lang(trait_)
            .and_then(|t| self.tcx.trait_item(t, method))
        {
            self.results
                .callees
                .insert(call, (def, [ty.clone(), tuple.clone()].into()));
        }
    }

    /// Arguments against parameters: first everything but closures, so that closures know more.
    /// Gives the call's type.
    pub fn check_arguments(
        &mut self,
        call: ExprId,
        inputs: &[Ty],
        output: &Ty,
        args: &[ExprId],
        expected: &Expectation,
    ) -> Ty {
        if inputs.len() != args.len() {
            self.report_argument_count(inputs.len(), args.len(), self.span(call));
            self.check_unexpected(args);
            return output.clone();
        }
        let hints = self.inputs_for_output(expected, output, inputs);
        let body = self.body.clone();
        let is_closure = |arg: &ExprId| matches!(body.expr(*arg).kind, ExprKind::Closure(_));
        for closures in [false, true] {
            if closures {
                if !args.iter().any(is_closure) {
                    break;
                }
                self.select_obligations();
            }
            for (i, arg) in args.iter().enumerate() {
                if is_closure(arg) != closures {
                    continue;
                }
                let hint = hints.as_ref().map_or(&inputs[i], |h| &h[i]).clone();
                let ty = self.check_expr(*arg, &Expectation::HasType(hint.clone()));
                let fits = hints.is_some() && self.coerce_to_hint(*arg, &ty, &hint, &inputs[i]);
                if !fits {
                    self.coerce_or_report(*arg, &ty, &inputs[i]);
                }
            }
        }
        output.clone()
    }

    /// `Some(x)` where an `Option<&str>` is expected and `x` is a `&&str`: the argument becomes what
    /// the result needs, and the parameter's type follows from that.
    fn coerce_to_hint(&mut self, arg: ExprId, ty: &Ty, hint: &Ty, input: &Ty) -> bool {
        let mark = self.start();
        let fits = self.unify(hint, input) && self.coerce(arg, ty, hint).is_ok();
        if fits {
            self.commit();
        } else {
            self.rollback(mark);
        }
        fits
    }

    /// What the parameters would be if the call's type were what is expected.
    fn inputs_for_output(
        &mut self,
        expected: &Expectation,
        output: &Ty,
        inputs: &[Ty],
    ) -> Option<Vec<Ty>> {
        let wanted = self.resolve_now(expected.only_has_type()?);
        if wanted.is_ty_var() {
            return None;
        }
        self.probe(|this| {
            this.unify(output, &wanted)
                .then(|| inputs.iter().map(|ty| this.resolve(ty)).collect())
        })
    }

    /// Instantiates a function's or constructor's signature.
    pub fn instantiate_sig(&mut self, def: DefId, args: &GenericArgs, span: Span) -> ClosureSig {
        let sig = self.tcx.fn_sig_rc(def);
        let inputs = sig
            .inputs
            .iter()
            .map(|ty| self.normalize(&ty.subst(args), span))
            .collect();
        let output = self.normalize(&sig.call_output().subst(args), span);
        ClosureSig { inputs, output }
    }

    /// `receiver.name(args)`
    pub fn check_method_call(
        &mut self,
        call: ExprId,
        receiver: ExprId,
        segment: &crate::hir::Segment,
        args: &[ExprId],
        expected: &Expectation,
    ) -> Ty {
        let ty = self.check_expr(receiver, &Expectation::None);
        match self.lookup_method(call, receiver, &ty, segment) {
            Some(sig) => {
                let inputs = sig.inputs.get(1..).unwrap_or_default().to_vec();
                self.check_arguments(call, &inputs, &sig.output, args, expected)
            }
            None => {
                self.check_unexpected(args);
                Ty::new(TyKind::Error)
            }
        }
    }

    /// The method `name` of a trait that the operators use, with these trait arguments.
    pub fn lang_method(&self, trait_: &str, name: &str) -> Option<(DefId, DefId)> {
        let trait_ = self.tcx.lang(trait_)?;
        Some((trait_, self.tcx.trait_item(trait_, name)?))
    }

    /// The projection `<args[0] as Trait<..>>::name`, normalised.
    pub fn lang_projection(
        &mut self,
        trait_: DefId,
        name: &Symbol,
        args: GenericArgs,
        span: Span,
    ) -> Ty {
        match self.tcx.trait_item(trait_, name) {
            Some(assoc) => self.normalize(&Ty::new(TyKind::Projection(assoc, args)), span),
            None => Ty::new(TyKind::Error),
        }
    }

    /// Open `Fn*` obligations on a variable: what a closure in its place must look like.
    pub fn pending_callable_bounds(&self, var: u32) -> Vec<Predicate> {
        let about = |p: &Predicate| {
            let first = match p {
                Predicate::Trait(t) => t.self_ty(),
                Predicate::Projection(_, args, _) => &args[0],
            };
            self.root_var(first) == Some(var)
        };
        self.pending
            .iter()
            .map(|o| &o.predicate)
            .filter(|p| about(p))
            .cloned()
            .collect()
    }
}
