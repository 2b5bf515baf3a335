//! Integers and floats: operators, the named kinds of arithmetic, casts, what other types count.

use super::build::{binary, call, cast, closure, field, method, name, unary};
use super::{Generator, Mode};
use crate::ast::{Expr, Int, Ty};

impl Generator {
    pub(super) fn int_expr(&mut self, int: Int, depth: usize) -> Expr {
        let ty = &Ty::Int(int);
        match self.random.below(30) {
            0..=4 => self.plain_arithmetic(int, depth),
            5..=8 => self.named_arithmetic(int, depth),
            9 | 10 => self.bits(int, depth),
            11..=14 => self.cast_to(int, depth),
            15 | 16 => {
                let (a, b) = (self.expr(ty, depth), self.expr(ty, depth));
                method(ty, a, self.one_of(&["min", "max"]), vec![b])
            }
            17 => {
                let (low, high) = (self.small(int, 5), self.small(int, 100));
                let high = binary(ty, high, "+", name(&Ty::Other, "5"));
                let value = self.expr(ty, depth);
                method(ty, value, "clamp", vec![low, high])
            }
            18 => {
                let text = self.receiver(&Ty::Text, depth);
                let parsed = method(&Ty::Other, text, format!("parse::<{ty}>"), Vec::new());
                let other = self.frozen(|g| g.expr(ty, 1));
                method(ty, parsed, "unwrap_or", vec![other])
            }
            19..=21 => self.count(int, depth),
            22 | 23 => self.total(int, depth),
            24 => {
                let b = self.positive(int);
                let a = self.expr(ty, depth);
                method(ty, a, self.one_of(&["rem_euclid", "div_euclid"]), vec![b])
            }
            25 if int.is_signed() => {
                let a = self.expr(ty, depth);
                method(ty, a, self.one_of(&["signum", "abs"]), Vec::new())
            }
            25 => {
                let (a, b) = (self.expr(ty, depth), self.expr(ty, depth));
                method(ty, a, "abs_diff", vec![b])
            }
            26 if int.bits() < 64 => {
                let a = self.expr(ty, depth);
                let (how, n) = (
                    self.one_of(&["wrapping_pow", "saturating_pow", "pow"]),
                    self.random.below(4),
                );
                method(
                    ty,
                    a,
                    how,
                    vec![name(&Ty::Int(Int::U32), format!("{n}u32"))],
                )
            }
            27 if int.bits() < 64 => {
                let a = self.expr(ty, depth);
                let how = self.one_of(&[
                    "count_ones",
                    "leading_zeros",
                    "trailing_zeros",
                    "count_zeros",
                ]);
                cast(ty, method(&Ty::Int(Int::U32), a, how, Vec::new()))
            }
            28 => self.negated(int, depth),
            _ => {
                let (items, item) = self.chain(depth);
                let body = self.in_closure(|g| {
                    g.declare("it", &item, Mode::Owned, false);
                    g.expr(&Ty::Int(int), depth.min(2))
                });
                let items = method(&Ty::Other, items, "map", vec![closure("it", body)]);
                let best = method(
                    &Ty::Option(Box::new(ty.clone())),
                    items,
                    self.one_of(&["max", "min", "last"]),
                    Vec::new(),
                );
                method(ty, best, "unwrap_or", vec![self.small(int, 10)])
            }
        }
    }

    fn negated(&mut self, int: Int, depth: usize) -> Expr {
        let ty = &Ty::Int(int);
        let a = self.expr(ty, depth);
        if int.is_signed() {
            return unary(ty, "-", a);
        }
        if int.bits() == 64 {
            a
        } else {
            unary(ty, "!", a)
        }
    }

    fn positive(&mut self, int: Int) -> Expr {
        let n = if self.random.percent(4) {
            0
        } else {
            1 + self.random.below(9)
        };
        name(&Ty::Int(int), format!("{n}{}", int.name()))
    }

    /// Traps on overflow; small operands keep that rare.
    fn plain_arithmetic(&mut self, int: Int, depth: usize) -> Expr {
        let ty = &Ty::Int(int);
        let op = self.one_of(&["+", "+", "-", "*", "/", "%"]);
        let a = self.expr(ty, depth);
        let b = match op {
            "/" | "%" if self.random.percent(85) => self.positive(int),
            "*" => self.small(int, 5),
            "+" | "-" if self.random.percent(60) => self.small(int, 4),
            _ => self.expr(ty, depth),
        };
        if op == "-" && !int.is_signed() && self.random.percent(70) {
            return method(ty, a, "saturating_sub", vec![b]);
        }
        binary(ty, a, op, b)
    }

    fn named_arithmetic(&mut self, int: Int, depth: usize) -> Expr {
        let ty = &Ty::Int(int);
        let (a, b) = (self.expr(ty, depth), self.expr(ty, depth));
        if int.bits() == 64 {
            // Beyond 53 bits JavaScript traps, as documented.
            let how = if int.is_signed() {
                "saturating_add"
            } else {
                "saturating_sub"
            };
            let small = self.small(int, 50);
            return method(ty, a, how, vec![small]);
        }
        match self.random.below(8) {
            0..=3 => {
                let how = self.one_of(&["wrapping_add", "wrapping_sub", "wrapping_mul"]);
                method(ty, a, how, vec![b])
            }
            4 | 5 => {
                let how = self.one_of(&["saturating_add", "saturating_sub", "saturating_mul"]);
                method(ty, a, how, vec![b])
            }
            6 => {
                let how = self.one_of(&["overflowing_add", "overflowing_sub", "overflowing_mul"]);
                let both = method(&Ty::Tuple(vec![ty.clone(), Ty::Bool]), a, how, vec![b]);
                field(ty, both, "0")
            }
            _ => method(ty, a, "wrapping_neg", Vec::new()),
        }
    }

    fn bits(&mut self, int: Int, depth: usize) -> Expr {
        let ty = &Ty::Int(int);
        let a = self.expr(ty, depth);
        if int.bits() == 64 {
            let n = self.random.below(4);
            return binary(ty, a, ">>", name(&Ty::Int(Int::U32), format!("{n}u32")));
        }
        match self.random.below(6) {
            0..=2 => {
                let b = self.expr(ty, depth);
                binary(ty, a, self.one_of(&["&", "|", "^"]), b)
            }
            3 | 4 => {
                let bound = if self.random.percent(90) {
                    int.bits()
                } else {
                    int.bits() + 2
                };
                let n = self.random.below(usize::try_from(bound).unwrap_or(8));
                binary(
                    ty,
                    a,
                    self.one_of(&["<<", ">>"]),
                    name(&Ty::Int(Int::U32), format!("{n}u32")),
                )
            }
            _ => {
                let by = self.expr(&Ty::Int(Int::U32), depth.min(1));
                let how = self.one_of(&[
                    "rotate_left",
                    "rotate_right",
                    "wrapping_shl",
                    "wrapping_shr",
                ]);
                method(ty, a, how, vec![by])
            }
        }
    }

    fn cast_to(&mut self, int: Int, depth: usize) -> Expr {
        let ty = &Ty::Int(int);
        match self.random.below(10) {
            0..=4 => {
                let from = loop {
                    let from = self.int();
                    // A negative number has more than 53 bits as an unsigned one.
                    if int.bits() < 64 || int.is_signed() || !from.is_signed() {
                        break from;
                    }
                };
                cast(ty, self.expr(&Ty::Int(from), depth))
            }
            5 | 6 if int.bits() < 64 => cast(ty, self.expr(&Ty::F64, depth)),
            7 => cast(ty, self.expr(&Ty::Bool, depth)),
            8 if int.bits() < 64 => {
                let value = self.expr(&Ty::Int(Int::I32), depth);
                let tried = call(&Ty::Other, format!("{ty}::try_from"), vec![value]);
                method(ty, tried, "unwrap_or", vec![self.small(int, 9)])
            }
            _ if int.bits() >= 32 || int == Int::U8 => cast(ty, self.expr(&Ty::Char, depth)),
            _ => cast(ty, self.expr(&Ty::Bool, depth)),
        }
    }

    fn count(&mut self, int: Int, depth: usize) -> Expr {
        let (ty, size) = (&Ty::Int(int), &Ty::Int(Int::Usize));
        let n = match self.random.below(6) {
            0 => {
                let text = self.receiver(&Ty::Text, depth);
                method(size, text, "len", Vec::new())
            }
            1 => {
                let text = self.receiver(&Ty::Text, depth);
                method(
                    size,
                    method(&Ty::Other, text, "chars", Vec::new()),
                    "count",
                    Vec::new(),
                )
            }
            2 => {
                let item = self.ty(1);
                let items = self.receiver(&Ty::Vec(Box::new(item)), depth);
                method(size, items, "len", Vec::new())
            }
            3 => {
                let text = self.receiver(&Ty::Text, depth);
                let pattern = self.text_pattern(1);
                let found = method(
                    &Ty::Option(Box::new(size.clone())),
                    text,
                    self.one_of(&["find", "rfind"]),
                    vec![pattern],
                );
                method(size, found, "unwrap_or", vec![self.small(Int::Usize, 100)])
            }
            4 => {
                let (items, item) = self.chain(depth);
                let body = self.in_closure(|g| {
                    g.declare("it", &item, Mode::Ref, false);
                    g.expr(&Ty::Bool, depth.min(2))
                });
                let items = method(&Ty::Other, items, "filter", vec![closure("it", body)]);
                method(size, items, "count", Vec::new())
            }
            _ => {
                let (k, v) = (Ty::Text, self.ty(0));
                let map = self.receiver(&Ty::Map(Box::new(k), Box::new(v)), depth);
                method(size, map, "len", Vec::new())
            }
        };
        if int == Int::Usize { n } else { cast(ty, n) }
    }

    fn total(&mut self, int: Int, depth: usize) -> Expr {
        let ty = &Ty::Int(int);
        if self.random.percent(35) {
            let items = self.receiver(&Ty::Vec(Box::new(ty.clone())), depth);
            let iter = method(&Ty::Other, items, "iter", Vec::new());
            return method(ty, iter, format!("sum::<{ty}>"), Vec::new());
        }
        let (items, item) = self.chain(depth);
        let body = self.in_closure(|g| {
            g.declare("acc", &Ty::Int(int), Mode::Owned, false);
            g.declare("it", &item, Mode::Owned, false);
            let value = g.expr(&Ty::Int(int), depth.min(2));
            let how = if int.bits() == 64 {
                "saturating_sub"
            } else {
                "wrapping_add"
            };
            method(&Ty::Int(int), name(&Ty::Int(int), "acc"), how, vec![value])
        });
        let start = self.small(int, 10);
        method(ty, items, "fold", vec![start, closure("acc, it", body)])
    }

    pub(super) fn float_expr(&mut self, depth: usize) -> Expr {
        let ty = &Ty::F64;
        match self.random.below(12) {
            0..=3 => {
                let (a, b) = (self.expr(ty, depth), self.expr(ty, depth));
                binary(ty, a, self.one_of(&["+", "-", "*", "/", "%"]), b)
            }
            4 | 5 => {
                let int = self.int();
                cast(ty, self.expr(&Ty::Int(int), depth))
            }
            6 | 7 => {
                let a = self.expr(ty, depth);
                let how = self.one_of(&[
                    "floor",
                    "ceil",
                    "round",
                    "trunc",
                    "abs",
                    "sqrt",
                    "fract",
                    "signum",
                    "to_degrees",
                    "recip",
                ]);
                method(ty, a, how, Vec::new())
            }
            8 => {
                let (a, b) = (self.expr(ty, depth), self.expr(ty, depth));
                method(
                    ty,
                    a,
                    self.one_of(&["min", "max", "copysign", "rem_euclid"]),
                    vec![b],
                )
            }
            9 => {
                let text = self.receiver(&Ty::Text, depth);
                let parsed = method(&Ty::Other, text, "parse::<f64>", Vec::new());
                method(ty, parsed, "unwrap_or", vec![name(ty, "0.25")])
            }
            10 => unary(ty, "-", self.expr(ty, depth)),
            _ => {
                let int = *self
                    .random
                    .pick(&[Int::I32, Int::U8, Int::U16, Int::U32, Int::I8]);
                call(ty, "f64::from", vec![self.expr(&Ty::Int(int), depth)])
            }
        }
    }

    pub(super) fn char_expr(&mut self, depth: usize) -> Expr {
        let ty = &Ty::Char;
        match self.random.below(8) {
            0 | 1 => {
                let text = self.receiver(&Ty::Text, depth);
                let chars = method(&Ty::Other, text, "chars", Vec::new());
                let how = self.one_of(&["next", "last", "next_back", "max", "min"]);
                let got = method(&Ty::Option(Box::new(ty.clone())), chars, how, Vec::new());
                method(ty, got, "unwrap_or", vec![self.literal(ty, 0)])
            }
            2 => call(ty, "char::from", vec![self.expr(&Ty::Int(Int::U8), depth)]),
            3 => {
                let c = self.expr(ty, depth);
                method(
                    ty,
                    c,
                    self.one_of(&["to_ascii_uppercase", "to_ascii_lowercase"]),
                    Vec::new(),
                )
            }
            4 => {
                let n = self.expr(&Ty::Int(Int::U32), depth);
                let made = call(&Ty::Option(Box::new(ty.clone())), "char::from_u32", vec![n]);
                method(ty, made, "unwrap_or", vec![self.literal(ty, 0)])
            }
            5 => {
                let n = binary(
                    &Ty::Int(Int::U32),
                    self.expr(&Ty::Int(Int::U32), depth),
                    "%",
                    name(&Ty::Other, "20"),
                );
                let made = call(
                    &Ty::Option(Box::new(ty.clone())),
                    "char::from_digit",
                    vec![n, name(&Ty::Other, "16")],
                );
                method(ty, made, "unwrap_or", vec![self.literal(ty, 0)])
            }
            6 => {
                let (a, b) = (self.expr(ty, depth), self.expr(ty, depth));
                method(ty, a, self.one_of(&["min", "max"]), vec![b])
            }
            _ => {
                let digit = binary(
                    &Ty::Int(Int::U8),
                    self.expr(&Ty::Int(Int::U8), depth),
                    "%",
                    name(&Ty::Other, "26"),
                );
                let digit = binary(&Ty::Int(Int::U8), name(&Ty::Other, "b'a'"), "+", digit);
                cast(ty, digit)
            }
        }
    }
}
