//! Finding methods and associated items by name: along the autoderef steps of a receiver,
//! by value, then by `&`, then by `&mut`; inherent ones before traits'.

use super::autoderef::DerefStep;
use super::check::FnCtxt;
use super::fulfill::{Evaluation, Obligation};
use super::index::shape_of;
use crate::hir::Shape;
use crate::hir::{DefId, DefKind, Mutability};
use crate::span::Span;
use crate::ty::{GenericArgs, Predicate, TraitRef, Ty, TyKind};

/// A method that was found, and how the receiver gets to it.
#[derive(Debug)]
pub(super) struct Pick {
    pub item: DefId,
    pub container: Container,
    /// The receiver's types on the way, the first `derefs` steps of which are taken.
    pub steps: Vec<DerefStep>,
    pub derefs: usize,
    /// Whether the array at the end is seen as a slice.
    pub unsize: bool,
    pub autoref: Option<Mutability>,
}

/// Where an item stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Container {
    Impl(DefId),
    Trait(DefId),
}

/// Why there is no method.
pub(super) enum ProbeError {
    /// The receiver's type is not known.
    Unknown,
    /// The receiver is an error.
    Error,
    NotFound,
}

#[derive(Clone, Copy, Debug)]
struct Candidate {
    item: DefId,
    container: Container,
}

struct Candidates {
    inherent: Vec<Candidate>,
    extension: Vec<Candidate>,
}

impl FnCtxt<'_> {
    /// The method that `receiver.name(…)` means.
    pub fn probe_method(
        &mut self,
        receiver: &Ty,
        name: &str,
        span: Span,
    ) -> Result<Pick, ProbeError> {
        let steps = self.autoderef(receiver, span);
        match &*steps[0].ty {
            TyKind::Error => return Err(ProbeError::Error),
            _ if steps[0].ty.is_ty_var() => return Err(ProbeError::Unknown),
            _ => {}
        }
        let mut tries: Vec<(Ty, usize, bool)> = steps
            .iter()
            .enumerate()
            .map(|(i, step)| (step.ty.clone(), i, false))
            .collect();
        if let Some((TyKind::Array(elem, _), i, _)) = tries.last().map(|(ty, i, u)| (&**ty, *i, *u))
        {
            tries.push((Ty::new(TyKind::Slice(elem.clone())), i, true));
        }
        let tys: Vec<&Ty> = tries.iter().map(|(ty, ..)| ty).collect();
        let candidates = self.method_candidates(&tys, name);
        for (ty, derefs, unsize) in &tries {
            if ty.is_ty_var() {
                return Err(ProbeError::Unknown);
            }
            for autoref in [None, Some(Mutability::Not), Some(Mutability::Mut)] {
                let self_ty = autoref.map_or_else(|| ty.clone(), |m| Ty::reference(m, ty.clone()));
                if let Some(found) = self.pick(&candidates, &self_ty, span) {
                    let Candidate { item, container } = found;
                    return Ok(Pick {
                        item,
                        container,
                        steps,
                        derefs: *derefs,
                        unsize: *unsize,
                        autoref,
                    });
                }
            }
        }
        if tries.iter().any(|(ty, ..)| matches!(**ty, TyKind::Error)) {
            return Err(ProbeError::Error);
        }
        Err(ProbeError::NotFound)
    }

    fn method_candidates(&self, tys: &[&Ty], name: &str) -> Candidates {
        let tcx = self.tcx;
        let shapes: Vec<Shape> = tys.iter().map(|ty| shape_of(ty)).collect();
        let has_self =
            |item: DefId| matches!(&tcx.crates.def(item).kind, DefKind::Fn(f) if f.has_self);
        let mut inherent: Vec<Candidate> = tcx
            .index
            .inherent(name)
            .filter(|i| shapes.iter().any(|s| i.shape.may_match(*s)) && has_self(i.item))
            .map(|i| Candidate {
                item: i.item,
                container: Container::Impl(i.impl_),
            })
            .collect();
        let mut extension = Vec::new();
        for (trait_, item) in tcx.index.trait_items(name) {
            if !has_self(*item) {
                continue;
            }
            let candidate = Candidate {
                item: *item,
                container: Container::Trait(*trait_),
            };
            if tys.iter().any(|ty| self.is_bound(ty, *trait_)) {
                inherent.push(candidate);
            } else {
                extension.push(candidate);
            }
        }
        Candidates {
            inherent,
            extension,
        }
    }

    /// Whether a parameter's or alias' own bounds name the trait: its methods then count as inherent.
    fn is_bound(&self, ty: &Ty, trait_: DefId) -> bool {
        let names = |p: &Predicate| matches!(p, Predicate::Trait(t) if t.trait_ == trait_ && t.self_ty() == ty);
        match **ty {
            TyKind::Param(..) => self.env.iter().any(names),
            TyKind::Projection(..) | TyKind::Opaque(..) => {
                self.env.iter().any(names) || self.tcx.alias_bounds(ty).iter().any(names)
            }
            _ => false,
        }
    }

    fn pick(&mut self, candidates: &Candidates, self_ty: &Ty, span: Span) -> Option<Candidate> {
        for list in [&candidates.inherent, &candidates.extension] {
            let mut maybe = None;
            for candidate in list {
                match self.consider(candidate, self_ty, span) {
                    Evaluation::Holds => return Some(*candidate),
                    Evaluation::Maybe => maybe = maybe.or(Some(*candidate)),
                    Evaluation::Fails => {}
                }
            }
            if maybe.is_some() {
                return maybe;
            }
        }
        None
    }

    /// Whether the method takes a receiver of exactly this type.
    fn consider(&mut self, candidate: &Candidate, self_ty: &Ty, span: Span) -> Evaluation {
        let sig = self.tcx.fn_sig_rc(candidate.item);
        let Some(input) = sig.inputs.first() else {
            return Evaluation::Fails;
        };
        if input.has_error() || !shape_of_receiver(input).may_match(shape_of(self_ty)) {
            return Evaluation::Fails;
        }
        self.probe(|this| {
            let args = this.fresh_args(candidate.item, span);
            let mut open = Vec::new();
            let wanted = this.normalize_with(&input.subst(&args), span, 1, &mut open);
            if !this.unify(&wanted, self_ty) {
                return Evaluation::Fails;
            }
            let own = match candidate.container {
                Container::Impl(impl_) => {
                    let args: GenericArgs =
                        args[..this.tcx.generics_count(impl_).min(args.len())].into();
                    this.predicates_as_obligations(impl_, &args, span, 1, &mut open);
                    return this.evaluate(open);
                }
                Container::Trait(trait_) => trait_,
            };
            let count = this.tcx.generics_count(own).min(args.len());
            let trait_ref = TraitRef {
                trait_: own,
                args: args[..count].into(),
            };
            open.push(Obligation::new(Predicate::Trait(trait_ref), span, 1));
            this.evaluate(open)
        })
    }

    /// The item that `ty::name` means, with its container's arguments.
    pub fn probe_assoc(&mut self, ty: &Ty, name: &str, span: Span) -> Option<(DefId, GenericArgs)> {
        let shape = shape_of(ty);
        let tcx = self.tcx;
        for found in tcx
            .index
            .inherent(name)
            .filter(|i| i.shape.may_match(shape))
        {
            if let Some(args) = self.match_inherent(found.impl_, ty, span) {
                return Some((found.item, args));
            }
        }
        let mut maybe = None;
        for (trait_, item) in tcx.index.trait_items(name) {
            if matches!(tcx.crates.def(*item).kind, DefKind::AssocTy(_)) {
                continue;
            }
            let others: Vec<Ty> = (1..tcx.generics_count(*trait_))
                .map(|_| self.fresh(span))
                .collect();
            let args: GenericArgs = std::iter::once(ty.clone()).chain(others).collect();
            let trait_ref = TraitRef {
                trait_: *trait_,
                args: args.clone(),
            };
            let goal = Obligation::new(Predicate::Trait(trait_ref), span, 1);
            match self.probe(|this| this.evaluate(vec![goal])) {
                Evaluation::Holds => return Some((*item, args)),
                Evaluation::Maybe => maybe = maybe.or(Some((*item, args))),
                Evaluation::Fails => {}
            }
        }
        maybe
    }

    fn match_inherent(&mut self, impl_: DefId, ty: &Ty, span: Span) -> Option<GenericArgs> {
        self.commit_if_ok(|this| {
            let args = this.fresh_args(impl_, span);
            let mut open = Vec::new();
            let self_ty = this.tcx.type_of(impl_);
            if self_ty.has_error() {
                return Err(());
            }
            let self_ty = self_ty.subst(&args);
            let self_ty = this.normalize_with(&self_ty, span, 1, &mut open);
            if !this.unify(&self_ty, ty) {
                return Err(());
            }
            this.predicates_as_obligations(impl_, &args, span, 1, &mut open);
            if this.probe(|this| this.evaluate(open.clone())) == Evaluation::Fails {
                return Err(());
            }
            this.pending.extend(open);
            Ok(args)
        })
        .ok()
    }
}

/// The shape of a method's first parameter, over the method's own generics.
fn shape_of_receiver(input: &Ty) -> Shape {
    match &**input {
        TyKind::Param(..) | TyKind::Projection(..) | TyKind::Opaque(..) => Shape::Any,
        _ => shape_of(input),
    }
}
