//! Random types, and values of them that need nothing else.

use super::build::{call, name, unary};
use super::{Adt, Generator};
use crate::ast::{Expr, Int, Kind, Ty};

/// Texts with what engines differ on: characters beyond ASCII, beyond U+FFFF, escapes, numbers.
const TEXTS: &[&str] = &[
    "",
    "a",
    "b c",
    "Zürich",
    "naïve café",
    "日本語",
    "😀",
    "x😀y",
    "a,b,,c",
    "  pad\\t",
    "12",
    "-7",
    "0x1F",
    "\\\"q\\\"",
    "ẞß",
    "Hello, World",
    "key=value;k2=v2",
    "aXbXc",
    "\\n",
    "é😀z",
    "/path/to/file.txt",
    "3.25",
    "true",
    "a\\\\b",
];

const CHARS: &[&str] = &[
    "'a'", "'Z'", "'0'", "'9'", "' '", "'ü'", "'日'", "'😀'", "','", "'\\n'", "'\\''", "'x'",
    "'ß'", "'/'",
];

const FLOATS: &[&str] = &[
    "0.0_f64",
    "1.0_f64",
    "0.5_f64",
    "2.5_f64",
    "0.1_f64",
    "3.75_f64",
    "100.0_f64",
    "1e10_f64",
    "1e21_f64",
    "1.5e-7_f64",
    "f64::MAX",
    "f64::EPSILON",
    "1234.5678_f64",
    "7.0_f64",
];

impl Generator {
    pub(super) fn ty(&mut self, depth: usize) -> Ty {
        let scalar = depth == 0 || self.random.percent(45);
        if scalar {
            return match self.random.below(20) {
                0..=8 => Ty::Int(self.int()),
                9 | 10 => Ty::Bool,
                11 | 12 => Ty::Char,
                13 => Ty::F64,
                _ => Ty::Text,
            };
        }
        match self.random.below(20) {
            0..=2 => Ty::Option(Box::new(self.ty(depth - 1))),
            3 => Ty::Result(Box::new(self.ty(depth - 1)), Box::new(self.ty(0))),
            4..=8 => Ty::Vec(Box::new(self.ty(depth - 1))),
            9 => Ty::Array(Box::new(self.ty(depth - 1)), 1 + self.random.below(4)),
            10 | 11 => {
                let count = 2 + self.random.below(2);
                Ty::Tuple((0..count).map(|_| self.ty(depth - 1)).collect())
            }
            12 | 13 => {
                let key = if self.random.percent(60) {
                    Ty::Text
                } else {
                    Ty::Int(self.int())
                };
                Ty::Map(Box::new(key), Box::new(self.ty(depth - 1)))
            }
            _ if self.adts.is_empty() => Ty::Int(Int::I32),
            _ => {
                let at = self.random.below(self.adts.len());
                self.adts[at].ty.clone()
            }
        }
    }

    pub(super) fn literal(&mut self, ty: &Ty, depth: usize) -> Expr {
        let below = depth.saturating_sub(1);
        match ty {
            Ty::Unit | Ty::Other => name(ty, "()"),
            Ty::Bool => name(
                ty,
                if self.random.percent(50) {
                    "true"
                } else {
                    "false"
                },
            ),
            Ty::Char => name(ty, *self.random.pick(CHARS)),
            Ty::Int(int) => self.int_literal(*int),
            Ty::F64 => {
                let text = *self.random.pick(FLOATS);
                if self.random.percent(15) {
                    unary(ty, "-", name(ty, text))
                } else {
                    name(ty, text)
                }
            }
            Ty::Text => {
                let text = *self.random.pick(TEXTS);
                name(ty, format!("\"{text}\".to_string()"))
            }
            Ty::Option(_) if depth == 0 || self.random.percent(30) => {
                let Ty::Option(t) = ty else {
                    unreachable!("an option")
                };
                name(ty, format!("None::<{t}>"))
            }
            Ty::Option(t) => {
                let value = self.expr(t, below);
                call(ty, "Some", vec![value])
            }
            Ty::Result(t, e) => {
                let (word, part) = if self.random.percent(65) {
                    ("Ok", t)
                } else {
                    ("Err", e)
                };
                let value = self.expr(part, below);
                call(ty, format!("{word}::<{t}, {e}>"), vec![value])
            }
            Ty::Vec(t) => self.vec_literal(ty, t, depth),
            Ty::Array(t, n) => {
                let parts = (0..*n).map(|_| self.expr(t, below)).collect();
                Expr {
                    ty: ty.clone(),
                    kind: Kind::List("", parts),
                }
            }
            Ty::Tuple(parts) => {
                let parts = parts.iter().map(|t| self.expr(t, below)).collect();
                Expr {
                    ty: ty.clone(),
                    kind: Kind::Tuple(parts),
                }
            }
            Ty::Map(k, v) => {
                let pairs = Ty::Vec(Box::new(Ty::Tuple(vec![(**k).clone(), (**v).clone()])));
                let pairs = self.literal(&pairs, below);
                let iter = super::build::method(&Ty::Other, pairs, "into_iter", Vec::new());
                super::build::method(ty, iter, format!("collect::<{ty}>"), Vec::new())
            }
            Ty::Named(named) => {
                let adt = self
                    .adts
                    .iter()
                    .find(|adt| adt.name == named.name)
                    .expect("every name is declared")
                    .clone();
                self.adt_literal(&adt, depth)
            }
        }
    }

    fn vec_literal(&mut self, ty: &Ty, item: &Ty, depth: usize) -> Expr {
        if depth == 0 || self.random.percent(5) {
            return name(ty, format!("Vec::<{item}>::new()"));
        }
        if self.random.percent(6) {
            let value = self.expr(item, 1);
            let count = self.random.below(5);
            let count = name(&Ty::Other, format!("{count}usize"));
            let items = call(&Ty::Other, "std::iter::repeat_n", vec![value, count]);
            return super::build::method(ty, items, format!("collect::<{ty}>"), Vec::new());
        }
        let count = 1 + self.random.below(4);
        let parts = (0..count).map(|_| self.expr(item, depth - 1)).collect();
        Expr {
            ty: ty.clone(),
            kind: Kind::List("vec!", parts),
        }
    }

    fn adt_literal(&mut self, adt: &Adt, depth: usize) -> Expr {
        let (variant, fields) = self.random.pick(&adt.variants).clone();
        let path = if variant.is_empty() {
            adt.name.clone()
        } else {
            format!("{}::{variant}", adt.name)
        };
        let below = depth.saturating_sub(1);
        let mut values: Vec<(String, Expr)> = fields
            .iter()
            .map(|(n, t)| (n.clone(), self.expr(t, below)))
            .collect();
        if fields.is_empty() {
            return name(&adt.ty, path);
        }
        if fields[0].0.is_empty() {
            return call(
                &adt.ty,
                path,
                values.into_iter().map(|(_, value)| value).collect(),
            );
        }
        if self.random.percent(30) {
            values.rotate_left(1); // Evaluated as written, not as declared.
        }
        Expr {
            ty: adt.ty.clone(),
            kind: Kind::Struct(path, values),
        }
    }

    pub(super) fn int_literal(&mut self, int: Int) -> Expr {
        let (ty, text) = (Ty::Int(int), int.name());
        let edge = self.random.below(100);
        let n = self.random.below(10);
        let small = match edge {
            0..=74 => format!("{n}{text}"),
            75..=86 if int.is_signed() => format!("(-{}{text})", n + 1),
            75..=92 => format!("{}{text}", 10 + self.random.below(118)),
            _ if int.bits() == 64 => {
                (self.one_of(&["4294967296", "2147483648", "1000000007", "65536"])).to_string()
                    + text
            }
            93 | 94 => format!("{text}::MAX"),
            95 | 96 => format!("{text}::MIN"),
            97 => format!("({text}::MAX - 1)"),
            98 => format!("(1{text} << {})", int.bits() - 1),
            _ => format!("({text}::MAX / 2)"),
        };
        name(&ty, small)
    }

    /// An integer that is small for certain.
    pub(super) fn small(&mut self, int: Int, bound: usize) -> Expr {
        name(
            &Ty::Int(int),
            format!("{}{}", self.random.below(bound), int.name()),
        )
    }

    /// A text as it stands in the program.
    pub(super) fn text_literal(&mut self) -> Expr {
        let text = *self.random.pick(TEXTS);
        name(&Ty::Other, format!("\"{text}\""))
    }

    pub(super) fn char_literal(&mut self) -> &'static str {
        self.one_of(CHARS)
    }
}
