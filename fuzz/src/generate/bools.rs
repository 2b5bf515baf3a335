//! Conditions.

use super::build::{binary, borrow, closure, macro_, method, name, unary};
use super::{Generator, Mode};
use crate::ast::{Expr, Int, Ty};

impl Generator {
    pub(super) fn bool_expr(&mut self, depth: usize) -> Expr {
        let ty = &Ty::Bool;
        match self.random.below(20) {
            0..=5 => self.comparison(depth),
            6 | 7 => {
                let (a, b) = (self.expr(ty, depth), self.expr(ty, depth));
                let op = self.one_of(&["&&", "||", "&&", "||", "^", "==", "&", "|"]);
                binary(ty, a, op, b)
            }
            8 => unary(ty, "!", self.expr(ty, depth)),
            9 => {
                let inner = Ty::Option(Box::new(self.ty(0)));
                let source = self.receiver(&inner, depth);
                method(ty, source, self.one_of(&["is_some", "is_none"]), Vec::new())
            }
            10 => {
                let inner = self.ty(0);
                let source = self.expr(&Ty::Option(Box::new(inner.clone())), depth);
                let body = self.in_closure(|g| {
                    g.declare("v", &inner, Mode::Owned, false);
                    g.expr(&Ty::Bool, depth.min(2))
                });
                method(
                    ty,
                    source,
                    self.one_of(&["is_some_and", "is_none_or"]),
                    vec![closure("v", body)],
                )
            }
            11 | 12 => {
                let (items, item) = self.chain(depth);
                let body = self.in_closure(|g| {
                    g.declare("it", &item, Mode::Owned, false);
                    g.expr(&Ty::Bool, depth.min(2))
                });
                method(
                    ty,
                    items,
                    self.one_of(&["any", "all"]),
                    vec![closure("it", body)],
                )
            }
            13 | 14 => {
                let text = self.receiver(&Ty::Text, depth);
                let test = self.one_of(&["contains", "starts_with", "ends_with"]);
                let pattern = self.text_pattern(1);
                method(ty, text, test, vec![pattern])
            }
            15 => {
                let item = self.ty(0);
                let vec = Ty::Vec(Box::new(item.clone()));
                let items = self.receiver(&vec, depth);
                let wanted = self.frozen(|g| g.expr(&item, 1));
                method(ty, items, "contains", vec![borrow(wanted)])
            }
            16 => {
                let scrutinee = Ty::Option(Box::new(Ty::Int(Int::I32)));
                let source = self.expr(&scrutinee, depth);
                let mut bindings = Vec::new();
                let mut text = self.pattern(&scrutinee, Mode::Owned, 2, &mut bindings);
                if bindings.is_empty() && self.random.percent(50) {
                    text = format!("{text} | None");
                }
                macro_(ty, "matches", "", vec![source, name(&Ty::Other, text)])
            }
            17 => {
                let c = self.expr(&Ty::Char, depth);
                let test = self.one_of(&[
                    "is_ascii_digit",
                    "is_alphabetic",
                    "is_whitespace",
                    "is_ascii_uppercase",
                    "is_numeric",
                    "is_ascii",
                    "is_lowercase",
                    "is_ascii_punctuation",
                    "is_alphanumeric",
                    "is_ascii_hexdigit",
                ]);
                method(ty, c, test, Vec::new())
            }
            18 => {
                let test = self.one_of(&["is_nan", "is_finite", "is_sign_negative"]);
                // The sign of a NaN is lost (`docs/exceptions.md`).
                let x = if test == "is_sign_negative" {
                    self.literal(&Ty::F64, 0)
                } else {
                    self.expr(&Ty::F64, depth)
                };
                method(ty, x, test, Vec::new())
            }
            _ => {
                let int = self.int();
                let (low, high) = (self.int_literal(int), self.int_literal(int));
                let range = binary(&Ty::Other, low, self.one_of(&["..", "..="]), high);
                let value = self.expr(&Ty::Int(int), depth);
                method(ty, range, "contains", vec![borrow(value)])
            }
        }
    }

    fn comparison(&mut self, depth: usize) -> Expr {
        let of = if self.random.percent(60) {
            self.ty(0)
        } else {
            self.ty(1)
        };
        let (a, b) = (self.expr(&of, depth), self.expr(&of, depth));
        let ops: &[&'static str] = if of.is_ord() || of == Ty::F64 {
            &["==", "!=", "<", "<=", ">", ">="]
        } else {
            &["==", "!="]
        };
        let op = *self.random.pick(ops);
        binary(&Ty::Bool, a, op, b)
    }
}
