//! `match` with every kind of pattern.

use super::build::{arm, borrow, match_, method};
use super::{Generator, Mode};
use crate::ast::{Arm, Expr, Ty};

/// What a pattern binds.
type Bindings = Vec<(String, Ty, Mode)>;

impl Generator {
    pub(super) fn match_expr(&mut self, ty: &Ty, depth: usize) -> Expr {
        if self.random.percent(20) {
            return self.match_text(ty, depth);
        }
        if self.random.percent(20) {
            return self.match_slice(ty, depth);
        }
        if self.random.percent(55)
            && let Some(place) = self.place_where(is_worth_matching, false)
            && place.mode != Mode::Str
        {
            let arms = self.locking(place.root, |g| g.arms(&place.ty, Mode::Ref, ty, depth));
            return match_(ty, borrow(place.looked_at()), arms);
        }
        let mut of = self.ty(2);
        while !is_worth_matching(&of) {
            of = self.ty(2);
        }
        let scrutinee = self.expr(&of, depth);
        let arms = self.arms(&of, Mode::Owned, ty, depth);
        match_(ty, scrutinee, arms)
    }

    fn arms(&mut self, of: &Ty, mode: Mode, ty: &Ty, depth: usize) -> Vec<Arm> {
        let mut arms: Vec<Arm> = (0..=self.random.below(3))
            .map(|_| self.arm(of, mode, ty, depth))
            .collect();
        let rest = self.scope(|g| g.expr(ty, depth.min(1)));
        arms.push(arm("_", None, rest));
        arms
    }

    fn arm(&mut self, of: &Ty, mode: Mode, ty: &Ty, depth: usize) -> Arm {
        let mut bindings = Vec::new();
        let mut pat = self.pattern(of, mode, 2, &mut bindings);
        if bindings.is_empty() && self.random.percent(40) {
            let mut more = Vec::new();
            let other = self.pattern(of, mode, 2, &mut more);
            if more.is_empty() {
                pat = format!("{pat} | {other}");
            }
        }
        self.arm_of(pat, bindings, ty, depth)
    }

    fn arm_of(&mut self, pat: String, bindings: Bindings, ty: &Ty, depth: usize) -> Arm {
        self.scope(|g| {
            for (name, ty, mode) in bindings {
                g.declare(&name, &ty, mode, false);
            }
            let guard = g
                .random
                .percent(25)
                .then(|| g.frozen(|g| g.expr(&Ty::Bool, depth.min(1))));
            let value = g.expr(ty, depth);
            arm(pat, guard, value)
        })
    }

    /// `match text.as_str() { "a" | "b" => …, s if … => …, _ => … }`
    fn match_text(&mut self, ty: &Ty, depth: usize) -> Expr {
        let place = self.place(&Ty::Text, false);
        let Some(place) = place else {
            return self.expr(ty, depth);
        };
        let scrutinee = match place.mode {
            Mode::Str => place.looked_at(),
            Mode::Owned | Mode::Ref | Mode::RefMut => {
                method(&Ty::Other, place.looked_at(), "as_str", Vec::new())
            }
        };
        let arms = self.locking(place.root, |g| {
            let mut arms = Vec::new();
            for _ in 0..=g.random.below(2) {
                let mut pat = g.text_literal().to_string();
                if g.random.percent(40) {
                    pat = format!("{pat} | {}", g.text_literal());
                }
                arms.push(g.arm_of(pat, Vec::new(), ty, depth));
            }
            if g.random.percent(50) {
                arms.push(g.arm_of(
                    "s".to_string(),
                    vec![("s".to_string(), Ty::Text, Mode::Str)],
                    ty,
                    depth,
                ));
            }
            let rest = g.expr(ty, depth.min(1));
            arms.push(arm("_", None, rest));
            arms
        });
        match_(ty, scrutinee, arms)
    }

    fn match_slice(&mut self, ty: &Ty, depth: usize) -> Expr {
        let place = self.place_where(|t| matches!(t, Ty::Vec(_)), false);
        let Some(place) = place else {
            return self.expr(ty, depth);
        };
        let Ty::Vec(item) = place.ty.clone() else {
            return self.expr(ty, depth);
        };
        let scrutinee = method(&Ty::Other, place.looked_at(), "as_slice", Vec::new());
        let arms = self.locking(place.root, |g| {
            let mut arms = Vec::new();
            for _ in 0..=g.random.below(3) {
                let mut bindings = Vec::new();
                let shape = g.one_of(&[
                    "", "P", "P, Q", "P, .., Q", "P, ..", ".., P", "P, Q, ..", "_, P, ..",
                ]);
                let p = g.pattern(&item, Mode::Ref, 1, &mut bindings);
                let mut pat = shape.replacen('P', "\u{1}", 1);
                if shape.contains('Q') {
                    let q = g.pattern(&item, Mode::Ref, 1, &mut bindings);
                    pat = pat.replacen('Q', &q, 1);
                }
                if !shape.contains('P') {
                    bindings.clear();
                }
                let pat = format!("[{}]", pat.replacen('\u{1}', &p, 1));
                arms.push(g.arm_of(pat, bindings, ty, depth));
            }
            let rest = g.expr(ty, depth.min(1));
            arms.push(arm("_", None, rest));
            arms
        });
        match_(ty, scrutinee, arms)
    }

    /// A pattern that need not match; what it binds is added.
    pub(super) fn pattern(
        &mut self,
        ty: &Ty,
        mode: Mode,
        depth: usize,
        bindings: &mut Bindings,
    ) -> String {
        if depth == 0 || self.random.percent(20) {
            return self.binding(ty, mode, bindings);
        }
        let below = depth - 1;
        match ty {
            Ty::Int(int) => {
                let n = self.random.below(6);
                match self.random.below(6) {
                    0 => n.to_string(),
                    1 => format!("({n} | {})", n + 2),
                    2 => format!("{n}..={}", n + 7),
                    3 => format!("({n}..)"),
                    4 if int.is_signed() => format!("(..={n})"),
                    _ => {
                        let at = self.binding(ty, mode, bindings);
                        if at == "_" {
                            at
                        } else {
                            format!("{at} @ {n}..={}", n + 9)
                        }
                    }
                }
            }
            Ty::Bool => (self.one_of(&["true", "false"])).to_string(),
            Ty::Char => (self.one_of(&[
                "'a'..='z'",
                "('0'..='9' | 'x')",
                "'ü'",
                "'A'",
                "('\\u{80}'..)",
            ]))
            .to_string(),
            Ty::Option(_) if self.random.percent(25) => "None".to_string(),
            Ty::Option(t) => format!("Some({})", self.pattern(t, mode, below, bindings)),
            Ty::Result(t, e) => {
                let (word, part) = if self.random.percent(50) {
                    ("Ok", t)
                } else {
                    ("Err", e)
                };
                format!("{word}({})", self.pattern(part, mode, below, bindings))
            }
            Ty::Tuple(parts) => {
                let parts: Vec<String> = parts
                    .iter()
                    .map(|t| self.pattern(t, mode, below, bindings))
                    .collect();
                format!("({})", parts.join(", "))
            }
            Ty::Array(t, n) => {
                let first = self.pattern(t, mode, below, bindings);
                if *n == 1 {
                    format!("[{first}]")
                } else {
                    format!("[{first}, ..]")
                }
            }
            Ty::Named(named) => {
                let adt = self
                    .adts
                    .iter()
                    .find(|adt| adt.name == named.name)
                    .expect("every name is declared")
                    .clone();
                let (variant, fields) = self.random.pick(&adt.variants).clone();
                let path = if variant.is_empty() {
                    adt.name.clone()
                } else {
                    format!("{}::{variant}", adt.name)
                };
                self.fields_pattern(&path, &fields, mode, below, bindings)
            }
            Ty::Unit | Ty::F64 | Ty::Text | Ty::Vec(_) | Ty::Map(..) | Ty::Other => {
                self.binding(ty, mode, bindings)
            }
        }
    }

    fn fields_pattern(
        &mut self,
        path: &str,
        fields: &[(String, Ty)],
        mode: Mode,
        depth: usize,
        bindings: &mut Bindings,
    ) -> String {
        if fields.is_empty() {
            return path.to_string();
        }
        if fields[0].0.is_empty() {
            let parts: Vec<String> = fields
                .iter()
                .map(|(_, t)| self.pattern(t, mode, depth, bindings))
                .collect();
            return format!("{path}({})", parts.join(", "));
        }
        let (field, ty) = self.random.pick(fields).clone();
        format!(
            "{path} {{ {field}: {}, .. }}",
            self.pattern(&ty, mode, depth, bindings)
        )
    }

    fn binding(&mut self, ty: &Ty, mode: Mode, bindings: &mut Bindings) -> String {
        if self.random.percent(20) {
            return "_".to_string();
        }
        self.names += 1;
        let name = format!("m{}", self.names);
        bindings.push((name.clone(), ty.clone(), mode));
        name
    }
}

fn is_worth_matching(ty: &Ty) -> bool {
    match ty {
        Ty::Int(_)
        | Ty::Bool
        | Ty::Char
        | Ty::Option(_)
        | Ty::Result(..)
        | Ty::Array(..)
        | Ty::Tuple(_)
        | Ty::Named(_) => true,
        Ty::Unit | Ty::F64 | Ty::Text | Ty::Vec(_) | Ty::Map(..) | Ty::Other => false,
    }
}
