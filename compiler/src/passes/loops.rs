//! Endless loops with an exit in front become `for` loops with a condition; a last step becomes the update.

use crate::lir::{Expr, LabelId, Program, Stmt, StmtKind, for_each_list_mut};

use super::fold::inverted;
use super::labels::{continues, count_breaks};

/// Gives every loop its head.
pub(super) fn run(program: &mut Program) -> bool {
    let mut changed = false;
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            let mut out = Vec::with_capacity(list.len());
            for stmt in std::mem::take(list) {
                changed |= with_head(stmt, &mut out);
            }
            *list = out;
        });
    });
    changed
}

fn with_head(mut stmt: Stmt, out: &mut Vec<Stmt>) -> bool {
    let span = stmt.span;
    match stmt.kind {
        StmtKind::Loop(label, body) => {
            let body = hoist_declarations(body, out);
            let (cond, mut body, after) = condition(label, body, out);
            let update = update(label, &mut body);
            let changed = cond.is_some() || update.is_some();
            if changed {
                out.push(
                    StmtKind::For {
                        label,
                        cond,
                        update,
                        body,
                    }
                    .at(span),
                );
            } else {
                out.push(StmtKind::Loop(label, body).at(span));
            }
            out.extend(after);
            changed
        }
        StmtKind::For {
            label,
            update: ref mut slot @ None,
            ref mut body,
            ..
        } => {
            *slot = update(label, body);
            let changed = slot.is_some();
            out.push(stmt);
            changed
        }
        kind => {
            out.push(kind.at(span));
            false
        }
    }
}

fn hoist_declarations(body: Vec<Stmt>, out: &mut Vec<Stmt>) -> Vec<Stmt> {
    let (lets, rest): (Vec<Stmt>, Vec<Stmt>) = body
        .into_iter()
        .partition(|s| matches!(s.kind, StmtKind::Let(_, None)));
    out.extend(lets);
    rest
}

/// The condition, the rest of the body, and what runs once the condition fails.
fn condition(
    label: LabelId,
    mut body: Vec<Stmt>,
    out: &mut Vec<Stmt>,
) -> (Option<Expr>, Vec<Stmt>, Vec<Stmt>) {
    // Steps before the test can stand in the condition too.
    let steps = body.iter().take_while(|s| step(s)).count();
    if steps > 2 || !body.get(steps).is_some_and(|s| exit(s, label, &body)) {
        return (None, body, Vec::new());
    }
    let rest = body.split_off(steps + 1);
    let Some(StmtKind::If(test, mut leave, _)) = body.pop().map(|s| s.kind) else {
        unreachable!("`exit` saw an `if`")
    };
    if leave
        .last()
        .is_some_and(|s| s.kind == StmtKind::Break(label))
    {
        leave.pop();
    }
    let mut parts: Vec<Expr> = body
        .into_iter()
        .map(|s| match s.kind {
            StmtKind::Let(var, Some(value)) => {
                out.push(StmtKind::Let(var, None).into());
                Expr::assign(var, value)
            }
            StmtKind::Expr(e) => e,
            _ => unreachable!("`step` saw an expression"),
        })
        .collect();
    let test = inverted(test);
    let cond = if parts.is_empty() {
        test
    } else {
        parts.push(test);
        Expr::Seq(parts)
    };
    (Some(cond), rest, leave)
}

fn step(stmt: &Stmt) -> bool {
    matches!(stmt.kind, StmtKind::Let(_, Some(_)) | StmtKind::Expr(_))
}

/// `if (c) { K; leave }`, where `K` can as well stand behind the loop.
fn exit(stmt: &Stmt, label: LabelId, body: &[Stmt]) -> bool {
    let StmtKind::If(_, leave, no) = &stmt.kind else {
        return false;
    };
    if !no.is_empty() || continues(leave, label) {
        return false;
    }
    let breaks = count_breaks(body, label);
    match leave.last().map(|s| &s.kind) {
        Some(StmtKind::Break(l)) if *l == label => leave.len() == 1 || breaks == 1,
        Some(kind) => kind.is_jump() && breaks == 0,
        None => false,
    }
}

/// The last step, if every round runs it.
fn update(label: LabelId, body: &mut Vec<Stmt>) -> Option<Expr> {
    if body.len() < 2 || continues(body, label) {
        return None;
    }
    match body.last().map(|s| &s.kind) {
        Some(StmtKind::Expr(Expr::Assign(place, _) | Expr::AssignOp(_, place, _)))
            if matches!(**place, Expr::Var(_)) =>
        {
            match body.pop().map(|s| s.kind) {
                Some(StmtKind::Expr(e)) => Some(e),
                _ => None,
            }
        }
        _ => None,
    }
}
