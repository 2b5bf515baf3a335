//! Writes that no way from there on reads: only their values are evaluated.

use super::live::{Event, Verdict, walk_back};
use crate::lir::{Expr, Program, Uses, VarKind};

/// Drops dead writes in every function.
pub(super) fn run(program: &mut Program) -> bool {
    let uses = Uses::of(program);
    let mut changed = false;
    program.for_each_function_mut(&mut |function| {
        walk_back(function, &mut |event| {
            let Event::Write { var, live, .. } = event else {
                return Verdict::Keep;
            };
            let of = uses.of_var(var);
            let own = matches!(of.kind, VarKind::Local | VarKind::Param) && !of.captured;
            if own && !live.contains(var) {
                changed = true;
                Verdict::Drop
            } else {
                Verdict::Keep
            }
        });
    });
    changed | drop_self_assignments(program)
}

/// `v = v`
fn drop_self_assignments(program: &mut Program) -> bool {
    let mut changed = false;
    program.rewrite(&mut |e| {
        if let Expr::Assign(place, value) = e
            && place == value
            && matches!(**place, Expr::Var(_))
        {
            changed = true;
            *e = value.take();
        }
    });
    changed
}
