//! Strings: methods of `str`, formatting, patterns to search for.

use super::build::{binary, borrow, closure, macro_, method, name};
use super::{Generator, Mode};
use crate::ast::{Expr, Int, Ty};

impl Generator {
    pub(super) fn text_expr(&mut self, depth: usize) -> Expr {
        let ty = &Ty::Text;
        let owned = |x: Expr| method(&Ty::Text, x, "to_string", Vec::new());
        match self.random.below(26) {
            0..=6 => self.format(depth),
            7 | 8 => {
                let (a, b) = (self.expr(ty, depth), self.frozen(|g| g.expr(ty, depth)));
                binary(ty, a, "+", borrow(b))
            }
            9 => {
                let text = self.receiver(ty, depth);
                let how = self.one_of(&[
                    "to_ascii_uppercase",
                    "to_ascii_lowercase",
                    "to_ascii_uppercase",
                    "to_lowercase",
                    "to_uppercase",
                ]);
                method(ty, text, how, Vec::new())
            }
            10 | 11 => {
                let text = self.receiver(ty, depth);
                owned(method(
                    &Ty::Other,
                    text,
                    self.one_of(&["trim", "trim_start", "trim_end"]),
                    Vec::new(),
                ))
            }
            12 => {
                let text = self.receiver(ty, depth);
                let (from, to) = (self.text_pattern(1), self.text_literal());
                method(ty, text, "replace", vec![from, to])
            }
            13 => {
                let text = self.receiver(ty, depth);
                method(ty, text, "repeat", vec![self.small(Int::Usize, 3)])
            }
            14 | 15 => {
                let text = self.receiver(ty, depth);
                let chars = method(&Ty::Other, text, "chars", Vec::new());
                let chars = self.char_adaptor(chars, depth);
                method(ty, chars, "collect::<String>", Vec::new())
            }
            16 | 17 => {
                let (items, item) = self.chain(depth);
                let body = self.in_closure(|g| {
                    g.declare("it", &item, Mode::Owned, false);
                    g.expr(&Ty::Text, depth.min(2))
                });
                let items = method(&Ty::Other, items, "map", vec![closure("it", body)]);
                let items = method(
                    &Ty::Vec(Box::new(ty.clone())),
                    items,
                    "collect::<Vec<String>>",
                    Vec::new(),
                );
                method(ty, items, "join", vec![self.text_literal()])
            }
            18 => {
                let text = self.receiver(ty, depth);
                let (half, pattern) = (
                    self.one_of(&["strip_prefix", "strip_suffix"]),
                    self.text_pattern(1),
                );
                let rest = method(&Ty::Other, text.clone(), half, vec![pattern]);
                if text.ty == Ty::Other {
                    owned(method(
                        &Ty::Other,
                        rest,
                        "unwrap_or",
                        vec![name(&Ty::Other, "\"none\"")],
                    ))
                } else {
                    text
                }
            }
            19 => {
                let text = self.receiver(ty, depth);
                let (how, pattern) = (
                    self.one_of(&["split_once", "rsplit_once"]),
                    self.text_pattern(0),
                );
                let parts = method(&Ty::Other, text, how, vec![pattern]);
                let body = macro_(
                    &Ty::Text,
                    "format",
                    "\"{}<>{}\"",
                    vec![name(&Ty::Other, "b"), name(&Ty::Other, "a")],
                );
                let mapped = method(
                    &Ty::Option(Box::new(ty.clone())),
                    parts,
                    "map",
                    vec![closure("(a, b)", body)],
                );
                method(ty, mapped, "unwrap_or_default", Vec::new())
            }
            20 => {
                let text = self.receiver(ty, depth);
                let pattern = self.text_pattern(0);
                let how = self.one_of(&["trim_matches", "trim_start_matches", "trim_end_matches"]);
                let is_text =
                    matches!(&pattern.kind, crate::ast::Kind::Name(t) if t.starts_with('"'));
                owned(method(
                    &Ty::Other,
                    text,
                    if is_text && how == "trim_matches" {
                        "trim_end_matches"
                    } else {
                        how
                    },
                    vec![pattern],
                ))
            }
            21 => {
                let text = self.receiver(ty, depth);
                let (from, to) = (self.random.below(4), 3 + self.random.below(4));
                let range = self.one_of(&["A..B", "A..", "..B"]);
                let range = range
                    .replace('A', &from.to_string())
                    .replace('B', &to.to_string());
                let got = method(
                    &Ty::Other,
                    text.clone(),
                    "get",
                    vec![name(&Ty::Other, range)],
                );
                if text.ty == Ty::Other {
                    owned(method(
                        &Ty::Other,
                        got,
                        "unwrap_or",
                        vec![name(&Ty::Other, "\"?\"")],
                    ))
                } else {
                    text
                }
            }
            22 => owned(self.expr(&Ty::Char, depth)),
            23 => {
                let of = self.ty(0);
                let value = self.expr(&of, depth);
                if matches!(of, Ty::Int(_) | Ty::Bool | Ty::Text | Ty::Char | Ty::F64) {
                    owned(value)
                } else {
                    self.format(depth)
                }
            }
            24 => {
                let text = self.receiver(ty, depth);
                let at = self.random.below(3);
                let pattern = self.text_pattern(0);
                let parts = method(
                    &Ty::Other,
                    text.clone(),
                    self.one_of(&["split", "rsplit", "split_terminator", "matches"]),
                    vec![pattern],
                );
                let got = method(
                    &Ty::Other,
                    parts,
                    "nth",
                    vec![name(&Ty::Other, at.to_string())],
                );
                if text.ty == Ty::Other {
                    owned(method(
                        &Ty::Other,
                        got,
                        "unwrap_or",
                        vec![name(&Ty::Other, "\"!\"")],
                    ))
                } else {
                    text
                }
            }
            _ => {
                let items = self.receiver(&Ty::Vec(Box::new(ty.clone())), depth);
                method(
                    ty,
                    items,
                    self.one_of(&["join", "join", "concat"]),
                    Vec::new(),
                )
                .joined(self.text_literal())
            }
        }
    }

    fn char_adaptor(&mut self, chars: Expr, depth: usize) -> Expr {
        match self.random.below(6) {
            0 => method(&Ty::Other, chars, "rev", Vec::new()),
            1 | 2 => {
                let body = self.in_closure(|g| {
                    g.declare("c", &Ty::Char, Mode::Ref, false);
                    g.expr(&Ty::Bool, depth.min(2))
                });
                method(
                    &Ty::Other,
                    chars,
                    self.one_of(&["filter", "take_while", "skip_while"]),
                    vec![closure("c", body)],
                )
            }
            3 => {
                let n = self.small(Int::Usize, 5);
                method(&Ty::Other, chars, self.one_of(&["skip", "take"]), vec![n])
            }
            4 => {
                let body = self.in_closure(|g| {
                    g.declare("c", &Ty::Char, Mode::Owned, false);
                    g.expr(&Ty::Text, depth.min(2))
                });
                method(&Ty::Other, chars, "map", vec![closure("c", body)])
            }
            _ => {
                let body = self.in_closure(|g| {
                    g.declare("c", &Ty::Char, Mode::Owned, false);
                    g.expr(&Ty::Char, depth.min(2))
                });
                method(&Ty::Other, chars, "map", vec![closure("c", body)])
            }
        }
    }

    /// What a text is searched for: a `char`, a text, a closure, a list of `char`s.
    pub(super) fn text_pattern(&mut self, depth: usize) -> Expr {
        match self.random.below(7) {
            0..=2 => name(&Ty::Other, self.char_literal()),
            3 | 4 => name(
                &Ty::Other,
                self.one_of(&[
                    "\",\"",
                    "\"a\"",
                    "\"b\"",
                    "\"日本\"",
                    "\"/\"",
                    "\"😀\"",
                    "\"=\"",
                    "\" \"",
                ]),
            ),
            5 if depth > 0 => name(
                &Ty::Other,
                self.one_of(&["['a', 'b']", "[',', ';', '=']", "['😀', '日']"]),
            ),
            _ => name(
                &Ty::Other,
                self.one_of(&[
                    "char::is_whitespace",
                    "|c: char| c.is_ascii_digit()",
                    "|c: char| c > 'm'",
                ]),
            ),
        }
        .clone()
    }

    fn format(&mut self, depth: usize) -> Expr {
        let mut text = String::from("\"");
        let mut args = Vec::new();
        for i in 0..=self.random.below(3) {
            if i > 0 {
                text.push_str(
                    self.random
                        .pick::<&str>(&["-", ", ", "é", "", "{{}}", "😀"]),
                );
            }
            let of = if self.random.percent(75) {
                self.ty(0)
            } else {
                self.ty(2)
            };
            let depth = if matches!(of, Ty::F64) {
                depth.min(1)
            } else {
                depth
            };
            args.push(self.expr(&of, depth));
            text.push_str(self.spec(&of));
        }
        text.push('"');
        macro_(&Ty::Text, "format", text, args)
    }

    fn spec(&mut self, ty: &Ty) -> &'static str {
        let specs: &[&'static str] = match ty {
            Ty::Int(_) => &[
                "{}", "{}", "{:?}", "{:>5}", "{:<4}", "{:^6}", "{:03}", "{:+}", "{:*^9}", "{:5}",
            ],
            Ty::F64 => &[
                "{}", "{:?}", "{:.2}", "{:.0}", "{:8.3}", "{:+.1}", "{:08.2}",
            ],
            Ty::Text => &[
                "{}", "{}", "{:?}", "{:>8}", "{:-^9}", "{:.3}", "{:6.2}", "{:é<4}",
            ],
            Ty::Char => &["{}", "{:?}", "{:>3}", "{:_<3}"],
            Ty::Bool => &["{}", "{:?}", "{:>6}", "{:<6}"],
            Ty::Unit
            | Ty::Option(_)
            | Ty::Result(..)
            | Ty::Vec(_)
            | Ty::Array(..)
            | Ty::Tuple(_)
            | Ty::Map(..)
            | Ty::Named(_)
            | Ty::Other => &["{:?}"],
        };
        let unsigned = [
            "{:x}", "{:#x}", "{:b}", "{:#010b}", "{:X}", "{:o}", "{:04x}",
        ];
        match ty {
            Ty::Int(int) if int.bits() < 64 && self.random.percent(25) => self.one_of(&unsigned),
            _ => self.one_of(specs),
        }
    }
}

impl Expr {
    /// `join` has a separator, `concat` has none.
    fn joined(mut self, separator: Expr) -> Expr {
        if let crate::ast::Kind::Method(_, name, args) = &mut self.kind
            && name == "join"
        {
            args.push(separator);
        }
        self
    }
}
