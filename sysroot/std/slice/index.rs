//! What slices are indexed by.

use crate::intrinsics::slice_part;
use crate::ops::{Index, IndexMut, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

/// What a slice or a string can be indexed by.
pub trait SliceIndex<T: ?Sized> {
    /// What stands there.
    type Output: ?Sized;

    /// What stands there, if it exists.
    fn get(self, slice: &T) -> Option<&Self::Output>;

    /// What stands there; panics if it does not exist.
    fn index(self, slice: &T) -> &Self::Output;

    /// The place, if it exists.
    fn get_mut(self, slice: &mut T) -> Option<&mut Self::Output>;

    /// The place; panics if it does not exist.
    fn index_mut(self, slice: &mut T) -> &mut Self::Output;
}

impl<T> SliceIndex<[T]> for usize {
    type Output = T;

    #[inline]
    fn get(self, slice: &[T]) -> Option<&T> {
        if self < slice.len() { Some(js!(read "$slice[$self]")) } else { None }
    }

    #[inline]
    fn index(self, slice: &[T]) -> &T {
        &slice[self]
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut T> {
        if self < slice.len() { Some(crate::intrinsics::slice_place(slice, self)) } else { None }
    }

    #[inline]
    fn index_mut(self, slice: &mut [T]) -> &mut T {
        &mut slice[self]
    }
}

/// Panics unless `start..end` lies in something of `len` elements.
#[inline]
pub(crate) fn check_range(start: usize, end: usize, len: usize) {
    if start > end {
        panic!("slice index starts at {} but ends at {}", start, end);
    }
    if end > len {
        panic!("range end index {} out of range for slice of length {}", end, len);
    }
}

#[inline]
fn part<T>(slice: &[T], start: usize, end: usize) -> &[T] {
    check_range(start, end, slice.len());
    js!(read "$slice.slice($start, $end)")
}

#[inline]
fn part_if<T>(slice: &[T], start: usize, end: usize) -> Option<&[T]> {
    if start <= end && end <= slice.len() { Some(js!(read "$slice.slice($start, $end)")) } else { None }
}

#[inline]
fn place<T>(slice: &mut [T], start: usize, end: usize) -> &mut [T] {
    check_range(start, end, slice.len());
    slice_part(slice, start, end)
}

#[inline]
fn place_if<T>(slice: &mut [T], start: usize, end: usize) -> Option<&mut [T]> {
    if start <= end && end <= slice.len() { Some(slice_part(slice, start, end)) } else { None }
}

impl<T> SliceIndex<[T]> for Range<usize> {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        part_if(slice, self.start, self.end)
    }

    #[inline]
    fn index(self, slice: &[T]) -> &[T] {
        part(slice, self.start, self.end)
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        place_if(slice, self.start, self.end)
    }

    #[inline]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        place(slice, self.start, self.end)
    }
}

impl<T> SliceIndex<[T]> for RangeInclusive<usize> {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        part_if(slice, *self.start(), *self.end() + 1)
    }

    #[inline]
    fn index(self, slice: &[T]) -> &[T] {
        part(slice, *self.start(), *self.end() + 1)
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        place_if(slice, *self.start(), *self.end() + 1)
    }

    #[inline]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        place(slice, *self.start(), *self.end() + 1)
    }
}

impl<T> SliceIndex<[T]> for RangeFrom<usize> {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        part_if(slice, self.start, slice.len())
    }

    #[inline]
    fn index(self, slice: &[T]) -> &[T] {
        if self.start > slice.len() {
            panic!("range start index {} out of range for slice of length {}", self.start, slice.len());
        }
        let start = self.start;
        js!(read "$slice.slice($start)")
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        place_if(slice, self.start, slice.len())
    }

    #[inline]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        place(slice, self.start, slice.len())
    }
}

impl<T> SliceIndex<[T]> for RangeTo<usize> {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        part_if(slice, 0, self.end)
    }

    #[inline]
    fn index(self, slice: &[T]) -> &[T] {
        part(slice, 0, self.end)
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        place_if(slice, 0, self.end)
    }

    #[inline]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        place(slice, 0, self.end)
    }
}

impl<T> SliceIndex<[T]> for RangeToInclusive<usize> {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        part_if(slice, 0, self.end + 1)
    }

    #[inline]
    fn index(self, slice: &[T]) -> &[T] {
        part(slice, 0, self.end + 1)
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        place_if(slice, 0, self.end + 1)
    }

    #[inline]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        place(slice, 0, self.end + 1)
    }
}

impl<T> SliceIndex<[T]> for RangeFull {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        Some(slice)
    }

    #[inline]
    fn index(self, slice: &[T]) -> &[T] {
        slice
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        Some(slice)
    }

    #[inline]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        slice
    }
}

impl<T, I: SliceIndex<[T]>> Index<I> for [T] {
    type Output = I::Output;

    #[inline]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<T, I: SliceIndex<[T]>> IndexMut<I> for [T] {
    #[inline]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}
