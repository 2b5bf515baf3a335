//! Regular expressions to where they are used: one that is used once, and at most once an event, needs no name.

use rustc_hash::FxHashMap;

use super::analyses::Analyses;
use crate::lir::{Expr, FnId, Program, Stmt, StmtKind, VarId};

/// Moves the expressions of the whole program.
pub(super) fn run(program: &mut Program, _: &mut Analyses) -> bool {
    let mut reads: FxHashMap<VarId, Reads> = FxHashMap::default();
    for (var, value) in &program.globals {
        if matches!(value, Expr::Regex(_, flags) if !flags.contains('g')) {
            reads.insert(*var, Reads::default());
        }
    }
    if reads.is_empty() {
        return false;
    }
    for (index, function) in program.functions.iter().enumerate() {
        let is_handler = program.handler.is_some_and(|FnId(id)| id as usize == index);
        list(&function.body, is_handler, &mut reads);
    }
    for (_, value) in &program.globals {
        expr(value, false, &mut reads);
    }
    let mut moved: FxHashMap<VarId, Expr> = FxHashMap::default();
    program.globals.retain(|(var, value)| {
        let goes = reads.get(var).is_some_and(|r| r.once == 1 && r.often == 0);
        if goes {
            moved.insert(*var, value.clone());
        }
        !goes
    });
    program.rewrite(&mut |e| {
        if let Expr::Var(var) = e
            && let Some(value) = moved.get(var)
        {
            *e = value.clone();
        }
    });
    !moved.is_empty()
}

#[derive(Default)]
struct Reads {
    /// Where the handler comes at most once.
    once: u32,
    /// In loops, in callbacks, in other functions.
    often: u32,
}

fn list(stmts: &[Stmt], is_once: bool, reads: &mut FxHashMap<VarId, Reads>) {
    for stmt in stmts {
        let inner = is_once && !matches!(stmt.kind, StmtKind::Loop(..) | StmtKind::For { .. });
        stmt.kind.for_each_expr(|e| expr(e, inner, reads));
        stmt.kind.for_each_list(|stmts| list(stmts, inner, reads));
    }
}

fn expr(e: &Expr, is_once: bool, reads: &mut FxHashMap<VarId, Reads>) {
    match e {
        Expr::Var(var) => {
            if let Some(of) = reads.get_mut(var) {
                let count = if is_once { &mut of.once } else { &mut of.often };
                *count += 1;
            }
        }
        Expr::Function(function) => list(&function.body, false, reads),
        e => e.for_each_child(|child| expr(child, is_once, reads)),
    }
}
