//! Which types' values are never changed in place: their copies may share one object.
//! Looks at the author's bodies only: std and the shim change no fields of a type that they do not know.

use rustc_hash::FxHashSet;

use crate::hir::{Body, Crates, ExprId, ExprKind, Mutability, UnOp};
use crate::ty::{Adjust, Ty, TyKind, TypeckResults};

/// The types that some body changes through a field, an element or a reference.
#[derive(Debug, Default)]
pub struct Mutated {
    types: FxHashSet<Ty>,
    /// A generic body changes a type that only its callers know.
    any: bool,
}

impl Mutated {
    /// Whether no value of the type is changed in place.
    pub fn is_frozen(&self, ty: &Ty) -> bool {
        !self.any && !self.types.contains(ty)
    }

    /// Adds what one body changes.
    pub fn scan(&mut self, body: &Body, results: &TypeckResults, crates: &Crates) {
        let receivers = receivers(body, results, crates);
        for (index, expr) in body.exprs.iter().enumerate() {
            let id = ExprId(u32::try_from(index).expect("fewer than 2^32 expressions"));
            match &expr.kind {
                ExprKind::Assign(target, _) | ExprKind::AssignOp(_, target, _) => {
                    self.target(body, results, *target);
                }
                ExprKind::AddrOf(Mutability::Mut, place) if receivers.contains(&id) => {
                    self.receiver(body, results, *place);
                }
                ExprKind::AddrOf(Mutability::Mut, place) => self.place(body, results, *place),
                _ => {}
            }
            let borrowed = results.adjustments.get(&id).is_some_and(|steps| {
                steps.iter().any(|s| {
                    matches!(
                        s.kind,
                        Adjust::Borrow(Mutability::Mut)
                            | Adjust::OverloadedDeref(_, _, Mutability::Mut)
                    )
                })
            });
            if borrowed && receivers.contains(&id) {
                self.receiver(body, results, id);
            } else if borrowed {
                self.place(body, results, id);
            }
        }
        if results.binding_refs.values().any(|m| *m == Mutability::Mut) {
            results.pat_tys.iter().for_each(|ty| self.add(ty));
        }
    }

    /// `x = v` gives a variable another value; anything else changes an object.
    fn target(&mut self, body: &Body, results: &TypeckResults, id: ExprId) {
        match &body.expr(id).kind {
            ExprKind::Path(_) => {}
            _ => self.place(body, results, id),
        }
    }

    /// The place that a method of `Iterator` gets as `&mut self`. If only callers know its type, what changes it is
    /// that type's `next`: an author's is scanned itself, and std's iterators are types that nobody copies.
    fn receiver(&mut self, body: &Body, results: &TypeckResults, id: ExprId) {
        if is_open(results.expr_ty(id).peel_refs()) {
            self.holders(body, results, id);
        } else {
            self.place(body, results, id);
        }
    }

    /// The types along a place: its own, and those that hold it.
    fn place(&mut self, body: &Body, results: &TypeckResults, id: ExprId) {
        self.add(results.expr_ty(id));
        for step in results.adjustments.get(&id).into_iter().flatten() {
            self.add(&step.target);
        }
        self.holders(body, results, id);
    }

    fn holders(&mut self, body: &Body, results: &TypeckResults, id: ExprId) {
        match &body.expr(id).kind {
            ExprKind::Field(base, _)
            | ExprKind::Index(base, _)
            | ExprKind::Unary(UnOp::Deref, base) => {
                self.place(body, results, *base);
            }
            _ => {}
        }
    }

    fn add(&mut self, ty: &Ty) {
        let ty = ty.peel_refs();
        if ty.has_param() || is_open(ty) {
            self.any = true;
        }
        self.types.insert(ty.clone());
    }
}

/// Whether only callers know the type itself.
fn is_open(ty: &Ty) -> bool {
    matches!(
        **ty,
        TyKind::Param(..) | TyKind::Projection(..) | TyKind::Opaque(..)
    )
}

/// The expressions that methods of `Iterator` get as `self`.
fn receivers(body: &Body, results: &TypeckResults, crates: &Crates) -> FxHashSet<ExprId> {
    let is_iterators = |id: &ExprId| {
        let callee = results.callees.get(id).map(|(def, _)| *def);
        let parent = callee.and_then(|def| crates.def(def).parent);
        parent.is_some_and(|parent| crates.is_lang(parent, "Iterator"))
    };
    let mut found = FxHashSet::default();
    for (index, expr) in body.exprs.iter().enumerate() {
        let id = ExprId(u32::try_from(index).expect("fewer than 2^32 expressions"));
        match &expr.kind {
            ExprKind::MethodCall { receiver, .. } if is_iterators(&id) => {
                found.insert(*receiver);
            }
            ExprKind::Call(callee, args) if is_iterators(callee) => {
                found.extend(args.first().copied());
            }
            _ => {}
        }
    }
    found
}
