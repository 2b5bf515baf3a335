//! Taking over a method that was found: adjustments of the receiver, generic arguments, signature.

use super::check::FnCtxt;
use super::infer::ClosureSig;
use super::probe::{Container, Pick, ProbeError};
use crate::hir::{ExprId, Mutability, Segment};
use crate::ty::{Adjust, Adjustment, GenericArgs, Ty, TyKind};

impl FnCtxt<'_> {
    /// Finds and takes over the method `segment` of `receiver`; `None` after a report.
    pub fn lookup_method(
        &mut self,
        call: ExprId,
        receiver: ExprId,
        ty: &Ty,
        segment: &Segment,
    ) -> Option<ClosureSig> {
        let ty = self.resolve_now(ty);
        let ty = self.never_as_var(receiver, ty);
        match self.probe_method(&ty, &segment.name, segment.span) {
            Ok(pick) => Some(self.confirm_method(call, receiver, &pick, segment)),
            Err(ProbeError::Unknown) => {
                self.report_open(&ty, self.span(receiver));
                None
            }
            Err(ProbeError::Error) => {
                self.tainted = true;
                None
            }
            Err(ProbeError::NotFound) => {
                self.report_unknown_method(&ty, &segment.name, segment.span);
                None
            }
        }
    }

    fn confirm_method(
        &mut self,
        call: ExprId,
        receiver: ExprId,
        pick: &Pick,
        segment: &Segment,
    ) -> ClosureSig {
        let self_ty = self.adjust_receiver(receiver, pick);
        self.tcx.check_supported(pick.item, segment.span);
        let container = match pick.container {
            Container::Impl(def) | Container::Trait(def) => def,
        };
        let parent = self.fresh_args(container, segment.span).to_vec();
        let args: GenericArgs =
            self.own_args(pick.item, parent, segment.args.as_ref(), segment.span);
        let first = self.tcx.fn_sig_rc(pick.item).inputs.first().cloned();
        if let Some(first) = first {
            let wanted = self.normalize(&first.subst(&args), segment.span);
            if !self.unify(&wanted, &self_ty) {
                self.report_mismatch(&wanted, &self_ty, segment.span);
            }
        }
        let sig = self.instantiate_sig(pick.item, &args, segment.span);
        self.require_predicates_of(pick.item, &args, segment.span);
        self.results.callees.insert(call, (pick.item, args));
        sig
    }

    /// Records the steps from the receiver to what the method takes, and gives the type after them.
    fn adjust_receiver(&mut self, receiver: ExprId, pick: &Pick) -> Ty {
        let mut list = self.deref_adjustments(&pick.steps[1..=pick.derefs]);
        let mut ty = pick.steps[pick.derefs].ty.clone();
        let mut push = |kind, target: &Ty| {
            list.push(Adjustment {
                kind,
                target: target.clone(),
            });
        };
        match (pick.autoref, &*ty.clone()) {
            (Some(m), _) => {
                ty = Ty::reference(m, ty);
                push(Adjust::Borrow(m), &ty);
            }
            // A `&mut` receiver that is taken by value is reborrowed.
            (None, TyKind::Ref(Mutability::Mut, inner)) => {
                push(Adjust::Deref, inner);
                push(Adjust::Borrow(Mutability::Mut), &ty);
            }
            (None, _) => {}
        }
        if pick.unsize {
            ty = match &*ty {
                TyKind::Ref(m, inner) => match &**inner {
                    TyKind::Array(elem, _) => {
                        Ty::reference(*m, Ty::new(TyKind::Slice(elem.clone())))
                    }
                    _ => ty,
                },
                _ => ty,
            };
            push(Adjust::Unsize, &ty);
        }
        if !list.is_empty() {
            self.results
                .adjustments
                .entry(receiver)
                .or_default()
                .extend(list);
        }
        if pick.autoref == Some(Mutability::Mut) {
            self.convert_place_to_mut(receiver);
        }
        ty
    }
}
