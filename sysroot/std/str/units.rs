//! Positions in the engine's own strings. Everything here gives the same answer whatever the engine counts.

use crate::intrinsics::is_known;

/// The text of one character.
#[inline]
pub fn char_text(c: char) -> &'static str {
    js!(pure "String.fromCodePoint($c)")
}

/// The length in the engine's own units.
#[inline]
pub fn units(s: &str) -> usize {
    js!(pure "$s.length")
}

/// How many of the engine's units a character takes: 1, or 2 beyond U+FFFF where strings are UTF-16.
#[inline]
pub fn units_of(c: char) -> usize {
    if (c as u32) < 0x10000 { 1 } else { js!(pure "\"\\u{1f600}\".length") }
}

/// The character at a unit position before the end.
#[inline]
pub fn char_at(s: &str, at: usize) -> char {
    js!(pure "$s.codePointAt($at)")
}

/// The character that ends at a unit position after the start.
#[inline]
pub fn char_before(s: &str, at: usize) -> char {
    // QUIRK(js): in UTF-16 the unit before may be the second half of a pair; njs never shows halves.
    js!(pure "$s.codePointAt($at - (($s.charCodeAt($at - 1) & -1024) === 56320 ? 2 : 1))")
}

/// The last character of a text that is not empty.
#[inline]
pub fn last_char(s: &str) -> char {
    js!(pure "$s.codePointAt($s.length - (($s.charCodeAt($s.length - 1) & -1024) === 56320 ? 2 : 1))")
}

/// The text from one unit position to another.
#[inline]
pub fn between(s: &str, start: usize, end: usize) -> &str {
    js!(pure "$s.slice($start, $end)")
}

/// The text from a unit position on.
#[inline]
pub fn after(s: &str, start: usize) -> &str {
    if is_known(start) && start == 0 {
        return s;
    }
    js!(pure "$s.slice($start)")
}

/// The text before a unit position.
#[inline]
pub fn before(s: &str, end: usize) -> &str {
    js!(pure "$s.slice(0, $end)")
}

/// The first unit position of `p` at or after `from`.
#[inline]
pub fn index_of(s: &str, p: &str, from: usize) -> Option<usize> {
    let at: f64 = js!(pure "$s.indexOf($p, $from)");
    if at < 0.0 { None } else { Some(crate::intrinsics::unchecked_int::<usize>(at)) }
}

/// The first unit position of `p`.
#[inline]
pub fn first_index_of(s: &str, p: &str) -> Option<usize> {
    let at: f64 = js!(pure "$s.indexOf($p)");
    if at < 0.0 { None } else { Some(crate::intrinsics::unchecked_int::<usize>(at)) }
}

/// The last unit position of `p`.
#[inline]
pub fn last_index_of(s: &str, p: &str) -> Option<usize> {
    let at: f64 = js!(pure "$s.lastIndexOf($p)");
    if at < 0.0 { None } else { Some(crate::intrinsics::unchecked_int::<usize>(at)) }
}

/// The byte position of a unit position.
#[inline]
pub fn bytes_before(s: &str, at: usize) -> usize {
    js!(pure "Buffer.byteLength($s.slice(0, $at))")
}
