//! Expressions that can be computed or said more shortly. Values and effects stay the same, and so does their order.

// `a op b` and `c ? a : b` are the names that everyone knows these by.
#![allow(clippy::many_single_char_names)]
// Tables of what is known: a line for each reason.
#![allow(clippy::match_same_arms)]

use super::analyses::Analyses;
use crate::js::is_string;
use crate::lir::{
    BinaryOp, Effect, Expr, Program, Prop, Stmt, StmtKind, UnaryOp, effect, is_boolean, size,
};

/// Folds every expression of the program.
pub(super) fn run(program: &mut Program, _: &mut Analyses) -> bool {
    let mut folder = Folder { changed: false };
    program.rewrite(&mut |e| folder.expr(e));
    for function in &mut program.functions {
        folder.conditions(&mut function.body);
    }
    folder.changed
}

struct Folder {
    changed: bool,
}

impl Folder {
    fn set(&mut self, e: &mut Expr, to: Expr) {
        *e = to;
        self.changed = true;
    }

    /// Conditions of statements: only whether they are true matters.
    fn conditions(&mut self, list: &mut [Stmt]) {
        for stmt in list {
            match &mut stmt.kind {
                StmtKind::If(cond, _, _)
                | StmtKind::For {
                    cond: Some(cond), ..
                } => self.truth(cond),
                _ => {}
            }
            stmt.kind.for_each_expr_mut(|e| self.conditions_in(e));
            stmt.kind.for_each_list_mut(|inner| self.conditions(inner));
        }
    }

    fn conditions_in(&mut self, e: &mut Expr) {
        match e {
            Expr::Function(function) => self.conditions(&mut function.body),
            Expr::Cond(test, _, _) => self.truth(test),
            Expr::Unary(UnaryOp::Not, a) => self.truth(a),
            _ => {}
        }
        e.for_each_child_mut(|child| self.conditions_in(child));
    }

    /// An expression of which only the truth matters.
    fn truth(&mut self, e: &mut Expr) {
        match e {
            Expr::And(a, b) | Expr::Or(a, b) => {
                self.truth(a);
                self.truth(b);
            }
            Expr::Unary(UnaryOp::Not, a) => {
                self.truth(a);
                if let Expr::Unary(UnaryOp::Not, inner) = &mut **a {
                    let inner = inner.take();
                    self.set(e, inner);
                }
            }
            _ => {}
        }
        match e {
            Expr::And(a, b) if **b == Expr::Bool(true) => {
                let a = a.take();
                self.set(e, a);
            }
            Expr::Or(a, b) if **b == Expr::Bool(false) => {
                let a = a.take();
                self.set(e, a);
            }
            Expr::Cond(c, a, b) => {
                let parts = (&**a, &**b);
                let new = match parts {
                    (Expr::Bool(true), Expr::Bool(false)) => c.take(),
                    (Expr::Bool(false), Expr::Bool(true)) => negated(c.take()),
                    (Expr::Bool(true), _) => Expr::Or(Box::new(c.take()), Box::new(b.take())),
                    (_, Expr::Bool(false)) => Expr::And(Box::new(c.take()), Box::new(a.take())),
                    (Expr::Bool(false), _) => {
                        Expr::And(Box::new(negated(c.take())), Box::new(b.take()))
                    }
                    (_, Expr::Bool(true)) => {
                        Expr::Or(Box::new(negated(c.take())), Box::new(a.take()))
                    }
                    _ => return,
                };
                self.set(e, new);
            }
            Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b) => {
                let zero = |e: &Expr, of: &Expr| {
                    (*e == Expr::Num(0.0) && is_length(of))
                        || (*e == Expr::str("") && is_string(of))
                };
                let truthy = if zero(b, a) {
                    a.take()
                } else if zero(a, b) {
                    b.take()
                } else {
                    return;
                };
                let new = if *op == BinaryOp::Ne {
                    truthy
                } else {
                    truthy.not()
                };
                self.set(e, new);
            }
            Expr::Binary(BinaryOp::Gt, a, b) if **b == Expr::Num(0.0) && is_length(a) => {
                let a = a.take();
                self.set(e, a);
            }
            _ => {}
        }
    }

    fn expr(&mut self, e: &mut Expr) {
        match e {
            Expr::Unary(..) => self.unary(e),
            Expr::Binary(..) => self.binary(e),
            Expr::And(..) | Expr::Or(..) => self.logical(e),
            Expr::Cond(..) => self.cond(e),
            Expr::Concat(_) => self.concat(e),
            Expr::Seq(_) => self.seq(e),
            Expr::Member(..) => self.member(e),
            // `{a: 1}.a = x` has become `1 = x`: nobody has the object.
            Expr::Assign(place, value) if !is_place(place) => {
                let value = value.take();
                self.set(e, value);
            }
            Expr::AssignOp(op, place, value) if !is_place(place) => {
                let new = place.take().binary(*op, value.take());
                self.set(e, new);
            }
            Expr::Call(..) => {
                if let Some(new) = on_known(e) {
                    self.set(e, new);
                }
            }
            _ => {}
        }
    }

    fn unary(&mut self, e: &mut Expr) {
        let Expr::Unary(op, a) = e else { return };
        let new = match op {
            UnaryOp::Not => match truth_of(a) {
                Some(known) if effect(a) != Effect::Effect => Expr::Bool(!known),
                _ => {
                    let cost = size(a) + 1 + usize::from(is_compound(a)) * 2;
                    let other = negated((**a).clone());
                    if matches!(other, Expr::Unary(UnaryOp::Not, _))
                        || size(&other) + parens_inside(&other) >= cost
                    {
                        return;
                    }
                    other
                }
            },
            UnaryOp::Neg => match **a {
                Expr::Num(n) => Expr::Num(-n),
                _ => return,
            },
            UnaryOp::Plus => match **a {
                Expr::Num(n) => Expr::Num(n),
                _ => return,
            },
            UnaryOp::Void if effect(a) != Effect::Effect => Expr::Undefined,
            UnaryOp::TypeOf => match &**a {
                Expr::Str(_) | Expr::Concat(_) => Expr::str("string"),
                Expr::Num(_) => Expr::str("number"),
                Expr::Bool(_) => Expr::str("boolean"),
                Expr::Undefined => Expr::str("undefined"),
                _ => return,
            },
            UnaryOp::BitNot | UnaryOp::Void | UnaryOp::Delete => return,
        };
        self.set(e, new);
    }

    fn binary(&mut self, e: &mut Expr) {
        let own = size(e);
        let Expr::Binary(op, a, b) = e else { return };
        let new = match (&mut **a, &mut **b) {
            (Expr::Num(x), Expr::Num(y)) => match arithmetic(*op, *x, *y) {
                Some(value) if size(&value) <= own => value,
                _ => return,
            },
            (a, b) if *op == BinaryOp::Add && (is_string(a) || is_string(b)) => {
                Expr::Concat(vec![a.take(), b.take()])
            }
            (a, b) if matches!(op, BinaryOp::Eq | BinaryOp::Ne) => match equality(*op, a, b) {
                Some(value) => value,
                None => return,
            },
            _ => return,
        };
        self.set(e, new);
    }

    fn logical(&mut self, e: &mut Expr) {
        let (a, b, is_and) = match e {
            Expr::And(a, b) => (a, b, true),
            Expr::Or(a, b) => (a, b, false),
            _ => return,
        };
        let new = match truth_of(a) {
            Some(known) if effect(a) != Effect::Effect => {
                if known == is_and {
                    b.take()
                } else {
                    a.take()
                }
            }
            _ if a == b && effect(a) == Effect::Pure => a.take(),
            _ if !is_and && has_undefined_arm(a) => filled(a, b),
            _ if is_boolean(a) && **b == Expr::Bool(is_and) => a.take(),
            _ if effect(a) != Effect::Effect && is_boolean(a) && **b == Expr::Bool(!is_and) => {
                Expr::Bool(!is_and)
            }
            // `(a && b) && c` leans left, where no parentheses are needed.
            _ => match (&mut **b, is_and) {
                (Expr::And(x, y), true) => Expr::And(
                    Box::new(Expr::And(Box::new(a.take()), Box::new(x.take()))),
                    Box::new(y.take()),
                ),
                (Expr::Or(x, y), false) => Expr::Or(
                    Box::new(Expr::Or(Box::new(a.take()), Box::new(x.take()))),
                    Box::new(y.take()),
                ),
                _ => return,
            },
        };
        self.set(e, new);
    }

    fn cond(&mut self, e: &mut Expr) {
        let Expr::Cond(c, a, b) = e else { return };
        if let Some(known) = truth_of(c)
            && effect(c) != Effect::Effect
        {
            let new = if known { a.take() } else { b.take() };
            return self.set(e, new);
        }
        if let Expr::Unary(UnaryOp::Not, inner) = &mut **c {
            let new = Expr::Cond(
                Box::new(inner.take()),
                Box::new(b.take()),
                Box::new(a.take()),
            );
            self.set(e, new);
            return self.cond(e);
        }
        let new = match (&mut **a, &mut **b) {
            (a, b) if a == b => match effect(c) {
                Effect::Effect => Expr::Seq(vec![c.take(), a.take()]),
                Effect::Pure | Effect::Read => a.take(),
            },
            (Expr::Bool(true), Expr::Bool(false)) => boolean(c.take()),
            (Expr::Bool(false), Expr::Bool(true)) => negated(c.take()),
            (Expr::Bool(false), b) if is_boolean(c) => {
                Expr::And(Box::new(negated(c.take())), Box::new(b.take()))
            }
            (Expr::Bool(true), b) if is_boolean(c) => {
                Expr::Or(Box::new(c.take()), Box::new(b.take()))
            }
            (a, Expr::Bool(false)) if is_boolean(c) => {
                Expr::And(Box::new(c.take()), Box::new(a.take()))
            }
            (a, Expr::Bool(true)) if is_boolean(c) => {
                Expr::Or(Box::new(negated(c.take())), Box::new(a.take()))
            }
            (a, b) if **c == *a && matches!(**c, Expr::Var(_)) => {
                Expr::Or(Box::new(c.take()), Box::new(b.take()))
            }
            (a, b) if **c == *b && matches!(**c, Expr::Var(_)) => {
                Expr::And(Box::new(c.take()), Box::new(a.take()))
            }
            // a ? (b ? x : y) : y
            (Expr::Cond(c2, x, y), b) if **y == *b => Expr::Cond(
                Box::new(Expr::And(Box::new(c.take()), Box::new(c2.take()))),
                Box::new(x.take()),
                Box::new(b.take()),
            ),
            (a, Expr::Cond(c2, x, y)) if **x == *a => Expr::Cond(
                Box::new(Expr::Or(Box::new(c.take()), Box::new(c2.take()))),
                Box::new(a.take()),
                Box::new(y.take()),
            ),
            // a ? x : (b ? y : x)
            (a, Expr::Cond(c2, x, y)) if **y == *a && turns_free(c) => Expr::Cond(
                Box::new(Expr::And(Box::new(negated(c.take())), Box::new(c2.take()))),
                Box::new(x.take()),
                Box::new(a.take()),
            ),
            (Expr::Cond(c2, x, y), b) if **x == *b && turns_free(c) => Expr::Cond(
                Box::new(Expr::Or(Box::new(negated(c.take())), Box::new(c2.take()))),
                Box::new(b.take()),
                Box::new(y.take()),
            ),
            (a, b) => match unified(c, a, b) {
                Some(new) => new,
                None => return,
            },
        };
        self.set(e, new);
    }

    fn concat(&mut self, e: &mut Expr) {
        let Expr::Concat(parts) = e else { return };
        let before = parts.len();
        let mut out: Vec<Expr> = Vec::new();
        for mut part in parts.drain(..) {
            // A part becomes a text as `String` makes it one.
            if let Expr::Call(callee, args, _) = &mut part
                && **callee == Expr::Global("String".into())
                && args.len() == 1
            {
                part = args[0].take();
                self.changed = true;
            }
            match part {
                Expr::Concat(inner) => inner.into_iter().for_each(|p| push_part(&mut out, p)),
                part => push_part(&mut out, part),
            }
        }
        if out.len() > 2
            || (out.len() == 2 && out.iter().all(|p| is_string(p) || *p == Expr::str("")))
        {
            out.retain(|p| *p != Expr::str(""));
        }
        let changed = out.len() != before;
        *e = match out.len() {
            0 => Expr::str(""),
            1 if is_string(&out[0]) => out.pop().expect("one part"),
            1 => Expr::Concat(vec![Expr::str(""), out.pop().expect("one part")]),
            _ => Expr::Concat(out),
        };
        self.changed |= changed;
    }

    fn seq(&mut self, e: &mut Expr) {
        let Expr::Seq(items) = e else { return };
        let last = items.pop().expect("a sequence has parts");
        let mut out = Vec::new();
        for item in items.drain(..) {
            match item {
                Expr::Seq(inner) => {
                    out.extend(inner.into_iter().filter(|i| effect(i) == Effect::Effect));
                }
                item if effect(&item) == Effect::Effect => out.push(item),
                _ => self.changed = true,
            }
        }
        match last {
            Expr::Seq(inner) => out.extend(inner),
            last => out.push(last),
        }
        *e = if out.len() == 1 {
            out.pop().expect("one")
        } else {
            Expr::Seq(out)
        };
    }

    fn member(&mut self, e: &mut Expr) {
        let Expr::Member(object, prop, _) = e else {
            return;
        };
        let new = match &mut **object {
            // `(c ? {a: x} : {a: y}).a`
            Expr::Cond(c, x, y) => match (field_alone(x, prop), field_alone(y, prop)) {
                (Some(x), Some(y)) => {
                    Expr::Cond(Box::new(c.take()), Box::new(x.clone()), Box::new(y.clone()))
                }
                _ => return,
            },
            literal @ Expr::Object(_) => match field_alone(literal, prop) {
                Some(value) => value.clone(),
                None => return,
            },
            Expr::Array(items)
                if is_length_name(prop) && items.iter().all(|v| effect(v) != Effect::Effect) =>
            {
                Expr::Num(f64::from(u32::try_from(items.len()).unwrap_or(u32::MAX)))
            }
            Expr::Str(s) if is_length_name(prop) && s.is_ascii() => {
                Expr::Num(f64::from(u32::try_from(s.len()).unwrap_or(u32::MAX)))
            }
            _ => return,
        };
        self.set(e, new);
    }
}

/// `c ? undefined : {…}`: what `||` is asked for on one side alone.
fn has_undefined_arm(e: &Expr) -> bool {
    let is_there = |e: &Expr| truth_of(e) == Some(true) && effect(e) != Effect::Effect;
    matches!(e, Expr::Cond(_, a, b)
        if (**a == Expr::Undefined && is_there(b)) || (is_there(a) && **b == Expr::Undefined))
}

/// `(c ? undefined : x) || y` as `c ? y : x`.
fn filled(e: &mut Expr, other: &mut Expr) -> Expr {
    let mut e = e.take();
    if let Expr::Cond(_, a, b) = &mut e {
        let arm = if **a == Expr::Undefined { a } else { b };
        **arm = other.take();
    }
    e
}

/// The value of a literal's field, if nothing is lost with the others.
fn field_alone<'e>(literal: &'e Expr, prop: &Prop) -> Option<&'e Expr> {
    let Expr::Object(fields) = literal else {
        return None;
    };
    let quiet = fields.iter().all(|(_, v)| effect(v) != Effect::Effect);
    let field = fields.iter().find(|(p, _)| p == prop);
    field.map(|(_, value)| value).filter(|_| quiet)
}

/// `f(c ? 63 : 38)`, where both values are known.
fn on_known(e: &Expr) -> Option<Expr> {
    let Expr::Call(callee, args, call) = e else {
        return None;
    };
    let [Expr::Cond(c, x, y)] = &args[..] else {
        return None;
    };
    let of = |x: &Expr| {
        let call = Expr::Call(callee.clone(), vec![x.clone()], *call);
        crate::lower::on_literals(&call)
    };
    let (x, y) = (of(x)?, of(y)?);
    Some(Expr::Cond(c.clone(), Box::new(x), Box::new(y)))
}

fn push_part(out: &mut Vec<Expr>, part: Expr) {
    let part = match part {
        Expr::Num(n) if n.fract() == 0.0 && n.abs() < 1e15 => {
            Expr::Str(format!("{}", n + 0.0).into())
        }
        Expr::Bool(b) => Expr::str(if b { "true" } else { "false" }),
        part => part,
    };
    match (out.last_mut(), &part) {
        (Some(Expr::Str(last)), Expr::Str(next)) => *last = format!("{last}{next}").into(),
        _ => out.push(part),
    }
}

/// Whether something can be assigned to.
fn is_place(e: &Expr) -> bool {
    matches!(e, Expr::Var(_) | Expr::Member(..) | Expr::Index(..))
}

fn is_length_name(prop: &Prop) -> bool {
    matches!(prop, Prop::Fixed(name) if &**name == "length")
}

/// A number that is never NaN.
fn is_length(e: &Expr) -> bool {
    matches!(e, Expr::Member(_, prop, _) if is_length_name(prop))
}

/// Whether two operands of `&&` or the like stand inside, which `!` puts in parentheses.
fn is_compound(e: &Expr) -> bool {
    matches!(
        e,
        Expr::And(..)
            | Expr::Or(..)
            | Expr::Binary(..)
            | Expr::Cond(..)
            | Expr::Assign(..)
            | Expr::Seq(_)
    )
}

/// Bytes for the parentheses around `||` inside `&&`.
fn parens_inside(e: &Expr) -> usize {
    match e {
        Expr::And(a, b) => [a, b]
            .iter()
            .map(|x| {
                if matches!(***x, Expr::Or(..)) {
                    2
                } else {
                    parens_inside(x)
                }
            })
            .sum(),
        Expr::Or(a, b) => parens_inside(a) + parens_inside(b),
        _ => 0,
    }
}

/// The shortest expression that is true where `e` is false and the other way round; a boolean.
pub(super) fn negated(e: Expr) -> Expr {
    match e {
        Expr::Bool(b) => Expr::Bool(!b),
        Expr::Unary(UnaryOp::Not, a) if is_boolean(&a) => *a,
        Expr::Binary(BinaryOp::Eq, a, b) => Expr::Binary(BinaryOp::Ne, a, b),
        Expr::Binary(BinaryOp::Ne, a, b) => Expr::Binary(BinaryOp::Eq, a, b),
        Expr::Binary(BinaryOp::LooseEq, a, b) => Expr::Binary(BinaryOp::LooseNe, a, b),
        Expr::Binary(BinaryOp::LooseNe, a, b) => Expr::Binary(BinaryOp::LooseEq, a, b),
        Expr::And(a, b) => shorter_negation(Expr::And(a.clone(), b.clone()), Expr::Or, *a, *b),
        Expr::Or(a, b) => shorter_negation(Expr::Or(a.clone(), b.clone()), Expr::And, *a, *b),
        e => e.not(),
    }
}

/// Whether the opposite condition takes no more bytes.
fn turns_free(e: &Expr) -> bool {
    let other = inverted(e.clone());
    size(&other) + parens_inside(&other) <= size(e) + parens_inside(e) + 1
}

/// The opposite condition, where only the truth matters.
pub(super) fn inverted(e: Expr) -> Expr {
    match e {
        Expr::Unary(UnaryOp::Not, a) => *a,
        Expr::And(a, b) => inverted_inside(Expr::And(a.clone(), b.clone()), Expr::Or, *a, *b),
        Expr::Or(a, b) => inverted_inside(Expr::Or(a.clone(), b.clone()), Expr::And, *a, *b),
        Expr::Seq(mut items) => {
            if let Some(last) = items.pop() {
                items.push(inverted(last));
            }
            Expr::Seq(items)
        }
        e => negated(e),
    }
}

fn inverted_inside(whole: Expr, join: fn(Box<Expr>, Box<Expr>) -> Expr, a: Expr, b: Expr) -> Expr {
    let inward = join(Box::new(inverted(a)), Box::new(inverted(b)));
    if size(&inward) + parens_inside(&inward) <= size(&whole) + 3 {
        inward
    } else {
        whole.not()
    }
}

fn shorter_negation(whole: Expr, join: fn(Box<Expr>, Box<Expr>) -> Expr, a: Expr, b: Expr) -> Expr {
    let inward = join(Box::new(negated(a)), Box::new(negated(b)));
    if size(&inward) + parens_inside(&inward) <= size(&whole) + 3 {
        inward
    } else {
        whole.not()
    }
}

/// `e` as `true` or `false`.
fn boolean(e: Expr) -> Expr {
    if is_boolean(&e) { e } else { e.not().not() }
}

/// Whether the value is certainly not `undefined`.
pub(super) fn is_defined(e: &Expr) -> bool {
    match e {
        Expr::Bool(_)
        | Expr::Num(_)
        | Expr::Str(_)
        | Expr::Regex(..)
        | Expr::Key(_)
        | Expr::Fn(_)
        | Expr::Array(_)
        | Expr::Object(_)
        | Expr::Concat(_)
        | Expr::Function(_)
        | Expr::New(..)
        | Expr::Binary(..)
        | Expr::AssignOp(..) => true,
        Expr::Unary(op, _) => !matches!(op, UnaryOp::Void),
        Expr::Cond(_, a, b) => is_defined(a) && is_defined(b),
        Expr::And(a, b) | Expr::Or(a, b) => is_defined(a) && is_defined(b),
        Expr::Assign(_, value) => is_defined(value),
        Expr::Seq(items) => items.last().is_some_and(is_defined),
        Expr::Global(name) => &**name == "null",
        Expr::Call(..) => is_string(e) || is_boolean(e),
        Expr::Undefined
        | Expr::Var(_)
        | Expr::Module(_)
        | Expr::Member(..)
        | Expr::Index(..)
        | Expr::Await(_) => false,
    }
}

/// Whether `e` is certainly true, or certainly false; its effect is not asked.
pub(super) fn truth_of(e: &Expr) -> Option<bool> {
    match e {
        Expr::Undefined => Some(false),
        Expr::Bool(b) => Some(*b),
        Expr::Num(n) => Some(*n != 0.0 && !n.is_nan()),
        Expr::Str(s) => Some(!s.is_empty()),
        Expr::Array(_) | Expr::Object(_) | Expr::Function(_) | Expr::Fn(_) | Expr::Regex(..) => {
            Some(true)
        }
        Expr::Unary(UnaryOp::Not, a) => truth_of(a).map(|known| !known),
        Expr::And(a, b) => match (truth_of(a), truth_of(b)) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        },
        Expr::Or(a, b) => match (truth_of(a), truth_of(b)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        },
        Expr::Assign(_, value) => truth_of(value),
        Expr::Seq(items) => items.last().and_then(truth_of),
        _ => None,
    }
}

// Conversions to 32 bits wrap and comparisons are exact on purpose: that is what JavaScript does.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_cmp
)]
fn arithmetic(op: BinaryOp, x: f64, y: f64) -> Option<Expr> {
    let bits = |x: f64| -> Option<i32> {
        // In range, integers convert exactly.
        (x.fract() == 0.0 && x.abs() <= 9_007_199_254_740_992.0).then_some(x as i64 as i32)
    };
    Some(match op {
        BinaryOp::Add => Expr::Num(x + y),
        BinaryOp::Sub => Expr::Num(x - y),
        BinaryOp::Mul => Expr::Num(x * y),
        BinaryOp::Div => Expr::Num(x / y),
        BinaryOp::Rem => Expr::Num(x % y),
        BinaryOp::BitAnd => Expr::Num(f64::from(bits(x)? & bits(y)?)),
        BinaryOp::BitOr => Expr::Num(f64::from(bits(x)? | bits(y)?)),
        BinaryOp::BitXor => Expr::Num(f64::from(bits(x)? ^ bits(y)?)),
        BinaryOp::Shl => Expr::Num(f64::from(bits(x)?.wrapping_shl(bits(y)? as u32))),
        BinaryOp::Sar => Expr::Num(f64::from(bits(x)?.wrapping_shr(bits(y)? as u32))),
        BinaryOp::Shr => Expr::Num(f64::from((bits(x)? as u32).wrapping_shr(bits(y)? as u32))),
        BinaryOp::Eq | BinaryOp::LooseEq => Expr::Bool(x == y),
        BinaryOp::Ne | BinaryOp::LooseNe => Expr::Bool(x != y),
        BinaryOp::Lt => Expr::Bool(x < y),
        BinaryOp::Le => Expr::Bool(x <= y),
        BinaryOp::Gt => Expr::Bool(x > y),
        BinaryOp::Ge => Expr::Bool(x >= y),
        BinaryOp::Exp | BinaryOp::In | BinaryOp::InstanceOf => return None,
    })
}

/// `a === b` or `a !== b`, if it is known.
fn equality(op: BinaryOp, a: &mut Expr, b: &mut Expr) -> Option<Expr> {
    if !is_literal(b) && is_literal(a) {
        std::mem::swap(a, b);
    }
    if !is_literal(b) {
        return None;
    }
    if let Some(equal) = known_equality(a, b) {
        return (effect(a) != Effect::Effect).then_some(Expr::Bool(equal == (op == BinaryOp::Eq)));
    }
    // `(c ? x : undefined) === undefined`, with `x` defined, asks for `c` only.
    let Expr::Cond(c, x, y) = a else { return None };
    if effect(x) == Effect::Effect || effect(y) == Effect::Effect {
        return None;
    }
    let x_is = match (known_equality(x, b), known_equality(y, b)) {
        (Some(x_is), Some(y_is)) if x_is != y_is => x_is,
        (Some(known), None) => return Some(one_side(op, known, c.take(), y.take(), b.take())),
        (None, Some(known)) => {
            return Some(one_side(op, known, negated(c.take()), x.take(), b.take()));
        }
        _ => return None,
    };
    let c = c.take();
    Some(if x_is == (op == BinaryOp::Eq) {
        boolean(c)
    } else {
        negated(c)
    })
}

/// `(c ? known : x) === literal`: the known side is taken when `c` holds.
fn one_side(op: BinaryOp, known: bool, c: Expr, x: Expr, literal: Expr) -> Expr {
    let rest = Box::new(Expr::Binary(op, Box::new(x), Box::new(literal)));
    if known == (op == BinaryOp::Eq) {
        Expr::Or(Box::new(boolean(c)), rest)
    } else {
        Expr::And(Box::new(negated(c)), rest)
    }
}

fn is_literal(e: &Expr) -> bool {
    matches!(
        e,
        Expr::Undefined | Expr::Bool(_) | Expr::Num(_) | Expr::Str(_)
    )
}

/// Whether `a === b`, as far as it can be known.
#[allow(
    clippy::float_cmp,
    reason = "JavaScript compares numbers so: -0 is 0, and NaN is not NaN"
)]
pub(super) fn known_equality(a: &Expr, b: &Expr) -> Option<bool> {
    match (a, b) {
        (Expr::Num(x), Expr::Num(y)) => Some(x == y),
        (a, b) if is_literal(a) && is_literal(b) => Some(a == b),
        (a, Expr::Undefined) if is_defined(a) => Some(false),
        (Expr::Object(_) | Expr::Array(_) | Expr::Function(_), _) => Some(false),
        _ => None,
    }
}

/// `c ? f(x) : f(y)` as `f(c ? x : y)`, and the like for assignments to one variable.
fn unified(c: &mut Expr, a: &mut Expr, b: &mut Expr) -> Option<Expr> {
    match (a, b) {
        (Expr::Assign(p, x), Expr::Assign(q, y)) if p == q && matches!(**p, Expr::Var(_)) => {
            let value = Expr::Cond(Box::new(c.take()), Box::new(x.take()), Box::new(y.take()));
            Some(Expr::Assign(Box::new(p.take()), Box::new(value)))
        }
        (Expr::Call(f, xs, e1), Expr::Call(g, ys, e2))
            if f == g && xs.len() == ys.len() && e1 == e2 =>
        {
            let stable = match &**f {
                Expr::Fn(_) | Expr::Global(_) => true,
                Expr::Member(object, _, _) => matches!(**object, Expr::Global(_) | Expr::Module(_)),
                _ => false,
            };
            let mut differing = xs
                .iter()
                .zip(ys.iter())
                .enumerate()
                .filter(|(_, (x, y))| x != y)
                .map(|(i, _)| i);
            let index = differing.next()?;
            let before_pure = xs[..index].iter().all(|x| effect(x) == Effect::Pure)
                && effect(c) != Effect::Effect;
            let awaits = contains_await(c);
            if !stable || differing.next().is_some() || !before_pure || awaits {
                return None;
            }
            let arg = Expr::Cond(
                Box::new(c.take()),
                Box::new(xs[index].take()),
                Box::new(ys[index].take()),
            );
            let mut args = std::mem::take(xs);
            args[index] = arg;
            Some(Expr::Call(Box::new(f.take()), args, *e1))
        }
        _ => None,
    }
}

/// Whether an `await` stands in it, function literals aside.
pub(super) fn contains_await(e: &Expr) -> bool {
    let mut found = matches!(e, Expr::Await(_));
    e.for_each_child(|child| found |= contains_await(child));
    found
}
