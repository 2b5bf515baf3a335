//! The methods of slices.

use super::index::check_range;
use super::iter::{ChunkBy, Chunks, ChunksExact, ChunksExactMut, ChunksMut, Iter, IterMut, RChunks, Split, Windows};
use super::{Concat, Join, SliceIndex};
use crate::intrinsics::{eq_is_identity, raw_add, raw_sub, slice_part, slice_place};
use crate::ops::RangeBounds;
use crate::string::ends;

impl<T> [T] {
    /// How many elements.
    #[inline]
    pub const fn len(&self) -> usize {
        js!(read "$self.length")
    }

    /// Whether there are none.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first element.
    #[inline]
    pub const fn first(&self) -> Option<&T> {
        if self.is_empty() { None } else { Some(js!(read "$self[0]")) }
    }

    /// The first element's place.
    #[inline]
    pub const fn first_mut(&mut self) -> Option<&mut T> {
        if self.is_empty() { None } else { Some(slice_place(self, 0)) }
    }

    /// The first element and the rest.
    #[inline]
    pub const fn split_first(&self) -> Option<(&T, &[T])> {
        if self.is_empty() { None } else { Some((js!(read "$self[0]"), js!(read "$self.slice(1)"))) }
    }

    /// The last element and the rest.
    #[inline]
    pub const fn split_last(&self) -> Option<(&T, &[T])> {
        if self.is_empty() { None } else { Some((js!(read "$self[$self.length - 1]"), js!(read "$self.slice(0, -1)"))) }
    }

    /// The last element.
    #[inline]
    pub const fn last(&self) -> Option<&T> {
        if self.is_empty() { None } else { Some(js!(read "$self[$self.length - 1]")) }
    }

    /// The last element's place.
    #[inline]
    pub const fn last_mut(&mut self) -> Option<&mut T> {
        if self.is_empty() {
            None
        } else {
            let i = raw_sub(self.len(), 1);
            Some(slice_place(self, i))
        }
    }

    /// What stands at a position or in a range.
    #[inline]
    pub fn get<I: SliceIndex<[T]>>(&self, index: I) -> Option<&I::Output> {
        index.get(self)
    }

    /// The place at a position.
    #[inline]
    pub fn get_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> Option<&mut I::Output> {
        index.get_mut(self)
    }

    /// Exchanges two elements.
    #[inline]
    pub const fn swap(&mut self, a: usize, b: usize) {
        let n = self.len();
        if a >= n || b >= n {
            panic!("index out of bounds: the len is {} but the index is {}", n, if a >= n { a } else { b });
        }
        let old: T = js!(read "$self[$a]");
        js!("$self[$a] = $self[$b]");
        js!("$self[$b] = $old")
    }

    /// Puts the elements the other way round.
    #[inline]
    pub const fn reverse(&mut self) {
        js!("$self.reverse()")
    }

    /// References to the elements.
    #[inline]
    pub const fn iter(&self) -> Iter<'_, T> {
        Iter::new(self)
    }

    /// The elements' places.
    #[inline]
    pub const fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut::new(self)
    }

    /// Neighbours, `size` at a time.
    #[inline]
    pub fn windows(&self, size: usize) -> Windows<'_, T> {
        Windows::new(self, size)
    }

    /// Parts of `chunk_size` elements; the last one may be shorter.
    #[inline]
    pub fn chunks(&self, chunk_size: usize) -> Chunks<'_, T> {
        Chunks::new(self, chunk_size)
    }

    /// Parts of exactly `chunk_size` elements.
    #[inline]
    pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<'_, T> {
        ChunksExact::new(self, chunk_size)
    }

    /// Parts of `chunk_size` elements from the end; the last one may be shorter.
    #[inline]
    pub fn rchunks(&self, chunk_size: usize) -> RChunks<'_, T> {
        RChunks::new(self, chunk_size)
    }

    /// The longest parts whose neighbours all pass a test.
    #[inline]
    pub fn chunk_by<F: FnMut(&T, &T) -> bool>(&self, pred: F) -> ChunkBy<'_, T, F> {
        ChunkBy::new(self, pred)
    }

    /// Parts of `chunk_size` elements that can be changed; the last one may be shorter.
    #[inline]
    pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T> {
        ChunksMut::new(self, chunk_size)
    }

    /// Parts of exactly `chunk_size` elements that can be changed.
    #[inline]
    pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksExactMut<'_, T> {
        ChunksExactMut::new(self, chunk_size)
    }

    /// The parts between elements for which `pred` holds.
    #[inline]
    pub fn split<F: FnMut(&T) -> bool>(&self, pred: F) -> Split<'_, T, F> {
        Split::new(self, pred)
    }

    /// The elements before and from `mid` on.
    #[inline]
    pub const fn split_at(&self, mid: usize) -> (&[T], &[T]) {
        if mid > self.len() {
            panic!("mid > len");
        }
        (js!(read "$self.slice(0, $mid)"), js!(read "$self.slice($mid)"))
    }

    /// The elements before and from `mid` on, if there are so many.
    #[inline]
    pub const fn split_at_checked(&self, mid: usize) -> Option<(&[T], &[T])> {
        if mid > self.len() { None } else { Some(self.split_at(mid)) }
    }

    /// Both parts, for changing them.
    #[inline]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        let n = self.len();
        if mid > n {
            panic!("mid > len");
        }
        (slice_part(self, 0, mid), slice_part(self, mid, n))
    }

    /// Both parts, for changing them, if there are so many elements.
    #[inline]
    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut [T], &mut [T])> {
        let n = self.len();
        if mid > n { None } else { Some((slice_part(self, 0, mid), slice_part(self, mid, n))) }
    }

    /// The first element's place and the rest.
    #[inline]
    pub const fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        let n = self.len();
        if n == 0 { None } else { Some((slice_place(self, 0), slice_part(self, 1, n))) }
    }

    /// The last element's place and the rest.
    #[inline]
    pub const fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        let n = self.len();
        if n == 0 {
            None
        } else {
            let last = raw_sub(n, 1);
            Some((slice_place(self, last), slice_part(self, 0, last)))
        }
    }

    /// Exchanges the elements with those of a slice of the same length.
    #[inline]
    pub fn swap_with_slice(&mut self, other: &mut [T]) {
        if self.len() != other.len() {
            panic!("destination and source slices have different lengths");
        }
        let mut i: usize = 0;
        while i < self.len() {
            crate::mem::swap(&mut self[i], &mut other[i]);
            i = raw_add(i, 1);
        }
    }

    /// Whether an element is equal to `x`.
    #[inline]
    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq,
    {
        if eq_is_identity::<T>() {
            // QUIRK(js): `includes` finds NaN; floats are not compared by identity.
            return js!(read "$self.includes($x)");
        }
        let mut i: usize = 0;
        while i < self.len() {
            if self[i] == *x {
                return true;
            }
            i = raw_add(i, 1);
        }
        false
    }

    /// Whether it starts with the elements of `needle`.
    #[inline]
    pub fn starts_with(&self, needle: &[T]) -> bool
    where
        T: PartialEq,
    {
        let n = needle.len();
        self.len() >= n && self[..n] == *needle
    }

    /// Whether it ends with the elements of `needle`.
    #[inline]
    pub fn ends_with(&self, needle: &[T]) -> bool
    where
        T: PartialEq,
    {
        let n = needle.len();
        self.len() >= n && self[raw_sub(self.len(), n)..] == *needle
    }

    /// The elements after those of `prefix`, if it starts with them.
    #[inline]
    pub fn strip_prefix(&self, prefix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        if self.starts_with(prefix) { Some(&self[prefix.len()..]) } else { None }
    }

    /// The elements before those of `suffix`, if it ends with them.
    #[inline]
    pub fn strip_suffix(&self, suffix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        if self.ends_with(suffix) { Some(&self[..raw_sub(self.len(), suffix.len())]) } else { None }
    }

    /// Clones of the elements.
    #[inline]
    pub fn to_vec(&self) -> Vec<T>
    where
        T: Clone,
    {
        if eq_is_identity::<T>() {
            return js!(read "$self.slice()");
        }
        let mut list: Vec<T> = Vec::new();
        list.extend_from_slice(self);
        list
    }

    /// The elements as a vector.
    #[inline]
    pub fn into_vec(self: Box<[T]>) -> Vec<T> {
        js!(pure "$self")
    }

    /// The elements `n` times.
    #[inline]
    pub fn repeat(&self, n: usize) -> Vec<T>
    where
        T: Copy,
    {
        let mut list: Vec<T> = Vec::new();
        let mut i: usize = 0;
        while i < n {
            list.extend_from_slice(self);
            i = raw_add(i, 1);
        }
        list
    }

    /// Puts clones of a value everywhere.
    #[inline]
    pub fn fill(&mut self, value: T)
    where
        T: Clone,
    {
        let mut i: usize = 0;
        while i < self.len() {
            self[i] = value.clone();
            i = raw_add(i, 1);
        }
    }

    /// Puts what `f` gives everywhere.
    #[inline]
    pub fn fill_with<F: FnMut() -> T>(&mut self, mut f: F) {
        let mut i: usize = 0;
        while i < self.len() {
            self[i] = f();
            i = raw_add(i, 1);
        }
    }

    /// Copies the elements of a slice of the same length.
    #[inline]
    pub fn copy_from_slice(&mut self, src: &[T])
    where
        T: Copy,
    {
        self.clone_from_slice(src);
    }

    /// Clones the elements of a slice of the same length.
    #[inline]
    pub fn clone_from_slice(&mut self, src: &[T])
    where
        T: Clone,
    {
        if self.len() != src.len() {
            panic!("destination and source slices have different lengths");
        }
        let mut i: usize = 0;
        while i < src.len() {
            self[i] = src[i].clone();
            i = raw_add(i, 1);
        }
    }

    /// Copies a range of the elements to another place.
    #[inline]
    pub fn copy_within<R: RangeBounds<usize>>(&mut self, src: R, dest: usize)
    where
        T: Copy,
    {
        let (start, end) = ends(&src, self.len());
        check_range(start, end, self.len());
        let moved = self[start..end].to_vec();
        if raw_add(dest, moved.len()) > self.len() {
            panic!("dest is out of bounds");
        }
        let mut i: usize = 0;
        while i < moved.len() {
            self[dest + i] = moved[i];
            i = raw_add(i, 1);
        }
    }

    /// Moves the first `mid` elements to the end.
    #[inline]
    pub fn rotate_left(&mut self, mid: usize) {
        if mid > self.len() {
            panic!("mid > len");
        }
        let mut left = mid;
        while left > 0 {
            js!("$self.push($self.shift())");
            left = raw_sub(left, 1);
        }
    }

    /// Moves the last `k` elements to the start.
    #[inline]
    pub fn rotate_right(&mut self, k: usize) {
        if k > self.len() {
            panic!("k > len");
        }
        let mut left = k;
        while left > 0 {
            js!("$self.unshift($self.pop())");
            left = raw_sub(left, 1);
        }
    }

    /// The elements of all parts in one.
    #[inline]
    pub fn concat<Item: ?Sized>(&self) -> <[T] as Concat<Item>>::Output
    where
        [T]: Concat<Item>,
    {
        Concat::concat(self)
    }

    /// The elements of all parts in one, with a separator between them.
    #[inline]
    pub fn join<Separator>(&self, sep: Separator) -> <[T] as Join<Separator>>::Output
    where
        [T]: Join<Separator>,
    {
        Join::join(self, sep)
    }
}

impl [u8] {
    /// Whether all bytes are ASCII.
    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.iter().all(|b| *b < 128)
    }

    /// Whether the bytes are equal but for the case of ASCII letters.
    #[inline]
    pub fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a.eq_ignore_ascii_case(b))
    }

    /// The bytes with ASCII letters in lower case.
    #[inline]
    pub fn to_ascii_lowercase(&self) -> Vec<u8> {
        self.iter().map(|b| b.to_ascii_lowercase()).collect()
    }

    /// The bytes with ASCII letters in upper case.
    #[inline]
    pub fn to_ascii_uppercase(&self) -> Vec<u8> {
        self.iter().map(|b| b.to_ascii_uppercase()).collect()
    }
}
