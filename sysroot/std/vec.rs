//! `Vec`: a growing array. In JavaScript an `Array`.

use crate::convert::{AsMut, AsRef, From};
use crate::intrinsics::{is_known, never_undefined, raw_add, raw_sub};
use crate::iter::{
    DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator,
};
use crate::ops::{Deref, DerefMut, Index, IndexMut, RangeBounds};
use crate::slice::SliceIndex;
use crate::string::ends;

/// A growing array.
#[lang = "Vec"]
#[js(opaque)]
pub struct Vec<T> {
    marker: crate::marker::PhantomData<T>,
}

impl<T> Vec<T> {
    /// No elements.
    #[inline]
    pub const fn new() -> Vec<T> {
        js!(read "[]")
    }

    /// No elements; the capacity is nothing here.
    #[inline]
    pub fn with_capacity(_capacity: usize) -> Vec<T> {
        js!(read "[]")
    }

    /// As many elements as there are.
    #[inline]
    pub const fn capacity(&self) -> usize {
        self.len()
    }

    /// Nothing here.
    #[inline]
    pub fn reserve(&mut self, _additional: usize) {}

    /// Nothing here.
    #[inline]
    pub fn shrink_to_fit(&mut self) {}

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

    /// The elements as a `Box`.
    #[inline]
    pub fn into_boxed_slice(self) -> Box<[T]> {
        js!(pure "$self")
    }

    /// Appends an element.
    #[inline]
    pub fn push(&mut self, value: T) {
        js!("$self.push($value)")
    }

    /// Takes the last element off.
    #[inline]
    pub fn pop(&mut self) -> Option<T> {
        if self.is_empty() { None } else { Some(js!("$self.pop()")) }
    }

    /// Takes the last element off if `predicate` holds for it.
    #[inline]
    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let take = match self.last_mut() {
            Some(last) => predicate(last),
            None => false,
        };
        if take { self.pop() } else { None }
    }

    /// Puts an element in.
    #[inline]
    pub fn insert(&mut self, index: usize, element: T) {
        if index > self.len() {
            panic!("insertion index (is {}) should be <= len (is {})", index, self.len());
        }
        js!("$self.splice($index, 0, $element)")
    }

    /// Takes an element out.
    #[inline]
    pub fn remove(&mut self, index: usize) -> T {
        if index >= self.len() {
            panic!("removal index (is {}) should be < len (is {})", index, self.len());
        }
        js!("$self.splice($index, 1)[0]")
    }

    /// Takes an element out and puts the last one in its place.
    #[inline]
    pub fn swap_remove(&mut self, index: usize) -> T {
        if index >= self.len() {
            panic!("swap_remove index (is {}) should be < len (is {})", index, self.len());
        }
        let last: T = js!("$self.pop()");
        if index == self.len() { last } else { js!("$self.splice($index, 1, $last)[0]") }
    }

    /// Keeps the first `len` elements.
    #[inline]
    pub fn truncate(&mut self, len: usize) {
        if len < self.len() {
            js!("$self.length = $len")
        }
    }

    /// Takes all elements out.
    #[inline]
    pub fn clear(&mut self) {
        js!("$self.length = 0")
    }

    /// Moves the other vector's elements to the end of this one.
    #[inline]
    pub fn append(&mut self, other: &mut Vec<T>) {
        let mut i: usize = 0;
        let n = other.len();
        while i < n {
            let value: T = js!(read "$other[$i]");
            self.push(value);
            i = raw_add(i, 1);
        }
        other.clear();
    }

    /// Takes the elements from `at` on.
    #[inline]
    pub fn split_off(&mut self, at: usize) -> Vec<T> {
        if at > self.len() {
            panic!("`at` split index (is {}) should be <= len (is {})", at, self.len());
        }
        js!("$self.splice($at)")
    }

    /// Takes a range of elements out.
    #[inline]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {
        let (start, end) = ends(&range, self.len());
        crate::slice::check_range(start, end, self.len());
        let count = raw_sub(end, start);
        let taken: Vec<T> = js!("$self.splice($start, $count)");
        Drain { taken: taken.into_iter(), marker: crate::marker::PhantomData }
    }

    /// Keeps the elements for which `f` holds.
    #[inline]
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) {
        let n = self.len();
        let mut kept: usize = 0;
        let mut i: usize = 0;
        while i < n {
            let value: &T = js!(read "$self[$i]");
            if f(value) {
                js!("$self[$kept] = $self[$i]");
                kept = raw_add(kept, 1);
            }
            i = raw_add(i, 1);
        }
        js!("$self.length = $kept")
    }

    /// Keeps the elements for which `f` holds, which may change them.
    #[inline]
    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, mut f: F) {
        let n = self.len();
        let mut kept: usize = 0;
        let mut i: usize = 0;
        while i < n {
            if f(crate::intrinsics::slice_place(self.as_mut_slice(), i)) {
                js!("$self[$kept] = $self[$i]");
                kept = raw_add(kept, 1);
            }
            i = raw_add(i, 1);
        }
        js!("$self.length = $kept")
    }

    /// Leaves one of several equal neighbours.
    #[inline]
    pub fn dedup(&mut self)
    where
        T: PartialEq,
    {
        self.dedup_by(|a, b| *a == *b);
    }

    /// Leaves one of several neighbours with equal keys.
    #[inline]
    pub fn dedup_by_key<F: FnMut(&mut T) -> K, K: PartialEq>(&mut self, mut key: F) {
        self.dedup_by(|a, b| key(a) == key(b));
    }

    /// Leaves one of several neighbours that `same_bucket` calls the same.
    #[inline]
    pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, mut same_bucket: F) {
        let n = self.len();
        if n < 2 {
            return;
        }
        let mut kept: usize = 1;
        let mut i: usize = 1;
        while i < n {
            let last = raw_sub(kept, 1);
            let same = same_bucket(
                crate::intrinsics::slice_place(self.as_mut_slice(), i),
                crate::intrinsics::slice_place(self.as_mut_slice(), last),
            );
            if !same {
                js!("$self[$kept] = $self[$i]");
                kept = raw_add(kept, 1);
            }
            i = raw_add(i, 1);
        }
        js!("$self.length = $kept")
    }

    /// Makes it `new_len` long, with clones of `value` if it grows.
    #[inline]
    pub fn resize(&mut self, new_len: usize, value: T)
    where
        T: Clone,
    {
        while self.len() < new_len {
            self.push(value.clone());
        }
        self.truncate(new_len);
    }

    /// Makes it `new_len` long, with what `f` gives if it grows.
    #[inline]
    pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, mut f: F) {
        while self.len() < new_len {
            self.push(f());
        }
        self.truncate(new_len);
    }

    /// Appends clones of the elements.
    #[inline]
    pub fn extend_from_slice(&mut self, other: &[T])
    where
        T: Clone,
    {
        let n = other.len();
        let mut i: usize = 0;
        while i < n {
            self.push(other[i].clone());
            i = raw_add(i, 1);
        }
    }

    /// Appends clones of a range of the elements.
    #[inline]
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R)
    where
        T: Clone,
    {
        let (start, end) = ends(&src, self.len());
        crate::slice::check_range(start, end, self.len());
        let mut i = start;
        while i < end {
            let value = self[i].clone();
            self.push(value);
            i = raw_add(i, 1);
        }
    }

    /// Replaces a range of elements, and gives the old ones.
    #[inline]
    pub fn splice<R: RangeBounds<usize>, I: IntoIterator<Item = T>>(
        &mut self,
        range: R,
        replace_with: I,
    ) -> IntoIter<T> {
        let (start, end) = ends(&range, self.len());
        crate::slice::check_range(start, end, self.len());
        let mut tail: Vec<T> = self.split_off(end);
        let taken: Vec<T> = self.split_off(start);
        self.extend(replace_with);
        self.append(&mut tail);
        taken.into_iter()
    }

    /// The elements for the rest of the run.
    #[inline]
    pub fn leak<'a>(self) -> &'a mut [T] {
        js!(pure "$self")
    }
}

/// A vector of clones of one element.
#[inline]
pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    list.resize(n, elem);
    list
}

impl<T> Deref for Vec<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        js!(pure "$self")
    }
}

impl<T> DerefMut for Vec<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut [T] {
        js!(pure "$self")
    }
}

impl<T, I: SliceIndex<[T]>> Index<I> for Vec<T> {
    type Output = I::Output;

    #[inline]
    fn index(&self, index: I) -> &I::Output {
        index.index(self.as_slice())
    }
}

impl<T, I: SliceIndex<[T]>> IndexMut<I> for Vec<T> {
    #[inline]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self.as_mut_slice())
    }
}

impl<T: Clone> Clone for Vec<T> {
    #[inline]
    fn clone(&self) -> Vec<T> {
        self.to_vec()
    }
}

impl<T> Default for Vec<T> {
    #[inline]
    fn default() -> Vec<T> {
        Vec::new()
    }
}

impl<T> AsRef<[T]> for Vec<T> {
    #[inline]
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> AsRef<Vec<T>> for Vec<T> {
    #[inline]
    fn as_ref(&self) -> &Vec<T> {
        self
    }
}

impl<T> AsMut<[T]> for Vec<T> {
    #[inline]
    fn as_mut(&mut self) -> &mut [T] {
        self.as_mut_slice()
    }
}

impl<T: Clone> From<&[T]> for Vec<T> {
    #[inline]
    fn from(s: &[T]) -> Vec<T> {
        s.to_vec()
    }
}

impl<T, const N: usize> From<[T; N]> for Vec<T> {
    #[inline]
    fn from(s: [T; N]) -> Vec<T> {
        js!(pure "$s")
    }
}

impl<T: Clone, const N: usize> From<&[T; N]> for Vec<T> {
    #[inline]
    fn from(s: &[T; N]) -> Vec<T> {
        s.as_slice().to_vec()
    }
}

impl<T> From<Box<[T]>> for Vec<T> {
    #[inline]
    fn from(s: Box<[T]>) -> Vec<T> {
        js!(pure "$s")
    }
}

impl From<&str> for Vec<u8> {
    #[inline]
    fn from(s: &str) -> Vec<u8> {
        String::from(s).into_bytes()
    }
}

impl<T> FromIterator<T> for Vec<T> {
    #[js(gathers)]
    #[inline]
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Vec<T> {
        let mut list: Vec<T> = Vec::new();
        iter.into_iter().for_each(|x| list.push(x));
        list
    }

    #[doc(hidden)]
    #[inline]
    fn from_list(list: Vec<T>) -> Vec<T> {
        list
    }
}

impl<T> Extend<T> for Vec<T> {
    #[inline]
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        iter.into_iter().for_each(|x| self.push(x));
    }
}

impl<'a, T: Copy + 'a> Extend<&'a T> for Vec<T> {
    #[inline]
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        iter.into_iter().for_each(|x| self.push(*x));
    }
}

impl<T> IntoIterator for Vec<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    #[inline]
    fn into_iter(self) -> IntoIter<T> {
        IntoIter::new(self)
    }
}

impl<'a, T> IntoIterator for &'a Vec<T> {
    type Item = &'a T;
    type IntoIter = crate::slice::Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> crate::slice::Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Vec<T> {
    type Item = &'a mut T;
    type IntoIter = crate::slice::IterMut<'a, T>;

    #[inline]
    fn into_iter(self) -> crate::slice::IterMut<'a, T> {
        self.iter_mut()
    }
}

/// The elements, moved out one by one.
pub struct IntoIter<T> {
    list: Vec<T>,
    front: usize,
    back: usize,
    /// Whether `back` is the list's end.
    to_end: bool,
}

impl<T> IntoIter<T> {
    /// All elements.
    #[inline]
    pub(crate) fn new(list: Vec<T>) -> IntoIter<T> {
        let back = list.len();
        IntoIter { list, front: 0, back, to_end: true }
    }

    /// The first of all elements, of which there is one.
    #[inline]
    pub(crate) fn take_first(&mut self) -> T {
        let list = &self.list;
        self.front = 1;
        js!(read "$list[0]")
    }

    /// The elements that are left, as a list.
    #[inline]
    fn into_list(self) -> Vec<T> {
        let list = self.list;
        if is_known(self.front) && self.front == 0 && is_known(self.to_end) && self.to_end {
            list
        } else {
            let front = self.front;
            let back = self.back;
            js!(read "$list.slice($front, $back)")
        }
    }

    /// The elements that are left.
    #[inline]
    pub fn as_slice(&self) -> &[T] {
        let list = &self.list;
        let front = self.front;
        let back = self.back;
        js!(read "$list.slice($front, $back)")
    }
}

impl<T: Clone> Clone for IntoIter<T> {
    #[inline]
    fn clone(&self) -> IntoIter<T> {
        self.as_slice().to_vec().into_iter()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        if is_known(self.front) && is_known(self.to_end) && self.to_end && never_undefined::<T>() {
            // Beyond the end there is `undefined`, which is `None`.
            let list = &self.list;
            let i = self.front;
            self.front = raw_add(i, 1);
            js!(read "$list[$i]")
        } else if self.front < self.back {
            let list = &self.list;
            let i = self.front;
            self.front = raw_add(i, 1);
            Some(js!(read "$list[$i]"))
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = if self.front < self.back { raw_sub(self.back, self.front) } else { 0 };
        (n, Some(n))
    }

    #[inline]
    fn count(self) -> usize {
        if self.front < self.back { raw_sub(self.back, self.front) } else { 0 }
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<T> {
        if is_known(self.front) && is_known(n) && is_known(self.to_end) && self.to_end {
            self.front = raw_add(self.front, n);
            self.next()
        } else if raw_add(self.front, n) < self.back {
            self.front = raw_add(self.front, n);
            self.next()
        } else {
            self.front = self.back;
            None
        }
    }

    #[inline]
    fn collect<B: FromIterator<T>>(self) -> B {
        B::from_list(self.into_list())
    }

    #[inline]
    fn last(mut self) -> Option<T> {
        self.next_back()
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        if self.front < self.back {
            self.back = raw_sub(self.back, 1);
            self.to_end = false;
            let list = &self.list;
            let i = self.back;
            Some(js!(read "$list[$i]"))
        } else {
            None
        }
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

/// Elements taken out of a vector.
pub struct Drain<'a, T> {
    taken: IntoIter<T>,
    marker: crate::marker::PhantomData<&'a T>,
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.taken.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.taken.size_hint()
    }
}

impl<T> DoubleEndedIterator for Drain<'_, T> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.taken.next_back()
    }
}

impl<T> ExactSizeIterator for Drain<'_, T> {}
