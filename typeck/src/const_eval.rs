//! Values of constant expressions that types depend on: array lengths and const arguments.

use super::{Query, TyCtxt};
use crate::hir::{BinOp, Body, DefId, DefKind, ExprId, ExprKind, Lit, Path, Res, UnOp};
use crate::ty::{FloatTy, Ty, TyKind};

impl TyCtxt {
    /// The value of an integer, boolean or character expression; `None` if it is none of those, or negative.
    pub(super) fn eval_const(&self, body: &Body, expr: ExprId) -> Option<u128> {
        u128::try_from(self.eval(body, expr)?).ok()
    }

    /// Signed, since a length may be a difference of negative constants.
    fn eval(&self, body: &Body, expr: ExprId) -> Option<i128> {
        match &body.expr(expr).kind {
            ExprKind::Lit(Lit::Int(value, _)) => i128::try_from(*value).ok(),
            ExprKind::Lit(Lit::Bool(value)) => Some(i128::from(*value)),
            ExprKind::Lit(Lit::Char(value)) => Some(i128::from(u32::from(*value))),
            ExprKind::Path(path) => self.eval_path(path),
            ExprKind::Unary(UnOp::Neg, operand) => self.eval(body, *operand)?.checked_neg(),
            ExprKind::Binary(op, lhs, rhs) => {
                let (a, b) = (self.eval(body, *lhs)?, self.eval(body, *rhs)?);
                eval_binary(*op, a, b)
            }
            ExprKind::Cast(operand, _) => self.eval(body, *operand),
            ExprKind::Block(block) if block.stmts.is_empty() => self.eval(body, block.tail?),
            ExprKind::MethodCall {
                receiver,
                segment,
                args,
            } if args.is_empty() && &*segment.name == "len" => self
                .eval_len(body, *receiver)
                .and_then(|len| i128::try_from(len).ok()),
            _ => None,
        }
    }

    fn eval_path(&self, path: &Path) -> Option<i128> {
        let def = match (path.res, &path.rest[..]) {
            (Res::Def(def), []) => def,
            (Res::SelfTyImpl(impl_), [name]) => match &self.crates.def(impl_).kind {
                DefKind::Impl(data) => *data.items.get(&name.name)?,
                _ => return None,
            },
            _ => return None,
        };
        self.eval_item(def)
    }

    fn eval_item(&self, def: DefId) -> Option<i128> {
        let body = self.body_of(def)?;
        let _guard = self.enter(Query::Const, def)?;
        self.eval(&body, body.value)
    }

    /// `NAMES.len()` of a constant array, or of a reference to one.
    fn eval_len(&self, body: &Body, receiver: ExprId) -> Option<u128> {
        let ExprKind::Path(path) = &body.expr(receiver).kind else {
            return None;
        };
        let Res::Def(def) = path.res else { return None };
        match &**self.type_of(def).peel_refs() {
            TyKind::Array(_, len) => match **len {
                TyKind::Const(len) => Some(len),
                _ => None,
            },
            TyKind::Slice(_) | TyKind::Str => self.literal_len(def),
            _ => None,
        }
    }

    fn literal_len(&self, def: DefId) -> Option<u128> {
        let body = self.body_of(def)?;
        let mut value = body.value;
        while let ExprKind::AddrOf(_, inner) = body.expr(value).kind {
            value = inner;
        }
        match &body.expr(value).kind {
            ExprKind::Array { elems, vec: false } => Some(elems.len() as u128),
            ExprKind::Lit(Lit::Str(text)) => Some(text.len() as u128),
            ExprKind::Lit(Lit::ByteStr(bytes)) => Some(bytes.len() as u128),
            _ => None,
        }
    }
}

fn eval_binary(op: BinOp, a: i128, b: i128) -> Option<i128> {
    match op {
        BinOp::Add => a.checked_add(b),
        BinOp::Sub => a.checked_sub(b),
        BinOp::Mul => a.checked_mul(b),
        BinOp::Div => a.checked_div(b),
        BinOp::Rem => a.checked_rem(b),
        BinOp::BitAnd => Some(a & b),
        BinOp::BitOr => Some(a | b),
        BinOp::BitXor => Some(a ^ b),
        BinOp::Shl => a.checked_shl(u32::try_from(b).ok()?),
        BinOp::Shr => a.checked_shr(u32::try_from(b).ok()?),
        BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => None,
    }
}

/// The bytes that a value of the type takes natively; `None` where rustc alone knows.
pub fn size_of(ty: &Ty) -> Option<u32> {
    match &**ty {
        TyKind::Bool => Some(1),
        TyKind::Char | TyKind::Float(FloatTy::F32) => Some(4),
        TyKind::Float(FloatTy::F64) => Some(8),
        TyKind::Int(int) => Some(int.bits() / 8),
        TyKind::Array(elem, len) => match **len {
            TyKind::Const(len) => u32::try_from(len).ok()?.checked_mul(size_of(elem)?),
            _ => None,
        },
        TyKind::Tuple(parts) if parts.is_empty() => Some(0),
        _ => None,
    }
}
