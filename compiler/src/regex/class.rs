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
    /// In the pattern itself.
    Outside,
    /// Between brackets.
    InClass,
}

/// The code points of a class.
pub fn ranges(class: &Class) -> Ranges {
    let found: Ranges = match class {
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
    joined(found)
}

/// Ascending ranges with those made one that touch: there are no characters between U+D7FF and U+E000.
pub fn joined(ranges: Ranges) -> Ranges {
    let mut joined: Ranges = Vec::new();
    for (lo, hi) in ranges {
        match joined.last_mut() {
            Some(last) if last.1 + 1 == lo || last.1 == 0xD7FF && lo == 0xE000 => last.1 = hi,
            _ => joined.push((lo, hi)),
        }
    }
    joined
}

/// The code points that are not in these ranges.
pub fn complement(ranges: &Ranges) -> Ranges {
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
    match text(&set) {
        Some(text) => out.push_str(&text),
        None => {
            return refuse(
                format!(
                    "it has a set of characters in {} ranges: `\\d`, `\\w` and classes like them are those of all scripts in Rust",
                    shown(&set).1.len()
                ),
                "write the characters that are meant, such as `[0-9]` and `[0-9A-Za-z_]`, or `(?-u:\\d)`",
            );
        }
    }
    Ok(())
}

/// The same of ranges of code points, if there are not too many.
pub fn text(set: &Ranges) -> Option<String> {
    if set.is_empty() {
        return Some("(?!)".to_string());
    }
    if complement(set).is_empty() {
        return Some("[\\s\\S]".to_string());
    }
    let (negated, shown) = shown(set);
    if shown.len() > MOST_RANGES {
        return None;
    }
    let named = named(&shown);
    Some(match (negated, &named[..]) {
        (false, "\\d" | "\\w") => named,
        (true, "\\d") => "\\D".to_string(),
        (true, "\\w") => "\\W".to_string(),
        (false, _) => match single(&shown) {
            Some(c) => {
                let mut out = String::new();
                push_char(&mut out, c, Place::Outside);
                out
            }
            None => format!("[{named}]"),
        },
        (true, _) => format!("[^{named}]"),
    })
}

/// The only character of a set.
pub fn single(ranges: &Ranges) -> Option<char> {
    match ranges[..] {
        [(lo, hi)] if lo == hi => char::from_u32(lo),
        _ => None,
    }
}

/// What stands between the brackets: the set, or after `^` what is not in it.
fn shown(set: &Ranges) -> (bool, Ranges) {
    let rest = complement(set);
    let negated =
        super::units::holds_all_astral(set) || rest.len() < set.len() && set.len() > MOST_RANGES;
    (negated, if negated { rest } else { set.clone() })
}

/// The ranges one after the other, with the engines' names for ASCII digits and letters, `-` last.
fn named(ranges: &Ranges) -> String {
    const DIGITS: (u32, u32) = (0x30, 0x39);
    const WORD: [(u32, u32); 4] = [DIGITS, (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)];
    let is_word = WORD.iter().all(|part| ranges.contains(part));
    let mut out = String::new();
    let mut has_minus = false;
    for &(lo, hi) in ranges {
        match (lo, hi) {
            part if is_word && WORD.contains(&part) => {
                if part == DIGITS {
                    out.push_str("\\w");
                }
            }
            part if part == DIGITS => out.push_str("\\d"),
            (0x2D, 0x2D) => has_minus = true,
            (lo, hi) => {
                push_code(&mut out, lo);
                if hi > lo + 1 {
                    out.push('-');
                }
                if hi > lo {
                    push_code(&mut out, hi);
                }
            }
        }
    }
    if has_minus {
        out.push('-');
    }
    out
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
        '\u{c}' => out.push_str("\\f"),
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
