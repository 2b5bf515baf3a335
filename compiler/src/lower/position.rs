//! Positions in texts. Rust counts bytes and the engine its own units: a byte position that came out of a
//! search in the same text is known in units as well, and a slice there needs neither checks nor bytes.

use super::cx::FnCx;
use crate::lir::{BinaryOp, Expr, Prop};

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

impl FnCx<'_, '_> {
    /// A byte position of `text` in the engine's units, if it is known to lie between characters.
    pub fn unit_of(&self, text: &Expr, bytes: &Expr) -> Option<Unit> {
        match self.definition(bytes) {
            Expr::Num(0.0) => Some(Unit::At(Expr::Num(0.0))),
            Expr::Binary(BinaryOp::Add, start, more) => match (self.unit_of(text, start)?, &**more)
            {
                (Unit::At(at), Expr::Num(n)) => self.within_match(text, &at, *n),
                _ => None,
            },
            e => {
                let measured = byte_length(e)?;
                if measured == text {
                    return Some(Unit::End);
                }
                // `Buffer.byteLength(text.slice(0, at))`
                match method(self.definition(measured), "slice")? {
                    (object, [Expr::Num(0.0), at]) if object == text => Some(Unit::At(at.clone())),
                    _ => None,
                }
            }
        }
    }

    /// `at + n` where `at` is the start of a found literal of at least `n` characters, all of them ASCII.
    fn within_match(&self, text: &Expr, at: &Expr, n: f64) -> Option<Unit> {
        let definition = self.definition(at);
        let found = method(definition, "indexOf").or_else(|| method(definition, "lastIndexOf"));
        let (object, args) = found?;
        let Some(Expr::Str(literal)) = args.first() else {
            return None;
        };
        #[allow(clippy::cast_precision_loss)]
        let fits = n >= 0.0 && n <= literal.len() as f64 && literal.is_ascii();
        (object == text && fits)
            .then(|| Unit::At(super::pat::binary(BinaryOp::Add, at.clone(), Expr::Num(n))))
    }

    fn definition<'e>(&'e self, e: &'e Expr) -> &'e Expr {
        match e {
            Expr::Var(v) => self.lw.defs.get(v).unwrap_or(e),
            e => e,
        }
    }
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
