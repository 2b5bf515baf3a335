//! Endless loops with an exit in front become `for` loops with a condition; a last step becomes the update.

use super::analyses::Analyses;
use crate::lir::{
    BinaryOp, Expr, LabelId, Program, Stmt, StmtKind, Uses, VarId, VarKind, for_each_list_mut,
};

use super::fold::inverted;
use super::labels::{continues, count_breaks};
use super::propagate::written;

/// Gives every loop its head.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let mut changed = false;
    let uses = analyses.uses(program);
    program.for_each_function_mut(&mut |function| {
        changed |= heads(&mut function.body, Where::Once, &uses);
    });
    changed
}

/// Whether a list may be run again in the same call.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Once,
    InLoop,
}

/// Gives every loop of a list its head, inner ones first.
fn heads(list: &mut Vec<Stmt>, at: Where, uses: &Uses) -> bool {
    let mut changed = false;
    let mut out = Vec::with_capacity(list.len());
    for mut stmt in std::mem::take(list) {
        let inside = match stmt.kind {
            StmtKind::Loop(..) | StmtKind::For { .. } => Where::InLoop,
            _ => at,
        };
        stmt.kind
            .for_each_list_mut(|inner| changed |= heads(inner, inside, uses));
        let step = step_at_end(&mut stmt, at, &out, uses);
        changed |= step.is_some();
        changed |= with_head(stmt, step, &mut out);
    }
    *list = out;
    changed
}

/// Lets loops ask for lengths in their heads.
pub(super) fn lengths(program: &mut Program, analyses: &mut Analyses) -> bool {
    let uses = analyses.uses(program);
    let mut changed = false;
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            if list.len() < 2 {
                return;
            }
            let mut out = Vec::with_capacity(list.len());
            for stmt in std::mem::take(list) {
                out.push(stmt);
                changed |= length_in_head(&mut out, &uses);
            }
            *list = out;
        });
    });
    changed
}

/// `n = v.length; for (; i < n; …)` as `for (; i < v.length; …)`, where nobody can change `v`.
fn length_in_head(out: &mut Vec<Stmt>, uses: &Uses) -> bool {
    let Some(Stmt {
        kind:
            StmtKind::For {
                cond: Some(Expr::Binary(BinaryOp::Lt, _, end)),
                ..
            },
        ..
    }) = out.last()
    else {
        return false;
    };
    let Expr::Var(n) = **end else { return false };
    let found = out
        .iter()
        .position(|s| matches!(written(s), Some((var, _)) if var == n));
    let Some(at) = found else { return false };
    let Some((_, length)) = written(&out[at]) else {
        return false;
    };
    let of = uses.of_var(n);
    let alone = uses.is_fixed(n) && of.reads == 1 && of.kind == VarKind::Local;
    let Expr::Member(object, _, _) = length else {
        return false;
    };
    let Expr::Var(v) = **object else { return false };
    let is_length = *length == Expr::Var(v).member("length", crate::lir::Effect::Read)
        || *length == Expr::Var(v).member("length", crate::lir::Effect::Pure);
    // The length stays what it is while the loop runs, and from where it was read on.
    let unchanged = uses.only_looked_up(v)
        || uses.stays_here(v) && made_here(out, v) && !out[at..].iter().any(|s| pushes_to(s, v));
    if !alone || !is_length || !uses.is_fixed(v) || !unchanged {
        return false;
    }
    let length = length.clone();
    match out[at].kind {
        StmtKind::Let(..) => out[at].kind = StmtKind::Let(n, None),
        _ => drop(out.remove(at)),
    }
    if let Some(Stmt {
        kind:
            StmtKind::For {
                cond: Some(Expr::Binary(_, _, end)),
                ..
            },
        ..
    }) = out.last_mut()
    {
        **end = length;
    }
    true
}

/// Whether a statement of the list makes the variable a fresh array.
fn made_here(list: &[Stmt], v: VarId) -> bool {
    list.iter()
        .any(|s| matches!(written(s), Some((var, Expr::Array(_))) if var == v))
}

fn pushes_to(stmt: &Stmt, v: VarId) -> bool {
    let mut found = false;
    crate::lir::walk_list(std::slice::from_ref(stmt), &mut |e| {
        if let Expr::Call(callee, _, _) = e
            && let Expr::Member(object, _, _) = &**callee
        {
            found |= **object == Expr::Var(v);
        }
    });
    found
}

/// `r = i; i = r + 1; …r…` as `…i…` and the step `i = i + 1`, which then runs after each round.
fn step_at_end(stmt: &mut Stmt, place: Where, before: &[Stmt], uses: &Uses) -> Option<Expr> {
    let StmtKind::Loop(label, body) = &mut stmt.kind else {
        return None;
    };
    let at = body.iter().position(
        |s| matches!(written(s), Some((r, Expr::Var(i))) if uses.is_fixed(r) && r != *i),
    )?;
    let Some((r, Expr::Var(i))) = written(&body[at]) else {
        return None;
    };
    let i = *i;
    let (j, next) = written(body.get(at + 1)?)?;
    let one_more = Expr::Var(r).binary(BinaryOp::Add, Expr::Num(1.0));
    // Whoever enters the loop sets the variable anew, so that nobody sees where a round stopped.
    let is_set = place == Where::Once
        || before
            .iter()
            .any(|s| matches!(written(s), Some((v, _)) if v == i));
    let count = |list: &[Stmt]| {
        let mut count = 0;
        crate::lir::walk_list(list, &mut |e| count += u32::from(*e == Expr::Var(i)));
        count
    };
    let rest = &body[at + 2..];
    let all = uses.of_var(i);
    // The place of the second write is a mention too, and not a read.
    let reads_here = count(&body[..=at]);
    let alone = !all.captured
        && !uses.of_var(r).captured
        && all.kind == VarKind::Local
        && all.reads == reads_here
        && all.writes == 2
        && count(rest) == 0;
    let early = continues(&body[..at], *label);
    if early || j != i || *next != one_more || !is_set || !alone || !all_behind(body, at, r) {
        return None;
    }
    let mut declared = body.drain(at..at + 2).collect::<Vec<_>>();
    declared.retain_mut(|s| match s.kind {
        StmtKind::Let(var, _) => {
            s.kind = StmtKind::Let(var, None);
            true
        }
        _ => false,
    });
    for stmt in body.iter_mut() {
        crate::lir::rewrite_stmt(stmt, &mut |e| {
            if *e == Expr::Var(r) {
                *e = Expr::Var(i);
            }
        });
    }
    body.splice(0..0, declared);
    let plus_one = Expr::Var(i).binary(BinaryOp::Add, Expr::Num(1.0));
    Some(Expr::assign(i, plus_one))
}

/// Whether every mention of `r` stands behind its write.
fn all_behind(body: &[Stmt], at: usize, r: VarId) -> bool {
    let mut found = false;
    crate::lir::walk_list(&body[..at], &mut |e| found |= *e == Expr::Var(r));
    !found
}

fn with_head(mut stmt: Stmt, step: Option<Expr>, out: &mut Vec<Stmt>) -> bool {
    let span = stmt.span;
    match stmt.kind {
        StmtKind::Loop(label, mut body) => {
            hoist_declarations(&mut body, out);
            let (cond, mut body, after) = condition(label, body, out);
            let update = step.or_else(|| update(label, &mut body));
            let changed = cond.is_some() || update.is_some();
            if changed {
                out.push(
                    StmtKind::For {
                        label,
                        cond,
                        update: update.map(Box::new),
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
            *slot = update(label, body).map(Box::new);
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

/// Moves the declarations of a list out of it.
pub(super) fn hoist_declarations(list: &mut Vec<Stmt>, out: &mut Vec<Stmt>) {
    out.extend(list.extract_if(.., |stmt| stmt.kind.is_declaration()));
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
