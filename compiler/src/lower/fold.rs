//! Folding of what a filled template says about literals, so that known conditions choose their arms while
//! lowering still can act on them. Only facts on which every engine agrees.

use super::pat::{binary, is_literal, not};
use crate::lir::{Expr, Prop, UnaryOp, rewrite};

/// Folds an expression from the inside out.
pub fn fold(mut e: Expr) -> Expr {
    rewrite(&mut e, &mut |e| {
        if let Some(folded) = step(e) {
            *e = folded;
        }
    });
    e
}

fn step(e: &Expr) -> Option<Expr> {
    match e {
        Expr::Binary(op, a, b) if is_literal(a) && is_literal(b) => {
            let folded = binary(*op, (**a).clone(), (**b).clone());
            (!matches!(folded, Expr::Binary(..))).then_some(folded)
        }
        Expr::And(a, b) => match &**a {
            Expr::Bool(true) => Some((**b).clone()),
            Expr::Bool(false) => Some(Expr::Bool(false)),
            _ => None,
        },
        Expr::Or(a, b) => match &**a {
            Expr::Bool(false) => Some((**b).clone()),
            Expr::Bool(true) => Some(Expr::Bool(true)),
            _ => None,
        },
        Expr::Cond(c, a, b) => match &**c {
            Expr::Bool(true) => Some((**a).clone()),
            Expr::Bool(false) => Some((**b).clone()),
            _ => None,
        },
        Expr::Unary(UnaryOp::Not, inner) if matches!(**inner, Expr::Bool(_)) => {
            Some(not((**inner).clone()))
        }
        Expr::Member(object, Prop::Fixed(name), _) => match &**object {
            // The same in all engines but for characters beyond U+FFFF.
            Expr::Str(text) if &**name == "length" && text.chars().all(|c| c < '\u{10000}') => {
                Some(count(text.chars().count()))
            }
            _ => None,
        },
        Expr::Call(callee, args, _) => call(callee, args),
        _ => None,
    }
}

/// A call of one of the engine's functions on literals, if its value is known.
pub(crate) fn on_literals(e: &Expr) -> Option<Expr> {
    match e {
        Expr::Call(callee, args, _) => call(callee, args),
        _ => None,
    }
}

/// Calls of the engine's functions on literals.
fn call(callee: &Expr, args: &[Expr]) -> Option<Expr> {
    let Expr::Member(object, Prop::Fixed(method), _) = callee else {
        return None;
    };
    match (&**object, &**method, args) {
        (Expr::Global(g), "fromCodePoint", [Expr::Num(code)]) if &**g == "String" => {
            let c = whole(*code)
                .and_then(|n| u32::try_from(n).ok())
                .and_then(char::from_u32)?;
            Some(Expr::Str(c.to_string().into()))
        }
        (Expr::Global(g), "byteLength", [Expr::Str(text)]) if &**g == "Buffer" => {
            Some(count(text.len()))
        }
        (Expr::Str(text), "toLowerCase", []) if text.is_ascii() => {
            Some(Expr::Str(text.to_ascii_lowercase().into()))
        }
        (Expr::Str(text), "trim", []) if text.is_ascii() => Some(Expr::Str(text.trim().into())),
        (Expr::Str(text), "startsWith", [Expr::Str(part)]) => {
            Some(Expr::Bool(text.starts_with(&**part)))
        }
        (Expr::Str(text), "endsWith", [Expr::Str(part)]) => {
            Some(Expr::Bool(text.ends_with(&**part)))
        }
        (Expr::Str(text), "includes", [Expr::Str(part)]) => {
            Some(Expr::Bool(text.contains(&**part)))
        }
        _ => None,
    }
}

#[allow(clippy::cast_precision_loss)]
fn count(n: usize) -> Expr {
    Expr::Num(n as f64)
}

/// The number as an integer, if it is one.
fn whole(n: f64) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation)]
    (n.fract() == 0.0 && n.abs() < 9e15).then_some(n as i64)
}
