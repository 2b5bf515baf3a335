//! `HashSet`: a map without values.

use super::at;
use super::hash_map::position;
use crate::borrow::Borrow;
use crate::fmt::{Debug, Formatter};
use crate::hash::Hash;
use crate::iter::{Extend, FromIterator, IntoIterator, Iterator};
/// A set of values.
#[derive(Clone)]
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
    #[js(unsupported, instead = "`BTreeSet`: the order of a `HashSet` differs from run to run")]
    pub fn iter(&self) -> crate::slice::Iter<'_, T>;

    /// Takes the values out, in no order.
    #[js(unsupported, instead = "`BTreeSet`: the order of a `HashSet` differs from run to run")]
    pub fn drain(&mut self) -> crate::vec::IntoIter<T>;
}

impl<T: Eq + Hash> HashSet<T> {
    /// The values of both, in no order.
    #[js(unsupported, instead = "`BTreeSet`: the order of a `HashSet` differs from run to run")]
    pub fn union<'a>(&'a self, other: &'a HashSet<T>) -> crate::slice::Iter<'a, T>;

    /// The values that are in both, in no order.
    #[js(unsupported, instead = "`BTreeSet`: the order of a `HashSet` differs from run to run")]
    pub fn intersection<'a>(&'a self, other: &'a HashSet<T>) -> crate::slice::Iter<'a, T>;

    /// The values that are not in the other, in no order.
    #[js(unsupported, instead = "`BTreeSet`: the order of a `HashSet` differs from run to run")]
    pub fn difference<'a>(&'a self, other: &'a HashSet<T>) -> crate::slice::Iter<'a, T>;
}

impl<T> IntoIterator for HashSet<T> {
    type Item = T;
    type IntoIter = crate::vec::IntoIter<T>;

    #[js(unsupported, instead = "`BTreeSet`: the order of a `HashSet` differs from run to run")]
    fn into_iter(self) -> crate::vec::IntoIter<T>;
}

impl<'a, T> IntoIterator for &'a HashSet<T> {
    type Item = &'a T;
    type IntoIter = crate::slice::Iter<'a, T>;

    #[js(unsupported, instead = "`BTreeSet`: the order of a `HashSet` differs from run to run")]
    fn into_iter(self) -> crate::slice::Iter<'a, T>;
}

impl<T: Eq + Hash> PartialEq for HashSet<T> {
    #[inline]
    fn eq(&self, other: &HashSet<T>) -> bool {
        self.len() == other.len() && self.is_subset(other)
    }
}

impl<T: Eq + Hash> Eq for HashSet<T> {}

impl<T: Debug> Debug for HashSet<T> {
    #[js(unsupported, instead = "`BTreeSet`: the order of a `HashSet` differs from run to run")]
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result;
}

impl<T> Default for HashSet<T> {
    #[inline]
    fn default() -> HashSet<T> {
        HashSet::new()
    }
}

impl<T: Eq + Hash> FromIterator<T> for HashSet<T> {
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
    #[inline]
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for x in iter {
            self.insert(x);
        }
    }
}

impl<'a, T: Eq + Hash + Copy> Extend<&'a T> for HashSet<T> {
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
