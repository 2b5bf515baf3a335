//! `HashSet`: a map without values.

use super::at;
use super::hash_map::position;
use crate::borrow::Borrow;
use crate::fmt::{Debug, Formatter};
use crate::hash::Hash;
use crate::intrinsics::unordered;
use crate::iter::{ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator};

/// A set of values.
#[derive(Clone)]
#[lang = "HashSet"]
pub struct HashSet<T> {
    list: Vec<T>,
}

impl<T> HashSet<T> {
    /// No values.
    #[inline]
    pub fn new() -> HashSet<T> {
        HashSet { list: Vec::new() }
    }

    /// How many values.
    #[inline]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Takes all values out.
    #[inline]
    pub fn clear(&mut self) {
        self.list.clear();
    }

    /// No values; the capacity is nothing here.
    #[inline]
    pub fn with_capacity(_capacity: usize) -> HashSet<T> {
        HashSet { list: Vec::new() }
    }
}

impl<T: Eq + Hash> HashSet<T> {
    /// Whether the value is in it.
    #[inline]
    pub fn contains<Q: ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
        Q: Hash + Eq,
    {
        position(&self.list, value).is_some()
    }

    /// The value equal to this one.
    #[inline]
    pub fn get<Q: ?Sized>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q>,
        Q: Hash + Eq,
    {
        match position(&self.list, value) {
            Some(i) => Some(at(&self.list, i)),
            None => None,
        }
    }

    /// Takes a value out; whether it was there.
    #[inline]
    pub fn remove<Q: ?Sized>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q>,
        Q: Hash + Eq,
    {
        self.take(value).is_some()
    }

    /// Takes a value out.
    #[inline]
    pub fn take<Q: ?Sized>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q>,
        Q: Hash + Eq,
    {
        match position(&self.list, value) {
            Some(i) => Some(self.list.swap_remove(i)),
            None => None,
        }
    }

    /// Puts a value in; whether it is new.
    #[inline]
    pub fn insert(&mut self, value: T) -> bool {
        match position(&self.list, &value) {
            Some(_) => false,
            None => {
                self.list.push(value);
                true
            }
        }
    }

    /// Whether all values are in the other.
    #[inline]
    pub fn is_subset(&self, other: &HashSet<T>) -> bool {
        self.list.iter().all(|x| other.contains(x))
    }

    /// Whether all of the other's values are here.
    #[inline]
    pub fn is_superset(&self, other: &HashSet<T>) -> bool {
        other.is_subset(self)
    }

    /// Whether no value is in both.
    #[inline]
    pub fn is_disjoint(&self, other: &HashSet<T>) -> bool {
        !self.list.iter().any(|x| other.contains(x))
    }
}

impl<T> HashSet<T> {
    /// The values, in no order.
    #[inline]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { list: self.list.iter() }
    }

    /// Takes the values out, in no order.
    #[inline]
    pub fn drain(&mut self) -> Drain<'_, T> {
        let list = crate::mem::take(&mut self.list).into_iter();
        Drain { list, marker: crate::marker::PhantomData }
    }

    /// Keeps the values for which `f` holds, asked in no order.
    #[js(any_order)]
    #[inline]
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {
        unordered();
        self.list.retain(f);
    }
}

impl<T: Eq + Hash> HashSet<T> {
    /// The values of both, in no order.
    #[inline]
    pub fn union<'a>(&'a self, other: &'a HashSet<T>) -> Union<'a, T> {
        let mut list: Vec<&T> = Vec::new();
        for x in &self.list {
            list.push(x);
        }
        for x in &other.list {
            if !self.contains(x) {
                list.push(x);
            }
        }
        Union { list: list.into_iter() }
    }

    /// The values that are in both, in no order.
    #[inline]
    pub fn intersection<'a>(&'a self, other: &'a HashSet<T>) -> Intersection<'a, T> {
        Intersection { values: self.list.iter(), other }
    }

    /// The values that are not in the other, in no order.
    #[inline]
    pub fn difference<'a>(&'a self, other: &'a HashSet<T>) -> Difference<'a, T> {
        Difference { values: self.list.iter(), other }
    }

    /// The values that are in one of both only, in no order.
    #[inline]
    pub fn symmetric_difference<'a>(&'a self, other: &'a HashSet<T>) -> SymmetricDifference<'a, T> {
        let mut list: Vec<&T> = Vec::new();
        for x in &self.list {
            if !other.contains(x) {
                list.push(x);
            }
        }
        for x in &other.list {
            if !self.contains(x) {
                list.push(x);
            }
        }
        SymmetricDifference { list: list.into_iter() }
    }
}

/// The values of a set.
pub struct Iter<'a, T> {
    list: crate::slice::Iter<'a, T>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        unordered();
        self.list.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.list.size_hint()
    }
}

impl<'a, T> FusedIterator for Iter<'a, T> {}

impl<T> ExactSizeIterator for Iter<'_, T> {}

/// The values of a set, moved out.
pub struct IntoIter<T> {
    list: crate::vec::IntoIter<T>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<T> {
        unordered();
        self.list.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.list.size_hint()
    }
}

impl<T> FusedIterator for IntoIter<T> {}

impl<T> ExactSizeIterator for IntoIter<T> {}

/// The values of two sets.
pub struct Union<'a, T> {
    list: crate::vec::IntoIter<&'a T>,
}

impl<'a, T: Eq + Hash> Iterator for Union<'a, T> {
    type Item = &'a T;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        unordered();
        self.list.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.list.size_hint()
    }
}

impl<'a, T: Eq + Hash> FusedIterator for Union<'a, T> {}

/// The values that are in one of two sets only.
pub struct SymmetricDifference<'a, T> {
    list: crate::vec::IntoIter<&'a T>,
}

impl<'a, T: Eq + Hash> Iterator for SymmetricDifference<'a, T> {
    type Item = &'a T;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        unordered();
        self.list.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.list.size_hint()
    }
}

impl<'a, T: Eq + Hash> FusedIterator for SymmetricDifference<'a, T> {}

/// The values that are in two sets.
pub struct Intersection<'a, T> {
    values: crate::slice::Iter<'a, T>,
    other: &'a HashSet<T>,
}

impl<'a, T: Eq + Hash> Iterator for Intersection<'a, T> {
    type Item = &'a T;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        unordered();
        while let Some(x) = self.values.next() {
            if self.other.contains(x) {
                return Some(x);
            }
        }
        None
    }
}

/// The values that are not in another set.
pub struct Difference<'a, T> {
    values: crate::slice::Iter<'a, T>,
    other: &'a HashSet<T>,
}

impl<'a, T: Eq + Hash> Iterator for Difference<'a, T> {
    type Item = &'a T;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        unordered();
        while let Some(x) = self.values.next() {
            if !self.other.contains(x) {
                return Some(x);
            }
        }
        None
    }
}

/// The values of a set that lives on, moved out.
pub struct Drain<'a, T> {
    list: crate::vec::IntoIter<T>,
    marker: crate::marker::PhantomData<&'a ()>,
}

impl<'a, T> Iterator for Drain<'a, T> {
    type Item = T;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<T> {
        unordered();
        self.list.next()
    }
}

impl<T> IntoIterator for HashSet<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    #[inline]
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { list: self.list.into_iter() }
    }
}

impl<'a, T> IntoIterator for &'a HashSet<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T: Eq + Hash> PartialEq for HashSet<T> {
    #[inline]
    fn eq(&self, other: &HashSet<T>) -> bool {
        self.len() == other.len() && self.is_subset(other)
    }
}

impl<T: Eq + Hash> Eq for HashSet<T> {}

impl<T: Debug> Debug for HashSet<T> {
    // Whoever formats sees to it that the text is that of a panic, which nobody compares.
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.debug_set().entries(self.list.iter()).finish()
    }
}

impl<T> Default for HashSet<T> {
    #[inline]
    fn default() -> HashSet<T> {
        HashSet::new()
    }
}

impl<T: Eq + Hash> FromIterator<T> for HashSet<T> {
    #[js(any_order)]
    #[inline]
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> HashSet<T> {
        let mut set: HashSet<T> = HashSet::new();
        for x in iter {
            set.insert(x);
        }
        set
    }
}

impl<T: Eq + Hash> Extend<T> for HashSet<T> {
    #[js(any_order)]
    #[inline]
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for x in iter {
            self.insert(x);
        }
    }
}

impl<'a, T: Eq + Hash + Copy> Extend<&'a T> for HashSet<T> {
    #[js(any_order)]
    #[inline]
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for x in iter {
            self.insert(*x);
        }
    }
}

impl<T: Eq + Hash, const N: usize> From<[T; N]> for HashSet<T> {
    #[inline]
    fn from(arr: [T; N]) -> HashSet<T> {
        arr.into_iter().collect()
    }
}
