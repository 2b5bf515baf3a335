//! Places that turn out to be written to: `Deref` and `Index` in them become `DerefMut` and `IndexMut`.

use super::check::FnCtxt;
use crate::hir::{ExprId, ExprKind, Mutability, UnOp};
use crate::ty::{Adjust, Ty, TyKind};

impl FnCtxt<'_> {
    /// Makes every overloaded step from the root of a place to `expr` mutable.
    pub fn convert_place_to_mut(&mut self, expr: ExprId) {
        let mut chain = vec![expr];
        let body = self.body.clone();
        while let Some(last) = chain.last() {
            match &body.expr(*last).kind {
                ExprKind::Field(base, _)
                | ExprKind::Index(base, _)
                | ExprKind::Unary(UnOp::Deref, base) => {
                    chain.push(*base);
                }
                _ => break,
            }
        }
        for expr in chain.into_iter().rev() {
            if let Some(mut list) = self.results.adjustments.remove(&expr) {
                self.make_derefs_mutable(&mut list);
                self.results.adjustments.insert(expr, list);
            }
            match &body.expr(expr).kind {
                ExprKind::Index(base, _) => {
                    self.convert_operator(expr, *base, "Index", "IndexMut", "index_mut");
                }
                ExprKind::Unary(UnOp::Deref, base) => {
                    self.convert_operator(expr, *base, "Deref", "DerefMut", "deref_mut");
                }
                _ => {}
            }
        }
    }

    fn convert_operator(&mut self, expr: ExprId, base: ExprId, from: &str, to: &str, method: &str) {
        let tcx = self.tcx;
        let (Some((def, args)), Some(to)) =
            (self.results.callees.get(&expr).cloned(), tcx.lang(to))
        else {
            return;
        };
        if tcx.crates.def(def).parent != tcx.lang(from)
            || !self.may_hold(to, &args, self.span(expr))
        {
            return;
        }
        let Some(method) = tcx.trait_item(to, method) else {
            return;
        };
        self.results.callees.insert(expr, (method, args));
        let last = self
            .results
            .adjustments
            .get_mut(&base)
            .and_then(|list| list.last_mut());
        if let Some(last) = last
            && let (Adjust::Borrow(m), TyKind::Ref(_, inner)) =
                (&mut last.kind, &*last.target.clone())
        {
            *m = Mutability::Mut;
            last.target = Ty::reference(Mutability::Mut, inner.clone());
        }
    }
}
