//! Whether a pattern could tell a character beyond U+FFFF from the two halves that UTF-16 makes of it.
//! A pattern that could is run by code points in such an engine; all others are the same in both.

use regex_syntax::hir::{Hir, HirKind, Look, Repetition};

use super::class::{Ranges, ranges};

const FIRST_ASTRAL: u32 = 0x10000;
const LAST: u32 = 0x0010_FFFF;

/// What may come next in a pattern.
#[derive(Clone, Copy)]
struct Next {
    /// A set that takes half a character.
    half: bool,
    /// The end of the match.
    end: bool,
}

impl Next {
    fn or(self, other: Next) -> Next {
        Next {
            half: self.half || other.half,
            end: self.end || other.end,
        }
    }
}

/// Whether halves of characters could be matched alone, or counted.
pub fn splits_characters(hir: &Hir) -> bool {
    let mut walk = Walk { splits: false };
    walk.before(
        hir,
        Next {
            half: false,
            end: true,
        },
    );
    walk.splits
}

/// Whether a set has every character beyond U+FFFF, and with them (in a negated class) the halves.
pub fn holds_all_astral(set: &Ranges) -> bool {
    set.last()
        .is_some_and(|&(lo, hi)| lo <= 0xD800 && hi == LAST)
}

/// Whether a set has none of the halves.
fn holds_no_half(set: &Ranges) -> bool {
    set.iter()
        .all(|&(lo, hi)| hi < FIRST_ASTRAL && (hi < 0xD800 || lo > 0xDFFF))
}

struct Walk {
    splits: bool,
}

impl Walk {
    /// What may come first in `hir` and what follows it.
    fn before(&mut self, hir: &Hir, next: Next) -> Next {
        match hir.kind() {
            HirKind::Empty => next,
            HirKind::Look(look) => {
                // No letter on either side of the middle of a character.
                self.splits |= *look == Look::WordAsciiNegate;
                next
            }
            HirKind::Literal(_) => Next {
                half: false,
                end: false,
            },
            HirKind::Class(set) => {
                let half = !holds_no_half(&ranges(set));
                self.splits |= half;
                Next { half, end: false }
            }
            HirKind::Repetition(repetition) => self.before_repetition(repetition, next),
            HirKind::Capture(capture) => self.before(&capture.sub, next),
            HirKind::Concat(subs) => subs
                .iter()
                .rev()
                .fold(next, |next, sub| self.before(sub, next)),
            HirKind::Alternation(subs) => {
                let nothing = Next {
                    half: false,
                    end: false,
                };
                subs.iter()
                    .fold(nothing, |all, sub| all.or(self.before(sub, next)))
            }
        }
    }

    fn before_repetition(&mut self, repetition: &Repetition, next: Next) -> Next {
        let first = match repetition.sub.kind() {
            // `[^/]*` takes both halves, or gives both back: nothing that follows begins with the second one.
            HirKind::Class(set) if repetition.max.is_none() && repetition.min <= 1 => {
                let set = ranges(set);
                let half = !holds_no_half(&set);
                let stops_early =
                    !repetition.greedy && (next.half || next.end && repetition.min == 1);
                self.splits |= half && (!holds_all_astral(&set) || next.half || stops_early);
                Next { half, end: false }
            }
            _ => {
                let mut once = Walk { splits: false };
                let again = once.before(&repetition.sub, next);
                let next = if repetition.max == Some(1) {
                    next
                } else {
                    next.or(again)
                };
                self.before(&repetition.sub, next)
            }
        };
        if repetition.min == 0 {
            first.or(next)
        } else {
            first
        }
    }
}
