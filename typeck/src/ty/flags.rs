//! What a type is asked again and again, found out once, when it is made: which kinds stand in it, and its hash.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::TyKind;

/// A kind of type that may stand in another, as a bit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Flags(u8);

impl Flags {
    pub const INFER: Flags = Flags(1);
    pub const PARAM: Flags = Flags(2);
    pub const PROJECTION: Flags = Flags(4);
    pub const OPAQUE: Flags = Flags(8);
    pub const ERROR: Flags = Flags(16);
    pub const CLOSURE: Flags = Flags(32);

    /// Both.
    pub const fn or(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// Whether one of them is among these.
    pub const fn has(self, any: Flags) -> bool {
        self.0 & any.0 != 0
    }

    /// What stands in a type: it itself, and what stands in its parts.
    pub fn of(kind: &TyKind) -> Flags {
        let mut all = match kind {
            TyKind::Infer(_) => Flags::INFER,
            TyKind::Param(..) => Flags::PARAM,
            TyKind::Projection(..) => Flags::PROJECTION,
            TyKind::Opaque(..) => Flags::OPAQUE,
            TyKind::Error => Flags::ERROR,
            TyKind::Closure(..) => Flags::CLOSURE,
            _ => Flags(0),
        };
        kind.for_each_part(&mut |part| all = all.or(part.flags()));
        all
    }
}

/// A hash of the type, from those of its parts.
pub(super) fn hash(kind: &TyKind) -> u64 {
    let mut hasher = FxHasher::default();
    kind.hash(&mut hasher);
    hasher.finish()
}
