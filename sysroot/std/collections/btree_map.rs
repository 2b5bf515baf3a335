//! `BTreeMap`: keys in order. Two arrays, sorted by key; a binary search finds a key.

use super::{at, insert_at, place_at, remove_at};
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt::{Debug, Formatter};
use crate::intrinsics::{is_unordered, raw_add, raw_sub};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, IntoIterator, Iterator};
use crate::ops::{Bound, Index, RangeBounds};

/// A map whose keys are in order.
#[derive(Clone)]
pub struct BTreeMap<K, V> {
    keys: Vec<K>,
    values: Vec<V>,
}

impl<K, V> BTreeMap<K, V> {
    /// No pairs.
    #[inline]
    pub const fn new() -> BTreeMap<K, V> {
        BTreeMap { keys: Vec::new(), values: Vec::new() }
    }

    /// How many pairs.
    #[inline]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Takes all pairs out.
    #[inline]
    pub fn clear(&mut self) {
        self.keys.clear();
        self.values.clear();
    }
}

/// Where the key stands, or where it would.
fn search<K: Borrow<Q>, Q: Ord + ?Sized>(keys: &[K], key: &Q) -> Result<usize, usize> {
    let mut low: usize = 0;
    let mut high = keys.len();
    while low < high {
        let middle: usize = js!(pure "$low + $high >>> 1");
        let at: &K = js!(read "$keys[$middle]");
        match at.borrow().cmp(key) {
            Ordering::Equal => return Ok(middle),
            Ordering::Less => low = raw_add(middle, 1),
            Ordering::Greater => high = middle,
        }
    }
    Err(low)
}

/// Where the keys of a range begin and end. Std panics where the range is the wrong way round, unless the map is new.
#[inline]
pub(super) fn bounds<K: Borrow<T>, T: ?Sized + Ord, R: RangeBounds<T>>(keys: &[K], range: R) -> (usize, usize) {
    let (start, end) = (range.start_bound(), range.end_bound());
    match (start, end) {
        (Bound::Excluded(a), Bound::Excluded(b)) if a == b && !keys.is_empty() => {
            panic!("range start and end are equal and excluded in BTreeMap");
        }
        (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b) | Bound::Excluded(b))
            if a > b && !keys.is_empty() =>
        {
            panic!("range start is greater than range end in BTreeMap");
        }
        _ => {}
    }
    let front = match start {
        Bound::Included(key) => match search(keys, key) {
            Ok(i) => i,
            Err(i) => i,
        },
        Bound::Excluded(key) => match search(keys, key) {
            Ok(i) => raw_add(i, 1),
            Err(i) => i,
        },
        Bound::Unbounded => 0,
    };
    let back = match end {
        Bound::Included(key) => match search(keys, key) {
            Ok(i) => raw_add(i, 1),
            Err(i) => i,
        },
        Bound::Excluded(key) => match search(keys, key) {
            Ok(i) => i,
            Err(i) => i,
        },
        Bound::Unbounded => keys.len(),
    };
    (front, back)
}

impl<K: Ord, V> BTreeMap<K, V> {
    /// The value of a key.
    #[inline]
    pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match search(&self.keys, key).ok() {
            Some(i) => {
                let values = &self.values;
                Some(js!(read "$values[$i]"))
            }
            None => None,
        }
    }

    /// The key and the value of a key.
    #[inline]
    pub fn get_key_value<Q: ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match search(&self.keys, key).ok() {
            Some(i) => Some((at(&self.keys, i), at(&self.values, i))),
            None => None,
        }
    }

    /// Whether there is such a key.
    #[inline]
    pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        search(&self.keys, key).ok().is_some()
    }

    /// The place of a key's value.
    #[inline]
    pub fn get_mut<Q: ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match search(&self.keys, key).ok() {
            Some(i) => self.values.get_mut(i),
            None => None,
        }
    }

    /// Takes a key's value out.
    #[inline]
    pub fn remove<Q: ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match search(&self.keys, key).ok() {
            Some(i) => {
                remove_at(&mut self.keys, i);
                Some(remove_at(&mut self.values, i))
            }
            None => None,
        }
    }

    /// Takes a pair out.
    #[inline]
    pub fn remove_entry<Q: ?Sized>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match search(&self.keys, key).ok() {
            Some(i) => {
                let key = remove_at(&mut self.keys, i);
                Some((key, remove_at(&mut self.values, i)))
            }
            None => None,
        }
    }

    /// Gives a key a value, and gives the old one.
    #[inline]
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match search(&self.keys, &key) {
            Ok(i) => Some(crate::mem::replace(place_at(&mut self.values, i), value)),
            Err(i) => {
                insert_at(&mut self.keys, i, key);
                insert_at(&mut self.values, i, value);
                None
            }
        }
    }

    /// Gives a key of several that come in no order its value: were it there, none would be meant.
    #[inline]
    fn insert_unordered(&mut self, key: K, value: V) {
        match search(&self.keys, &key) {
            Ok(_) => panic!("several values have the same key, and no order says which is meant"),
            Err(i) => {
                insert_at(&mut self.keys, i, key);
                insert_at(&mut self.values, i, value);
            }
        }
    }

    /// The place of a key, filled or not.
    #[inline]
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        match search(&self.keys, &key) {
            Ok(index) => Entry::Occupied(OccupiedEntry { map: self, index }),
            Err(index) => Entry::Vacant(VacantEntry { map: self, index, key }),
        }
    }

    /// The place of the least key.
    #[inline]
    pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> {
        if self.is_empty() { None } else { Some(OccupiedEntry { map: self, index: 0 }) }
    }

    /// The place of the greatest key.
    #[inline]
    pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>> {
        if self.is_empty() {
            None
        } else {
            let index = raw_sub(self.len(), 1);
            Some(OccupiedEntry { map: self, index })
        }
    }

    /// The least key and its value.
    #[inline]
    pub fn first_key_value(&self) -> Option<(&K, &V)> {
        if self.is_empty() { None } else { Some((at(&self.keys, 0), at(&self.values, 0))) }
    }

    /// The greatest key and its value.
    #[inline]
    pub fn last_key_value(&self) -> Option<(&K, &V)> {
        if self.is_empty() {
            None
        } else {
            let i = raw_sub(self.len(), 1);
            Some((at(&self.keys, i), at(&self.values, i)))
        }
    }

    /// Takes the pair with the least key out.
    #[inline]
    pub fn pop_first(&mut self) -> Option<(K, V)> {
        if self.is_empty() { None } else { Some((remove_at(&mut self.keys, 0), remove_at(&mut self.values, 0))) }
    }

    /// Takes the pair with the greatest key out.
    #[inline]
    pub fn pop_last(&mut self) -> Option<(K, V)> {
        match (self.keys.pop(), self.values.pop()) {
            (Some(key), Some(value)) => Some((key, value)),
            _ => None,
        }
    }

    /// Moves the other map's pairs into this one.
    #[inline]
    pub fn append(&mut self, other: &mut BTreeMap<K, V>) {
        let taken = crate::mem::take(other);
        self.extend(taken);
    }

    /// Takes out the pairs whose keys are at least `key`.
    #[inline]
    pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> BTreeMap<K, V>
    where
        K: Borrow<Q> + Ord,
    {
        let at = match search(&self.keys, key) {
            Ok(i) => i,
            Err(i) => i,
        };
        BTreeMap { keys: self.keys.split_off(at), values: self.values.split_off(at) }
    }

    /// The pairs whose keys lie in a range.
    #[inline]
    pub fn range<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: R) -> Iter<'_, K, V>
    where
        K: Borrow<T> + Ord,
    {
        let (front, back) = bounds(&self.keys, range);
        Iter { map: self, front, back }
    }

    /// The pairs whose keys lie in a range, with the values' places.
    #[inline]
    pub fn range_mut<T: ?Sized + Ord, R: RangeBounds<T>>(&mut self, range: R) -> IterMut<'_, K, V>
    where
        K: Borrow<T> + Ord,
    {
        let (front, back) = bounds(&self.keys, range);
        IterMut { map: self, front, back }
    }

    /// Keeps the pairs for which `f` holds.
    #[inline]
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F) {
        let mut i: usize = 0;
        while i < self.keys.len() {
            if f(at(&self.keys, i), crate::intrinsics::slice_place(self.values.as_mut_slice(), i)) {
                i = raw_add(i, 1);
            } else {
                remove_at(&mut self.keys, i);
                remove_at(&mut self.values, i);
            }
        }
    }
}

impl<K, V> BTreeMap<K, V> {
    /// The pairs, in order.
    #[inline]
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { map: self, front: 0, back: self.len() }
    }

    /// The keys with the values' places, in order.
    #[inline]
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        let back = self.len();
        IterMut { map: self, front: 0, back }
    }

    /// The keys, in order.
    #[inline]
    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys { keys: self.keys.iter(), marker: crate::marker::PhantomData }
    }

    /// The values, in the order of their keys.
    #[inline]
    pub fn values(&self) -> Values<'_, K, V> {
        Values { values: self.values.iter(), marker: crate::marker::PhantomData }
    }

    /// The values' places, in the order of their keys.
    #[inline]
    pub fn values_mut(&mut self) -> crate::slice::IterMut<'_, V> {
        self.values.iter_mut()
    }

    /// The keys, moved out.
    #[inline]
    pub fn into_keys(self) -> crate::vec::IntoIter<K> {
        self.keys.into_iter()
    }

    /// The values, moved out.
    #[inline]
    pub fn into_values(self) -> crate::vec::IntoIter<V> {
        self.values.into_iter()
    }
}

/// The pairs of a map.
pub struct Iter<'a, K, V> {
    map: &'a BTreeMap<K, V>,
    front: usize,
    back: usize,
}

impl<'a, K, V> Clone for Iter<'a, K, V> {
    #[inline]
    fn clone(&self) -> Iter<'a, K, V> {
        Iter { map: self.map, front: self.front, back: self.back }
    }
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    #[inline]
    fn next(&mut self) -> Option<(&'a K, &'a V)> {
        if self.front < self.back {
            let keys = &self.map.keys;
            let values = &self.map.values;
            let i = self.front;
            self.front = raw_add(i, 1);
            Some((js!(read "$keys[$i]"), js!(read "$values[$i]")))
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

impl<'a, K, V> DoubleEndedIterator for Iter<'a, K, V> {
    #[inline]
    fn next_back(&mut self) -> Option<(&'a K, &'a V)> {
        if self.front < self.back {
            let keys = &self.map.keys;
            let values = &self.map.values;
            let i = raw_sub(self.back, 1);
            self.back = i;
            Some((js!(read "$keys[$i]"), js!(read "$values[$i]")))
        } else {
            None
        }
    }
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}

/// The keys of a map with the values' places.
pub struct IterMut<'a, K, V> {
    map: &'a mut BTreeMap<K, V>,
    front: usize,
    back: usize,
}

impl<'a, K, V> Iterator for IterMut<'a, K, V> {
    type Item = (&'a K, &'a mut V);

    #[inline]
    fn next(&mut self) -> Option<(&'a K, &'a mut V)> {
        if self.front < self.back {
            let i = self.front;
            self.front = raw_add(i, 1);
            let keys = &self.map.keys;
            let key: &K = js!(read "$keys[$i]");
            Some((key, crate::intrinsics::slice_place(self.map.values.as_mut_slice(), i)))
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

impl<'a, K, V> DoubleEndedIterator for IterMut<'a, K, V> {
    #[inline]
    fn next_back(&mut self) -> Option<(&'a K, &'a mut V)> {
        if self.front < self.back {
            let i = raw_sub(self.back, 1);
            self.back = i;
            let keys = &self.map.keys;
            let key: &K = js!(read "$keys[$i]");
            Some((key, crate::intrinsics::slice_place(self.map.values.as_mut_slice(), i)))
        } else {
            None
        }
    }
}

impl<K, V> ExactSizeIterator for IterMut<'_, K, V> {}

/// The keys of a map.
pub struct Keys<'a, K, V> {
    keys: crate::slice::Iter<'a, K>,
    marker: crate::marker::PhantomData<V>,
}

impl<'a, K, V> Iterator for Keys<'a, K, V> {
    type Item = &'a K;

    #[inline]
    fn next(&mut self) -> Option<&'a K> {
        self.keys.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.keys.size_hint()
    }
}

impl<'a, K, V> DoubleEndedIterator for Keys<'a, K, V> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a K> {
        self.keys.next_back()
    }
}

impl<K, V> ExactSizeIterator for Keys<'_, K, V> {}

/// The values of a map.
pub struct Values<'a, K, V> {
    values: crate::slice::Iter<'a, V>,
    marker: crate::marker::PhantomData<K>,
}

impl<'a, K, V> Iterator for Values<'a, K, V> {
    type Item = &'a V;

    #[inline]
    fn next(&mut self) -> Option<&'a V> {
        self.values.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.values.size_hint()
    }
}

impl<'a, K, V> DoubleEndedIterator for Values<'a, K, V> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a V> {
        self.values.next_back()
    }
}

impl<K, V> ExactSizeIterator for Values<'_, K, V> {}

/// The pairs of a map, moved out.
pub struct IntoIter<K, V> {
    map: BTreeMap<K, V>,
    front: usize,
    back: usize,
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);

    #[inline]
    fn next(&mut self) -> Option<(K, V)> {
        if self.front < self.back {
            let keys = &self.map.keys;
            let values = &self.map.values;
            let i = self.front;
            self.front = raw_add(i, 1);
            Some((js!(read "$keys[$i]"), js!(read "$values[$i]")))
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

impl<K, V> DoubleEndedIterator for IntoIter<K, V> {
    #[inline]
    fn next_back(&mut self) -> Option<(K, V)> {
        if self.front < self.back {
            let keys = &self.map.keys;
            let values = &self.map.values;
            let i = raw_sub(self.back, 1);
            self.back = i;
            Some((js!(read "$keys[$i]"), js!(read "$values[$i]")))
        } else {
            None
        }
    }
}

impl<K, V> ExactSizeIterator for IntoIter<K, V> {}

impl<K, V> IntoIterator for BTreeMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    #[inline]
    fn into_iter(self) -> IntoIter<K, V> {
        let back = self.len();
        IntoIter { map: self, front: 0, back }
    }
}

impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    #[inline]
    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;

    #[inline]
    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for BTreeMap<K, V> {
    #[inline]
    fn eq(&self, other: &BTreeMap<K, V>) -> bool {
        self.keys == other.keys && self.values == other.values
    }
}

impl<K: PartialOrd, V: PartialOrd> PartialOrd for BTreeMap<K, V> {
    #[inline]
    fn partial_cmp(&self, other: &BTreeMap<K, V>) -> Option<Ordering> {
        self.iter().partial_cmp(other.iter())
    }
}

impl<K: Ord, V: Ord> Ord for BTreeMap<K, V> {
    #[inline]
    fn cmp(&self, other: &BTreeMap<K, V>) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<K: Debug, V: Debug> Debug for BTreeMap<K, V> {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Eq, V: Eq> Eq for BTreeMap<K, V> {}

impl<K, V> Default for BTreeMap<K, V> {
    #[inline]
    fn default() -> BTreeMap<K, V> {
        BTreeMap::new()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for BTreeMap<K, V> {
    #[js(any_order)]
    #[inline]
    fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> BTreeMap<K, V> {
        let mut map: BTreeMap<K, V> = BTreeMap::new();
        for (key, value) in iter {
            if is_unordered() {
                map.insert_unordered(key, value);
            } else {
                map.insert(key, value);
            }
        }
        map
    }
}

impl<K: Ord, V> Extend<(K, V)> for BTreeMap<K, V> {
    #[js(any_order)]
    #[inline]
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, iter: I) {
        let mut fresh: BTreeMap<K, V> = BTreeMap::new();
        for (key, value) in iter {
            if is_unordered() {
                fresh.insert_unordered(key, value);
            } else {
                self.insert(key, value);
            }
        }
        if is_unordered() {
            let mut values = fresh.values.into_iter();
            for key in fresh.keys {
                if let Some(value) = values.next() {
                    self.insert(key, value);
                }
            }
        }
    }
}

impl<'a, K: Ord + Copy, V: Copy> Extend<(&'a K, &'a V)> for BTreeMap<K, V> {
    #[js(any_order)]
    #[inline]
    fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: I) {
        self.extend(iter.into_iter().map(|(key, value)| (*key, *value)));
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for BTreeMap<K, V> {
    #[inline]
    fn from(arr: [(K, V); N]) -> BTreeMap<K, V> {
        arr.into_iter().collect()
    }
}

impl<K: Ord + Borrow<Q>, Q: Ord + ?Sized, V> Index<&Q> for BTreeMap<K, V> {
    type Output = V;

    #[inline]
    fn index(&self, key: &Q) -> &V {
        match self.get(key) {
            Some(value) => value,
            None => panic!("no entry found for key"),
        }
    }
}

/// The place of a key, filled or not.
pub enum Entry<'a, K, V> {
    /// Filled.
    Occupied(OccupiedEntry<'a, K, V>),
    /// Not filled.
    Vacant(VacantEntry<'a, K, V>),
}

/// The filled place of a key.
pub struct OccupiedEntry<'a, K, V> {
    map: &'a mut BTreeMap<K, V>,
    index: usize,
}

/// The empty place of a key.
pub struct VacantEntry<'a, K, V> {
    map: &'a mut BTreeMap<K, V>,
    index: usize,
    key: K,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    /// The value's place, after putting `default` in if it is empty.
    #[inline]
    pub fn or_insert(self, default: V) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default),
        }
    }

    /// The value's place, after putting in what `default` gives if it is empty.
    #[inline]
    pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default()),
        }
    }

    /// The value's place, after putting the type's default in if it is empty.
    #[inline]
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(V::default()),
        }
    }

    /// Changes the value if there is one.
    #[inline]
    pub fn and_modify<F: FnOnce(&mut V)>(mut self, f: F) -> Entry<'a, K, V> {
        if let Entry::Occupied(entry) = &mut self {
            f(entry.get_mut());
        }
        self
    }

    /// The key.
    #[inline]
    pub fn key(&self) -> &K {
        match self {
            Entry::Occupied(entry) => entry.key(),
            Entry::Vacant(entry) => entry.key(),
        }
    }
}

impl<'a, K: Ord, V> OccupiedEntry<'a, K, V> {
    /// The key.
    #[inline]
    pub fn key(&self) -> &K {
        at(&self.map.keys, self.index)
    }

    /// The value.
    #[inline]
    pub fn get(&self) -> &V {
        at(&self.map.values, self.index)
    }

    /// The value's place.
    #[inline]
    pub fn get_mut(&mut self) -> &mut V {
        place_at(&mut self.map.values, self.index)
    }

    /// The value's place.
    #[inline]
    pub fn into_mut(self) -> &'a mut V {
        place_at(&mut self.map.values, self.index)
    }

    /// Puts a value in and gives the old one.
    #[inline]
    pub fn insert(&mut self, value: V) -> V {
        crate::mem::replace(place_at(&mut self.map.values, self.index), value)
    }

    /// Takes the pair out.
    #[inline]
    pub fn remove_entry(self) -> (K, V) {
        let key = remove_at(&mut self.map.keys, self.index);
        (key, remove_at(&mut self.map.values, self.index))
    }

    /// Takes the value out.
    #[inline]
    pub fn remove(self) -> V {
        remove_at(&mut self.map.keys, self.index);
        remove_at(&mut self.map.values, self.index)
    }
}

impl<'a, K: Ord, V> VacantEntry<'a, K, V> {
    /// The key.
    #[inline]
    pub fn key(&self) -> &K {
        &self.key
    }

    /// The key, moved out.
    #[inline]
    pub fn into_key(self) -> K {
        self.key
    }

    /// Puts a value in and gives its place.
    #[inline]
    pub fn insert(self, value: V) -> &'a mut V {
        let i = self.index;
        insert_at(&mut self.map.keys, i, self.key);
        insert_at(&mut self.map.values, i, value);
        place_at(&mut self.map.values, i)
    }
}
