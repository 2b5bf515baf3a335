//! Closures: what is expected of them, and checking them.

use super::check::{Expectation, FnCtxt};
use super::coerce_many::CoerceMany;
use super::infer::ClosureSig;
use crate::hir::{Closure, ExprId};
use crate::ty::{ClosureFacts, ClosureKind, Predicate, Ty, TyKind};

impl FnCtxt<'_> {
    /// `|params| body`
    pub fn check_closure(&mut self, expr: ExprId, closure: &Closure, expected: &Expectation) -> Ty {
        let deduced = self.deduce_signature(closure, expected);
        let span = self.span(expr);
        let mut inputs = Vec::new();
        for (i, (pat, written)) in closure.params.iter().enumerate() {
            let known = deduced.inputs.get(i).cloned();
            let ty = match (written, known) {
                (Some(written), known) => {
                    let ty = self.lower_ty(written);
                    if let Some(known) = known {
                        // What is written is right; what was deduced fills its `_`s.
                        self.unify(&ty, &known);
                    }
                    ty
                }
                (None, Some(known)) => known,
                (None, None) => self.fresh_for_pat(*pat),
            };
            inputs.push(ty);
        }
        let output = match (&closure.output, deduced.output) {
            (Some(written), _) => self.lower_ty(written),
            (None, Some(known)) => known,
            (None, None) => self.fresh(span),
        };
        let sig = ClosureSig {
            inputs: inputs.clone(),
            output: output.clone(),
        };
        self.closures.insert(expr, sig);
        let owner = self.owner;
        let ty = Ty::new(TyKind::Closure(owner, expr, self.tcx.identity_args(owner)));
        self.check_closure_body(closure, &inputs, &output);
        let facts = ClosureFacts {
            kind: ClosureKind::Fn,
            inputs,
            output,
            captures: Vec::new(),
        };
        self.results.closures.insert(expr, facts);
        ty
    }

    fn check_closure_body(&mut self, closure: &Closure, inputs: &[Ty], output: &Ty) {
        let diverges = std::mem::replace(&mut self.diverges, false);
        let labels = vec![None; self.labels.len()];
        let labels = std::mem::replace(&mut self.labels, labels);
        for ((pat, _), ty) in closure.params.iter().zip(inputs) {
            self.check_pat_top(*pat, ty);
        }
        self.returns.push(CoerceMany::new(output.clone()));
        let ty = self.check_expr(closure.body, &Expectation::HasType(output.clone()));
        let mut returns = self.returns.pop().expect("pushed above");
        self.coerce_arm(&mut returns, closure.body, &ty);
        self.labels = labels;
        self.diverges = diverges;
    }

    fn deduce_signature(&mut self, closure: &Closure, expected: &Expectation) -> Deduced {
        let Some(ty) = expected.any() else {
            return Deduced::default();
        };
        let ty = self.resolve_now(ty);
        match &*ty {
            TyKind::FnPtr(inputs, output) => Deduced {
                inputs: inputs.clone(),
                output: Some(output.clone()),
            },
            TyKind::Infer(_) => match self.root_var(&ty) {
                Some(var) => {
                    let bounds = self.pending_callable_bounds(var);
                    self.deduce_from(&bounds, closure.params.len())
                }
                None => Deduced::default(),
            },
            TyKind::Opaque(..) => {
                let bounds = self.tcx.alias_bounds(&ty);
                self.deduce_from(&bounds, closure.params.len())
            }
            TyKind::Error => Deduced {
                inputs: vec![ty; closure.params.len()],
                output: None,
            },
            _ => Deduced::default(),
        }
    }

    /// What `Fn*` bounds say about a closure with this many parameters.
    fn deduce_from(&mut self, bounds: &[Predicate], arity: usize) -> Deduced {
        let bounds = self.tcx.elaborate(bounds.to_vec());
        let mut deduced = Deduced::default();
        for predicate in &bounds {
            let (args, output) = match predicate {
                Predicate::Trait(t) if is_callable(self.tcx.lang_name(t.trait_)) => (&t.args, None),
                Predicate::Projection(assoc, args, ty) if self.is_callable_output(*assoc) => {
                    (args, Some(ty))
                }
                _ => continue,
            };
            let Some(tuple) = args.get(1).map(|ty| self.shallow(ty)) else {
                continue;
            };
            if let TyKind::Tuple(elems) = &*tuple
                && elems.len() == arity
                && deduced.inputs.is_empty()
            {
                deduced.inputs = elems.iter().map(|ty| self.resolve(ty)).collect();
            }
            if let Some(output) = output {
                deduced.output = deduced.output.or_else(|| Some(self.resolve(output)));
            }
        }
        deduced
    }

    fn is_callable_output(&self, assoc: crate::hir::DefId) -> bool {
        self.tcx
            .crates
            .def(assoc)
            .parent
            .is_some_and(|t| is_callable(self.tcx.lang_name(t)))
    }
}

#[derive(Default)]
struct Deduced {
    inputs: Vec<Ty>,
    output: Option<Ty>,
}

fn is_callable(lang: &str) -> bool {
    matches!(lang, "Fn" | "FnMut" | "FnOnce")
}
