//! What the sorts of values allow to write shorter: `==` for `===`, `null` for `undefined`, `+` between strings.
//! Decided while every variable still has one sort of value, before `reuse`.

use super::analyses::Analyses;
use crate::js::{plus_parts, template_saves};
use crate::lir::{BinaryOp, Expr, NullFree, Program, UnaryOp};

/// Decides in the whole program.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let facts = analyses.facts(program);
    let null_free = NullFree::of(program);
    let mut changed = false;
    program.rewrite(&mut |e| match e {
        // Exact, where a comparison would take `null` as well.
        Expr::Binary(op, sort, name) if asks_for_undefined(sort, name) => {
            let Expr::Unary(_, asked) = &mut **sort else {
                return;
            };
            *e = asked.take().binary(*op, Expr::Undefined);
            changed = true;
        }
        Expr::Or(a, b) => {
            if let Some(asked) = asks_for_none(a, b) {
                *e = asked.binary(BinaryOp::LooseEq, Expr::Undefined);
                changed = true;
            }
        }
        Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b)
            if facts.compare_alike(a, b, null_free) =>
        {
            *op = match op {
                BinaryOp::Eq => BinaryOp::LooseEq,
                _ => BinaryOp::LooseNe,
            };
            changed = true;
        }
        Expr::Concat(parts) => {
            let plus = plus_parts(parts, &facts);
            if plus.len() == parts.len() && !template_saves(&plus, parts) {
                *e = sum(std::mem::take(parts));
                changed = true;
            }
        }
        _ => {}
    });
    changed
}

/// `typeof x === "undefined"` of a variable.
fn asks_for_undefined(sort: &Expr, name: &Expr) -> bool {
    matches!(sort, Expr::Unary(UnaryOp::TypeOf, asked) if matches!(**asked, Expr::Var(_)))
        && matches!(name, Expr::Str(name) if &**name == "undefined")
}

/// The variable of `x === undefined || x === null`.
fn asks_for_none(a: &Expr, b: &Expr) -> Option<Expr> {
    let Expr::Binary(BinaryOp::Eq | BinaryOp::LooseEq, x, undefined) = a else {
        return None;
    };
    let Expr::Binary(BinaryOp::Eq, y, null) = b else {
        return None;
    };
    let is_null = matches!(&**null, Expr::Global(name) if &**name == "null");
    let (Expr::Var(one), Expr::Var(other)) = (&**x, &**y) else {
        return None;
    };
    (one == other && **undefined == Expr::Undefined && is_null).then_some(Expr::Var(*one))
}

/// `a + b + c`, from the left.
fn sum(parts: Vec<Expr>) -> Expr {
    parts
        .into_iter()
        .reduce(|left, right| left.binary(BinaryOp::Add, right))
        .unwrap_or_else(|| Expr::str(""))
}
