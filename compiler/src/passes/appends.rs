//! Texts that are put together step by step: `t = a; t += b` is `t = a + b`, and of `t = ""; if (c) t += x; else
//! t += y` each branch gives `t` its whole text. Loops that append stay: nothing is moved into them.

use super::analyses::Analyses;
use crate::lir::{
    BinaryOp, Expr, Facts, Function, Program, Stmt, StmtKind, Uses, VarId, mentions, next_step,
};

use super::fold::contains_await;
use super::propagate::{written, written_mut};

/// Joins appends in every list.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let uses = analyses.uses(program);
    let facts = analyses.facts(program);
    let mut joiner = Joiner {
        uses: &uses,
        facts: &facts,
        changed: false,
    };
    program.for_each_function_mut(&mut |function: &mut Function| joiner.list(&mut function.body));
    joiner.changed
}

struct Joiner<'a> {
    uses: &'a Uses,
    facts: &'a Facts,
    changed: bool,
}

impl Joiner<'_> {
    fn list(&mut self, list: &mut Vec<Stmt>) {
        for stmt in list.iter_mut() {
            match &mut stmt.kind {
                // Whoever catches sees how far the text had come.
                StmtKind::Try(_, _, caught) => self.list(caught),
                kind => kind.for_each_list_mut(|inner| self.list(inner)),
            }
        }
        let mut at = 0;
        while at < list.len() {
            if !self.join(list, at) {
                at += 1;
            }
        }
    }

    /// Joins what stands at `at` with the step behind it.
    fn join(&mut self, list: &mut Vec<Stmt>, at: usize) -> bool {
        let Some((var, value)) = written(&list[at]) else {
            return false;
        };
        let follows = !self.uses.of_var(var).captured && self.facts.is_text(value);
        // In each branch again: only where that costs nothing.
        let divides = *value == Expr::str("");
        let next = next_step(list, at + 1);
        let Some(step) = list.get(next).filter(|_| follows) else {
            return false;
        };
        if appends(step, var) {
            let more = taken(&mut list.remove(next));
            if let Some((_, value)) = written_mut(&mut list[at]) {
                let whole = [value.take()].into_iter().chain(more).collect();
                *value = Expr::Concat(whole);
            }
        } else if divides && is_divided(step, var) {
            begin(&mut list[next], var);
            match &mut list[at].kind {
                StmtKind::Let(_, value) => *value = None,
                _ => drop(list.remove(at)),
            }
        } else {
            return false;
        }
        self.changed = true;
        true
    }
}

/// Whether all that a statement does is to append to `var`, without looking at it.
fn appends(stmt: &Stmt, var: VarId) -> bool {
    let StmtKind::Expr(e) = &stmt.kind else {
        return false;
    };
    let more = match e {
        Expr::AssignOp(BinaryOp::Add, place, value) if **place == Expr::Var(var) => vec![&**value],
        Expr::Assign(place, value) if **place == Expr::Var(var) => match parts(value).split_first()
        {
            Some((first, more)) if **first == Expr::Var(var) && !more.is_empty() => more.to_vec(),
            _ => return false,
        },
        _ => return false,
    };
    more.iter().all(|e| !mentions(e, var) && !contains_await(e))
}

/// What a text is put together from, if its first part is a text.
fn parts(e: &Expr) -> Vec<&Expr> {
    let (first, more) = match e {
        Expr::Concat(parts) => (&parts[0], parts[1..].iter().collect()),
        Expr::Binary(BinaryOp::Add, a, b) => (&**a, vec![&**b]),
        e => return vec![e],
    };
    let mut all = parts(first);
    all.extend(more);
    all
}

/// What is appended, taken out of a statement that [`appends`].
fn taken(stmt: &mut Stmt) -> Vec<Expr> {
    match &mut stmt.kind {
        StmtKind::Expr(Expr::AssignOp(_, _, value)) => vec![value.take()],
        StmtKind::Expr(Expr::Assign(_, value)) => parts(value)[1..]
            .iter()
            .map(|part| (*part).clone())
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether a statement is an `if` of which every branch appends to `var` first.
fn is_divided(stmt: &Stmt, var: VarId) -> bool {
    let StmtKind::If(cond, yes, no) = &stmt.kind else {
        return false;
    };
    let begins = |branch: &[Stmt]| {
        let first = next_step(branch, 0);
        branch
            .get(first)
            .is_some_and(|step| appends(step, var) || is_divided(step, var))
    };
    !mentions(cond, var) && begins(yes) && begins(no)
}

/// Makes the first append of every branch the text itself.
fn begin(stmt: &mut Stmt, var: VarId) {
    if let StmtKind::If(_, yes, no) = &mut stmt.kind {
        for branch in [yes, no] {
            let first = next_step(branch, 0);
            let step = &mut branch[first];
            if !appends(step, var) {
                begin(step, var);
                continue;
            }
            let parts = [Expr::str("")].into_iter().chain(taken(step)).collect();
            step.kind = StmtKind::Expr(Expr::assign(var, Expr::Concat(parts)));
        }
    }
}
