//! Obligations: what must hold for a body to be well typed, retried until they are decided.

use super::infer::InferCtxt;
use super::project::Projected;
use super::select::SelectError;
use crate::span::Span;
use crate::ty::{Predicate, TraitRef, Ty, TyKind};

/// Something that must hold.
#[derive(Clone, Debug)]
pub(super) struct Obligation {
    pub predicate: Predicate,
    pub span: Span,
    /// How many obligations led to this one.
    pub depth: u32,
    /// The undetermined variables that it waits for; empty: look again at once.
    pub waits_for: Vec<u32>,
}

impl Obligation {
    pub fn new(predicate: Predicate, span: Span, depth: u32) -> Obligation {
        Obligation {
            predicate,
            span,
            depth,
            waits_for: Vec::new(),
        }
    }
}

/// How far an obligation was decided.
pub(super) enum Outcome {
    /// It holds if these do.
    Done(Vec<Obligation>),
    /// Too little is known.
    Ambiguous,
    /// It does not hold.
    Failed,
}

/// Whether a set of obligations can hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Evaluation {
    Holds,
    Maybe,
    Fails,
}

/// How deep obligations may nest.
pub(super) const DEPTH_LIMIT: u32 = 40;

impl InferCtxt<'_> {
    /// Adds an obligation to decide later.
    pub fn register(&mut self, obligation: Obligation) {
        self.pending.push(obligation);
    }

    /// Decides what can be decided now. Gives back what cannot hold.
    pub fn select_where_possible(&mut self) -> Vec<Obligation> {
        let mut failed = Vec::new();
        loop {
            let before = self.bindings;
            let mut progress = false;
            for mut obligation in std::mem::take(&mut self.pending) {
                if self.is_stalled(&obligation) {
                    self.pending.push(obligation);
                    continue;
                }
                match self.process(&obligation) {
                    Outcome::Done(nested) => {
                        progress = true;
                        self.pending.extend(nested);
                    }
                    Outcome::Ambiguous => {
                        obligation.waits_for = self.variables(&obligation.predicate);
                        self.pending.push(obligation);
                    }
                    Outcome::Failed => failed.push(obligation),
                }
            }
            if !progress && before == self.bindings {
                return failed;
            }
        }
    }

    fn is_stalled(&self, obligation: &Obligation) -> bool {
        !obligation.waits_for.is_empty()
            && obligation.waits_for.iter().all(|n| self.is_still_root(*n))
    }

    /// The undetermined variables of a predicate. A projection's result decides nothing about it.
    fn variables(&self, predicate: &Predicate) -> Vec<u32> {
        let args = match predicate {
            Predicate::Trait(t) => &t.args,
            Predicate::Projection(_, args, _) => args,
        };
        let mut found = Vec::new();
        for ty in args.iter() {
            self.resolve(ty).any(&mut |kind| {
                if let TyKind::Infer(_) = kind {
                    found.extend(self.root_var(&Ty::new(kind.clone())));
                }
                false
            });
        }
        found
    }

    /// Tries to decide one obligation.
    pub fn process(&mut self, obligation: &Obligation) -> Outcome {
        let depth = obligation.depth + 1;
        match &obligation.predicate {
            Predicate::Trait(trait_ref) if self.holds_anywhere(trait_ref) => {
                Outcome::Done(Vec::new())
            }
            Predicate::Trait(trait_ref) => match self.select(trait_ref, obligation.span, depth) {
                Ok(selection) => Outcome::Done(selection.nested),
                Err(SelectError::Ambiguous) => Outcome::Ambiguous,
                Err(SelectError::Unimplemented) => Outcome::Failed,
            },
            Predicate::Projection(assoc, args, ty) => {
                match self.project(*assoc, args, obligation.span, depth) {
                    Projected::Ty(found, nested) => self.equate(&found, ty, nested),
                    Projected::Rigid => {
                        let rigid = Ty::new(TyKind::Projection(*assoc, self.resolve_args(args)));
                        self.equate(&rigid, ty, Vec::new())
                    }
                    Projected::Ambiguous => Outcome::Ambiguous,
                    Projected::Failed => Outcome::Failed,
                }
            }
        }
    }

    /// Whether it holds in every body alike. What is found out for that asks no such question again:
    /// bounds may grow without end, and each context counts its own steps only.
    fn holds_anywhere(&self, trait_ref: &TraitRef) -> bool {
        let trait_ref = self.resolve_trait_ref(trait_ref);
        let is_global = trait_ref.args.iter().all(Ty::is_global);
        is_global
            && match self.tcx.known_to_hold(&trait_ref) {
                Some(known) => known,
                None => !self.reveal && self.tcx.holds(&trait_ref),
            }
    }

    fn equate(&mut self, found: &Ty, wanted: &Ty, nested: Vec<Obligation>) -> Outcome {
        if self.unify(found, wanted) {
            Outcome::Done(nested)
        } else {
            Outcome::Failed
        }
    }

    /// Whether all of these can hold together; what is found out on the way stays.
    pub fn evaluate(&mut self, obligations: Vec<Obligation>) -> Evaluation {
        let mut open = obligations;
        let mut steps = 0;
        loop {
            let before = self.bindings;
            let mut progress = false;
            let mut left = Vec::new();
            for mut obligation in std::mem::take(&mut open) {
                steps += 1;
                if steps > 2_000 || obligation.depth > DEPTH_LIMIT {
                    return Evaluation::Maybe;
                }
                if self.is_stalled(&obligation) {
                    left.push(obligation);
                    continue;
                }
                match self.process(&obligation) {
                    Outcome::Done(nested) => {
                        progress = true;
                        left.extend(nested);
                    }
                    Outcome::Ambiguous => {
                        obligation.waits_for = self.variables(&obligation.predicate);
                        left.push(obligation);
                    }
                    Outcome::Failed => return Evaluation::Fails,
                }
            }
            open = left;
            if open.is_empty() {
                return Evaluation::Holds;
            }
            if !progress && before == self.bindings {
                return Evaluation::Maybe;
            }
        }
    }
}
