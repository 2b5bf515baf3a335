//! Characters and bytes of a text.

use super::units::{after, between, bytes_before, last_char, char_at, char_before, units, units_of};
use super::class;
use crate::intrinsics::{byte_set, char_set, is_known, raw_add, raw_sub};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator};

/// The characters of a text.
#[derive(Clone)]
pub struct Chars<'a> {
    text: &'a str,
    front: usize,
    back: usize,
    /// Whether `back` is the text's end.
    to_end: bool,
}

impl<'a> Chars<'a> {
    #[inline]
    pub(crate) fn new(text: &'a str) -> Chars<'a> {
        Chars { text, front: 0, back: units(text), to_end: true }
    }

    /// The text of the characters that are left.
    #[inline]
    pub fn as_str(&self) -> &'a str {
        if is_known(self.to_end) && self.to_end {
            after(self.text, self.front)
        } else {
            between(self.text, self.front, self.back)
        }
    }

    /// Goes behind the character at a position of the rest, or to the end.
    #[inline]
    fn leave(&mut self, rest: &str, at: Option<usize>) {
        self.front = match at {
            Some(at) => raw_add(self.front, raw_add(at, units_of(char_at(rest, at)))),
            None => self.back,
        };
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
        let n = self.as_str().len();
        ((n + 3) / 4, Some(n))
    }

    #[inline]
    fn last(mut self) -> Option<char> {
        self.next_back()
    }

    #[inline]
    fn all<F: FnMut(char) -> bool>(&mut self, mut f: F) -> bool {
        match char_set(|c: char| f(c)) {
            Some(set) => {
                let rest = self.as_str();
                let holds = !class::has_other(rest, set);
                self.leave(rest, class::first_other(rest, set));
                holds
            }
            None => {
                while let Some(c) = self.next() {
                    if !f(c) {
                        return false;
                    }
                }
                true
            }
        }
    }

    #[inline]
    fn any<F: FnMut(char) -> bool>(&mut self, mut f: F) -> bool {
        match char_set(|c: char| f(c)) {
            Some(set) => {
                let rest = self.as_str();
                let holds = class::has(rest, set);
                self.leave(rest, class::first(rest, set));
                holds
            }
            None => {
                while let Some(c) = self.next() {
                    if f(c) {
                        return true;
                    }
                }
                false
            }
        }
    }
}

impl DoubleEndedIterator for Chars<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<char> {
        if self.front < self.back {
            let c = if is_known(self.to_end) && self.to_end { last_char(self.text) } else { char_before(self.text, self.back) };
            self.back = raw_sub(self.back, units_of(c));
            self.to_end = false;
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
    text: &'a str,
    /// Whether none was taken yet.
    is_whole: bool,
    bytes: crate::slice::Iter<'a, u8>,
}

impl<'a> Bytes<'a> {
    #[inline]
    pub(super) fn new(text: &'a str) -> Bytes<'a> {
        Bytes { text, is_whole: true, bytes: text.as_bytes().iter() }
    }
}

impl Iterator for Bytes<'_> {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        self.is_whole = false;
        match self.bytes.next() {
            Some(b) => Some(*b),
            None => None,
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.bytes.size_hint()
    }

    #[inline]
    fn all<F: FnMut(u8) -> bool>(&mut self, mut f: F) -> bool {
        match byte_set(|b: u8| f(b)) {
            Some(set) if is_known(self.is_whole) && self.is_whole => {
                let holds = !class::has_other(self.text, set);
                self.leave(class::first_other(self.text, set));
                holds
            }
            _ => {
                while let Some(b) = self.next() {
                    if !f(b) {
                        return false;
                    }
                }
                true
            }
        }
    }

    #[inline]
    fn any<F: FnMut(u8) -> bool>(&mut self, mut f: F) -> bool {
        match byte_set(|b: u8| f(b)) {
            Some(set) if is_known(self.is_whole) && self.is_whole => {
                let holds = class::has(self.text, set);
                self.leave(class::first(self.text, set));
                holds
            }
            _ => {
                while let Some(b) = self.next() {
                    if f(b) {
                        return true;
                    }
                }
                false
            }
        }
    }
}

impl Bytes<'_> {
    /// Goes behind the first byte of the character at a position, or to the end.
    #[inline]
    fn leave(&mut self, at: Option<usize>) {
        self.is_whole = false;
        let taken = match at {
            Some(at) => raw_add(bytes_before(self.text, at), 1),
            None => self.text.len(),
        };
        self.bytes.skip_to(taken);
    }
}

impl DoubleEndedIterator for Bytes<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u8> {
        self.is_whole = false;
        match self.bytes.next_back() {
            Some(b) => Some(*b),
            None => None,
        }
    }
}

impl ExactSizeIterator for Bytes<'_> {}
