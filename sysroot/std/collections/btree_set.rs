//! `BTreeSet`: a map without values.

use super::btree_map::bounds;
use super::{at, insert_at, remove_at};
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt::{Debug, Formatter};
use crate::intrinsics::raw_add;
use crate::iter::{Extend, FromIterator, IntoIterator, Iterator};
use crate::ops::{BitAnd, BitOr, BitXor, RangeBounds, Sub};

/// A set of values in order.
#[derive(Clone)]
pub struct BTreeSet<T> {
    list: Vec<T>,
}

impl<T> BTreeSet<T> {
    /// No values.
    #[inline]
    pub const fn new() -> BTreeSet<T> {
        BTreeSet { list: Vec::new() }
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
}

/// Where the value stands, or where it would.
fn search<T: Borrow<Q>, Q: Ord + ?Sized>(list: &[T], value: &Q) -> Result<usize, usize> {
    let mut low: usize = 0;
    let mut high = list.len();
    while low < high {
        let middle: usize = js!(pure "$low + $high >>> 1");
        let at: &T = js!(read "$list[$middle]");
        match at.borrow().cmp(value) {
            Ordering::Equal => return Ok(middle),
            Ordering::Less => low = raw_add(middle, 1),
            Ordering::Greater => high = middle,
        }
    }
    Err(low)
}

impl<T: Ord> BTreeSet<T> {
    /// The values that lie in a range.
    #[inline]
    pub fn range<K: ?Sized + Ord, R: RangeBounds<K>>(&self, range: R) -> crate::slice::Iter<'_, T>
    where
        T: Borrow<K> + Ord,
    {
        let (front, back) = bounds(&self.list, range);
        self.list[front..back].iter()
    }

    /// Whether the value is in it.
    #[inline]
    pub fn contains<Q: ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        search(&self.list, value).ok().is_some()
    }

    /// The value equal to this one.
    #[inline]
    pub fn get<Q: ?Sized>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        match search(&self.list, value).ok() {
            Some(i) => Some(at(&self.list, i)),
            None => None,
        }
    }

    /// Takes a value out; whether it was there.
    #[inline]
    pub fn remove<Q: ?Sized>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.take(value).is_some()
    }

    /// Takes a value out.
    #[inline]
    pub fn take<Q: ?Sized>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        match search(&self.list, value).ok() {
            Some(i) => Some(remove_at(&mut self.list, i)),
            None => None,
        }
    }

    /// Takes out the values that are at least `value`.
    #[inline]
    pub fn split_off<Q: ?Sized + Ord>(&mut self, value: &Q) -> BTreeSet<T>
    where
        T: Borrow<Q> + Ord,
    {
        let at = match search(&self.list, value) {
            Ok(i) => i,
            Err(i) => i,
        };
        BTreeSet { list: self.list.split_off(at) }
    }

    /// Moves the other set's values into this one.
    #[inline]
    pub fn append(&mut self, other: &mut BTreeSet<T>) {
        let taken = crate::mem::take(other);
        self.extend(taken);
    }

    /// Puts a value in; whether it is new.
    #[inline]
    pub fn insert(&mut self, value: T) -> bool {
        match search(&self.list, &value) {
            Ok(_) => false,
            Err(i) => {
                insert_at(&mut self.list, i, value);
                true
            }
        }
    }

    /// Whether all values are in the other.
    #[inline]
    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool {
        self.list.iter().all(|x| other.contains(x))
    }

    /// Whether all of the other's values are here.
    #[inline]
    pub fn is_superset(&self, other: &BTreeSet<T>) -> bool {
        other.is_subset(self)
    }

    /// Whether no value is in both.
    #[inline]
    pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool {
        !self.list.iter().any(|x| other.contains(x))
    }

    /// The values that are here and not in the other, in order.
    #[inline]
    pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Selected<'a, T> {
        Selected { values: self.list.iter(), other, wanted: false }
    }

    /// The values that are in both, in order.
    #[inline]
    pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Selected<'a, T> {
        Selected { values: self.list.iter(), other, wanted: true }
    }

    /// The values of both, in order.
    #[inline]
    pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> crate::vec::IntoIter<&'a T> {
        let mut all: Vec<&T> = Vec::new();
        let mut j: usize = 0;
        for x in &self.list {
            while j < other.len() && other.list[j] < *x {
                all.push(&other.list[j]);
                j = raw_add(j, 1);
            }
            if j < other.len() && other.list[j] == *x {
                j = raw_add(j, 1);
            }
            all.push(x);
        }
        while j < other.len() {
            all.push(&other.list[j]);
            j = raw_add(j, 1);
        }
        all.into_iter()
    }

    /// The values that are in one of both only, in order.
    #[inline]
    pub fn symmetric_difference<'a>(&'a self, other: &'a BTreeSet<T>) -> crate::vec::IntoIter<&'a T> {
        let mut all: Vec<&T> = Vec::new();
        for x in self.union(other) {
            if self.contains(x) != other.contains(x) {
                all.push(x);
            }
        }
        all.into_iter()
    }

    /// The least value.
    #[inline]
    pub fn first(&self) -> Option<&T> {
        self.list.first()
    }

    /// The greatest value.
    #[inline]
    pub fn last(&self) -> Option<&T> {
        self.list.last()
    }

    /// Takes the least value out.
    #[inline]
    pub fn pop_first(&mut self) -> Option<T> {
        if self.list.is_empty() { None } else { Some(remove_at(&mut self.list, 0)) }
    }

    /// Takes the greatest value out.
    #[inline]
    pub fn pop_last(&mut self) -> Option<T> {
        self.list.pop()
    }

    /// Keeps the values for which `f` holds.
    #[inline]
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {
        self.list.retain(f);
    }
}

impl<T> BTreeSet<T> {
    /// The values, in order.
    #[inline]
    pub fn iter(&self) -> crate::slice::Iter<'_, T> {
        self.list.iter()
    }
}

/// The values of a set that are, or are not, in another.
pub struct Selected<'a, T> {
    values: crate::slice::Iter<'a, T>,
    other: &'a BTreeSet<T>,
    wanted: bool,
}

impl<'a, T: Ord> Iterator for Selected<'a, T> {
    type Item = &'a T;

    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        while let Some(x) = self.values.next() {
            if self.other.contains(x) == self.wanted {
                return Some(x);
            }
        }
        None
    }
}

impl<T> IntoIterator for BTreeSet<T> {
    type Item = T;
    type IntoIter = crate::vec::IntoIter<T>;

    #[inline]
    fn into_iter(self) -> crate::vec::IntoIter<T> {
        self.list.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a BTreeSet<T> {
    type Item = &'a T;
    type IntoIter = crate::slice::Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> crate::slice::Iter<'a, T> {
        self.list.iter()
    }
}

impl<T: PartialEq> PartialEq for BTreeSet<T> {
    #[inline]
    fn eq(&self, other: &BTreeSet<T>) -> bool {
        self.list == other.list
    }
}

impl<T: Eq> Eq for BTreeSet<T> {}

impl<T: PartialOrd> PartialOrd for BTreeSet<T> {
    #[inline]
    fn partial_cmp(&self, other: &BTreeSet<T>) -> Option<Ordering> {
        self.list.partial_cmp(&other.list)
    }
}

impl<T: Ord> Ord for BTreeSet<T> {
    #[inline]
    fn cmp(&self, other: &BTreeSet<T>) -> Ordering {
        self.list.cmp(&other.list)
    }
}

impl<T: Debug> Debug for BTreeSet<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T> Default for BTreeSet<T> {
    #[inline]
    fn default() -> BTreeSet<T> {
        BTreeSet::new()
    }
}

impl<T: Ord> FromIterator<T> for BTreeSet<T> {
    #[js(any_order)]
    #[inline]
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BTreeSet<T> {
        let mut set: BTreeSet<T> = BTreeSet::new();
        for x in iter {
            set.insert(x);
        }
        set
    }
}

impl<T: Ord> Extend<T> for BTreeSet<T> {
    #[js(any_order)]
    #[inline]
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for x in iter {
            self.insert(x);
        }
    }
}

impl<'a, T: Ord + Copy> Extend<&'a T> for BTreeSet<T> {
    #[js(any_order)]
    #[inline]
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for x in iter {
            self.insert(*x);
        }
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for BTreeSet<T> {
    #[inline]
    fn from(arr: [T; N]) -> BTreeSet<T> {
        arr.into_iter().collect()
    }
}

impl<T: Ord + Clone> BitOr<&BTreeSet<T>> for &BTreeSet<T> {
    type Output = BTreeSet<T>;

    #[inline]
    fn bitor(self, rhs: &BTreeSet<T>) -> BTreeSet<T> {
        self.union(rhs).cloned().collect()
    }
}

impl<T: Ord + Clone> BitAnd<&BTreeSet<T>> for &BTreeSet<T> {
    type Output = BTreeSet<T>;

    #[inline]
    fn bitand(self, rhs: &BTreeSet<T>) -> BTreeSet<T> {
        self.intersection(rhs).cloned().collect()
    }
}

impl<T: Ord + Clone> BitXor<&BTreeSet<T>> for &BTreeSet<T> {
    type Output = BTreeSet<T>;

    #[inline]
    fn bitxor(self, rhs: &BTreeSet<T>) -> BTreeSet<T> {
        self.symmetric_difference(rhs).cloned().collect()
    }
}

impl<T: Ord + Clone> Sub<&BTreeSet<T>> for &BTreeSet<T> {
    type Output = BTreeSet<T>;

    #[inline]
    fn sub(self, rhs: &BTreeSet<T>) -> BTreeSet<T> {
        self.difference(rhs).cloned().collect()
    }
}
