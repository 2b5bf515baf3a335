//! UTF-16, for those who have to count or to write it. What the engine's own strings are made of plays no part.

use super::Chars;
use crate::iter::{FusedIterator, Iterator};

/// The units of a text in UTF-16.
#[derive(Clone)]
pub struct EncodeUtf16<'a> {
    chars: Chars<'a>,
    /// The second half of a pair whose first was given; 0 if there is none.
    extra: u16,
}

impl<'a> EncodeUtf16<'a> {
    #[inline]
    pub(super) fn new(text: &'a str) -> EncodeUtf16<'a> {
        EncodeUtf16 { chars: text.chars(), extra: 0 }
    }
}

impl Iterator for EncodeUtf16<'_> {
    type Item = u16;

    #[inline]
    fn next(&mut self) -> Option<u16> {
        if self.extra != 0 {
            let second = self.extra;
            self.extra = 0;
            return Some(second);
        }
        match self.chars.next() {
            None => None,
            Some(c) => {
                let code = c as u32;
                if code < 0x10000 {
                    Some(code as u16)
                } else {
                    self.extra = 0xdc00 | (code & 0x3ff) as u16;
                    Some(0xd7c0 + (code >> 10) as u16)
                }
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.chars.as_str().len();
        let extra = if self.extra == 0 { 0 } else { 1 };
        ((n + 2) / 3 + extra, Some(n + extra))
    }
}

impl FusedIterator for EncodeUtf16<'_> {}

/// The text of units, with a character in the place of each half of a pair; `None` if there is none to put there.
pub(crate) fn text_of_utf16(v: &[u16], otherwise: Option<char>) -> Option<String> {
    let mut chars: Vec<char> = Vec::new();
    let mut i = 0;
    while i < v.len() {
        match char_from(v, i).or(otherwise) {
            Some(c) => {
                chars.push(c);
                i += c.len_utf16();
            }
            None => return None,
        }
    }
    Some(chars.iter().collect())
}

/// The character that begins at a position, if one does.
fn char_from(v: &[u16], at: usize) -> Option<char> {
    let unit = v[at] as u32;
    if (unit & 0xfc00) == 0xd800 && at + 1 < v.len() && (v[at + 1] & 0xfc00) == 0xdc00 {
        char::from_u32(0x10000 + ((unit & 0x3ff) << 10) + (v[at + 1] & 0x3ff) as u32)
    } else {
        char::from_u32(unit)
    }
}
