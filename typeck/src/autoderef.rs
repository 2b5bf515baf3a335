//! Following `*` as far as it goes: references, `Box`, and `Deref` impls.

use super::check::FnCtxt;
use super::fulfill::{Evaluation, Obligation};
use super::index::shape_of;
use crate::hir::{DefId, Mutability};
use crate::span::Span;
use crate::ty::{Adjust, Adjustment, GenericArgs, Predicate, TraitRef, Ty, TyKind};

/// A type on the way, and how it was reached from the one before.
#[derive(Clone, Debug)]
pub(super) struct DerefStep {
    pub ty: Ty,
    pub kind: DerefKind,
}

/// How a step was made.
#[derive(Clone, Debug)]
pub(super) enum DerefKind {
    /// The first type; nothing was done.
    Start,
    /// A reference or a `Box`.
    Builtin,
    /// `Deref` of this type.
    Overloaded(Ty),
}

const STEP_LIMIT: usize = 12;

impl FnCtxt<'_> {
    /// The type itself, then everything that `*` makes of it.
    pub fn autoderef(&mut self, ty: &Ty, span: Span) -> Vec<DerefStep> {
        let mut steps = vec![DerefStep {
            ty: self.resolve_now(ty),
            kind: DerefKind::Start,
        }];
        while let Some(last) = steps.last() {
            let from = last.ty.clone();
            match self.deref_once(&from, span) {
                Some(step) if steps.len() < STEP_LIMIT => steps.push(step),
                _ => break,
            }
        }
        steps
    }

    /// `*` on a value of this type.
    pub fn deref_once(&mut self, ty: &Ty, span: Span) -> Option<DerefStep> {
        if let Some(inner) = self.builtin_deref(ty) {
            return Some(DerefStep {
                ty: self.resolve_now(&inner),
                kind: DerefKind::Builtin,
            });
        }
        let target = self.overloaded_deref(ty, span)?;
        Some(DerefStep {
            ty: target,
            kind: DerefKind::Overloaded(ty.clone()),
        })
    }

    /// What is behind a reference or in a `Box`.
    pub fn builtin_deref(&self, ty: &Ty) -> Option<Ty> {
        match &**ty {
            TyKind::Ref(_, inner) => Some(inner.clone()),
            TyKind::Adt(def, args) if self.tcx.crates.is_lang(*def, "Box") => args.first().cloned(),
            _ => None,
        }
    }

    /// `<ty as Deref>::Target`, if `ty` implements it.
    fn overloaded_deref(&mut self, ty: &Ty, span: Span) -> Option<Ty> {
        let may_deref = matches!(
            **ty,
            TyKind::Adt(..) | TyKind::Param(..) | TyKind::Projection(..) | TyKind::Opaque(..)
        );
        let trait_ = self.tcx.lang("Deref").filter(|_| may_deref)?;
        let is_adt = matches!(**ty, TyKind::Adt(..));
        if is_adt
            && self
                .tcx
                .index
                .impls_of(trait_, shape_of(ty))
                .next()
                .is_none()
        {
            return None;
        }
        let args: GenericArgs = [ty.clone()].into();
        if !self.may_hold(trait_, &args, span) {
            return None;
        }
        let target = self.tcx.trait_item(trait_, "Target")?;
        let projection = Ty::new(TyKind::Projection(target, args));
        let target = self.normalize(&projection, span);
        Some(self.resolve_now(&target))
    }

    /// Whether a trait may hold, without taking over what that would say.
    pub fn may_hold(&mut self, trait_: DefId, args: &GenericArgs, span: Span) -> bool {
        let predicate = Predicate::Trait(TraitRef {
            trait_,
            args: args.clone(),
        });
        let obligation = Obligation::new(predicate, span, 1);
        self.probe(|this| this.evaluate(vec![obligation])) != Evaluation::Fails
    }

    /// The steps as adjustments, shared for now.
    pub fn deref_adjustments(&mut self, steps: &[DerefStep]) -> Vec<Adjustment> {
        let adjust = |step: &DerefStep| {
            let kind = match &step.kind {
                DerefKind::Start | DerefKind::Builtin => Adjust::Deref,
                DerefKind::Overloaded(from) => match self
                    .tcx
                    .lang("Deref")
                    .and_then(|t| self.tcx.trait_item(t, "deref"))
                {
                    Some(def) => {
                        Adjust::OverloadedDeref(def, [from.clone()].into(), Mutability::Not)
                    }
                    None => Adjust::Deref,
                },
            };
            Adjustment {
                kind,
                target: step.ty.clone(),
            }
        };
        steps.iter().map(adjust).collect()
    }

    /// Uses `DerefMut` where a type has it.
    pub fn make_derefs_mutable(&mut self, list: &mut [Adjustment]) {
        let Some(trait_) = self.tcx.lang("DerefMut") else {
            return;
        };
        let Some(method) = self.tcx.trait_item(trait_, "deref_mut") else {
            return;
        };
        for step in list {
            if let Adjust::OverloadedDeref(def, args, m) = &mut step.kind
                && self.may_hold(trait_, args, super::infer::NOWHERE)
            {
                (*def, *m) = (method, Mutability::Mut);
            }
        }
    }
}
