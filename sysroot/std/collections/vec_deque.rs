//! `VecDeque`: a queue with two ends. In JavaScript an `Array`.

use crate::cmp::Ordering;
use crate::fmt::{Debug, Formatter};
use crate::iter::{Extend, FromIterator, IntoIterator, Iterator};
use crate::ops::{Index, IndexMut};

/// A queue with two ends.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct VecDeque<T> {
    list: Vec<T>,
}

impl<T> VecDeque<T> {
    /// No elements.
    #[inline]
    pub const fn new() -> VecDeque<T> {
        VecDeque { list: Vec::new() }
    }

    /// No elements; the capacity is nothing here.
    #[inline]
    pub fn with_capacity(_capacity: usize) -> VecDeque<T> {
        VecDeque { list: Vec::new() }
    }

    /// How many elements.
    #[inline]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Takes all elements out.
    #[inline]
    pub fn clear(&mut self) {
        self.list.clear();
    }

    /// Keeps the first `len` elements.
    #[inline]
    pub fn truncate(&mut self, len: usize) {
        self.list.truncate(len);
    }

    /// Appends an element.
    #[inline]
    pub fn push_back(&mut self, value: T) {
        self.list.push(value);
    }

    /// Puts an element before the others.
    #[inline]
    pub fn push_front(&mut self, value: T) {
        let list = &mut self.list;
        js!("$list.unshift($value)")
    }

    /// Takes the first element off.
    #[inline]
    pub fn pop_front(&mut self) -> Option<T> {
        if self.list.is_empty() {
            return None;
        }
        let list = &mut self.list;
        Some(js!("$list.shift()"))
    }

    /// Takes the last element off.
    #[inline]
    pub fn pop_back(&mut self) -> Option<T> {
        self.list.pop()
    }

    /// The first element.
    #[inline]
    pub fn front(&self) -> Option<&T> {
        self.list.first()
    }

    /// The last element.
    #[inline]
    pub fn back(&self) -> Option<&T> {
        self.list.last()
    }

    /// The first element's place.
    #[inline]
    pub fn front_mut(&mut self) -> Option<&mut T> {
        self.list.first_mut()
    }

    /// The last element's place.
    #[inline]
    pub fn back_mut(&mut self) -> Option<&mut T> {
        self.list.last_mut()
    }

    /// The element at a position.
    #[inline]
    pub fn get(&self, index: usize) -> Option<&T> {
        self.list.get(index)
    }

    /// The place at a position.
    #[inline]
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        self.list.get_mut(index)
    }

    /// Puts an element in.
    #[inline]
    pub fn insert(&mut self, index: usize, value: T) {
        self.list.insert(index, value);
    }

    /// Takes an element out, if it is there.
    #[inline]
    pub fn remove(&mut self, index: usize) -> Option<T> {
        if index < self.list.len() { Some(self.list.remove(index)) } else { None }
    }

    /// Whether an element is equal to `x`.
    #[inline]
    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq,
    {
        self.list.contains(x)
    }

    /// Keeps the elements for which `f` holds.
    #[inline]
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {
        self.list.retain(f);
    }

    /// Exchanges two elements.
    #[inline]
    pub fn swap(&mut self, i: usize, j: usize) {
        if i >= self.list.len() || j >= self.list.len() {
            panic!("assertion failed: i < self.len() && j < self.len()");
        }
        self.list.swap(i, j);
    }

    /// Moves the first `n` elements to the end.
    #[inline]
    pub fn rotate_left(&mut self, n: usize) {
        if n > self.list.len() {
            panic!("assertion failed: n <= self.len()");
        }
        self.list.rotate_left(n);
    }

    /// Moves the last `n` elements to the start.
    #[inline]
    pub fn rotate_right(&mut self, n: usize) {
        if n > self.list.len() {
            panic!("assertion failed: n <= self.len()");
        }
        self.list.rotate_right(n);
    }

    /// Moves the other queue's elements to the end of this one.
    #[inline]
    pub fn append(&mut self, other: &mut VecDeque<T>) {
        self.list.append(&mut other.list);
    }

    /// References to the elements.
    #[inline]
    pub fn iter(&self) -> crate::slice::Iter<'_, T> {
        self.list.iter()
    }

    /// The elements' places.
    #[inline]
    pub fn iter_mut(&mut self) -> crate::slice::IterMut<'_, T> {
        self.list.iter_mut()
    }
}

impl<T: PartialOrd> PartialOrd for VecDeque<T> {
    #[inline]
    fn partial_cmp(&self, other: &VecDeque<T>) -> Option<Ordering> {
        self.list.partial_cmp(&other.list)
    }
}

impl<T: Ord> Ord for VecDeque<T> {
    #[inline]
    fn cmp(&self, other: &VecDeque<T>) -> Ordering {
        self.list.cmp(&other.list)
    }
}

impl<T> Default for VecDeque<T> {
    #[inline]
    fn default() -> VecDeque<T> {
        VecDeque::new()
    }
}

impl<T> Index<usize> for VecDeque<T> {
    type Output = T;

    #[inline]
    fn index(&self, index: usize) -> &T {
        &self.list[index]
    }
}

impl<T> IndexMut<usize> for VecDeque<T> {
    #[inline]
    fn index_mut(&mut self, index: usize) -> &mut T {
        &mut self.list[index]
    }
}

impl<T> IntoIterator for VecDeque<T> {
    type Item = T;
    type IntoIter = crate::vec::IntoIter<T>;

    #[inline]
    fn into_iter(self) -> crate::vec::IntoIter<T> {
        self.list.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a VecDeque<T> {
    type Item = &'a T;
    type IntoIter = crate::slice::Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> crate::slice::Iter<'a, T> {
        self.list.iter()
    }
}

impl<T> FromIterator<T> for VecDeque<T> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> {
        VecDeque { list: iter.into_iter().collect() }
    }
}

impl<T> Extend<T> for VecDeque<T> {
    #[inline]
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        self.list.extend(iter);
    }
}

impl<'a, T: Copy + 'a> Extend<&'a T> for VecDeque<T> {
    #[inline]
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        self.list.extend(iter);
    }
}

impl<T> From<Vec<T>> for VecDeque<T> {
    #[inline]
    fn from(list: Vec<T>) -> VecDeque<T> {
        VecDeque { list }
    }
}

impl<T> From<VecDeque<T>> for Vec<T> {
    #[inline]
    fn from(deque: VecDeque<T>) -> Vec<T> {
        deque.list
    }
}

impl<T, const N: usize> From<[T; N]> for VecDeque<T> {
    #[inline]
    fn from(arr: [T; N]) -> VecDeque<T> {
        VecDeque { list: Vec::from(arr) }
    }
}

impl<T: Debug> Debug for VecDeque<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
