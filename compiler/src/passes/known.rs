//! What tests have already decided: inside `if (v)`, and behind `if (!v) return`, `v` is true.
//! Only variables that are written once are followed; values are not, see `propagate`.

use super::analyses::Analyses;
use crate::lir::{BinaryOp, Expr, Facts, Function, Program, Stmt, StmtKind, UnaryOp, Uses, VarId};

/// Drops tests that are decided where they stand.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let uses = analyses.uses(program);
    let facts = analyses.facts(program);
    let mut walker = Walker {
        uses: &uses,
        facts: &facts,
        known: Vec::new(),
        changed: false,
    };
    for function in &mut program.functions {
        walker.function(function);
    }
    walker.changed
}

/// What a test said of a variable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    True,
    False,
    Defined,
    Undefined,
}

struct Walker<'a> {
    uses: &'a Uses,
    facts: &'a Facts,
    /// What holds here; later entries were learnt later.
    known: Vec<(VarId, Said)>,
    changed: bool,
}

impl Walker<'_> {
    /// A function runs at another time than it is made: nothing of outside holds inside.
    fn function(&mut self, function: &mut Function) {
        let outside = std::mem::take(&mut self.known);
        self.list(&mut function.body);
        self.known = outside;
    }

    fn list(&mut self, list: &mut [Stmt]) {
        let depth = self.known.len();
        for stmt in list {
            self.stmt(&mut stmt.kind);
        }
        self.known.truncate(depth);
    }

    fn stmt(&mut self, kind: &mut StmtKind) {
        match kind {
            StmtKind::If(cond, yes, no) => {
                self.test(cond);
                self.within(cond, true, &mut |walker| walker.list(yes));
                self.within(cond, false, &mut |walker| walker.list(no));
                let jumps = |list: &[Stmt]| list.last().is_some_and(|s| s.kind.is_jump());
                if jumps(yes) {
                    self.assume(cond, false);
                }
                if jumps(no) {
                    self.assume(cond, true);
                }
            }
            StmtKind::For {
                cond, update, body, ..
            } => {
                if let Some(cond) = cond {
                    self.test(cond);
                    self.within(cond, true, &mut |walker| walker.list(body));
                } else {
                    self.list(body);
                }
                if let Some(update) = update {
                    self.expr(update);
                }
            }
            kind => {
                kind.for_each_expr_mut(|e| self.expr(e));
                kind.for_each_list_mut(|list| self.list(list));
            }
        }
    }

    /// Does something where a condition holds, or where it does not.
    fn within(&mut self, cond: &Expr, holds: bool, f: &mut dyn FnMut(&mut Self)) {
        let depth = self.known.len();
        self.assume(cond, holds);
        f(self);
        self.known.truncate(depth);
    }

    fn assume(&mut self, cond: &Expr, holds: bool) {
        match cond {
            Expr::Var(var) => self.learn(*var, if holds { Said::True } else { Said::False }),
            Expr::Unary(UnaryOp::Not, inner) => self.assume(inner, !holds),
            Expr::And(a, b) if holds => {
                self.assume(a, true);
                self.assume(b, true);
            }
            Expr::Or(a, b) if !holds => {
                self.assume(a, false);
                self.assume(b, false);
            }
            Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b) => {
                let (var, other) = match (&**a, &**b) {
                    (Expr::Var(var), other) | (other, Expr::Var(var)) => (*var, other),
                    _ => return,
                };
                let equal = (*op == BinaryOp::Eq) == holds;
                match other {
                    Expr::Undefined if equal => self.learn(var, Said::Undefined),
                    Expr::Undefined => self.learn(var, Said::Defined),
                    other if equal => match super::fold::truth_of(other) {
                        Some(true) => self.learn(var, Said::True),
                        _ if super::fold::is_defined(other) => self.learn(var, Said::Defined),
                        _ => {}
                    },
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn learn(&mut self, var: VarId, said: Said) {
        if self.uses.is_fixed(var) {
            self.known.push((var, said));
        }
    }

    fn is_object(&self, var: VarId) -> bool {
        self.facts.sorts(&Expr::Var(var)).is_optional_object()
    }

    fn truth(&self, var: VarId) -> Option<bool> {
        self.known
            .iter()
            .rev()
            .filter(|(v, _)| *v == var)
            .find_map(|(_, said)| match said {
                Said::True => Some(true),
                Said::False | Said::Undefined => Some(false),
                Said::Defined => self.is_object(var).then_some(true),
            })
    }

    fn defined(&self, var: VarId) -> Option<bool> {
        self.known
            .iter()
            .rev()
            .filter(|(v, _)| *v == var)
            .find_map(|(_, said)| match said {
                Said::True | Said::Defined => Some(true),
                Said::Undefined => Some(false),
                Said::False => self.is_object(var).then_some(false),
            })
    }

    fn set(&mut self, e: &mut Expr, to: Expr) {
        *e = to;
        self.changed = true;
    }

    /// An expression of which only the truth matters.
    fn test(&mut self, e: &mut Expr) {
        match e {
            Expr::Var(var) => {
                if let Some(known) = self.truth(*var) {
                    self.set(e, Expr::Bool(known));
                }
            }
            Expr::Unary(UnaryOp::Not, a) => self.test(a),
            Expr::And(a, b) => {
                self.test(a);
                self.within(a, true, &mut |walker| walker.test(b));
            }
            Expr::Or(a, b) => {
                self.test(a);
                self.within(a, false, &mut |walker| walker.test(b));
            }
            Expr::Cond(c, a, b) => {
                self.test(c);
                self.within(c, true, &mut |walker| walker.test(a));
                self.within(c, false, &mut |walker| walker.test(b));
            }
            e => self.expr(e),
        }
    }

    fn expr(&mut self, e: &mut Expr) {
        match e {
            Expr::Function(function) => self.function(function),
            Expr::Unary(UnaryOp::Not, a) => self.test(a),
            Expr::And(a, b) | Expr::Or(a, b) if matches!(**a, Expr::Var(_)) => {
                let Expr::Var(var) = **a else { return };
                let is_and = matches!(e, Expr::And(..));
                let truth = self.truth(var);
                let (Expr::And(a, b) | Expr::Or(a, b)) = e else {
                    return;
                };
                match truth {
                    Some(known) => {
                        let taken = if known == is_and { b } else { a };
                        let taken = taken.take();
                        self.set(e, taken);
                        self.expr(e);
                    }
                    None => self.within(a, is_and, &mut |walker| walker.expr(b)),
                }
            }
            Expr::And(a, b) => {
                self.expr(a);
                self.within(a, true, &mut |walker| walker.expr(b));
            }
            Expr::Or(a, b) => {
                self.expr(a);
                self.within(a, false, &mut |walker| walker.expr(b));
            }
            Expr::Cond(c, a, b) => {
                self.test(c);
                self.within(c, true, &mut |walker| walker.expr(a));
                self.within(c, false, &mut |walker| walker.expr(b));
            }
            Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b) => {
                let var = match (&**a, &**b) {
                    (Expr::Var(var), Expr::Undefined) | (Expr::Undefined, Expr::Var(var)) => *var,
                    _ => {
                        self.expr(a);
                        return self.expr(b);
                    }
                };
                let asks_undefined = *op == BinaryOp::Eq;
                if let Some(defined) = self.defined(var) {
                    self.set(e, Expr::Bool(defined != asks_undefined));
                }
            }
            e => e.for_each_child_mut(|child| self.expr(child)),
        }
    }
}
