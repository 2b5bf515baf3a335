//! `escape_default`, `escape_unicode` and `escape_debug` of characters.

use crate::fmt::{Display, Formatter};
use crate::iter::Iterator;
use crate::str::{Chars, char_text};

impl char {
    /// The character as Rust source has it, in printable ASCII.
    #[inline]
    pub fn escape_default(self) -> EscapeDefault {
        EscapeDefault { chars: default_text(self).leak().chars() }
    }

    /// The character as `\u{…}`.
    #[inline]
    pub fn escape_unicode(self) -> EscapeUnicode {
        EscapeUnicode { chars: unicode_text(self).leak().chars() }
    }

    /// The character as `{:?}` has it, with both sorts of quotes escaped.
    #[inline]
    pub fn escape_debug(self) -> EscapeDebug {
        EscapeDebug { chars: debug_text(self).leak().chars() }
    }
}

/// A character as Rust source has it, in printable ASCII.
#[inline(never)]
pub(crate) fn default_text(c: char) -> String {
    match c {
        '\t' => "\\t".to_owned(),
        '\r' => "\\r".to_owned(),
        '\n' => "\\n".to_owned(),
        '\'' | '"' | '\\' => format!("\\{}", c),
        ' '..='~' => char_text(c).to_owned(),
        _ => unicode_text(c),
    }
}

/// A character as `\u{…}`.
#[inline]
pub(crate) fn unicode_text(c: char) -> String {
    let code = c as u32;
    js!(pure "\"\\\\u{\" + $code.toString(16) + \"}\"")
}

/// A character as `{:?}` has it, with both sorts of quotes escaped.
#[inline]
pub(crate) fn debug_text(c: char) -> String {
    if c == '\'' { "\\'".to_owned() } else { crate::fmt::debug::escaped(c, '"') }
}

/// A character, as Rust source has it, in printable ASCII.
#[derive(Clone)]
pub struct EscapeDefault {
    chars: Chars<'static>,
}

impl Iterator for EscapeDefault {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        self.chars.next()
    }
}

impl Display for EscapeDefault {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(self.chars.as_str())
    }
}

/// A character, as `\u{…}`.
#[derive(Clone)]
pub struct EscapeUnicode {
    chars: Chars<'static>,
}

impl Iterator for EscapeUnicode {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        self.chars.next()
    }
}

impl Display for EscapeUnicode {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(self.chars.as_str())
    }
}

/// A character, as `{:?}` has it, with both sorts of quotes escaped.
#[derive(Clone)]
pub struct EscapeDebug {
    chars: Chars<'static>,
}

impl Iterator for EscapeDebug {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        self.chars.next()
    }
}

impl Display for EscapeDebug {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(self.chars.as_str())
    }
}
