//! Jumps over decided tests: `v = false; break l` before `l: …; if (!v) return x` returns `x` at once,
//! and of `if (c) {…; v = 1} else v = 0; if (v) A` only the first branch needs `A`.
//! The test stays; where nothing undecided reaches it any more, other passes drop it.

use crate::lir::{
    BinaryOp, Expr, LabelId, Program, Stmt, StmtKind, UnaryOp, VarId, for_each_list_mut, list_size,
    next_step,
};

/// Threads jumps in every list.
pub(super) fn run(program: &mut Program) -> bool {
    let mut changed = false;
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            for index in 0..list.len().saturating_sub(1) {
                let (before, after) = list.split_at_mut(index + 1);
                changed |= thread(&mut before[index], &after[0]);
            }
            let mut index = 0;
            while index + 1 < list.len() {
                changed |= belongs_to_one(list, index);
                index += 1;
            }
        });
    });
    changed
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
    replace(body, label, var, &holds, leave)
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
            let (var, literal) = match (&**a, &**b) {
                (Expr::Var(var), literal) | (literal, Expr::Var(var)) => (*var, literal),
                _ => return None,
            };
            let says = *op == BinaryOp::Eq;
            Some((
                var,
                Box::new(move |e| {
                    super::fold::literal_equality(e, literal).map(|equal| equal == says)
                }),
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
            .for_each_list_mut(&mut |inner| changed |= replace(inner, label, var, holds, leave));
    }
    if let [.., write, jump] = &list[..]
        && jump.kind == StmtKind::Break(label)
        && let StmtKind::Expr(Expr::Assign(place, value)) = &write.kind
        && **place == Expr::Var(var)
        && holds(value) == Some(true)
    {
        list.pop();
        list.extend(leave.iter().cloned());
        return true;
    }
    changed
}
