//! `escape_default`, `escape_unicode` and `escape_debug` of texts: those of their characters, one after the other.

use crate::char::escape::{debug_text, default_text, unicode_text};
use crate::fmt::{Display, Formatter};
use crate::iter::Iterator;
use crate::str::{Chars, char_text};

impl str {
    /// The text as Rust source has it, in printable ASCII.
    #[inline]
    pub fn escape_default(&self) -> EscapeDefault<'_> {
        EscapeDefault { chars: joined(self, default_text).leak().chars() }
    }

    /// The text with every character as `\u{…}`.
    #[inline]
    pub fn escape_unicode(&self) -> EscapeUnicode<'_> {
        EscapeUnicode { chars: joined(self, unicode_text).leak().chars() }
    }

    /// The text as `{:?}` has it, with both sorts of quotes escaped. A mark that combines is escaped where nothing
    /// stands before it.
    #[inline]
    pub fn escape_debug(&self) -> EscapeDebug<'_> {
        let mut parts: Vec<String> = Vec::new();
        for c in self.chars() {
            let combines = !parts.is_empty() && (c as u32) > 0x2ff && (c as u32) < 0x370;
            parts.push(if combines { char_text(c).to_owned() } else { debug_text(c) });
        }
        EscapeDebug { chars: parts.concat().leak().chars() }
    }
}

#[inline]
fn joined<F: Fn(char) -> String>(s: &str, escaped: F) -> String {
    let mut parts: Vec<String> = Vec::new();
    for c in s.chars() {
        parts.push(escaped(c));
    }
    parts.concat()
}

/// A text's characters, as Rust source has it, in printable ASCII.
#[derive(Clone)]
pub struct EscapeDefault<'a> {
    chars: Chars<'a>,
}

impl Iterator for EscapeDefault<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        self.chars.next()
    }
}

impl Display for EscapeDefault<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(self.chars.as_str())
    }
}

/// A text's characters, as `\u{…}`.
#[derive(Clone)]
pub struct EscapeUnicode<'a> {
    chars: Chars<'a>,
}

impl Iterator for EscapeUnicode<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        self.chars.next()
    }
}

impl Display for EscapeUnicode<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(self.chars.as_str())
    }
}

/// A text's characters, as `{:?}` has it, with both sorts of quotes escaped.
#[derive(Clone)]
pub struct EscapeDebug<'a> {
    chars: Chars<'a>,
}

impl Iterator for EscapeDebug<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        self.chars.next()
    }
}

impl Display for EscapeDebug<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(self.chars.as_str())
    }
}
