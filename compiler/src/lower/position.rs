//! Positions in texts. Rust counts bytes and the engine its own units: a byte position that came out of a
//! search in the same text is known in units as well, and a slice there needs neither checks nor bytes.

use super::cx::FnCx;
use super::value::Value;
use crate::lir::{BinaryOp, Effect, Expr, Prop, VarId};

/// No text is longer, in bytes or units.
pub const MOST: f64 = 4_294_967_295.0;

/// A position in the engine's units.
#[derive(Clone, PartialEq, Debug)]
pub enum Unit {
    /// At this many.
    At(Expr),
    /// At the end.
    End,
}

/// What is known of a variable that holds a byte position.
#[derive(Clone, PartialEq, Debug)]
pub struct Position {
    /// The text.
    text: Expr,
    /// The engine's units before it; below 0 if the variable holds `None`.
    unit: Expr,
}

impl FnCx<'_, '_> {
    /// A byte position of `text` in the engine's units, if it is known to lie between characters.
    pub fn unit_of(&self, text: &Expr, bytes: &Expr) -> Option<Unit> {
        if let Expr::Num(0.0) = self.definition(bytes) {
            return Some(Unit::At(Expr::Num(0.0)));
        }
        let (of, unit) = self.position(bytes)?;
        (of == *text).then_some(unit)
    }

    /// The text that a byte position belongs to, and the position in units.
    fn position(&self, bytes: &Expr) -> Option<(Expr, Unit)> {
        if let Expr::Var(v) = bytes
            && let Some(known) = self.lw.positions.get(v)
        {
            return Some((known.text.clone(), Unit::At(known.unit.clone())));
        }
        match self.definition(bytes) {
            Expr::Binary(BinaryOp::Add, start, more) => {
                match (self.position(start)?, self.definition(more)) {
                    ((text, Unit::At(at)), Expr::Num(n)) => {
                        let unit = self.within_match(&text, &at, *n)?;
                        Some((text, unit))
                    }
                    _ => None,
                }
            }
            e => {
                let measured = byte_length(e)?;
                // `Buffer.byteLength(text.slice(0, at))`
                match method(self.definition(measured), "slice") {
                    Some((text, [Expr::Num(0.0), at]))
                        if self.is_settled(text) && self.is_settled(at) =>
                    {
                        Some((text.clone(), Unit::At(at.clone())))
                    }
                    _ if self.is_settled(measured) => Some((measured.clone(), Unit::End)),
                    _ => None,
                }
            }
        }
    }

    /// `a op b` of byte positions in one text as a comparison of units.
    pub fn compare_positions(&self, op: BinaryOp, a: &Expr, b: &Expr) -> Option<Expr> {
        let (left, right) = self.units_of_both(a, b)?;
        Some(super::pat::binary(op, left, right))
    }

    /// Two byte positions in one text, or `None`s, in units.
    pub fn units_of_both(&self, a: &Expr, b: &Expr) -> Option<(Expr, Expr)> {
        let (text, of) = match (self.position(a), self.position(b)) {
            (Some((text, _)), _) | (None, Some((text, _))) => (text.clone(), text),
            (None, None) => return None,
        };
        let units = |bytes| self.unit_of(&of, bytes).map(|unit| unit.expr(&text));
        Some((units(a)?, units(b)?))
    }

    /// A variable that holds one of several byte positions of one text: its position in units.
    pub fn join_positions(&mut self, var: VarId, sites: &[(u32, Value)]) {
        let mut text = None;
        let mut units = Vec::new();
        for (number, value) in sites {
            let bytes = match value {
                Value::Expr(e) => Some(e.clone()),
                Value::Variant(1, parts) => match &parts[..] {
                    [Value::Expr(e)] => Some(e.clone()),
                    _ => return,
                },
                Value::Variant(0, parts) if parts.is_empty() => None,
                _ => return,
            };
            let unit = match bytes.map(|bytes| (self.position(&bytes), bytes)) {
                None => Expr::Num(-1.0),
                Some((Some((of, unit)), _)) => {
                    if *text.get_or_insert_with(|| of.clone()) != of {
                        return;
                    }
                    unit.expr(&of)
                }
                Some((None, Expr::Num(0.0))) => Expr::Num(0.0),
                Some((None, _)) => return,
            };
            units.push((*number, unit));
        }
        let Some(text) = text else {
            return;
        };
        let unit = self.merge_exprs(units);
        self.lw.positions.insert(var, Position { text, unit });
    }

    /// `at + n` where `at` is the start of a found literal of at least `n` characters, all of them ASCII.
    fn within_match(&self, text: &Expr, at: &Expr, n: f64) -> Option<Unit> {
        let (object, args) = search(self.definition(at))?;
        let Some(Expr::Str(literal)) = args.first() else {
            return None;
        };
        #[allow(clippy::cast_precision_loss)]
        let fits = n >= 0.0 && n <= literal.len() as f64 && literal.is_ascii();
        (object == text && fits)
            .then(|| Unit::At(super::pat::binary(BinaryOp::Add, at.clone(), Expr::Num(n))))
    }

    /// Whether the expression has the value now that it had where it was found.
    fn is_settled(&self, e: &Expr) -> bool {
        match e {
            Expr::Var(v) => !self.lw.assigned.contains(v),
            Expr::Num(_) | Expr::Str(_) => true,
            Expr::Binary(_, a, b) => self.is_settled(a) && self.is_settled(b),
            _ => false,
        }
    }

    fn definition<'e>(&'e self, e: &'e Expr) -> &'e Expr {
        match e {
            Expr::Var(v) => self.lw.defs.get(v).unwrap_or(e),
            e => e,
        }
    }
}

impl Unit {
    /// The number of units.
    fn expr(self, text: &Expr) -> Expr {
        match self {
            Unit::At(at) => at,
            Unit::End => text.clone().member("length", Effect::Pure),
        }
    }
}

/// Object and arguments of `text.indexOf(part)` or `text.lastIndexOf(part)`.
fn search(e: &Expr) -> Option<(&Expr, &[Expr])> {
    method(e, "indexOf").or_else(|| method(e, "lastIndexOf"))
}

/// `text` of `Buffer.byteLength(text)`.
fn byte_length(e: &Expr) -> Option<&Expr> {
    match method(e, "byteLength")? {
        (Expr::Global(name), [text]) if &**name == "Buffer" => Some(text),
        _ => None,
    }
}

/// Object and arguments of `object.name(args)`.
fn method<'e>(e: &'e Expr, name: &str) -> Option<(&'e Expr, &'e [Expr])> {
    let Expr::Call(callee, args, _) = e else {
        return None;
    };
    match &**callee {
        Expr::Member(object, Prop::Fixed(found), _) if &**found == name => Some((object, args)),
        _ => None,
    }
}
