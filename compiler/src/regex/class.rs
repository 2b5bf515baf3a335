//! Sets of characters, and single ones, in JavaScript's syntax.

use std::fmt::Write as _;

use regex_syntax::hir::Class;

use super::{Refused, refuse};

/// A set with more ranges than this (and than its complement) would cost more than it is worth.
const MOST_RANGES: usize = 24;

/// Ranges of code points, ascending, not touching.
pub type Ranges = Vec<(u32, u32)>;

/// Where a character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Outside,
    InClass,
}

/// The code points of a class.
pub fn ranges(class: &Class) -> Ranges {
    let mut found: Ranges = match class {
        Class::Unicode(set) => set
            .ranges()
            .iter()
            .map(|r| (u32::from(r.start()), u32::from(r.end())))
            .collect(),
        Class::Bytes(set) => set
            .ranges()
            .iter()
            .map(|r| (u32::from(r.start()), u32::from(r.end())))
            .collect(),
    };
    // There are no characters between these two.
    if let Some(at) = found
        .windows(2)
        .position(|w| w[0].1 == 0xD7FF && w[1].0 == 0xE000)
    {
        found[at].1 = found[at + 1].1;
        found.remove(at + 1);
    }
    found
}

/// The code points that are not in these ranges.
fn complement(ranges: &Ranges) -> Ranges {
    let mut rest = Vec::new();
    let mut next = 0;
    for &(lo, hi) in ranges {
        if lo > next {
            rest.push((next, lo - 1));
        }
        next = hi + 1;
    }
    if next <= 0x0010_FFFF {
        rest.push((next, 0x0010_FFFF));
    }
    rest
}

/// `[a-z]`, `[^\n]`
pub fn write(out: &mut String, class: &Class) -> Result<(), Refused> {
    let set = ranges(class);
    let rest = complement(&set);
    if set.is_empty() {
        out.push_str("(?!)");
        return Ok(());
    }
    if rest.is_empty() {
        out.push_str("[\\s\\S]");
        return Ok(());
    }
    let negated =
        super::units::holds_all_astral(&set) || rest.len() < set.len() && set.len() > MOST_RANGES;
    let shown = if negated { &rest } else { &set };
    if shown.len() > MOST_RANGES {
        return refuse(
            format!(
                "it has a set of characters in {} ranges: `\\d`, `\\w` and classes like them are those of all scripts in Rust",
                shown.len()
            ),
            "write the characters that are meant, such as `[0-9]` and `[0-9A-Za-z_]`, or `(?-u:\\d)`",
        );
    }
    out.push_str(if negated { "[^" } else { "[" });
    for &(lo, hi) in shown {
        push_code(out, lo);
        if hi > lo + 1 {
            out.push('-');
        }
        if hi > lo {
            push_code(out, hi);
        }
    }
    out.push(']');
    Ok(())
}

fn push_code(out: &mut String, code: u32) {
    // A bound next to the surrogates, which are no characters: the character beside them.
    let c = char::from_u32(code).unwrap_or(if code < 0xDC00 {
        '\u{D7FF}'
    } else {
        '\u{E000}'
    });
    push_char(out, c, Place::InClass);
}

/// A character that stands for itself.
pub fn push_char(out: &mut String, c: char, place: Place) {
    let special = match place {
        Place::Outside => "\\^$.*+?()[]{}|/",
        Place::InClass => "\\^-[]/",
    };
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c if special.contains(c) => {
            out.push('\\');
            out.push(c);
        }
        '\0'..='\x1f' | '\x7f'..='\u{a0}' => {
            let _ = write!(out, "\\x{:02x}", u32::from(c));
        }
        c if u32::from(c) < 0x10000 && !c.is_alphanumeric() && !c.is_ascii() => {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        }
        c => out.push(c),
    }
}
