//! Loops that count from 0 to a known number, one by one: what passes over constant tables look for.

use super::labels::continues;
use super::propagate::written;
use crate::lir::{BinaryOp, Expr, LabelId, Stmt, StmtKind, Uses, VarId, VarKind};

/// `i = 0` before, and `for (; i < end; i = i + 1)` over a body that neither writes `i` nor continues.
pub(super) struct Counted<'s> {
    pub label: LabelId,
    /// A variable of the function that no function literal sees; the loop's head reads it twice.
    pub counter: VarId,
    pub end: f64,
    pub body: &'s [Stmt],
}

/// The statement at `at` as such a loop.
pub(super) fn counted<'s>(list: &'s [Stmt], at: usize, uses: &Uses) -> Option<Counted<'s>> {
    let StmtKind::For {
        label,
        cond: Some(Expr::Binary(BinaryOp::Lt, counter, end)),
        update: Some(update),
        body,
    } = &list[at].kind
    else {
        return None;
    };
    let Expr::Assign(place, next) = &**update else {
        return None;
    };
    let (Expr::Var(counter), Expr::Num(end)) = (&**counter, &**end) else {
        return None;
    };
    let of = uses.of_var(*counter);
    let counts = **place == Expr::Var(*counter)
        && **next == Expr::Var(*counter).binary(BinaryOp::Add, Expr::Num(1.0))
        && of.kind == VarKind::Local
        && !of.captured
        && of.writes == 2
        && list[..at]
            .iter()
            .any(|s| written(s).is_some_and(|(v, e)| v == *counter && *e == Expr::Num(0.0)))
        && !continues(body, *label);
    counts.then_some(Counted {
        label: *label,
        counter: *counter,
        end: *end,
        body,
    })
}
