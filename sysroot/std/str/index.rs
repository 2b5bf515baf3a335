//! Byte ranges of a text: `&s[a..b]`, `s.get(a..b)`.

use super::units::{after, between};
use crate::intrinsics::{is_end, is_known, unit_of};
use crate::ops::{Index, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::slice::SliceIndex;

/// The text from one byte position to another, if both exist and lie between characters.
#[inline]
pub(super) fn byte_slice(s: &str, start: usize, end: usize) -> Option<&str> {
    match unit_of(s, start) {
        Some(from) if is_end(s, end) => Some(after(s, from)),
        Some(from) => match unit_of(s, end) {
            Some(to) => if (is_known(from) && from == 0) || from <= to { Some(between(s, from, to)) } else { None },
            None => exact_slice(s, start, end),
        },
        None => exact_slice(s, start, end),
    }
}

#[inline(never)]
fn exact_slice(s: &str, start: usize, end: usize) -> Option<&str> {
    // Units and bytes are the same in ASCII text, in every engine.
    if s.is_ascii() {
        return if start <= end && end <= s.engine_len() { Some(between(s, start, end)) } else { None };
    }
    // An array-like of bytes, looked into by templates only.
    let bytes: &[u8] = js!(pure "Buffer.from($s)");
    if js!(pure "$start <= $end && $end <= $bytes.length && ($bytes[$start] & 192) !== 128 && ($bytes[$end] & 192) !== 128")
    {
        js!(pure "$bytes.toString(\"utf8\", $start, $end)")
    } else {
        None
    }
}

#[inline]
fn or_panic<'a>(slice: Option<&'a str>) -> &'a str {
    match slice {
        Some(text) => text,
        None => panic!("byte index is out of bounds or not a char boundary"),
    }
}

impl SliceIndex<str> for Range<usize> {
    type Output = str;

    #[inline]
    fn get(self, s: &str) -> Option<&str> {
        byte_slice(s, self.start, self.end)
    }

    #[inline]
    fn index(self, s: &str) -> &str {
        or_panic(byte_slice(s, self.start, self.end))
    }

    #[js(unsupported, instead = "`String`'s own methods: parts of a text cannot be changed through a reference")]
    fn get_mut(self, s: &mut str) -> Option<&mut str>;

    #[js(unsupported, instead = "`String`'s own methods: parts of a text cannot be changed through a reference")]
    fn index_mut(self, s: &mut str) -> &mut str;
}

impl SliceIndex<str> for RangeInclusive<usize> {
    type Output = str;

    #[inline]
    fn get(self, s: &str) -> Option<&str> {
        byte_slice(s, *self.start(), *self.end() + 1)
    }

    #[inline]
    fn index(self, s: &str) -> &str {
        or_panic(byte_slice(s, *self.start(), *self.end() + 1))
    }

    #[js(unsupported, instead = "`String`'s own methods: parts of a text cannot be changed through a reference")]
    fn get_mut(self, s: &mut str) -> Option<&mut str>;

    #[js(unsupported, instead = "`String`'s own methods: parts of a text cannot be changed through a reference")]
    fn index_mut(self, s: &mut str) -> &mut str;
}

impl SliceIndex<str> for RangeFrom<usize> {
    type Output = str;

    #[inline]
    fn get(self, s: &str) -> Option<&str> {
        byte_slice(s, self.start, s.len())
    }

    #[inline]
    fn index(self, s: &str) -> &str {
        or_panic(byte_slice(s, self.start, s.len()))
    }

    #[js(unsupported, instead = "`String`'s own methods: parts of a text cannot be changed through a reference")]
    fn get_mut(self, s: &mut str) -> Option<&mut str>;

    #[js(unsupported, instead = "`String`'s own methods: parts of a text cannot be changed through a reference")]
    fn index_mut(self, s: &mut str) -> &mut str;
}

impl SliceIndex<str> for RangeTo<usize> {
    type Output = str;

    #[inline]
    fn get(self, s: &str) -> Option<&str> {
        byte_slice(s, 0, self.end)
    }

    #[inline]
    fn index(self, s: &str) -> &str {
        or_panic(byte_slice(s, 0, self.end))
    }

    #[js(unsupported, instead = "`String`'s own methods: parts of a text cannot be changed through a reference")]
    fn get_mut(self, s: &mut str) -> Option<&mut str>;

    #[js(unsupported, instead = "`String`'s own methods: parts of a text cannot be changed through a reference")]
    fn index_mut(self, s: &mut str) -> &mut str;
}

impl SliceIndex<str> for RangeToInclusive<usize> {
    type Output = str;

    #[inline]
    fn get(self, s: &str) -> Option<&str> {
        byte_slice(s, 0, self.end + 1)
    }

    #[inline]
    fn index(self, s: &str) -> &str {
        or_panic(byte_slice(s, 0, self.end + 1))
    }

    #[js(unsupported, instead = "`String`'s own methods: parts of a text cannot be changed through a reference")]
    fn get_mut(self, s: &mut str) -> Option<&mut str>;

    #[js(unsupported, instead = "`String`'s own methods: parts of a text cannot be changed through a reference")]
    fn index_mut(self, s: &mut str) -> &mut str;
}

impl SliceIndex<str> for RangeFull {
    type Output = str;

    #[inline]
    fn get(self, s: &str) -> Option<&str> {
        Some(s)
    }

    #[inline]
    fn index(self, s: &str) -> &str {
        s
    }

    #[js(unsupported, instead = "`String`'s own methods: parts of a text cannot be changed through a reference")]
    fn get_mut(self, s: &mut str) -> Option<&mut str>;

    #[js(unsupported, instead = "`String`'s own methods: parts of a text cannot be changed through a reference")]
    fn index_mut(self, s: &mut str) -> &mut str;
}

impl<I: SliceIndex<str>> Index<I> for str {
    type Output = I::Output;

    #[inline]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}
