//! Writes that no way from there on reads: only their values are evaluated. Writes of what is there already go.

use rustc_hash::FxHashMap;

use super::analyses::Analyses;
use super::live::{Event, Verdict, walk_back};
use super::propagate::written;
use crate::lir::{Expr, Program, Stmt, StmtKind, VarId, VarKind, summary_of};

/// Drops dead writes in every function.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let uses = analyses.uses(program);
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
    analyses.forget_if(changed);
    changed | drop_copies_back(program, analyses) | drop_self_assignments(program)
}

/// `w = v; …; v = w`, where nothing writes `v` in between.
fn drop_copies_back(program: &mut Program, analyses: &mut Analyses) -> bool {
    let uses = analyses.uses(program);
    let mut changed = false;
    program.for_each_function_mut(&mut |function| {
        crate::lir::for_each_list_mut(&mut function.body, &mut |list| {
            let mut copies: FxHashMap<VarId, VarId> = FxHashMap::default();
            list.retain(|stmt| {
                let copy = copied(stmt);
                let declares = matches!(stmt.kind, StmtKind::Let(..));
                if copy.is_some_and(|(to, from)| copies.get(&from) == Some(&to) && !declares) {
                    changed = true;
                    return false;
                }
                if !copies.is_empty() {
                    let writes = summary_of(std::slice::from_ref(stmt)).writes;
                    copies.retain(|to, from| !writes.contains(to) && !writes.contains(from));
                }
                let is_own = |var: VarId| !uses.of_var(var).captured;
                if let Some((to, from)) = copy.filter(|(to, from)| is_own(*to) && is_own(*from)) {
                    copies.insert(to, from);
                }
                true
            });
        });
    });
    changed
}

/// `to = from`
fn copied(stmt: &Stmt) -> Option<(VarId, VarId)> {
    match written(stmt)? {
        (to, Expr::Var(from)) => Some((to, *from)),
        _ => None,
    }
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
