//! `char`: one Unicode scalar value. In JavaScript its code point, a number.

mod classes;
pub(crate) mod escape;

pub use self::escape::{EscapeDebug, EscapeDefault, EscapeUnicode};

use crate::fmt::{Display, Formatter};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Iterator};
use crate::str::char_text;

/// The greatest character.
pub const MAX: char = '\u{10ffff}';

/// Stands for what could not be decoded.
pub const REPLACEMENT_CHARACTER: char = '\u{fffd}';

/// The character with this code point.
#[inline]
pub const fn from_u32(i: u32) -> Option<char> {
    char::from_u32(i)
}

/// The character of a digit.
#[inline]
pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
    char::from_digit(num, radix)
}

impl char {
    /// The least character.
    pub const MIN: char = '\0';

    /// The greatest character.
    pub const MAX: char = '\u{10ffff}';

    /// Stands for what could not be decoded.
    pub const REPLACEMENT_CHARACTER: char = '\u{fffd}';

    /// The character with this code point.
    #[inline]
    pub const fn from_u32(i: u32) -> Option<char> {
        if i < 0xd800 || (i > 0xdfff && i < 0x110000) { Some(js!(pure "$i")) } else { None }
    }

    /// The character of a digit.
    #[inline]
    pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
        if radix > 36 {
            panic!("from_digit: radix is too high (maximum 36)");
        }
        if num < radix { Some(js!(pure "$num + ($num < 10 ? 48 : 87)")) } else { None }
    }

    /// The digit that the character is.
    #[inline]
    pub const fn to_digit(self, radix: u32) -> Option<u32> {
        assert!(radix >= 2 && radix <= 36, "to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive");
        let code = self as u32;
        let digit: u32 = if code >= 48 && code <= 57 {
            js!(pure "$code - 48")
        } else {
            let letter = code | 32;
            if letter >= 97 && letter <= 122 { js!(pure "$letter - 87") } else { 99 }
        };
        if digit < radix { Some(digit) } else { None }
    }

    /// Whether the character is a digit.
    #[inline]
    pub const fn is_digit(self, radix: u32) -> bool {
        self.to_digit(radix).is_some()
    }

    /// How many bytes it takes in UTF-8.
    #[inline]
    pub const fn len_utf8(self) -> usize {
        js!(pure "$self < 128 ? 1 : $self < 2048 ? 2 : $self < 65536 ? 3 : 4")
    }

    /// How many units it takes in UTF-16.
    #[inline]
    pub const fn len_utf16(self) -> usize {
        js!(pure "$self < 65536 ? 1 : 2")
    }

    /// Whether it is ASCII.
    #[inline]
    pub const fn is_ascii(&self) -> bool {
        js!(pure "$self < 128")
    }

    /// `a` to `z` in upper case.
    #[inline]
    pub const fn to_ascii_uppercase(&self) -> char {
        js!(pure "$self > 96 && $self < 123 ? $self - 32 : $self")
    }

    /// `A` to `Z` in lower case.
    #[inline]
    pub const fn to_ascii_lowercase(&self) -> char {
        js!(pure "$self > 64 && $self < 91 ? $self + 32 : $self")
    }

    /// Whether the characters are equal but for the case of ASCII letters.
    #[inline]
    pub const fn eq_ignore_ascii_case(&self, other: &char) -> bool {
        self.to_ascii_lowercase() == other.to_ascii_lowercase()
    }

    /// Puts an ASCII letter into upper case.
    #[inline]
    pub const fn make_ascii_uppercase(&mut self) {
        *self = self.to_ascii_uppercase();
    }

    /// Puts an ASCII letter into lower case.
    #[inline]
    pub const fn make_ascii_lowercase(&mut self) {
        *self = self.to_ascii_lowercase();
    }

    /// The character in lower case, which may be several.
    #[inline]
    pub fn to_lowercase(self) -> ToLowercase {
        ToLowercase { chars: text(char_text(self).to_lowercase()).chars() }
    }

    /// The character in upper case, which may be several.
    #[inline]
    pub fn to_uppercase(self) -> ToUppercase {
        ToUppercase { chars: text(char_text(self).to_uppercase()).chars() }
    }
}

#[inline]
fn text(s: String) -> &'static str {
    s.leak()
}

/// The characters of one in lower case.
#[derive(Clone)]
pub struct ToLowercase {
    chars: crate::str::Chars<'static>,
}

/// The characters of one in upper case.
#[derive(Clone)]
pub struct ToUppercase {
    chars: crate::str::Chars<'static>,
}

impl Iterator for ToLowercase {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        self.chars.next()
    }
}

impl Iterator for ToUppercase {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        self.chars.next()
    }
}

impl DoubleEndedIterator for ToLowercase {
    #[inline]
    fn next_back(&mut self) -> Option<char> {
        self.chars.next_back()
    }
}

impl DoubleEndedIterator for ToUppercase {
    #[inline]
    fn next_back(&mut self) -> Option<char> {
        self.chars.next_back()
    }
}

impl Display for ToLowercase {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(self.chars.as_str())
    }
}

impl Display for ToUppercase {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(self.chars.as_str())
    }
}

/// The number is no code point of a character.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct CharTryFromError(pub(crate) ());

impl Display for CharTryFromError {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.pad("converted integer out of range for `char`")
    }
}

impl crate::error::Error for CharTryFromError {}

/// The character is too great for the integer.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct TryFromCharError(pub(crate) ());

impl Display for TryFromCharError {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.pad("unicode code point out of range")
    }
}

impl crate::error::Error for TryFromCharError {}

/// As `{:?}` of the error names what is wrong.
#[derive(Debug)]
enum CharErrorKind {
    EmptyString,
    TooManyChars,
}

/// The text is not one character.
#[derive(Clone, PartialEq, Eq)]
pub struct ParseCharError {
    pub(crate) empty: bool,
}

impl Display for ParseCharError {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.pad(if self.empty { "cannot parse char from empty string" } else { "too many characters in string" })
    }
}

impl crate::fmt::Debug for ParseCharError {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        let kind = if self.empty { CharErrorKind::EmptyString } else { CharErrorKind::TooManyChars };
        f.debug_struct("ParseCharError").field("kind", &kind).finish()
    }
}

impl crate::error::Error for ParseCharError {}
