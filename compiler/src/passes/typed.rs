//! What follows from the sorts of values: tests for `undefined` that are tests of truth, comparisons turned round.

// `a op b` and `c ? a : b` are the names that everyone knows these by.
#![allow(clippy::many_single_char_names)]

use crate::lir::{BinaryOp, Expr, Facts, Program, Prop, Sorts, Stmt, StmtKind, UnaryOp};

/// Uses the facts in the whole program.
pub(super) fn run(program: &mut Program) -> bool {
    let mut typer = Typer {
        facts: Facts::of(program),
        changed: false,
    };
    program.rewrite(&mut |e| typer.expr(e));
    program.for_each_function_mut(&mut |function| {
        crate::lir::for_each_list_mut(&mut function.body, &mut |list| typer.list(list));
    });
    typer.changed
}

struct Typer {
    facts: Facts,
    changed: bool,
}

impl Typer {
    fn set(&mut self, e: &mut Expr, to: Expr) {
        *e = to;
        self.changed = true;
    }

    fn list(&mut self, list: &mut [Stmt]) {
        for stmt in list {
            if let StmtKind::If(cond, _, _)
            | StmtKind::For {
                cond: Some(cond), ..
            } = &mut stmt.kind
            {
                self.truth(cond);
            }
        }
    }

    fn expr(&mut self, e: &mut Expr) {
        match e {
            Expr::Unary(UnaryOp::Not, a) => {
                self.truth(a);
                self.turned(e);
            }
            Expr::Cond(c, a, b) => {
                self.truth(c);
                let optional = self.facts.sorts(c).is_optional_object();
                if optional && **b == Expr::Undefined {
                    let new = Expr::And(Box::new(c.take()), Box::new(a.take()));
                    self.set(e, new);
                }
            }
            _ => {}
        }
    }

    /// `!(a >= b)` as `a < b`.
    fn turned(&mut self, e: &mut Expr) {
        let Expr::Unary(UnaryOp::Not, inner) = e else {
            return;
        };
        let Expr::Binary(op, a, b) = &mut **inner else {
            return;
        };
        let turned = match op {
            BinaryOp::Lt => BinaryOp::Ge,
            BinaryOp::Le => BinaryOp::Gt,
            BinaryOp::Gt => BinaryOp::Le,
            BinaryOp::Ge => BinaryOp::Lt,
            _ => return,
        };
        let (x, y) = (self.facts.sorts(a), self.facts.sorts(b));
        if x.or(y).within(Sorts::NUMBER) || x.or(y).within(Sorts::TEXT) {
            let new = Expr::Binary(turned, Box::new(a.take()), Box::new(b.take()));
            self.set(e, new);
        }
    }

    /// An expression of which only the truth matters.
    fn truth(&mut self, e: &mut Expr) {
        match e {
            Expr::And(a, b) => {
                self.truth(a);
                self.truth(b);
                if self.is_test_of(a, b) {
                    // `s !== undefined && s.length`
                    let Expr::Member(object, _, _) = &mut **b else {
                        return;
                    };
                    let object = object.take();
                    self.set(e, object);
                }
            }
            Expr::Or(a, b) => {
                self.truth(a);
                self.truth(b);
                let both = match (&**a, &mut **b) {
                    (Expr::Binary(BinaryOp::Eq, x, y), Expr::Unary(UnaryOp::Not, length))
                        if **y == Expr::Undefined =>
                    {
                        let defined = Expr::Binary(BinaryOp::Ne, x.clone(), y.clone());
                        self.is_test_of(&defined, length)
                            .then(|| (**x).clone().not())
                    }
                    _ => None,
                };
                if let Some(new) = both {
                    self.set(e, new);
                }
            }
            Expr::Unary(UnaryOp::Not, a) => self.truth(a),
            Expr::Cond(_, a, b) => {
                self.truth(a);
                self.truth(b);
            }
            Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b) => {
                let other = match (&**a, &**b) {
                    (Expr::Undefined, _) => b,
                    (_, Expr::Undefined) => a,
                    _ => return,
                };
                if self.facts.sorts(other).is_optional_object() {
                    let other = other.take();
                    let new = if *op == BinaryOp::Ne {
                        other
                    } else {
                        other.not()
                    };
                    self.set(e, new);
                }
            }
            _ => {}
        }
    }

    /// `a` is `s !== undefined` and `b` is `s.length`, `s` being a string if anything.
    fn is_test_of(&self, a: &Expr, b: &Expr) -> bool {
        let Expr::Binary(BinaryOp::Ne, x, y) = a else {
            return false;
        };
        let Expr::Member(object, Prop::Fixed(name), _) = b else {
            return false;
        };
        **y == Expr::Undefined
            && &**name == "length"
            && object == x
            && self.facts.sorts(x).is_optional_text()
    }
}
