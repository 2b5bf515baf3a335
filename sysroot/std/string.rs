//! `String`: owned text. In JavaScript an immutable string; changing it assigns a new one.

use crate::borrow::Cow;
use crate::convert::{AsRef, From};
use crate::fmt::Display;
use crate::iter::{DoubleEndedIterator, Extend, FromIterator, IntoIterator, Iterator};
use crate::ops::{Add, AddAssign, Bound, Deref, DerefMut, Index, RangeBounds};
use crate::slice::SliceIndex;
use crate::str::char_text;

/// Owned text.
#[lang = "String"]
#[js(opaque, value)]
pub struct String {}

impl String {
    /// No text.
    #[inline]
    pub const fn new() -> String {
        js!(pure "\"\"")
    }

    /// No text; the capacity is nothing here.
    #[inline]
    pub fn with_capacity(_capacity: usize) -> String {
        js!(pure "\"\"")
    }

    /// The text of bytes, if they are UTF-8.
    #[inline]
    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {
        match crate::str::from_utf8(&vec) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(FromUtf8Error { bytes: vec, error }),
        }
    }

    /// The text of bytes; what is no UTF-8 becomes U+FFFD.
    #[inline]
    pub fn from_utf8_lossy(v: &[u8]) -> Cow<'_, str> {
        Cow::Owned(crate::str::from_utf8_lossy_text(v))
    }

    /// The text of units, if they are UTF-16.
    #[inline]
    pub fn from_utf16(v: &[u16]) -> Result<String, FromUtf16Error> {
        crate::str::text_of_utf16(v, None).ok_or(FromUtf16Error(()))
    }

    /// The text of units; halves of pairs become U+FFFD.
    #[inline]
    pub fn from_utf16_lossy(v: &[u16]) -> String {
        crate::str::text_of_utf16(v, Some('\u{fffd}')).unwrap_or_default()
    }

    /// The text, borrowed.
    #[inline]
    pub const fn as_str(&self) -> &str {
        js!(pure "$self")
    }

    /// The text, borrowed for changing it.
    #[js(unsupported, instead = "`String`'s own methods")]
    pub fn as_mut_str(&mut self) -> &mut str;

    /// The bytes.
    #[inline]
    pub fn into_bytes(self) -> Vec<u8> {
        js!(pure "Array.prototype.slice.call(Buffer.from($self))")
    }

    /// The bytes.
    #[inline]
    pub const fn as_bytes(&self) -> &[u8] {
        self.as_str().as_bytes()
    }

    /// The text as a `Box`.
    #[inline]
    pub fn into_boxed_str(self) -> Box<str> {
        js!(pure "$self")
    }

    /// The text for the rest of the run.
    #[inline]
    pub fn leak<'a>(self) -> &'a str {
        js!(pure "$self")
    }

    /// How many bytes.
    #[inline]
    pub const fn len(&self) -> usize {
        self.as_str().len()
    }

    /// Whether there is no text.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// Nothing here.
    #[inline]
    pub fn reserve(&mut self, _additional: usize) {}

    /// Nothing here.
    #[inline]
    pub fn shrink_to_fit(&mut self) {}

    /// Appends text.
    #[inline]
    pub fn push_str(&mut self, string: &str) {
        *self = concat(self, string);
    }

    /// Appends a character.
    #[inline]
    pub fn push(&mut self, ch: char) {
        *self = concat(self, char_text(ch));
    }

    /// Takes the last character off.
    #[inline]
    pub fn pop(&mut self) -> Option<char> {
        let mut chars = self.as_str().chars();
        let last = chars.next_back();
        *self = chars.as_str().to_owned();
        last
    }

    /// Keeps the first `new_len` bytes.
    #[inline]
    pub fn truncate(&mut self, new_len: usize) {
        if new_len <= self.len() {
            *self = self[..new_len].to_owned();
        }
    }

    /// Takes the character at a byte position out.
    #[inline]
    pub fn remove(&mut self, idx: usize) -> char {
        let head = self[..idx].to_owned();
        let mut tail = self[idx..].chars();
        match tail.next() {
            Some(c) => {
                *self = concat(&head, tail.as_str());
                c
            }
            None => panic!("cannot remove a char from the end of a string"),
        }
    }

    /// Keeps the characters for which `f` holds.
    #[inline]
    pub fn retain<F: FnMut(char) -> bool>(&mut self, mut f: F) {
        let mut kept: Vec<&str> = Vec::new();
        for c in self.as_str().chars() {
            if f(c) {
                kept.push(char_text(c));
            }
        }
        *self = kept.concat();
    }

    /// Puts a character in at a byte position.
    #[inline]
    pub fn insert(&mut self, idx: usize, ch: char) {
        self.insert_str(idx, char_text(ch));
    }

    /// Puts text in at a byte position.
    #[inline]
    pub fn insert_str(&mut self, idx: usize, string: &str) {
        if idx == 0 {
            *self = concat(string, self);
            return;
        }
        let head = concat(&self[..idx], string);
        *self = concat(&head, &self[idx..]);
    }

    /// Takes the text from a byte position on.
    #[inline]
    pub fn split_off(&mut self, at: usize) -> String {
        let tail = self[at..].to_owned();
        *self = self[..at].to_owned();
        tail
    }

    /// Takes all text out.
    #[inline]
    pub fn clear(&mut self) {
        *self = String::new();
    }

    /// Takes a range of the text out, character by character.
    #[inline]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_> {
        let (start, end) = ends(&range, self.len());
        let taken = self[start..end].to_owned();
        let head = self[..start].to_owned();
        *self = concat(&head, &self[end..]);
        Drain { chars: taken.leak().chars() }
    }

    /// Replaces a range of the text.
    #[inline]
    pub fn replace_range<R: RangeBounds<usize>>(&mut self, range: R, replace_with: &str) {
        let (start, end) = ends(&range, self.len());
        if start > end {
            panic!("slice index starts at {} but ends at {}", start, end);
        }
        let head = concat(&self[..start], replace_with);
        *self = concat(&head, &self[end..]);
    }

    /// Puts the ASCII letters into lower case.
    #[inline]
    pub fn make_ascii_lowercase(&mut self) {
        *self = self.to_ascii_lowercase();
    }

    /// Puts the ASCII letters into upper case.
    #[inline]
    pub fn make_ascii_uppercase(&mut self) {
        *self = self.to_ascii_uppercase();
    }
}

#[inline]
fn concat(a: &str, b: &str) -> String {
    js!(pure "$a + $b")
}

/// The two ends of a range in something of `len` elements.
#[inline]
pub(crate) fn ends<R: RangeBounds<usize>>(range: &R, len: usize) -> (usize, usize) {
    let start = match range.start_bound() {
        Bound::Included(n) => *n,
        Bound::Excluded(n) => *n + 1,
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(n) => *n + 1,
        Bound::Excluded(n) => *n,
        Bound::Unbounded => len,
    };
    (start, end)
}

/// The characters taken out of a text.
pub struct Drain<'a> {
    chars: crate::str::Chars<'a>,
}

impl Drain<'_> {
    /// The text that is left.
    #[inline]
    pub fn as_str(&self) -> &str {
        self.chars.as_str()
    }
}

impl Iterator for Drain<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        self.chars.next()
    }
}

impl DoubleEndedIterator for Drain<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<char> {
        self.chars.next_back()
    }
}

/// Bytes that are no UTF-8.
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct FromUtf8Error {
    bytes: Vec<u8>,
    error: crate::str::Utf8Error,
}

impl FromUtf8Error {
    /// The bytes.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes.
    #[inline]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// What is wrong with them.
    #[inline]
    pub fn utf8_error(&self) -> crate::str::Utf8Error {
        self.error
    }
}

impl Display for FromUtf8Error {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        Display::fmt(&self.error, f)
    }
}

impl crate::error::Error for FromUtf8Error {}

/// Units that are no UTF-16.
#[derive(Debug)]
pub struct FromUtf16Error(());

impl Display for FromUtf16Error {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        Display::fmt("invalid utf-16: lone surrogate found", f)
    }
}

impl crate::error::Error for FromUtf16Error {}

impl Clone for String {
    #[inline]
    fn clone(&self) -> String {
        js!(pure "$self")
    }
}

impl Default for String {
    #[inline]
    fn default() -> String {
        String::new()
    }
}

impl Deref for String {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        js!(pure "$self")
    }
}

impl AsRef<str> for String {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<[u8]> for String {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl<I: SliceIndex<str>> Index<I> for String {
    type Output = I::Output;

    #[inline]
    fn index(&self, index: I) -> &I::Output {
        index.index(self.as_str())
    }
}

impl Add<&str> for String {
    type Output = String;

    #[inline]
    fn add(self, other: &str) -> String {
        js!(pure "$self + $other")
    }
}

impl AddAssign<&str> for String {
    #[inline]
    fn add_assign(&mut self, other: &str) {
        *self = concat(self, other);
    }
}

impl From<&str> for String {
    #[inline]
    fn from(s: &str) -> String {
        js!(pure "$s")
    }
}

impl From<&mut str> for String {
    #[inline]
    fn from(s: &mut str) -> String {
        js!(pure "$s")
    }
}

impl From<&String> for String {
    #[inline]
    fn from(s: &String) -> String {
        js!(pure "$s")
    }
}

impl From<Box<str>> for String {
    #[inline]
    fn from(s: Box<str>) -> String {
        js!(pure "$s")
    }
}

impl<'a> From<Cow<'a, str>> for String {
    #[inline]
    fn from(s: Cow<'a, str>) -> String {
        s.into_owned()
    }
}

impl From<char> for String {
    #[inline]
    fn from(c: char) -> String {
        char_text(c).to_owned()
    }
}

impl From<String> for Vec<u8> {
    #[inline]
    fn from(string: String) -> Vec<u8> {
        string.into_bytes()
    }
}

// Texts are collected in an array and joined: adding them up one by one costs memory quadratically in njs.

impl FromIterator<char> for String {
    #[inline]
    fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> String {
        let mut parts: Vec<&str> = Vec::new();
        iter.into_iter().for_each(|c| parts.push(char_text(c)));
        parts.concat()
    }
}

impl<'a> FromIterator<&'a char> for String {
    #[inline]
    fn from_iter<I: IntoIterator<Item = &'a char>>(iter: I) -> String {
        let mut parts: Vec<&str> = Vec::new();
        iter.into_iter().for_each(|c| parts.push(char_text(*c)));
        parts.concat()
    }
}

impl<'a> FromIterator<&'a str> for String {
    #[inline]
    fn from_iter<I: IntoIterator<Item = &'a str>>(iter: I) -> String {
        let mut parts: Vec<&str> = Vec::new();
        iter.into_iter().for_each(|s| parts.push(s));
        parts.concat()
    }
}

impl FromIterator<String> for String {
    #[inline]
    fn from_iter<I: IntoIterator<Item = String>>(iter: I) -> String {
        let mut parts: Vec<String> = Vec::new();
        iter.into_iter().for_each(|s| parts.push(s));
        parts.concat()
    }
}

impl<'a> FromIterator<Cow<'a, str>> for String {
    #[inline]
    fn from_iter<I: IntoIterator<Item = Cow<'a, str>>>(iter: I) -> String {
        let mut parts: Vec<String> = Vec::new();
        iter.into_iter().for_each(|s| parts.push(s.into_owned()));
        parts.concat()
    }
}

impl Extend<char> for String {
    #[inline]
    fn extend<I: IntoIterator<Item = char>>(&mut self, iter: I) {
        let more: String = FromIterator::from_iter(iter);
        self.push_str(&more);
    }
}

impl<'a> Extend<&'a char> for String {
    #[inline]
    fn extend<I: IntoIterator<Item = &'a char>>(&mut self, iter: I) {
        let more: String = FromIterator::from_iter(iter);
        self.push_str(&more);
    }
}

impl<'a> Extend<&'a str> for String {
    #[inline]
    fn extend<I: IntoIterator<Item = &'a str>>(&mut self, iter: I) {
        let more: String = FromIterator::from_iter(iter);
        self.push_str(&more);
    }
}

impl Extend<String> for String {
    #[inline]
    fn extend<I: IntoIterator<Item = String>>(&mut self, iter: I) {
        let more: String = FromIterator::from_iter(iter);
        self.push_str(&more);
    }
}

/// What can be shown as text; given for every `Display`.
pub trait ToString {
    /// The text.
    fn to_string(&self) -> String;
}

impl<T: Display + ?Sized> ToString for T {
    #[inline]
    fn to_string(&self) -> String {
        format!("{}", self)
    }
}
