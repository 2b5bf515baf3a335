//! Iterator chains, and what they are collected into; options and results by combinators.

use super::build::{arm, binary, borrow, call, closure, if_, macro_, match_, method, name};
use super::{Generator, Mode};
use crate::ast::{Expr, Int, Kind, Ty};

/// What an adaptor or consumer needs to know of an iterator.
struct Chain {
    expr: Expr,
    item: Ty,
    /// `rev` may follow.
    double: bool,
}

impl Generator {
    /// An iterator over owned items, and their type.
    pub(super) fn chain(&mut self, depth: usize) -> (Expr, Ty) {
        self.frozen(|g| {
            let mut chain = g.source(depth);
            for _ in 0..g.random.below(3) {
                chain = g.adapted(chain, depth.min(2));
            }
            (chain.expr, chain.item)
        })
    }

    fn source(&mut self, depth: usize) -> Chain {
        let iter = |x: Expr, name: &str| method(&Ty::Other, x, name, Vec::new());
        match self.random.below(12) {
            0..=3 => {
                let place = self.place_where(|t| matches!(t, Ty::Vec(_)), false);
                let (items, item) = match place {
                    Some(place) => match place.ty.clone() {
                        Ty::Vec(item) => (place.looked_at(), *item),
                        _ => return self.range(),
                    },
                    None => {
                        let item = self.ty(1);
                        (self.expr(&Ty::Vec(Box::new(item.clone())), depth), item)
                    }
                };
                if items.ty != Ty::Other {
                    return Chain {
                        expr: iter(items, "into_iter"),
                        item,
                        double: true,
                    };
                }
                let expr = if self.random.percent(30) {
                    iter(iter(items, "clone"), "into_iter")
                } else {
                    iter(iter(items, "iter"), "cloned")
                };
                Chain {
                    expr,
                    item,
                    double: true,
                }
            }
            4 | 5 => self.range(),
            6 => {
                let text = self.receiver(&Ty::Text, depth);
                if text.ty == Ty::Other {
                    return Chain {
                        expr: iter(text, "chars"),
                        item: Ty::Char,
                        double: true,
                    };
                }
                self.range()
            }
            7 => {
                let text = self.receiver(&Ty::Text, 0);
                let pattern = self.text_pattern(0);
                if text.ty != Ty::Other {
                    return self.range();
                }
                let parts = match self.random.below(5) {
                    0 => iter(text, "lines"),
                    1 => iter(text, "split_whitespace"),
                    2 => {
                        return Chain {
                            expr: iter(text, "bytes"),
                            item: Ty::Int(Int::U8),
                            double: true,
                        };
                    }
                    3 => {
                        let pair = Ty::Tuple(vec![Ty::Int(Int::Usize), Ty::Char]);
                        return Chain {
                            expr: iter(text, "char_indices"),
                            item: pair,
                            double: true,
                        };
                    }
                    _ => method(&Ty::Other, text, "split", vec![pattern]),
                };
                let expr = method(
                    &Ty::Other,
                    parts,
                    "map",
                    vec![name(&Ty::Other, "str::to_string")],
                );
                Chain {
                    expr,
                    item: Ty::Text,
                    double: false,
                }
            }
            8 => {
                let place = self.place_where(|t| matches!(t, Ty::Map(..)), false);
                let Some((place, Ty::Map(k, v))) = place.map(|p| (p.clone(), p.ty)) else {
                    return self.range();
                };
                let map = place.looked_at();
                match self.random.below(3) {
                    0 => Chain {
                        expr: iter(iter(map, "keys"), "cloned"),
                        item: *k,
                        double: true,
                    },
                    1 => Chain {
                        expr: iter(iter(map, "values"), "cloned"),
                        item: *v,
                        double: true,
                    },
                    _ => Chain {
                        expr: iter(iter(map, "clone"), "into_iter"),
                        item: Ty::Tuple(vec![*k, *v]),
                        double: true,
                    },
                }
            }
            9 => {
                let place = self.place_where(|t| matches!(t, Ty::Vec(_)), false);
                let Some((place, Ty::Vec(item))) = place.map(|p| (p.clone(), p.ty)) else {
                    return self.range();
                };
                let (how, n) = (
                    self.one_of(&["windows", "chunks", "chunks_exact"]),
                    1 + self.random.below(3),
                );
                let parts = method(
                    &Ty::Other,
                    place.looked_at(),
                    how,
                    vec![name(&Ty::Other, n.to_string())],
                );
                let body = method(&Ty::Other, name(&Ty::Other, "part"), "to_vec", Vec::new());
                let expr = method(&Ty::Other, parts, "map", vec![closure("part", body)]);
                Chain {
                    expr,
                    item: Ty::Vec(item),
                    double: true,
                }
            }
            10 => {
                let item = Ty::Int(Int::U32);
                let body = name(&Ty::Other, "(*s < 90).then(|| *s * 2 + 1)");
                let first = call(&Ty::Other, "Some", vec![self.small(Int::U32, 7)]);
                let expr = call(
                    &Ty::Other,
                    "std::iter::successors",
                    vec![first, closure("s", body)],
                );
                Chain {
                    expr,
                    item,
                    double: false,
                }
            }
            _ => {
                let item = self.ty(1);
                let value = self.expr(&item, depth);
                let count = name(&Ty::Other, self.random.below(4).to_string());
                let expr = call(&Ty::Other, "std::iter::repeat_n", vec![value, count]);
                Chain {
                    expr,
                    item,
                    double: true,
                }
            }
        }
    }

    fn range(&mut self) -> Chain {
        let int = self.int();
        let (low, high) = (self.small(int, 4), self.small(int, 9));
        let expr = binary(&Ty::Other, low, self.one_of(&["..", "..="]), high);
        Chain {
            expr,
            item: Ty::Int(int),
            double: true,
        }
    }

    fn adapted(&mut self, chain: Chain, depth: usize) -> Chain {
        let Chain { expr, item, double } = chain;
        let with = |expr: Expr, how: &str, args: Vec<Expr>| method(&Ty::Other, expr, how, args);
        let count = |g: &mut Self| name(&Ty::Other, (1 + g.random.below(4)).to_string());
        match self.random.below(15) {
            0..=2 => {
                let to = self.ty(1);
                let body = self.item_closure(&item, Mode::Owned, &to, depth);
                Chain {
                    expr: with(expr, "map", vec![body]),
                    item: to,
                    double,
                }
            }
            3 | 4 => {
                let body = self.item_closure(&item, Mode::Ref, &Ty::Bool, depth);
                Chain {
                    expr: with(expr, "filter", vec![body]),
                    item,
                    double,
                }
            }
            5 if double => Chain {
                expr: with(expr, "rev", Vec::new()),
                item,
                double,
            },
            6 => {
                let n = count(self);
                Chain {
                    expr: with(expr, self.one_of(&["take", "skip", "step_by"]), vec![n]),
                    item,
                    double: false,
                }
            }
            7 => {
                let item = Ty::Tuple(vec![Ty::Int(Int::Usize), item]);
                Chain {
                    expr: with(expr, "enumerate", Vec::new()),
                    item,
                    double: false,
                }
            }
            8 => {
                let other = self.source(depth.min(1));
                let item = Ty::Tuple(vec![item, other.item]);
                Chain {
                    expr: with(expr, "zip", vec![other.expr]),
                    item,
                    double: false,
                }
            }
            9 => {
                let other = self.expr(&Ty::Vec(Box::new(item.clone())), depth);
                Chain {
                    expr: with(expr, "chain", vec![other]),
                    item,
                    double,
                }
            }
            10 => {
                let to = self.ty(0);
                let body =
                    self.item_closure(&item, Mode::Owned, &Ty::Vec(Box::new(to.clone())), depth);
                Chain {
                    expr: with(expr, "flat_map", vec![body]),
                    item: to,
                    double: false,
                }
            }
            11 => {
                let body = self.item_closure(&item, Mode::Ref, &Ty::Bool, depth);
                Chain {
                    expr: with(expr, self.one_of(&["take_while", "skip_while"]), vec![body]),
                    item,
                    double: false,
                }
            }
            12 => {
                let to = self.ty(0);
                let body =
                    self.item_closure(&item, Mode::Owned, &Ty::Option(Box::new(to.clone())), depth);
                Chain {
                    expr: with(expr, self.one_of(&["filter_map", "map_while"]), vec![body]),
                    item: to,
                    double: false,
                }
            }
            13 => Chain {
                expr: with(expr, self.one_of(&["peekable", "fuse"]), Vec::new()),
                item,
                double: false,
            },
            _ => {
                let step = closure(
                    "total, _",
                    name(&Ty::Other, "{ *total += 3; Some(*total) }"),
                );
                let expr = with(expr, "scan", vec![name(&Ty::Other, "1i32"), step]);
                Chain {
                    expr,
                    item: Ty::Int(Int::I32),
                    double: false,
                }
            }
        }
    }

    fn item_closure(&mut self, item: &Ty, mode: Mode, to: &Ty, depth: usize) -> Expr {
        let body = self.in_closure(|g| {
            g.declare("it", item, mode, false);
            g.expr(to, depth)
        });
        closure("it", body)
    }

    /// An iterator over items of a type.
    fn chain_of(&mut self, item: &Ty, depth: usize) -> Expr {
        let (expr, found) = self.chain(depth);
        if found == *item && self.random.percent(80) {
            return expr;
        }
        let body = self.item_closure(&found, Mode::Owned, item, depth.min(2));
        method(&Ty::Other, expr, "map", vec![body])
    }

    pub(super) fn vec_expr(&mut self, ty: &Ty, item: &Ty, depth: usize) -> Expr {
        match self.random.below(12) {
            0..=5 => {
                let items = self.chain_of(item, depth);
                method(ty, items, format!("collect::<{ty}>"), Vec::new())
            }
            6 if *item == Ty::Text => {
                let text = self.receiver(&Ty::Text, depth);
                let parts = method(&Ty::Other, text, "split", vec![self.text_pattern(1)]);
                let parts = method(
                    &Ty::Other,
                    parts,
                    "map",
                    vec![name(&Ty::Other, "String::from")],
                );
                method(ty, parts, "collect::<Vec<String>>", Vec::new())
            }
            6 if *item == Ty::Char => {
                let text = self.receiver(&Ty::Text, depth);
                method(
                    ty,
                    method(&Ty::Other, text, "chars", Vec::new()),
                    "collect::<Vec<char>>",
                    Vec::new(),
                )
            }
            7 => {
                let (a, b) = (self.expr(ty, depth), self.expr(ty, depth));
                let both = Expr {
                    ty: Ty::Other,
                    kind: Kind::List("", vec![a, b]),
                };
                method(ty, both, "concat", Vec::new())
            }
            8 => {
                let (from, to) = (self.random.below(2), 1 + self.random.below(3));
                let place = self.place(ty, false);
                let Some(place) = place else {
                    return self.literal(ty, depth + 1);
                };
                let range = name(&Ty::Other, format!("{from}..{to}"));
                let got = method(&Ty::Other, place.looked_at(), "get", vec![range]);
                let got = method(&Ty::Other, got, "unwrap_or", vec![name(&Ty::Other, "&[]")]);
                method(ty, got, "to_vec", Vec::new())
            }
            9 => {
                let items = self.chain_of(item, depth);
                let body = self.item_closure(item, Mode::Ref, &Ty::Bool, depth.min(2));
                let parts = method(&Ty::Other, items, "partition::<Vec<_>, _>", vec![body]);
                super::build::field(ty, parts, self.one_of(&["0", "1"]))
            }
            _ => self.literal(ty, depth + 1),
        }
    }

    pub(super) fn map_expr(&mut self, ty: &Ty, key: &Ty, value: &Ty, depth: usize) -> Expr {
        if self.random.percent(50) {
            return self.literal(ty, depth + 1);
        }
        let pair = Ty::Tuple(vec![key.clone(), value.clone()]);
        let items = self.chain_of(&pair, depth);
        method(ty, items, format!("collect::<{ty}>"), Vec::new())
    }

    pub(super) fn option_expr(&mut self, ty: &Ty, inner: &Ty, depth: usize) -> Expr {
        match self.random.below(18) {
            0 | 1 => {
                let from = self.ty(1);
                let source = self.expr(&Ty::Option(Box::new(from.clone())), depth);
                let body = self.item_closure(&from, Mode::Owned, inner, depth);
                method(ty, source, "map", vec![body])
            }
            2 => {
                let from = self.ty(0);
                let source = self.expr(&Ty::Option(Box::new(from.clone())), depth);
                let body = self.item_closure(&from, Mode::Owned, ty, depth);
                method(ty, source, "and_then", vec![body])
            }
            3 => {
                let source = self.expr(ty, depth);
                let body = self.item_closure(inner, Mode::Ref, &Ty::Bool, depth);
                method(ty, source, "filter", vec![body])
            }
            4 => {
                let (a, b) = (self.expr(ty, depth), self.expr(ty, depth));
                method(ty, a, self.one_of(&["or", "xor"]), vec![b])
            }
            5 => {
                let source = self.expr(ty, depth);
                let other = self.in_closure(|g| g.expr(ty, depth));
                method(ty, source, "or_else", vec![closure("", other)])
            }
            6 => {
                let error = self.ty(0);
                let source =
                    self.expr(&Ty::Result(Box::new(inner.clone()), Box::new(error)), depth);
                method(ty, source, "ok", Vec::new())
            }
            7 => {
                let value = self.ty(0);
                let source =
                    self.expr(&Ty::Result(Box::new(value), Box::new(inner.clone())), depth);
                method(ty, source, "err", Vec::new())
            }
            8 | 9 => {
                let items = self.receiver(&Ty::Vec(Box::new(inner.clone())), depth);
                let items = if items.ty == Ty::Other {
                    items
                } else {
                    return self.literal(ty, depth + 1);
                };
                method(
                    ty,
                    method(
                        &Ty::Other,
                        items,
                        self.one_of(&["first", "last"]),
                        Vec::new(),
                    ),
                    "cloned",
                    Vec::new(),
                )
            }
            10 | 11 => {
                let items = self.chain_of(inner, depth);
                let extremes: &[&str] = if inner.is_ord() {
                    &["max", "min", "last", "next"]
                } else {
                    &["last"]
                };
                let how = *self.random.pick(extremes);
                method(ty, items, how, Vec::new())
            }
            12 => {
                let items = self.chain_of(inner, depth);
                let body = self.item_closure(inner, Mode::Ref, &Ty::Bool, depth.min(2));
                method(ty, items, "find", vec![body])
            }
            13 => {
                let (items, item) = self.chain(depth);
                let body = self.item_closure(&item, Mode::Owned, ty, depth.min(2));
                method(ty, items, "find_map", vec![body])
            }
            14 => {
                let test = self.expr(&Ty::Bool, depth);
                let value = self.in_closure(|g| g.expr(inner, depth));
                method(ty, test, "then", vec![closure("", value)])
            }
            15 => {
                let key = Ty::Text;
                let map = self.place(&Ty::Map(Box::new(key), Box::new(inner.clone())), false);
                let Some(map) = map else {
                    return self.literal(ty, depth + 1);
                };
                let got = method(
                    &Ty::Other,
                    map.looked_at(),
                    "get",
                    vec![self.text_literal()],
                );
                method(ty, got, "cloned", Vec::new())
            }
            16 => self.special_option(ty, inner, depth),
            _ => self.literal(ty, depth + 1),
        }
    }

    fn special_option(&mut self, ty: &Ty, inner: &Ty, depth: usize) -> Expr {
        match inner {
            Ty::Int(int) => {
                let (a, b) = (self.expr(inner, depth), self.expr(inner, depth));
                let all: &[&str] = if int.bits() == 64 {
                    &["checked_div", "checked_rem"]
                } else {
                    &[
                        "checked_add",
                        "checked_sub",
                        "checked_mul",
                        "checked_div",
                        "checked_rem",
                    ]
                };
                let how = *self.random.pick(all);
                method(ty, a, how, vec![b])
            }
            Ty::Char => {
                let text = self.receiver(&Ty::Text, depth);
                let chars = method(&Ty::Other, text, "chars", Vec::new());
                let n = self.random.below(5).to_string();
                method(ty, chars, "nth", vec![name(&Ty::Other, n)])
            }
            Ty::Unit
            | Ty::Bool
            | Ty::F64
            | Ty::Text
            | Ty::Option(_)
            | Ty::Result(..)
            | Ty::Vec(_)
            | Ty::Array(..) => {
                let items = self.chain_of(inner, depth);
                let body = self.in_closure(|g| {
                    g.declare("acc", inner, Mode::Owned, false);
                    g.declare("it", inner, Mode::Owned, false);
                    g.expr(inner, depth.min(2))
                });
                method(ty, items, "reduce", vec![closure("acc, it", body)])
            }
            Ty::Tuple(_) | Ty::Map(..) | Ty::Named(_) | Ty::Other => self.literal(ty, depth + 1),
        }
    }

    pub(super) fn result_expr(&mut self, ty: &Ty, value: &Ty, error: &Ty, depth: usize) -> Expr {
        match self.random.below(8) {
            0 => {
                let source = self.expr(&Ty::Option(Box::new(value.clone())), depth);
                let other = self.expr(error, depth);
                method(ty, source, "ok_or", vec![other])
            }
            1 => {
                let from = self.ty(0);
                let source = self.expr(
                    &Ty::Result(Box::new(from.clone()), Box::new(error.clone())),
                    depth,
                );
                let body = self.item_closure(&from, Mode::Owned, value, depth);
                method(ty, source, "map", vec![body])
            }
            2 => {
                let from = self.ty(0);
                let source = self.expr(
                    &Ty::Result(Box::new(value.clone()), Box::new(from.clone())),
                    depth,
                );
                let body = self.item_closure(&from, Mode::Owned, error, depth);
                method(ty, source, "map_err", vec![body])
            }
            3 => {
                let from = self.ty(0);
                let source = self.expr(
                    &Ty::Result(Box::new(from.clone()), Box::new(error.clone())),
                    depth,
                );
                let body = self.item_closure(&from, Mode::Owned, ty, depth);
                method(ty, source, "and_then", vec![body])
            }
            4 if matches!(value, Ty::Vec(_)) => {
                let Ty::Vec(item) = value else {
                    return self.literal(ty, depth + 1);
                };
                let each = Ty::Result(item.clone(), Box::new(error.clone()));
                let items = self.chain_of(&each, depth);
                method(ty, items, format!("collect::<{ty}>"), Vec::new())
            }
            4 if matches!(value, Ty::Int(_)) && *error == Ty::Text => {
                let text = self.receiver(&Ty::Text, depth);
                let parsed = method(&Ty::Other, text, format!("parse::<{value}>"), Vec::new());
                let said = macro_(&Ty::Text, "format", "\"{e}\"", Vec::new());
                method(ty, parsed, "map_err", vec![closure("e", said)])
            }
            5 => {
                let source = self.expr(ty, depth);
                let (good, bad) = (self.expr(ty, depth.min(1)), name(ty, "Err(e)"));
                let test = self.expr(&Ty::Bool, depth.min(1));
                let whole = name(ty, "Ok(v)");
                let arms = vec![
                    arm("Ok(v)", Some(test), whole),
                    arm("Err(e)", None, bad),
                    arm("_", None, good),
                ];
                match_(ty, source, arms)
            }
            6 => {
                let (a, b) = (self.expr(ty, depth), self.expr(ty, depth));
                let test = self.expr(&Ty::Bool, depth.min(2));
                if_(test, a, b)
            }
            _ => self.literal(ty, depth + 1),
        }
    }

    /// `&x`, for what takes any slice.
    pub(super) fn slice_of(&mut self, item: &Ty, depth: usize) -> Expr {
        borrow(self.receiver(&Ty::Vec(Box::new(item.clone())), depth))
    }
}
