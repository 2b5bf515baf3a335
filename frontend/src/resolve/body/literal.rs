//! Literals.

use syn::Lit as Syn;

use super::BodyCx;
use crate::hir::{ExprId, ExprKind, Lit, UnOp};
use crate::hir::{FloatTy, IntTy};
use crate::resolve::names::int_ty;
use crate::span::Span;

impl BodyCx<'_> {
    pub fn lit(&mut self, lit: &Syn) -> ExprId {
        let span = self.span(lit.span());
        match self.literal(lit, span) {
            Some((lit, negative)) => {
                let value = self.alloc(ExprKind::Lit(lit), span);
                // A pattern's `-1` is one token to syn.
                if negative {
                    self.alloc(ExprKind::Unary(UnOp::Neg, value), span)
                } else {
                    value
                }
            }
            None => self.error(span),
        }
    }

    fn literal(&mut self, lit: &Syn, span: Span) -> Option<(Lit, bool)> {
        let plain = |lit| Some((lit, false));
        match lit {
            Syn::Str(s) => plain(Lit::Str(s.value().into())),
            Syn::ByteStr(b) => plain(Lit::ByteStr(b.value().into())),
            Syn::Byte(b) => plain(Lit::Int(b.value().into(), Some(IntTy::U8))),
            Syn::Char(c) => plain(Lit::Char(c.value())),
            Syn::Bool(b) => plain(Lit::Bool(b.value)),
            Syn::Int(i) => self.number(i.base10_digits(), i.suffix(), span),
            Syn::Float(f) => self.number(f.base10_digits(), f.suffix(), span),
            _ => {
                self.cx.refuse("this literal", span);
                None
            }
        }
    }

    fn number(&mut self, digits: &str, suffix: &str, span: Span) -> Option<(Lit, bool)> {
        let (digits, negative) = digits
            .strip_prefix('-')
            .map_or((digits, false), |rest| (rest, true));
        let float = match suffix {
            "f32" => Some(FloatTy::F32),
            "f64" => Some(FloatTy::F64),
            _ => None,
        };
        let int = int_ty(suffix);
        if float.is_none() && int.is_none() && !suffix.is_empty() {
            self.cx
                .refuse(&format!("a literal of type `{suffix}`"), span);
            return None;
        }
        if float.is_none()
            && let Ok(value) = digits.parse()
        {
            return Some((Lit::Int(value, int), negative));
        }
        match digits.parse() {
            Ok(value) => Some((Lit::Float(value, float), negative)),
            Err(_) => {
                self.cx.refuse("this number", span);
                None
            }
        }
    }
}
