//! `v = c ? x : undefined; if (v !== undefined) A` asks `c` at once, where `x` is certainly there.
//! The variable stays for `A`; where it is read once, `propagate` takes it away.

use super::analyses::Analyses;
use crate::lir::{
    BinaryOp, Effect, Expr, Facts, Program, Sorts, Stmt, StmtKind, Uses, VarId, VarKind,
    count_mentions, effect, for_each_list_mut, mentions, next_step,
};

use super::propagate::written;

/// Splits in every list.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let uses = analyses.uses(program);
    let facts = analyses.facts(program);
    let mut changed = false;
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            let mut at = 0;
            while at + 1 < list.len() {
                changed |= split(list, at, &uses, &facts)
                    || sink_into_branch(list, at, &uses)
                    || sink(list, at, &uses);
                at += 1;
            }
        });
    });
    changed
}

fn split(list: &mut Vec<Stmt>, at: usize, uses: &Uses, facts: &Facts) -> bool {
    let Some((var, Expr::Cond(c, x, y))) = written(&list[at]) else {
        return false;
    };
    let of = uses.of_var(var);
    let there = |e: &Expr| {
        let sorts = facts.sorts(e);
        sorts != Sorts::NONE && sorts.within(Sorts::ANY.without(Sorts::UNDEFINED))
    };
    let plain = **y == Expr::Undefined && there(x) && effect(x) != Effect::Effect;
    let local = of.kind == VarKind::Local && !of.captured && uses.is_fixed(var);
    if !plain || !local {
        return false;
    }
    let (c, x) = ((**c).clone(), (**x).clone());
    let next = next_step(list, at + 1);
    let Some(tested) = list.get(next).and_then(|s| test(s, var)) else {
        return false;
    };
    let inside = count_mentions(&tested.there, var);
    if count_mentions(&tested.not_there, var) > 0 || inside + 1 != of.reads {
        return false;
    }
    let mut with_value = vec![StmtKind::Expr(Expr::assign(var, x)).at(list[at].span)];
    with_value.extend(tested.there);
    let span = list[next].span;
    let branch = StmtKind::If(c, with_value, tested.not_there).at(span);
    list.splice(next..=next, std::iter::once(branch).chain(tested.after));
    match list[at].kind {
        StmtKind::Let(..) => list[at].kind = StmtKind::Let(var, None),
        _ => drop(list.remove(at)),
    }
    true
}

/// `v = x; if (c) A` with the value in `A`, where alone it is read.
fn sink_into_branch(list: &mut Vec<Stmt>, at: usize, uses: &Uses) -> bool {
    let Some((var, value)) = written(&list[at]) else {
        return false;
    };
    let of = uses.of_var(var);
    let local = of.kind == VarKind::Local && !of.captured && uses.is_fixed(var);
    if !local || of.reads == 0 || effect(value) == Effect::Effect {
        return false;
    }
    let moved = StmtKind::Expr(Expr::assign(var, value.clone())).at(list[at].span);
    let next = next_step(list, at + 1);
    let Some(StmtKind::If(cond, yes, no)) = list.get_mut(next).map(|s| &mut s.kind) else {
        return false;
    };
    if effect(cond) == Effect::Effect || mentions(cond, var) {
        return false;
    }
    let branch = match (count_mentions(yes, var), count_mentions(no, var)) {
        (reads, 0) if reads == of.reads => yes,
        (0, reads) if reads == of.reads => no,
        _ => return false,
    };
    branch.insert(0, moved);
    match list[at].kind {
        StmtKind::Let(..) => list[at].kind = StmtKind::Let(var, None),
        _ => drop(list.remove(at)),
    }
    true
}

/// `v = e && x; if (e) A` with the value behind `if (!e) leave`.
fn sink(list: &mut Vec<Stmt>, at: usize, uses: &Uses) -> bool {
    let Some((var, value @ Expr::And(entry, _))) = written(&list[at]) else {
        return false;
    };
    let of = uses.of_var(var);
    let local = of.kind == VarKind::Local && !of.captured && uses.is_fixed(var);
    let Expr::Var(entry) = **entry else {
        return false;
    };
    if !local || effect(value) == Effect::Effect {
        return false;
    }
    let next = next_step(list, at + 1);
    let Some(StmtKind::If(cond, yes, no)) = list.get(next).map(|s| &s.kind) else {
        return false;
    };
    let quiet = effect(cond) != Effect::Effect && !mentions(cond, var);
    let leaves = *cond == Expr::Var(entry).not()
        && no.is_empty()
        && yes.last().is_some_and(|s| s.kind.is_jump())
        && count_mentions(yes, var) == 0;
    if !quiet || !leaves {
        return false;
    }
    let moved = StmtKind::Expr(Expr::assign(var, value.clone())).at(list[at].span);
    list.insert(next + 1, moved);
    match list[at].kind {
        StmtKind::Let(..) => list[at].kind = StmtKind::Let(var, None),
        _ => drop(list.remove(at)),
    }
    true
}

/// What a statement does for a value, for none, and then.
struct Tested {
    there: Vec<Stmt>,
    not_there: Vec<Stmt>,
    after: Vec<Stmt>,
}

fn test(stmt: &Stmt, var: VarId) -> Option<Tested> {
    let returns = |e: &Expr| vec![StmtKind::Return(Some(e.clone())).at(stmt.span)];
    let (cond, yes, no, after) = match &stmt.kind {
        StmtKind::If(cond, yes, no) => (cond, yes.clone(), no.clone(), Vec::new()),
        StmtKind::Return(Some(Expr::Cond(cond, a, b))) => {
            (&**cond, returns(a), Vec::new(), returns(b))
        }
        _ => return None,
    };
    let (op, rest) = first_test(cond, var)?;
    match (op, rest) {
        (BinaryOp::Ne, None) => Some(Tested {
            there: yes,
            not_there: no,
            after,
        }),
        // `v !== undefined && p`
        (BinaryOp::Ne, Some(rest)) if no.is_empty() => Some(Tested {
            there: vec![StmtKind::If(rest, yes, Vec::new()).at(stmt.span)],
            not_there: no,
            after,
        }),
        (BinaryOp::Eq, None) if after.is_empty() => Some(Tested {
            there: no,
            not_there: yes,
            after,
        }),
        _ => None,
    }
}

/// The test for `undefined` that a condition begins with, and what it is joined with by `&&`.
fn first_test(cond: &Expr, var: VarId) -> Option<(BinaryOp, Option<Expr>)> {
    match cond {
        Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b) => match (&**a, &**b) {
            (Expr::Var(v), Expr::Undefined) | (Expr::Undefined, Expr::Var(v)) if *v == var => {
                Some((*op, None))
            }
            _ => None,
        },
        Expr::And(a, b) => match first_test(a, var)? {
            (BinaryOp::Ne, None) => Some((BinaryOp::Ne, Some((**b).clone()))),
            (BinaryOp::Ne, Some(rest)) => {
                let rest = Expr::And(Box::new(rest), b.clone());
                Some((BinaryOp::Ne, Some(rest)))
            }
            _ => None,
        },
        _ => None,
    }
}
