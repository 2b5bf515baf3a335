//! Jumps over decided tests: `v = false; break l` before `l: …; if (!v) return x` returns `x` at once,
//! and of `if (c) {…; v = 1} else v = 0; if (v) A` only the first branch needs `A`.
//! The test stays; where nothing undecided reaches it any more, other passes drop it.

use super::analyses::Analyses;
use crate::lir::{
    BinaryOp, Effect, Expr, LabelId, Program, Stmt, StmtKind, UnaryOp, Uses, VarId, effect,
    for_each_list_mut, list_size, mentions, next_step, rewrite, summary_of, walk,
};

/// Threads jumps in every list.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let mut changed = false;
    let uses = analyses.uses(program);
    let mut fresh = program.vars.len();
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            for index in 0..list.len().saturating_sub(1) {
                let (before, after) = list.split_at_mut(index + 1);
                changed |= thread(&mut before[index], &after[0]);
            }
            let mut index = 0;
            while index + 1 < list.len() {
                if choose_in_branches(list, index, &uses, fresh) {
                    fresh += 1;
                    changed = true;
                }
                index += 1;
            }
            let mut index = 0;
            while index + 1 < list.len() {
                changed |= belongs_to_one(list, index);
                index += 1;
            }
        });
    });
    while program.vars.len() < fresh {
        program.new_var("chosen");
    }
    changed
}

/// Of `if(c){…;v=0}else{…;v=1} f(v===0?x:y)`: each branch knows which of both it is.
fn choose_in_branches(list: &mut Vec<Stmt>, at: usize, uses: &Uses, fresh: usize) -> bool {
    let next = next_step(list, at + 1);
    let Some(asking) = list.get(next) else {
        return false;
    };
    let own = matches!(
        asking.kind,
        StmtKind::Let(..) | StmtKind::Expr(_) | StmtKind::If(..) | StmtKind::Return(_)
    );
    let StmtKind::If(_, yes, no) = &list[at].kind else {
        return false;
    };
    let falls = |branch: &[Stmt]| branch.last().is_some_and(|s| !s.kind.is_jump());
    if !own || !falls(yes) || !falls(no) {
        return false;
    }
    let mut found: Option<(Expr, [Expr; 2])> = None;
    let writes = summary_of(std::slice::from_ref(asking)).writes;
    asking.kind.for_each_expr(|e| {
        walk(e, &mut |e| {
            if let Some(values) = choices(e, yes, no, uses)
                && !writes.iter().any(|var| mentions(e, *var))
            {
                found.get_or_insert_with(|| (e.clone(), values));
            }
        });
    });
    let Some((choice, [a, b])) = found else {
        return false;
    };
    let var = VarId(u32::try_from(fresh).expect("fewer than 2^32 variables"));
    let span = asking.span;
    list[next].kind.for_each_expr_mut(|e| {
        rewrite(e, &mut |e| {
            if *e == choice {
                *e = Expr::Var(var);
            }
        });
    });
    if let StmtKind::If(_, yes, no) = &mut list[at].kind {
        yes.push(StmtKind::Expr(Expr::assign(var, a)).at(span));
        no.push(StmtKind::Expr(Expr::assign(var, b)).at(span));
    }
    list.insert(at, StmtKind::Let(var, None).into());
    true
}

/// What `v === 0 ? x : y` is behind either branch, if nothing else asks for `v`.
fn choices(e: &Expr, yes: &[Stmt], no: &[Stmt], uses: &Uses) -> Option<[Expr; 2]> {
    let Expr::Cond(test, x, y) = e else {
        return None;
    };
    let (var, holds) = decided(test)?;
    let of = uses.of_var(var);
    let quiet = effect(x) == Effect::Pure && effect(y) == Effect::Pure;
    if of.reads != 1 || of.captured || !quiet || mentions(x, var) || mentions(y, var) {
        return None;
    }
    let value = |branch: &[Stmt]| {
        let known = last_write(branch, var).and_then(&holds)?;
        Some(if known { (**x).clone() } else { (**y).clone() })
    };
    Some([value(yes)?, value(no)?])
}

/// How many bytes may be repeated at a jump.
const SMALL: usize = 48;

fn thread(target: &mut Stmt, test: &Stmt) -> bool {
    let StmtKind::If(cond, leave, no) = &test.kind else {
        return false;
    };
    let (label, body) = match &mut target.kind {
        StmtKind::Loop(label, body)
        | StmtKind::Block(label, body)
        | StmtKind::For { label, body, .. } => (*label, body),
        _ => return false,
    };
    let plain = leave
        .iter()
        .all(|s| matches!(s.kind, StmtKind::Expr(_)) || s.kind.is_jump());
    let leaves = leave.last().is_some_and(|s| s.kind.is_jump());
    let repeats = has_function(leave);
    if !plain || !leaves || !no.is_empty() || list_size(leave) > SMALL || repeats {
        return false;
    }
    let Some((var, holds)) = decided(cond) else {
        return false;
    };
    let at_jumps = replace(body, label, var, &holds, leave);
    // The end of a block is one of the ways to what follows; the end of a loop's body is not.
    let at_end = matches!(target.kind, StmtKind::Block(..)) && {
        let StmtKind::Block(_, body) = &mut target.kind else {
            return at_jumps;
        };
        replace_at_end(body, var, &holds, leave)
    };
    at_jumps || at_end
}

/// Leaves at the end of a list, and of branches there, where the test is decided.
fn replace_at_end(list: &mut Vec<Stmt>, var: VarId, holds: &Holds<'_>, leave: &[Stmt]) -> bool {
    if last_write(list, var).and_then(holds) == Some(true) {
        list.extend(leave.iter().cloned());
        return true;
    }
    match list.last_mut().map(|s| &mut s.kind) {
        Some(StmtKind::If(_, yes, no)) => {
            let first = replace_at_end(yes, var, holds, leave);
            replace_at_end(no, var, holds, leave) || first
        }
        _ => false,
    }
}

/// What is written to the variable last, among the plain writes that a list ends with.
fn last_write(list: &[Stmt], var: VarId) -> Option<&Expr> {
    list.iter()
        .rev()
        .map_while(|stmt| match &stmt.kind {
            StmtKind::Expr(Expr::Assign(place, value)) => match **place {
                Expr::Var(to) => Some((to, &**value)),
                _ => None,
            },
            _ => None,
        })
        .find(|(to, _)| *to == var)
        .map(|(_, value)| value)
}

/// `if(c){A; v=x}else{B; v=0} if(v){D}`, where `v = 0` decides against `D`, which goes behind `A` then.
fn belongs_to_one(list: &mut Vec<Stmt>, at: usize) -> bool {
    let next = next_step(list, at + 1);
    let Some(StmtKind::If(test, _, other)) = list.get(next).map(|s| &s.kind) else {
        return false;
    };
    let test = test.clone();
    if !other.is_empty() {
        return false;
    }
    let StmtKind::If(_, yes, no) = &list[at].kind else {
        return false;
    };
    let falls = |branch: &[Stmt]| branch.last().is_none_or(|s| !s.kind.is_jump());
    let into_yes = skips(no, &test) && falls(yes) && !skips(yes, &test);
    let into_no = skips(yes, &test) && falls(no) && !skips(no, &test);
    if !into_yes && !into_no {
        return false;
    }
    let moved = list.remove(next);
    if let StmtKind::If(_, yes, no) = &mut list[at].kind {
        if into_yes {
            yes.push(moved);
        } else {
            no.push(moved);
        }
    }
    true
}

/// Whether the last thing that a branch does decides against a test.
fn skips(branch: &[Stmt], test: &Expr) -> bool {
    let Some((var, value)) = branch.last().and_then(super::propagate::written) else {
        return false;
    };
    let first = match test {
        Expr::And(a, _) => return skips(branch, a),
        first => first,
    };
    decided(first).is_some_and(|(asked, holds)| asked == var && holds(value) == Some(false))
}

fn has_function(list: &[Stmt]) -> bool {
    let mut found = false;
    crate::lir::walk_list(list, &mut |e| found |= matches!(e, Expr::Function(_)));
    found
}

type Holds<'a> = Box<dyn Fn(&Expr) -> Option<bool> + 'a>;

/// The variable that a test asks, and what the test says of a value.
fn decided(cond: &Expr) -> Option<(VarId, Holds<'_>)> {
    match cond {
        Expr::Var(var) => Some((*var, Box::new(super::fold::truth_of))),
        Expr::Unary(UnaryOp::Not, inner) => {
            let (var, holds) = decided(inner)?;
            Some((var, Box::new(move |e| holds(e).map(|known| !known))))
        }
        Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b) => {
            let (var, other) = match (&**a, &**b) {
                (Expr::Var(var), other) | (other, Expr::Var(var)) => (*var, other),
                _ => return None,
            };
            let says = *op == BinaryOp::Eq;
            Some((
                var,
                Box::new(move |e| super::fold::known_equality(e, other).map(|equal| equal == says)),
            ))
        }
        _ => None,
    }
}

fn replace(
    list: &mut Vec<Stmt>,
    label: LabelId,
    var: VarId,
    holds: &Holds<'_>,
    leave: &[Stmt],
) -> bool {
    let mut changed = false;
    for stmt in list.iter_mut() {
        // All jumps out of a `try` must go the same way (see `tries`).
        if matches!(stmt.kind, StmtKind::Try(..)) {
            continue;
        }
        stmt.kind
            .for_each_list_mut(|inner| changed |= replace(inner, label, var, holds, leave));
    }
    if let [before @ .., jump] = &list[..]
        && jump.kind == StmtKind::Break(label)
        && last_write(before, var).and_then(holds) == Some(true)
    {
        list.pop();
        list.extend(leave.iter().cloned());
        return true;
    }
    changed
}
