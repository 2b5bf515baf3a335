//! `{:?}` of everything that is no number.

use super::{Debug, Formatter, Result};
use crate::str::char_text;

impl Debug for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let text = quoted(self);
        f.write_str(&text)
    }
}

impl Debug for String {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let text = quoted(self.as_str());
        f.write_str(&text)
    }
}

impl Debug for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("'")?;
        let text = escaped(*self, '\'');
        f.write_str(&text)?;
        f.write_str("'")
    }
}

#[inline(never)]
fn quoted(s: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for c in s.chars() {
        parts.push(escaped(c, '"'));
    }
    format!("\"{}\"", parts.concat())
}

/// One character as it stands between quotes. Which characters are visible is known up to U+02FF, and for
/// kana, ideographs and Hangul; others panic.
#[inline(never)]
pub(crate) fn escaped(c: char, quote: char) -> String {
    let code = c as u32;
    if c == '\0' {
        return "\\0".to_owned();
    }
    if c == '\t' {
        return "\\t".to_owned();
    }
    if c == '\n' {
        return "\\n".to_owned();
    }
    if c == '\r' {
        return "\\r".to_owned();
    }
    if c == '\\' || c == quote {
        return format!("\\{}", c);
    }
    let hidden = code < 32
        || code > 126 && code < 161
        || code == 0xad
        || code > 0x2ff && code < 0x370
        || code > 0x200a && code < 0x2010
        || code > 0x2027 && code < 0x202f
        || code > 0x205f && code < 0x2070
        || code == 0xfeff;
    if hidden {
        return js!(pure "\"\\\\u{\" + $code.toString(16) + \"}\"");
    }
    let known = code < 0x300
        || code > 0x370 && code < 0x378
        || code > 0x390 && code < 0x3a2
        || code > 0x3a2 && code < 0x483
        || code > 0x48a && code < 0x530
        || code > 0x200f && code < 0x2028
        || code > 0x202f && code < 0x205f
        || code > 0x209f && code < 0x20c1
        || code > 0x3040 && code < 0x3097
        || code > 0x30a0 && code < 0x3100
        || code > 0x33ff && code < 0xa48d
        || code > 0xabff && code < 0xd7a4
        || code == 0xfffd
        || code > 0x1f5ff && code < 0x1f650;
    if !known {
        panic!("whether the character U+{:04X} is visible is not known to cfc", code);
    }
    char_text(c).to_owned()
}

impl Debug for bool {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(if *self { "true" } else { "false" })
    }
}

impl Debug for () {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("()")
    }
}

impl<T: Debug> Debug for Option<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Some(x) => f.debug_tuple("Some").field(x).finish(),
            None => f.write_str("None"),
        }
    }
}

impl<T: Debug, E: Debug> Debug for crate::result::Result<T, E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Ok(x) => f.debug_tuple("Ok").field(x).finish(),
            Err(x) => f.debug_tuple("Err").field(x).finish(),
        }
    }
}

impl<T: Debug> Debug for [T] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Debug, const N: usize> Debug for [T; N] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_list().entries(self.as_slice().iter()).finish()
    }
}

impl<T: Debug> Debug for Vec<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Debug + ?Sized> Debug for Box<T> {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized> Debug for crate::marker::PhantomData<T> {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("PhantomData")
    }
}

impl<Idx: Debug> Debug for crate::ops::Range<Idx> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.start.fmt(f)?;
        f.write_str("..")?;
        self.end.fmt(f)
    }
}

impl<Idx: Debug> Debug for crate::ops::RangeInclusive<Idx> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.start().fmt(f)?;
        f.write_str("..=")?;
        self.end().fmt(f)
    }
}

impl<Idx: Debug> Debug for crate::ops::RangeFrom<Idx> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.start.fmt(f)?;
        f.write_str("..")
    }
}

impl<Idx: Debug> Debug for crate::ops::RangeTo<Idx> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("..")?;
        self.end.fmt(f)
    }
}

impl<A: Debug> Debug for (A,) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("").field(&self.0).finish()
    }
}

impl<A: Debug, B: Debug> Debug for (A, B) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("").field(&self.0).field(&self.1).finish()
    }
}

impl<A: Debug, B: Debug, C: Debug> Debug for (A, B, C) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("").field(&self.0).field(&self.1).field(&self.2).finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug> Debug for (A, B, C, D) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("").field(&self.0).field(&self.1).field(&self.2).field(&self.3).finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug, E: Debug> Debug for (A, B, C, D, E) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("").field(&self.0).field(&self.1).field(&self.2).field(&self.3).field(&self.4).finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug, E: Debug, F: Debug> Debug for (A, B, C, D, E, F) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("")
            .field(&self.0)
            .field(&self.1)
            .field(&self.2)
            .field(&self.3)
            .field(&self.4)
            .field(&self.5)
            .finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug, E: Debug, F: Debug, G: Debug> Debug for (A, B, C, D, E, F, G) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("")
            .field(&self.0)
            .field(&self.1)
            .field(&self.2)
            .field(&self.3)
            .field(&self.4)
            .field(&self.5)
            .field(&self.6)
            .finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug, E: Debug, F: Debug, G: Debug, H: Debug> Debug
    for (A, B, C, D, E, F, G, H)
{
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("")
            .field(&self.0)
            .field(&self.1)
            .field(&self.2)
            .field(&self.3)
            .field(&self.4)
            .field(&self.5)
            .field(&self.6)
            .field(&self.7)
            .finish()
    }
}
