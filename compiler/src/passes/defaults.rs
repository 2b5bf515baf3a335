//! `v = undefined` on some ways, and `v !== undefined ? v : 0` once at their end: `v = 0` at once, and `v`.
//! What stands for `undefined` has to be a constant, and nothing else may ask for the variable.

use rustc_hash::FxHashMap;

use super::analyses::Analyses;
use super::live::{Verdict, walk_back};
use super::propagate::{written, written_mut};
use crate::lir::{BinaryOp, Expr, Program, Sorts, Stmt, Uses, VarId, VarKind, is_constant};

/// Fills in the defaults of the whole program.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let mut defaults = asked_for(program, &analyses.uses(program));
    if defaults.is_empty() {
        return false;
    }
    keep_known_writes(program, analyses, &mut defaults);
    drop_unset(program, &mut defaults);
    if defaults.is_empty() {
        return false;
    }
    program.for_each_function_mut(&mut |function| {
        crate::lir::for_each_list_mut(&mut function.body, &mut |list| {
            for stmt in list.iter_mut() {
                fill(stmt, &defaults);
            }
        });
    });
    program.rewrite(&mut |e| {
        if let Some((var, _)) = defaulted(e)
            && defaults.contains_key(&var)
        {
            *e = Expr::Var(var);
        }
    });
    true
}

/// Variables that are read in one such expression and nowhere else, and their defaults.
fn asked_for(program: &Program, uses: &Uses) -> FxHashMap<VarId, Expr> {
    let mut found = FxHashMap::default();
    program.walk(&mut |e| {
        if let Some((var, default)) = defaulted(e) {
            let of = uses.of_var(var);
            if of.reads == 2 && of.kind == VarKind::Local && !of.captured {
                found.insert(var, default.clone());
            }
        }
    });
    found
}

/// `v` and `d` of `v !== undefined ? v : d`.
fn defaulted(e: &Expr) -> Option<(VarId, &Expr)> {
    let Expr::Cond(cond, a, b) = e else {
        return None;
    };
    let Expr::Binary(op, asked, undefined) = &**cond else {
        return None;
    };
    let (value, default) = match op {
        BinaryOp::Ne => (a, b),
        BinaryOp::Eq => (b, a),
        _ => return None,
    };
    let Expr::Var(var) = **asked else {
        return None;
    };
    let fits = **undefined == Expr::Undefined
        && **value == Expr::Var(var)
        && **default != Expr::Undefined
        && (is_constant(default) || matches!(**default, Expr::Str(_)));
    fits.then_some((var, default))
}

/// Keeps those of which every write, a statement of its own, is `undefined` or certainly something else; both occur.
fn keep_known_writes(
    program: &mut Program,
    analyses: &mut Analyses,
    defaults: &mut FxHashMap<VarId, Expr>,
) {
    let uses = analyses.uses(program);
    let facts = analyses.facts(program);
    let mut writes: FxHashMap<VarId, (u32, u32)> = FxHashMap::default();
    program.for_each_function_mut(&mut |function| {
        crate::lir::walk_own_lists(&function.body, &mut |stmt| {
            let Some((var, value)) = written(stmt) else {
                return;
            };
            let sorts = facts.sorts(value);
            let is_there = sorts != Sorts::NONE
                && sorts.within(Sorts::ANY.without(Sorts::UNDEFINED))
                || super::fold::is_defined(value);
            let (empty, there) = writes.entry(var).or_default();
            *empty += u32::from(*value == Expr::Undefined);
            *there += u32::from(is_there);
        });
    });
    defaults.retain(|var, _| {
        writes.get(var).is_some_and(|(empty, there)| {
            *empty > 0 && *there > 0 && empty + there == uses.of_var(*var).writes
        })
    });
}

/// Drops those that may be read before any write: they are `undefined` then.
fn drop_unset(program: &mut Program, defaults: &mut FxHashMap<VarId, Expr>) {
    program.for_each_function_mut(&mut |function| {
        let unset = walk_back(function, &mut |_| Verdict::Keep);
        defaults.retain(|var, _| !unset.contains(*var));
    });
}

fn fill(stmt: &mut Stmt, defaults: &FxHashMap<VarId, Expr>) {
    if let Some((var, value)) = written_mut(stmt)
        && let Some(default) = defaults.get(&var)
        && *value == Expr::Undefined
    {
        *value = default.clone();
    }
}
