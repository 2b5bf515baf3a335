//! What a variable holds already is read from it: behind `t = a + b`, another `a + b` is `t`; of
//! `if (t + 1 > max) throw e; t = t + 1` the sum comes first; and what has been tested is not tested again.
//! Sums and the like only, which nothing changes but a write to their variables.

use super::analyses::Analyses;
use crate::lir::{
    Effect, Expr, Function, Program, Stmt, StmtKind, UnaryOp, Uses, VarId, VarKind, count_mentions,
    effect, mentions, rewrite, size, summary, summary_of, walk,
};

use super::propagate::{written, written_mut};

/// Goes through every function.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let uses = analyses.uses(program);
    let mut reader = Reader {
        uses: &uses,
        changed: false,
    };
    program.for_each_function_mut(&mut |function: &mut Function| {
        reader.list(&mut function.body, &mut Known::default(), Caught::No);
    });
    reader.changed
}

/// What is known at a place.
#[derive(Clone, Default)]
struct Known {
    /// Variables, each with a value that it has.
    held: Vec<(VarId, Expr)>,
    /// Conditions that do not hold: control would have left.
    denied: Vec<Expr>,
}

/// Values that are followed through further sums, in bytes.
const LONGEST: usize = 64;

/// Whether somebody sees what a variable is when an error is thrown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Caught {
    No,
    Yes,
}

struct Reader<'a> {
    uses: &'a Uses,
    changed: bool,
}

impl Reader<'_> {
    fn list(&mut self, list: &mut Vec<Stmt>, known: &mut Known, caught: Caught) {
        if caught == Caught::No {
            for at in 1..list.len() {
                self.sum_first(list, at);
            }
        }
        let mut at = 0;
        while at < list.len() {
            if known.denies(&list[at]) {
                if let StmtKind::If(_, _, no) = list.remove(at).kind {
                    list.splice(at..at, no);
                }
                self.changed = true;
                continue;
            }
            self.stmt(&mut list[at], known, caught);
            at += 1;
        }
    }

    fn stmt(&mut self, stmt: &mut Stmt, known: &mut Known, caught: Caught) {
        if let Some((var, value)) = written_mut(stmt) {
            self.value(value, known);
            self.written(var, value, known);
            return;
        }
        match &mut stmt.kind {
            StmtKind::Let(..)
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Return(None) => {}
            StmtKind::Expr(e) | StmtKind::Return(Some(e)) | StmtKind::Throw(e) => {
                self.value(e, known);
            }
            StmtKind::If(cond, yes, no) => {
                let tested = cond.clone();
                self.value(cond, known);
                for branch in [&mut *yes, &mut *no] {
                    self.list(branch, &mut known.clone(), caught);
                }
                let leaves = yes.last().is_some_and(|last| last.kind.is_jump());
                // Where control has left, nothing was written for those who stay.
                if !leaves {
                    known.forget(&summary_of(yes).writes);
                }
                known.forget(&summary_of(no).writes);
                if leaves && no.is_empty() && self.is_test(&tested) {
                    known.denied.push(tested);
                }
            }
            StmtKind::Switch {
                scrutinee,
                cases,
                default,
                ..
            } => {
                self.value(scrutinee, known);
                for branch in cases.iter_mut().map(|(_, body)| body).chain([default]) {
                    self.list(branch, &mut known.clone(), caught);
                }
                known.forget_all_of(stmt);
            }
            StmtKind::Block(_, body) => {
                self.list(body, &mut known.clone(), caught);
                known.forget_all_of(stmt);
            }
            StmtKind::Loop(..) | StmtKind::For { .. } | StmtKind::Try(..) => {
                known.forget_all_of(stmt);
                let inside = match &stmt.kind {
                    StmtKind::Try(..) => Caught::Yes,
                    _ => caught,
                };
                stmt.kind.for_each_list_mut(|body| {
                    self.list(body, &mut known.clone(), inside);
                });
            }
        }
    }

    /// Reads from variables in an expression, behind whose own writes nothing else is known.
    fn value(&mut self, e: &mut Expr, known: &mut Known) {
        known.forget(&summary(e).writes);
        if known.held.is_empty() {
            return;
        }
        rewrite(e, &mut |e| {
            if let Some((var, _)) = known.held.iter().find(|(_, value)| value == e) {
                *e = Expr::Var(*var);
                self.changed = true;
            }
        });
    }

    fn written(&self, var: VarId, value: &Expr, known: &mut Known) {
        // `t = t - 8` behind `t = n + 5` is `n + 5 - 8`.
        let mut value = value.clone();
        if let Some((_, before)) = known.held.iter().find(|(held, _)| *held == var) {
            rewrite(&mut value, &mut |e| {
                if *e == Expr::Var(var) {
                    *e = before.clone();
                }
            });
        }
        known.forget(&[var]);
        let follows = self.is_sum(&value) && self.is_own(var) && size(&value) <= LONGEST;
        if follows && !mentions(&value, var) {
            known.held.push((var, value));
        }
    }

    /// A comparison that gives the same as long as nobody writes its variables.
    fn is_test(&self, e: &Expr) -> bool {
        matches!(e, Expr::Binary(..)) && self.is_sum(e)
    }

    /// `if (P(e)) throw x; v = e` as `v = e; if (P(v)) throw x`, upwards over all such tests.
    fn sum_first(&mut self, list: &mut [Stmt], at: usize) {
        let mut at = at;
        while at > 0 {
            let (before, rest) = list.split_at_mut(at);
            let (test, sum) = (&mut before[at - 1], &mut rest[0]);
            let Some(asked) = self.asking(test, sum) else {
                return;
            };
            if let StmtKind::If(cond, _, _) = &mut test.kind {
                *cond = asked;
            }
            std::mem::swap(test, sum);
            self.changed = true;
            at -= 1;
        }
    }

    /// What the test asks of the variable that holds the sum, if it may come behind it.
    fn asking(&self, test: &Stmt, sum: &Stmt) -> Option<Expr> {
        let (var, value) = written(sum)?;
        let StmtKind::If(cond, yes, no) = &test.kind else {
            return None;
        };
        let throws = matches!(yes.as_slice(), [only] if matches!(only.kind, StmtKind::Throw(_)));
        if !throws
            || !no.is_empty()
            || !self.is_sum(value)
            || !self.is_own(var)
            || effect(cond) == Effect::Effect
            || count_mentions(yes, var) > 0
        {
            return None;
        }
        let (mut asked, mut sums, mut mentioned) = (cond.clone(), 0, 0);
        rewrite(&mut asked, &mut |e| {
            if e == value {
                *e = Expr::Var(var);
                sums += 1;
            }
        });
        walk(&asked, &mut |e| {
            mentioned += u32::from(*e == Expr::Var(var));
        });
        // Beside the sum, the variable is the one from before.
        (sums > 0 && mentioned == sums).then_some(asked)
    }

    /// Something that is computed from variables of this function alone.
    fn is_sum(&self, e: &Expr) -> bool {
        let shape = match e {
            Expr::Binary(..) => true,
            Expr::Unary(op, _) => matches!(op, UnaryOp::Neg | UnaryOp::BitNot),
            _ => false,
        };
        shape
            && size(e) >= 3
            && effect(e) == Effect::Pure
            && summary(e).reads.iter().all(|var| self.is_own(*var))
    }

    /// Whether no other function sees the variable.
    fn is_own(&self, var: VarId) -> bool {
        let of = self.uses.of_var(var);
        !of.captured && of.kind != VarKind::Global
    }
}

impl Known {
    /// Whether a statement is a test that was made before, and led elsewhere.
    fn denies(&self, stmt: &Stmt) -> bool {
        match &stmt.kind {
            StmtKind::If(cond, _, _) => self.denied.contains(cond),
            _ => false,
        }
    }

    /// Drops what is no longer so when these variables have been written.
    fn forget(&mut self, writes: &[VarId]) {
        if writes.is_empty() {
            return;
        }
        let stays = |e: &Expr| !writes.iter().any(|written| mentions(e, *written));
        self.held
            .retain(|(var, value)| !writes.contains(var) && stays(value));
        self.denied.retain(stays);
    }

    fn forget_all_of(&mut self, stmt: &Stmt) {
        self.forget(&summary_of(std::slice::from_ref(stmt)).writes);
    }
}
