//! What follows from the sorts of values: tests for `undefined` that are tests of truth, comparisons turned round.

// `a op b` and `c ? a : b` are the names that everyone knows these by.
#![allow(clippy::many_single_char_names)]

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::analyses::Analyses;
use crate::lir::{
    BinaryOp, Effect, Expr, Facts, Program, Prop, Sorts, Stmt, StmtKind, UnaryOp, Uses, VarId,
    effect,
};

/// Uses the facts in the whole program.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let mut typer = Typer {
        facts: analyses.facts(program),
        values: values_of_entries(program, &analyses.uses(program)),
        changed: false,
    };
    program.rewrite(&mut |e| typer.expr(e));
    program.for_each_function_mut(&mut |function| {
        crate::lir::for_each_list_mut(&mut function.body, &mut |list| typer.list(list));
    });
    typer.changed
}

/// Variables that are `entry && entry.value`, and the entry: one is there exactly if the other is.
fn values_of_entries(program: &Program, uses: &Uses) -> FxHashMap<VarId, (VarId, Expr)> {
    let mut found = FxHashMap::default();
    let mut note = |stmt: &Stmt| {
        if let Some((var, Expr::And(entry, value))) = super::propagate::written(stmt)
            && let Expr::Var(entry) = **entry
            && uses.is_fixed(var)
            && uses.is_fixed(entry)
        {
            found.insert(var, (entry, (**value).clone()));
        }
    };
    for function in &program.functions {
        crate::lir::walk_own_lists(&function.body, &mut note);
        crate::lir::walk_list(&function.body, &mut |e| {
            if let Expr::Function(function) = e {
                crate::lir::walk_own_lists(&function.body, &mut note);
            }
        });
    }
    found
}

struct Typer {
    facts: Rc<Facts>,
    values: FxHashMap<VarId, (VarId, Expr)>,
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
                    return self.set(e, new);
                }
                self.or_else(e);
            }
            Expr::And(..) | Expr::Or(..) => self.needless_test(e),
            Expr::Binary(BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, a, b) => {
                self.or_zero(a);
                self.or_zero(b);
            }
            _ => {}
        }
    }

    /// `x !== undefined ? x : y` as `x || y`, where what is false is `undefined` or `y` itself.
    fn or_else(&mut self, e: &mut Expr) {
        let Some((x, y)) = defaulted(e) else { return };
        let sorts = self.facts.sorts(x);
        let same = sorts.is_optional_object() || (sorts.is_optional_text() && *y == Expr::str(""));
        let new = if *y == Expr::Undefined {
            x.clone()
        } else if same {
            Expr::Or(Box::new(x.clone()), Box::new(y.clone()))
        } else {
            return;
        };
        self.set(e, new);
    }

    /// The same for numbers, in a comparison: 0 and -0 are equal there.
    fn or_zero(&mut self, e: &mut Expr) {
        let Some((x, y)) = defaulted(e) else { return };
        let number = Sorts::NUMBER.or(Sorts::UNDEFINED);
        if *y == Expr::Num(0.0) && self.facts.sorts(x).within(number) {
            let new = Expr::Or(Box::new(x.clone()), Box::new(y.clone()));
            self.set(e, new);
        }
    }

    /// `x !== undefined && x === "a"` is `x === "a"`; `x === undefined || x !== "a"` is `x !== "a"`.
    fn needless_test(&mut self, e: &mut Expr) {
        let (a, b, is_and) = match e {
            Expr::And(a, b) => (a, b, true),
            Expr::Or(a, b) => (a, b, false),
            _ => return,
        };
        // `(p && x !== undefined) && q`
        let (before, last) = match (&mut **a, is_and) {
            (Expr::And(before, last), true) | (Expr::Or(before, last), false) => {
                (Some(before), &**last)
            }
            (a, _) => (None, &*a),
        };
        let first = match (&**b, is_and) {
            (Expr::And(first, _), true) | (Expr::Or(first, _), false) => &**first,
            (b, _) => b,
        };
        let op = if is_and { BinaryOp::Ne } else { BinaryOp::Eq };
        let needless = compared_with_undefined(last, op)
            .is_some_and(|x| effect(x) != Effect::Effect && self.decides(first, x, is_and));
        if !needless {
            return;
        }
        match before {
            Some(before) => {
                let before = before.take();
                self.set(a, before);
            }
            None => {
                let b = b.take();
                self.set(e, b);
            }
        }
    }

    /// Whether `e` is false (or true) anyway if `x` is `undefined`.
    fn decides(&self, e: &Expr, x: &Expr, is_and: bool) -> bool {
        match e {
            Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b) => {
                let other = if **a == *x {
                    b
                } else if **b == *x {
                    a
                } else {
                    // `typeof x === "string"`
                    let is_type_of = matches!(&**a, Expr::Unary(UnaryOp::TypeOf, of) if **of == *x);
                    return is_type_of
                        && (*op == BinaryOp::Eq) == is_and
                        && matches!(&**b, Expr::Str(name) if &**name != "undefined");
                };
                (*op == BinaryOp::Eq) == is_and && super::fold::is_defined(other)
            }
            Expr::Binary(BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, a, b) => {
                let number = Sorts::NUMBER.or(Sorts::UNDEFINED);
                let both = self.facts.sorts(a).or(self.facts.sorts(b));
                is_and && (**a == *x || **b == *x) && both.within(number)
            }
            _ => false,
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
            Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b) if is_value_test(a, b) => {
                // `(t && t.value) === "x"`
                let Expr::And(entry, value) = &mut **a else {
                    return;
                };
                let (op, entry) = (*op, entry.take());
                let test = Box::new(value.take().binary(op, b.take()));
                let new = if op == BinaryOp::Eq {
                    Expr::And(Box::new(entry), test)
                } else {
                    Expr::Or(Box::new(entry.not()), test)
                };
                self.set(e, new);
            }
            Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b) if self.is_empty_text(a, b) => {
                let text = if **a == Expr::str("") {
                    b.take()
                } else {
                    a.take()
                };
                let new = if *op == BinaryOp::Ne {
                    text
                } else {
                    text.not()
                };
                self.set(e, new);
            }
            Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b) => {
                let other = match (&**a, &**b) {
                    (Expr::Undefined, _) => b,
                    (_, Expr::Undefined) => a,
                    _ => return,
                };
                let there = if self.facts.sorts(other).is_optional_object() {
                    other.take()
                } else if let Some(entry) = self.entry_of(other) {
                    Expr::Var(entry)
                } else {
                    return;
                };
                let new = if *op == BinaryOp::Ne {
                    there
                } else {
                    there.not()
                };
                self.set(e, new);
            }
            _ => {}
        }
    }

    /// The entry that is there exactly if the value is.
    fn entry_of(&self, value: &Expr) -> Option<VarId> {
        let (entry, value) = match value {
            Expr::Var(var) => {
                let (entry, value) = self.values.get(var)?;
                (*entry, value)
            }
            Expr::And(entry, value) => match **entry {
                Expr::Var(entry) => (entry, &**value),
                _ => return None,
            },
            _ => return None,
        };
        let is_object = self.facts.sorts(&Expr::Var(entry)).is_optional_object();
        let is_there = self
            .facts
            .sorts(value)
            .within(Sorts::TEXT.or(Sorts::NUMBER));
        (is_object && is_there).then_some(entry)
    }

    /// A string beside the empty one.
    fn is_empty_text(&self, a: &Expr, b: &Expr) -> bool {
        let empty = Expr::str("");
        let is_text = |e: &Expr| {
            let sorts = self.facts.sorts(e);
            sorts != Sorts::NONE && sorts.within(Sorts::TEXT)
        };
        (*a == empty && is_text(b)) || (*b == empty && is_text(a))
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

/// `(t && v) === "x"`: false if `t` is, as no string that is written out equals what is false, but the empty one.
fn is_value_test(a: &Expr, b: &Expr) -> bool {
    matches!(a, Expr::And(entry, _) if matches!(**entry, Expr::Var(_)))
        && effect(b) != Effect::Effect
        && match b {
            Expr::Str(text) => !text.is_empty(),
            Expr::Concat(parts) => parts
                .iter()
                .any(|part| matches!(part, Expr::Str(text) if !text.is_empty())),
            _ => false,
        }
}

/// `x` and `y` of `x !== undefined ? x : y`, or of `x === undefined ? y : x`.
fn defaulted(e: &Expr) -> Option<(&Expr, &Expr)> {
    let Expr::Cond(c, a, b) = e else { return None };
    let (x, y) = if let Some(x) = compared_with_undefined(c, BinaryOp::Ne) {
        (x, b)
    } else {
        (compared_with_undefined(c, BinaryOp::Eq)?, a)
    };
    let value = if **a == *x { a } else { b };
    (**value == *x
        && matches!(x, Expr::Var(_))
        && !std::ptr::eq(&raw const **value, &raw const **y))
    .then_some((x, &**y))
}

/// `x` of `x op undefined`.
fn compared_with_undefined(e: &Expr, wanted: BinaryOp) -> Option<&Expr> {
    match e {
        Expr::Binary(op, a, b) if *op == wanted => match (&**a, &**b) {
            (Expr::Undefined, x) | (x, Expr::Undefined) => Some(x),
            _ => None,
        },
        _ => None,
    }
}
