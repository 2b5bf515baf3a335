//! `[T; N]`: in JavaScript an `Array`, as slices and vectors are.

use crate::convert::{AsMut, AsRef, TryFrom};
use crate::iter::IntoIterator;
use crate::ops::{Index, IndexMut};
use crate::slice::SliceIndex;

/// An array of what `f` gives for each position.
#[inline]
pub fn from_fn<T, const N: usize, F: FnMut(usize) -> T>(mut f: F) -> [T; N] {
    let mut list: Vec<T> = Vec::new();
    let mut i: usize = 0;
    while i < N {
        list.push(f(i));
        i += 1;
    }
    js!(pure "$list")
}

impl<T, const N: usize> [T; N] {
    /// The elements as a slice.
    #[inline]
    pub const fn as_slice(&self) -> &[T] {
        js!(pure "$self")
    }

    /// The elements as a slice, for changing them.
    #[inline]
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        js!(pure "$self")
    }

    /// The elements mapped.
    #[inline]
    pub fn map<F: FnMut(T) -> U, U>(self, mut f: F) -> [U; N] {
        let mut list: Vec<U> = Vec::new();
        for x in self {
            list.push(f(x));
        }
        js!(pure "$list")
    }
}

impl<T: Default, const N: usize> Default for [T; N] {
    #[inline]
    fn default() -> [T; N] {
        from_fn(|_| T::default())
    }
}

impl<T, const N: usize> IntoIterator for [T; N] {
    type Item = T;
    type IntoIter = crate::vec::IntoIter<T>;

    #[inline]
    fn into_iter(self) -> crate::vec::IntoIter<T> {
        let list: Vec<T> = js!(pure "$self");
        list.into_iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a [T; N] {
    type Item = &'a T;
    type IntoIter = crate::slice::Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> crate::slice::Iter<'a, T> {
        self.as_slice().iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] {
    type Item = &'a mut T;
    type IntoIter = crate::slice::IterMut<'a, T>;

    #[inline]
    fn into_iter(self) -> crate::slice::IterMut<'a, T> {
        self.as_mut_slice().iter_mut()
    }
}

impl<T, I: SliceIndex<[T]>, const N: usize> Index<I> for [T; N] {
    type Output = I::Output;

    #[inline]
    fn index(&self, index: I) -> &I::Output {
        index.index(self.as_slice())
    }
}

impl<T, I: SliceIndex<[T]>, const N: usize> IndexMut<I> for [T; N] {
    #[inline]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self.as_mut_slice())
    }
}

impl<T, const N: usize> AsRef<[T]> for [T; N] {
    #[inline]
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T, const N: usize> AsMut<[T]> for [T; N] {
    #[inline]
    fn as_mut(&mut self) -> &mut [T] {
        self.as_mut_slice()
    }
}

/// The slice has another length.
#[derive(Debug, Copy, Clone)]
pub struct TryFromSliceError(());

impl crate::fmt::Display for TryFromSliceError {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.pad("could not convert slice to array")
    }
}

impl crate::error::Error for TryFromSliceError {}

impl<T: Copy, const N: usize> TryFrom<&[T]> for [T; N] {
    type Error = TryFromSliceError;

    #[inline]
    fn try_from(slice: &[T]) -> Result<[T; N], TryFromSliceError> {
        if slice.len() == N {
            let copy = slice.to_vec();
            Ok(js!(pure "$copy"))
        } else {
            Err(TryFromSliceError(()))
        }
    }
}

impl<T, const N: usize> TryFrom<Vec<T>> for [T; N] {
    type Error = Vec<T>;

    #[inline]
    fn try_from(vec: Vec<T>) -> Result<[T; N], Vec<T>> {
        if vec.len() == N { Ok(js!(pure "$vec")) } else { Err(vec) }
    }
}
