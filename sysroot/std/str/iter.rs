//! Characters and bytes of a text.

use super::units::{between, bytes_before, char_at, char_before, units, units_of};
use crate::intrinsics::{raw_add, raw_sub};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator};

/// The characters of a text.
#[derive(Clone)]
pub struct Chars<'a> {
    text: &'a str,
    front: usize,
    back: usize,
}

impl<'a> Chars<'a> {
    #[inline]
    pub(crate) fn new(text: &'a str) -> Chars<'a> {
        Chars { text, front: 0, back: units(text) }
    }

    /// The text of the characters that are left.
    #[inline]
    pub fn as_str(&self) -> &'a str {
        between(self.text, self.front, self.back)
    }
}

impl Iterator for Chars<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        if self.front < self.back {
            let c = char_at(self.text, self.front);
            self.front = raw_add(self.front, units_of(c));
            Some(c)
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = raw_sub(self.back, self.front);
        ((n + 1) / 2, Some(n))
    }
}

impl DoubleEndedIterator for Chars<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<char> {
        if self.front < self.back {
            let c = char_before(self.text, self.back);
            self.back = raw_sub(self.back, units_of(c));
            Some(c)
        } else {
            None
        }
    }
}

impl FusedIterator for Chars<'_> {}

/// The characters of a text with their byte positions.
#[derive(Clone)]
pub struct CharIndices<'a> {
    offset: usize,
    chars: Chars<'a>,
}

impl<'a> CharIndices<'a> {
    #[inline]
    pub(super) fn new(text: &'a str) -> CharIndices<'a> {
        CharIndices { offset: 0, chars: Chars::new(text) }
    }

    /// The text of the characters that are left.
    #[inline]
    pub fn as_str(&self) -> &'a str {
        self.chars.as_str()
    }

    /// The byte position of the next character.
    #[inline]
    pub fn offset(&self) -> usize {
        self.offset
    }
}

impl Iterator for CharIndices<'_> {
    type Item = (usize, char);

    #[inline]
    fn next(&mut self) -> Option<(usize, char)> {
        match self.chars.next() {
            Some(c) => {
                let at = self.offset;
                self.offset = raw_add(at, c.len_utf8());
                Some((at, c))
            }
            None => None,
        }
    }
}

impl DoubleEndedIterator for CharIndices<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<(usize, char)> {
        match self.chars.next_back() {
            Some(c) => Some((bytes_before(self.chars.text, self.chars.back), c)),
            None => None,
        }
    }
}

/// The bytes of a text.
#[derive(Clone)]
pub struct Bytes<'a> {
    bytes: crate::slice::Iter<'a, u8>,
}

impl<'a> Bytes<'a> {
    #[inline]
    pub(super) fn new(text: &'a str) -> Bytes<'a> {
        Bytes { bytes: text.as_bytes().iter() }
    }
}

impl Iterator for Bytes<'_> {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        match self.bytes.next() {
            Some(b) => Some(*b),
            None => None,
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.bytes.size_hint()
    }
}

impl DoubleEndedIterator for Bytes<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u8> {
        match self.bytes.next_back() {
            Some(b) => Some(*b),
            None => None,
        }
    }
}

impl ExactSizeIterator for Bytes<'_> {}
