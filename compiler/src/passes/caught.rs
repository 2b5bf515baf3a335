//! `try{v=f()}catch(x){e=x}if(e){A}else{B}` with `A` in the `catch`, where it needs no variable.
//! What follows a success stays behind the statement, or goes into the `try` if it cannot throw.

use super::analyses::Analyses;
use crate::lir::{
    Effect, Expr, Facts, Program, Sorts, Stmt, StmtKind, UnaryOp, Uses, VarId, VarKind,
    count_mentions, effect, for_each_list_mut, next_step, rewrite_stmt,
};

/// Works on every `try` of the program.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let uses = analyses.uses(program);
    if !uses.has_try {
        return false;
    }
    let facts = analyses.facts(program);
    let mut changed = false;
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            changed |= drop_rethrowing(list);
            let mut at = 0;
            while at + 1 < list.len() {
                changed |= join(list, at, &uses, &facts);
                at += 1;
            }
        });
    });
    changed
}

/// `try{A}catch(x){throw x}` is `A`.
fn drop_rethrowing(list: &mut Vec<Stmt>) -> bool {
    let at = list.iter().position(|stmt| {
        matches!(&stmt.kind, StmtKind::Try(_, caught, handler)
            if matches!(&handler[..], [Stmt { kind: StmtKind::Throw(Expr::Var(v)), .. }] if v == caught))
    });
    let Some(at) = at else { return false };
    if let StmtKind::Try(body, _, _) = &mut list[at].kind {
        let body = std::mem::take(body);
        list.splice(at..=at, body);
    }
    true
}

/// The statement at `at` with the one behind it.
fn join(list: &mut Vec<Stmt>, at: usize, uses: &Uses, facts: &Facts) -> bool {
    let Some((caught, error)) = keeps_error(&list[at]) else {
        return false;
    };
    let behind = next_step(list, at + 1);
    let Some(Arms {
        failed,
        succeeded,
        after,
    }) = list.get(behind).and_then(|s| arms(s, error))
    else {
        return false;
    };
    let of = uses.of_var(error);
    let reads = count_mentions(&failed, error) + 1;
    // Nobody else asks for the error, and before the statement there is none.
    let local = of.kind == VarKind::Local && !of.captured && reads == of.reads;
    let later = count_mentions(&succeeded, error) + count_mentions(&after, error);
    if !local || later > 0 || !none_before(&list[..at], error, of.writes) {
        return false;
    }
    let (failed, after) = leaving(failed, after, &succeeded, list.get(behind + 1), facts);
    let leaves = failed.last().is_some_and(|s| s.kind.is_jump());
    let into_try = !leaves && succeeded.iter().all(|s| cannot_throw(s, facts));
    if !leaves && !into_try {
        return false;
    }
    let StmtKind::Try(body, _, handler) = &mut list[at].kind else {
        return false;
    };
    *handler = failed;
    for stmt in handler.iter_mut() {
        rewrite_stmt(stmt, &mut |e| {
            if *e == Expr::Var(error) {
                *e = Expr::Var(caught);
            }
        });
    }
    if into_try {
        body.extend(succeeded);
        list.splice(behind..=behind, after);
    } else {
        list.splice(behind..=behind, succeeded.into_iter().chain(after));
    }
    true
}

/// Where nothing is done on failure but what comes then, which is to return something small, and success
/// cannot go into the `try`: failure returns at once.
fn leaving(
    failed: Vec<Stmt>,
    after: Vec<Stmt>,
    succeeded: &[Stmt],
    next: Option<&Stmt>,
    facts: &Facts,
) -> (Vec<Stmt>, Vec<Stmt>) {
    let stays = failed.is_empty() && after.is_empty();
    if stays
        && !succeeded.iter().all(|s| cannot_throw(s, facts))
        && let Some(next) = next
        && matches!(&next.kind, StmtKind::Return(Some(Expr::Var(_)) | None))
    {
        return (vec![next.clone()], after);
    }
    (failed, after)
}

/// The statement behind, taken apart.
struct Arms {
    failed: Vec<Stmt>,
    succeeded: Vec<Stmt>,
    /// What both go on with.
    after: Vec<Stmt>,
}

/// `x` and `e` of `try{…}catch(x){e=x}`.
fn keeps_error(stmt: &Stmt) -> Option<(VarId, VarId)> {
    let StmtKind::Try(_, caught, handler) = &stmt.kind else {
        return None;
    };
    let [only] = &handler[..] else { return None };
    match super::propagate::written(only)? {
        (error, Expr::Var(from)) if from == caught => Some((*caught, error)),
        _ => None,
    }
}

fn arms(stmt: &Stmt, error: VarId) -> Option<Arms> {
    let returns = |e: &Expr| vec![StmtKind::Return(Some(e.clone())).at(stmt.span)];
    let (cond, yes, no) = match &stmt.kind {
        StmtKind::If(cond, yes, no) => (cond, yes.clone(), no.clone()),
        StmtKind::Return(Some(Expr::Cond(cond, a, b))) => (&**cond, returns(a), returns(b)),
        _ => return None,
    };
    let (failed, succeeded, after) = match cond {
        Expr::Var(var) if *var == error => (yes, no, Vec::new()),
        Expr::Unary(UnaryOp::Not, inner) if **inner == Expr::Var(error) => (no, yes, Vec::new()),
        cond => {
            // `if (!e && p) A`, where `A` leaves or nothing else is done.
            let rest = without_first(cond, error)?;
            let leaves = yes.last().is_some_and(|s| s.kind.is_jump());
            if !leaves && !no.is_empty() {
                return None;
            }
            let tested = StmtKind::If(rest, yes, Vec::new()).at(stmt.span);
            (Vec::new(), vec![tested], no)
        }
    };
    Some(Arms {
        failed,
        succeeded,
        after,
    })
}

/// `p` of `!e && p`.
fn without_first(cond: &Expr, error: VarId) -> Option<Expr> {
    let Expr::And(a, b) = cond else { return None };
    if **a == Expr::Var(error).not() {
        return Some((**b).clone());
    }
    let first = without_first(a, error)?;
    Some(Expr::And(Box::new(first), b.clone()))
}

/// The variable is `undefined` when the `try` is entered: it is set to that right before, or never
/// written elsewhere.
fn none_before(before: &[Stmt], error: VarId, writes: u32) -> bool {
    if writes == 1 {
        return true;
    }
    writes == 2
        && before.iter().any(
            |s| matches!(super::propagate::written(s), Some((v, Expr::Undefined)) if v == error),
        )
}

/// Whether running the statement certainly goes on to the next.
fn cannot_throw(stmt: &Stmt, facts: &Facts) -> bool {
    match &stmt.kind {
        StmtKind::Let(_, None) => true,
        StmtKind::If(cond, yes, no) => {
            effect(cond) != Effect::Effect && yes.iter().chain(no).all(|s| cannot_throw(s, facts))
        }
        StmtKind::Let(_, Some(e)) | StmtKind::Return(Some(e)) => effect(e) != Effect::Effect,
        StmtKind::Expr(Expr::Assign(place, value)) => {
            effect(value) != Effect::Effect
                && match &**place {
                    Expr::Var(_) => true,
                    Expr::Member(object, _, _) => {
                        let sorts = facts.sorts(object);
                        effect(object) != Effect::Effect
                            && sorts != Sorts::NONE
                            && sorts.within(Sorts::OBJECT.or(Sorts::TABLE))
                    }
                    _ => false,
                }
        }
        _ => false,
    }
}
