//! Values that come in no order, those of hash maps and sets: who may consume them.
//! The sysroot says which functions do not depend on an order (`hir::Order`); what they are given has to keep to it.

use super::cx::{FnCx, Reported, Step};
use super::value::{Place, Value};
use crate::hir::{Block, CrateId, DefId, ExprId, ExprKind, Mutability, Order, PatKind, Stmt, UnOp};
use crate::ty::{Capture, Ty, TyKind};

/// Where in the consumption of values lowering is.
#[derive(Clone, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and none rules another out"
)]
pub struct State {
    /// The calls that consume values, innermost last.
    consumers: Vec<Consumer>,
    /// A `collect` whose list is sorted by the next statement.
    pub gathered: Option<ExprId>,
    /// Whether that `collect` is being lowered.
    is_gathering: bool,
    /// Whether it met values in no order: the next statement's sorting decides between all.
    pub is_sorting: bool,
    /// Whether a line was written to the log.
    logged: bool,
    /// Whether what the next call consumes outlives the call.
    lingers: bool,
    /// Whether a panic's message is being formatted.
    pub in_panic: bool,
}

#[derive(Clone, Copy)]
struct Consumer {
    /// Whether values in no order may reach it.
    is_free: bool,
    /// Whether they did.
    met_unordered: bool,
    /// Whether all closures on the way change nothing and log nothing.
    is_pure: bool,
}

impl FnCx<'_, '_> {
    /// Lowers a call in place, under what its callee makes of an order.
    pub fn consuming<T>(
        &mut self,
        def: DefId,
        values: &[Value],
        f: impl FnOnce(&mut Self) -> Step<T>,
    ) -> Step<T> {
        let is_own = self.lw.tcx.crates.def(def).krate == CrateId::Local;
        let order = self.lw.tcx.crates.fn_(def).order;
        let lingers = std::mem::take(&mut self.order.lingers);
        if order == Order::Each && !is_own {
            let is_pure = values.iter().all(|value| self.changes_nothing(value));
            if let Some(top) = self.order.consumers.last_mut() {
                top.is_pure &= is_pure;
            }
            return f(self);
        }
        let is_sorting = order == Order::Sorts && std::mem::take(&mut self.order.is_sorting);
        let is_gathering = self.order.is_gathering && !is_own;
        let consumer = Consumer {
            is_free: match order {
                Order::Free => true,
                Order::Stops => !lingers,
                Order::Gathers => is_gathering,
                Order::Sorts => is_sorting,
                Order::Each | Order::Matters => false,
            },
            met_unordered: is_sorting,
            is_pure: is_sorting || values.iter().all(|value| self.changes_nothing(value)),
        };
        let gathered = self.order.gathered.take();
        let gathering = std::mem::replace(&mut self.order.is_gathering, is_gathering);
        self.order.consumers.push(consumer);
        let result = f(self);
        let consumer = self.order.consumers.pop().unwrap_or(consumer);
        self.order.is_gathering = gathering;
        self.order.gathered = gathered;
        if consumer.met_unordered && !consumer.is_pure {
            return self.order_matters();
        }
        if consumer.met_unordered && order == Order::Gathers {
            self.order.is_sorting = true;
        }
        result
    }

    /// Runs the author's code: what it does is no part of the consumption around it.
    pub fn apart<T>(&mut self, f: impl FnOnce(&mut Self) -> Step<T>) -> Step<T> {
        let outer = std::mem::take(&mut self.order);
        self.order.in_panic = outer.in_panic;
        let result = f(self);
        let logged = self.order.logged;
        self.order = outer;
        if logged {
            self.logs();
        }
        result
    }

    /// Lowers the call of `collect` that the next statement's sorting follows.
    pub fn gathering<T>(&mut self, f: impl FnOnce(&mut Self) -> Step<T>) -> Step<T> {
        let outer = std::mem::replace(&mut self.order.is_gathering, true);
        let result = f(self);
        self.order.is_gathering = outer;
        result
    }

    /// Notes whether what a call of the author's takes its values from is still there after the call.
    pub fn lingering(&mut self, receiver: ExprId) {
        let code = self.code();
        let body = &code.body;
        let is_own = self.lw.tcx.crates.def(code.owner).krate == CrateId::Local;
        let is_place = matches!(
            body.expr(receiver).kind,
            ExprKind::Path(_)
                | ExprKind::Field(..)
                | ExprKind::Index(..)
                | ExprKind::Unary(UnOp::Deref, _)
        );
        let ty = self.lw.mono(code.results.expr_ty(receiver), &code.args);
        // A `&mut` to values that lie in a list is no iterator that lives on.
        let is_borrowed = |kind: &TyKind| match kind {
            TyKind::Ref(Mutability::Mut, inner) => matches!(**inner, TyKind::Adt(..)),
            _ => false,
        };
        self.order.lingers = is_own && (is_place || self.holds(&ty, &is_borrowed));
    }

    /// `intrinsics::unordered()`
    pub fn unordered(&mut self) -> Step<()> {
        match self.order.consumers.last_mut() {
            Some(top) if top.is_free => {
                top.met_unordered = true;
                Ok(())
            }
            _ => self.order_matters(),
        }
    }

    /// `intrinsics::is_unordered()`
    pub fn is_unordered(&self) -> bool {
        let top = self.order.consumers.last();
        top.is_some_and(|top| top.is_free && top.met_unordered)
    }

    /// A line is written to the log, which shows when that was.
    pub fn logs(&mut self) {
        self.order.logged = true;
        for consumer in &mut self.order.consumers {
            consumer.is_pure = false;
        }
    }

    /// Text of a value is wanted: a hash map's shows its order, unless it is a panic's.
    pub fn shows_order(&mut self, ty: &Ty) -> Step<()> {
        let crates = &self.lw.tcx.crates;
        let is_unordered = |kind: &TyKind| match kind {
            TyKind::Adt(def, _) => {
                crates.is_lang(*def, "HashMap") || crates.is_lang(*def, "HashSet")
            }
            _ => false,
        };
        if !self.order.in_panic && self.holds(ty, &is_unordered) {
            return self.order_matters();
        }
        Ok(())
    }

    /// The `collect` of `let mut list = ….collect();`, if `list.sort…(…);` is the next statement.
    pub fn sorted_next(&self, block: &Block, index: usize) -> Option<ExprId> {
        let code = &self.frame().code;
        let Stmt::Let {
            pat,
            init: Some(init),
            els: None,
            ..
        } = &block.stmts[index]
        else {
            return None;
        };
        let PatKind::Binding { local, .. } = code.body.pat(*pat).kind else {
            return None;
        };
        let Stmt::Expr(next, _) = block.stmts.get(index + 1)? else {
            return None;
        };
        let ExprKind::MethodCall { receiver, .. } = &code.body.expr(*next).kind else {
            return None;
        };
        let is_local = matches!(&code.body.expr(*receiver).kind, ExprKind::Path(path) if path.res == crate::hir::Res::Local(local));
        let (sort, _) = code.results.callees.get(next)?;
        let sorts = matches!(
            self.lw.tcx.crates.def(*sort).kind,
            crate::hir::DefKind::Fn(_)
        ) && self.lw.tcx.crates.fn_(*sort).order == Order::Sorts;
        let is_call = matches!(code.body.expr(*init).kind, ExprKind::MethodCall { .. });
        (is_local && sorts && is_call).then_some(*init)
    }

    fn order_matters<T>(&mut self) -> Step<T> {
        let error = cfc_syntax::diagnostics::hash_order::error(self.author_span());
        self.lw.report(error);
        Err(Reported)
    }

    /// Whether calling the closures in a value changes nothing that outlives the calls.
    fn changes_nothing(&self, value: &Value) -> bool {
        match value {
            Value::Closure(closure) => {
                let code = &closure.code;
                let facts = code.results.closures.get(&closure.expr);
                let is_own = self.lw.tcx.crates.def(code.owner).krate == CrateId::Local;
                !is_own
                    || facts.is_some_and(|facts| {
                        facts.captures.iter().all(|(local, capture)| {
                            let ty = self.lw.mono(code.results.local_ty(*local), &code.args);
                            match capture {
                                Capture::Value => {
                                    !code.body.local(*local).mutable && !self.may_hold_mut(&ty)
                                }
                                Capture::Ref => true,
                                Capture::RefMut => false,
                            }
                        })
                    })
            }
            Value::Aggregate(parts) | Value::Variant(_, parts) => {
                parts.iter().all(|part| self.changes_nothing(part))
            }
            Value::Ref(place) => self.place_changes_nothing(place),
            Value::Expr(_) | Value::Fn(..) | Value::Future(_) => true,
        }
    }

    fn place_changes_nothing(&self, place: &Place) -> bool {
        match place {
            Place::Value(value) | Place::Frozen(_, value) => self.changes_nothing(value),
            Place::Split(_, parts) => parts.iter().all(|part| self.place_changes_nothing(part)),
            Place::Var(_)
            | Place::Member(..)
            | Place::Elem(..)
            | Place::Part(..)
            | Place::Object(_)
            | Place::Deferred(..) => true,
        }
    }
}
