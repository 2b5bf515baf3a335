//! Iterators over slices.

use crate::intrinsics::{raw_add, raw_sub, slice_part, slice_place};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, FusedIterator, IntoIterator, Iterator};

/// References to the elements.
pub struct Iter<'a, T> {
    slice: &'a [T],
    front: usize,
    back: usize,
}

impl<'a, T> Iter<'a, T> {
    #[inline]
    pub(super) fn new(slice: &'a [T]) -> Iter<'a, T> {
        Iter { slice, front: 0, back: slice.len() }
    }

    /// Leaves out the elements before this one.
    #[inline]
    pub(crate) fn skip_to(&mut self, front: usize) {
        self.front = front;
    }

    /// The elements that are left.
    #[inline]
    pub fn as_slice(&self) -> &'a [T] {
        let slice = self.slice;
        let front = self.front;
        let back = self.back;
        js!(read "$slice.slice($front, $back)")
    }
}

impl<'a, T> Clone for Iter<'a, T> {
    #[inline]
    fn clone(&self) -> Iter<'a, T> {
        Iter { slice: self.slice, front: self.front, back: self.back }
    }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        if self.front < self.back {
            let slice = self.slice;
            let i = self.front;
            self.front = raw_add(i, 1);
            Some(js!(read "$slice[$i]"))
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = raw_sub(self.back, self.front);
        (n, Some(n))
    }

    #[inline]
    fn count(self) -> usize {
        raw_sub(self.back, self.front)
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<&'a T> {
        if n < raw_sub(self.back, self.front) {
            self.front = raw_add(self.front, n);
            self.next()
        } else {
            self.front = self.back;
            None
        }
    }

    #[inline]
    fn last(mut self) -> Option<&'a T> {
        self.next_back()
    }
}

impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a T> {
        if self.front < self.back {
            let slice = self.slice;
            let i = raw_sub(self.back, 1);
            self.back = i;
            Some(js!(read "$slice[$i]"))
        } else {
            None
        }
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}

/// The elements' places.
pub struct IterMut<'a, T> {
    slice: &'a mut [T],
    front: usize,
    back: usize,
}

impl<'a, T> IterMut<'a, T> {
    #[inline]
    pub(super) fn new(slice: &'a mut [T]) -> IterMut<'a, T> {
        let back = slice.len();
        IterMut { slice, front: 0, back }
    }
}

impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;

    #[inline]
    fn next(&mut self) -> Option<&'a mut T> {
        if self.front < self.back {
            let i = self.front;
            self.front = raw_add(i, 1);
            Some(slice_place(self.slice, i))
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = raw_sub(self.back, self.front);
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for IterMut<'a, T> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a mut T> {
        if self.front < self.back {
            let i = raw_sub(self.back, 1);
            self.back = i;
            Some(slice_place(self.slice, i))
        } else {
            None
        }
    }
}

impl<T> ExactSizeIterator for IterMut<'_, T> {}
impl<T> FusedIterator for IterMut<'_, T> {}

impl<'a, T> IntoIterator for &'a [T] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> Iter<'a, T> {
        Iter::new(self)
    }
}

impl<'a, T> IntoIterator for &'a mut [T] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    #[inline]
    fn into_iter(self) -> IterMut<'a, T> {
        IterMut::new(self)
    }
}

/// Parts of some length that can be changed; the last one may be shorter.
pub struct ChunksMut<'a, T> {
    slice: &'a mut [T],
    front: usize,
    size: usize,
}

impl<'a, T> ChunksMut<'a, T> {
    #[inline]
    pub(super) fn new(slice: &'a mut [T], size: usize) -> ChunksMut<'a, T> {
        if size == 0 {
            panic!("chunk size must be non-zero");
        }
        ChunksMut { slice, front: 0, size }
    }
}

impl<'a, T> Iterator for ChunksMut<'a, T> {
    type Item = &'a mut [T];

    #[inline]
    fn next(&mut self) -> Option<&'a mut [T]> {
        let n = self.slice.len();
        if self.front < n {
            let start = self.front;
            let next = raw_add(start, self.size);
            let end = if next < n { next } else { n };
            self.front = end;
            Some(slice_part(self.slice, start, end))
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = raw_sub(self.slice.len(), self.front).div_ceil(self.size);
        (n, Some(n))
    }
}

impl<T> ExactSizeIterator for ChunksMut<'_, T> {}
impl<T> FusedIterator for ChunksMut<'_, T> {}

/// Parts of exactly some length that can be changed.
pub struct ChunksExactMut<'a, T> {
    slice: &'a mut [T],
    front: usize,
    size: usize,
}

impl<'a, T> ChunksExactMut<'a, T> {
    #[inline]
    pub(super) fn new(slice: &'a mut [T], size: usize) -> ChunksExactMut<'a, T> {
        if size == 0 {
            panic!("chunk size must be non-zero");
        }
        ChunksExactMut { slice, front: 0, size }
    }
}

impl<'a, T> Iterator for ChunksExactMut<'a, T> {
    type Item = &'a mut [T];

    #[inline]
    fn next(&mut self) -> Option<&'a mut [T]> {
        let start = self.front;
        let end = raw_add(start, self.size);
        if end <= self.slice.len() {
            self.front = end;
            Some(slice_part(self.slice, start, end))
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = raw_sub(self.slice.len(), self.front) / self.size;
        (n, Some(n))
    }
}

impl<T> ExactSizeIterator for ChunksExactMut<'_, T> {}
impl<T> FusedIterator for ChunksExactMut<'_, T> {}

/// Neighbours, `size` at a time.
#[derive(Clone)]
pub struct Windows<'a, T> {
    slice: &'a [T],
    size: usize,
    front: usize,
    back: usize,
}

impl<'a, T> Windows<'a, T> {
    #[inline]
    pub(super) fn new(slice: &'a [T], size: usize) -> Windows<'a, T> {
        if size == 0 {
            panic!("window size must be non-zero");
        }
        let back = if slice.len() < size { 0 } else { raw_sub(slice.len(), size) + 1 };
        Windows { slice, size, front: 0, back }
    }
}

impl<'a, T> Iterator for Windows<'a, T> {
    type Item = &'a [T];

    #[inline]
    fn next(&mut self) -> Option<&'a [T]> {
        if self.front < self.back {
            let slice = self.slice;
            let start = self.front;
            let end = raw_add(start, self.size);
            self.front = raw_add(start, 1);
            Some(js!(read "$slice.slice($start, $end)"))
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = raw_sub(self.back, self.front);
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for Windows<'a, T> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.front < self.back {
            let slice = self.slice;
            let start = raw_sub(self.back, 1);
            let end = raw_add(start, self.size);
            self.back = start;
            Some(js!(read "$slice.slice($start, $end)"))
        } else {
            None
        }
    }
}

impl<T> ExactSizeIterator for Windows<'_, T> {}

/// Parts of `size` elements; the last one may be shorter.
#[derive(Clone)]
pub struct Chunks<'a, T> {
    slice: &'a [T],
    size: usize,
    front: usize,
    back: usize,
}

impl<'a, T> Chunks<'a, T> {
    #[inline]
    pub(super) fn new(slice: &'a [T], size: usize) -> Chunks<'a, T> {
        if size == 0 {
            panic!("chunk size must be non-zero");
        }
        Chunks { slice, size, front: 0, back: slice.len() }
    }
}

impl<'a, T> Iterator for Chunks<'a, T> {
    type Item = &'a [T];

    #[inline]
    fn next(&mut self) -> Option<&'a [T]> {
        if self.front < self.back {
            let slice = self.slice;
            let start = self.front;
            let end = raw_add(start, self.size).min(self.back);
            self.front = end;
            Some(js!(read "$slice.slice($start, $end)"))
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = raw_sub(self.back, self.front).div_ceil(self.size);
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for Chunks<'a, T> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.front < self.back {
            let slice = self.slice;
            let end = self.back;
            let rest = raw_sub(end, self.front) % self.size;
            let start = raw_sub(end, if rest == 0 { self.size } else { rest });
            self.back = start;
            Some(js!(read "$slice.slice($start, $end)"))
        } else {
            None
        }
    }
}

impl<T> ExactSizeIterator for Chunks<'_, T> {}

/// Parts of exactly `size` elements.
#[derive(Clone)]
pub struct ChunksExact<'a, T> {
    chunks: Chunks<'a, T>,
    remainder: &'a [T],
}

impl<'a, T> ChunksExact<'a, T> {
    #[inline]
    pub(super) fn new(slice: &'a [T], size: usize) -> ChunksExact<'a, T> {
        if size == 0 {
            panic!("chunk size must be non-zero");
        }
        let whole = slice.len() / size * size;
        ChunksExact { chunks: Chunks { slice, size, front: 0, back: whole }, remainder: &slice[whole..] }
    }

    /// The elements that fill no part.
    #[inline]
    pub fn remainder(&self) -> &'a [T] {
        self.remainder
    }
}

impl<'a, T> Iterator for ChunksExact<'a, T> {
    type Item = &'a [T];

    #[inline]
    fn next(&mut self) -> Option<&'a [T]> {
        self.chunks.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.chunks.size_hint()
    }
}

impl<'a, T> DoubleEndedIterator for ChunksExact<'a, T> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a [T]> {
        self.chunks.next_back()
    }
}

impl<T> ExactSizeIterator for ChunksExact<'_, T> {}

/// Parts of `size` elements from the end; the last one may be shorter.
#[derive(Clone)]
pub struct RChunks<'a, T> {
    slice: &'a [T],
    size: usize,
    back: usize,
}

impl<'a, T> RChunks<'a, T> {
    #[inline]
    pub(super) fn new(slice: &'a [T], size: usize) -> RChunks<'a, T> {
        if size == 0 {
            panic!("chunk size must be non-zero");
        }
        RChunks { slice, size, back: slice.len() }
    }
}

impl<'a, T> Iterator for RChunks<'a, T> {
    type Item = &'a [T];

    #[inline]
    fn next(&mut self) -> Option<&'a [T]> {
        if self.back == 0 {
            return None;
        }
        let slice = self.slice;
        let end = self.back;
        let start = end.saturating_sub(self.size);
        self.back = start;
        Some(js!(read "$slice.slice($start, $end)"))
    }
}

/// The parts between elements for which a test holds.
#[derive(Clone)]
pub struct Split<'a, T, P> {
    rest: Option<&'a [T]>,
    pred: P,
}

impl<'a, T, P: FnMut(&T) -> bool> Split<'a, T, P> {
    #[inline]
    pub(super) fn new(slice: &'a [T], pred: P) -> Split<'a, T, P> {
        Split { rest: Some(slice), pred }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for Split<'a, T, P> {
    type Item = &'a [T];

    #[inline]
    fn next(&mut self) -> Option<&'a [T]> {
        match self.rest {
            Some(rest) => {
                let mut i: usize = 0;
                while i < rest.len() {
                    if (self.pred)(&rest[i]) {
                        self.rest = Some(&rest[i + 1..]);
                        return Some(&rest[..i]);
                    }
                    i = raw_add(i, 1);
                }
                self.rest = None;
                Some(rest)
            }
            None => None,
        }
    }
}

/// The longest parts whose neighbours all pass a test.
#[derive(Clone)]
pub struct ChunkBy<'a, T, P> {
    rest: &'a [T],
    pred: P,
}

impl<'a, T, P: FnMut(&T, &T) -> bool> ChunkBy<'a, T, P> {
    #[inline]
    pub(super) fn new(slice: &'a [T], pred: P) -> ChunkBy<'a, T, P> {
        ChunkBy { rest: slice, pred }
    }
}

impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkBy<'a, T, P> {
    type Item = &'a [T];

    #[inline]
    fn next(&mut self) -> Option<&'a [T]> {
        let rest = self.rest;
        if rest.is_empty() {
            return None;
        }
        let mut i: usize = 1;
        while i < rest.len() && (self.pred)(&rest[raw_sub(i, 1)], &rest[i]) {
            i = raw_add(i, 1);
        }
        self.rest = &rest[i..];
        Some(&rest[..i])
    }
}
