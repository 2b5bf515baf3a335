//! Padding, and the formatting of text, characters and `bool`.

use super::{Display, Formatter, Result};
use crate::intrinsics::{raw_add, raw_sub};
use crate::str::char_text;

/// How many characters.
#[inline]
fn count(s: &str) -> usize {
    if s.is_ascii() { s.engine_len() } else { s.chars().count() }
}

/// The first `max` characters.
#[inline(never)]
pub(super) fn first_chars(s: &str, max: usize) -> &str {
    if s.is_ascii() {
        return js!(pure "$s.slice(0, $max)");
    }
    match s.char_indices().nth(max) {
        Some((at, _)) => &s[..at],
        None => s,
    }
}

/// Text with `fill` on the sides that `align` says (1: `<`, 2: `^`, 3: `>`), `width` characters wide.
#[doc(hidden)]
#[inline(never)]
pub fn padded(s: &str, fill: char, align: u32, width: usize) -> String {
    let len = count(s);
    if len >= width {
        return s.to_owned();
    }
    let missing = raw_sub(width, len);
    let left: usize = match align {
        1 => 0,
        2 => js!(pure "$missing >> 1"),
        _ => missing,
    };
    let right = raw_sub(missing, left);
    let fill = char_text(fill);
    js!(pure "$fill.repeat($left) + $s + $fill.repeat($right)")
}

/// The same, of an owned text.
#[doc(hidden)]
#[inline]
pub fn pad_str(s: String, fill: char, align: u32, width: usize) -> String {
    padded(&s, fill, align, width)
}

/// A number's text, which is ASCII: sign and prefix, then zeros if they are wanted, then digits; all padded.
#[inline]
pub(super) fn number(f: &Formatter<'_>, lead: &str, digits: &str) -> String {
    match f.width() {
        None => js!(pure "$lead + $digits"),
        Some(width) => {
            if f.sign_aware_zero_pad() {
                if lead.is_empty() {
                    return js!(pure "$digits.padStart($width, \"0\")");
                }
                let used = lead.engine_len();
                js!(pure "$lead + $digits.padStart($width - $used, \"0\")")
            } else {
                let whole: String = js!(pure "$lead + $digits");
                let fill = f.fill();
                // Beyond U+FFFF the engines do not agree on what a unit is.
                let is_unit = (fill as u32) < 0x10000;
                match f.align {
                    0 | 3 if is_unit => {
                        let fill = char_text(fill);
                        js!(pure "$whole.padStart($width, $fill)")
                    }
                    1 if is_unit => {
                        let fill = char_text(fill);
                        js!(pure "$whole.padEnd($width, $fill)")
                    }
                    0 => padded(&whole, fill, 3, width),
                    align => padded(&whole, fill, align, width),
                }
            }
        }
    }
}

impl Display for str {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(self)
    }
}

impl Display for String {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(self.as_str())
    }
}

impl Display for char {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(char_text(*self))
    }
}

impl Display for bool {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(if *self { "true" } else { "false" })
    }
}

impl<T: Display + ?Sized> Display for Box<T> {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(&**self, f)
    }
}
