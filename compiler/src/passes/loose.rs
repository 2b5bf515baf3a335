//! What the sorts of values allow to write shorter: `==` for `===`, `null` for `undefined`, `+` between strings.
//! Decided while every variable still has one sort of value, before `reuse`.

use crate::js::{plus_parts, template_saves};
use crate::lir::{BinaryOp, Expr, Facts, NullFree, Program};

use super::shape::shorten;

/// Decides in the whole program.
pub(super) fn run(program: &mut Program) -> bool {
    program.rewrite(&mut shorten);
    let facts = Facts::of(program);
    let null_free = NullFree::of(program);
    program.rewrite(&mut |e| match e {
        Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b)
            if facts.compare_alike(a, b, null_free) =>
        {
            *op = match op {
                BinaryOp::Eq => BinaryOp::LooseEq,
                _ => BinaryOp::LooseNe,
            };
        }
        Expr::Concat(parts) => {
            let plus = plus_parts(parts, &facts);
            if plus.len() == parts.len() && !template_saves(&plus, parts) {
                *e = sum(std::mem::take(parts));
            }
        }
        _ => {}
    });
    false
}

/// `a + b + c`, from the left.
fn sum(parts: Vec<Expr>) -> Expr {
    parts
        .into_iter()
        .reduce(|left, right| left.binary(BinaryOp::Add, right))
        .unwrap_or_else(|| Expr::str(""))
}
