//! The values of enum discriminants: integer literals and plain arithmetic on them.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{BinOp, Expr, Lit, UnOp};

/// The value, or the place that cannot be evaluated.
pub fn evaluate(expr: &Expr) -> Result<i128, Span> {
    let fail = || expr.span();
    match expr {
        Expr::Lit(lit) => match &lit.lit {
            Lit::Int(int) => int.base10_parse().map_err(|_| fail()),
            Lit::Byte(byte) => Ok(byte.value().into()),
            Lit::Char(c) => Ok(u32::from(c.value()).into()),
            _ => Err(fail()),
        },
        Expr::Paren(p) => evaluate(&p.expr),
        Expr::Group(g) => evaluate(&g.expr),
        Expr::Cast(c) => evaluate(&c.expr),
        Expr::Unary(u) => {
            let value = evaluate(&u.expr)?;
            match u.op {
                UnOp::Neg(_) => value.checked_neg().ok_or_else(fail),
                UnOp::Not(_) => Ok(!value),
                _ => Err(fail()),
            }
        }
        Expr::Binary(b) => binary(&b.op, evaluate(&b.left)?, evaluate(&b.right)?).ok_or_else(fail),
        _ => Err(fail()),
    }
}

fn binary(op: &BinOp, a: i128, b: i128) -> Option<i128> {
    match op {
        BinOp::Add(_) => a.checked_add(b),
        BinOp::Sub(_) => a.checked_sub(b),
        BinOp::Mul(_) => a.checked_mul(b),
        BinOp::Div(_) => a.checked_div(b),
        BinOp::Rem(_) => a.checked_rem(b),
        BinOp::BitOr(_) => Some(a | b),
        BinOp::BitAnd(_) => Some(a & b),
        BinOp::BitXor(_) => Some(a ^ b),
        BinOp::Shl(_) => a.checked_shl(u32::try_from(b).ok()?),
        BinOp::Shr(_) => a.checked_shr(u32::try_from(b).ok()?),
        _ => None,
    }
}
