//! `HashMap`: keys in no order. Two arrays; strings and numbers are found by the engine's own `indexOf`.
//! The order of what is iterated over differs from run to run natively: only what no order changes may look at it.

use super::{at, place_at};
use crate::borrow::Borrow;
use crate::fmt::{Debug, Formatter};
use crate::hash::Hash;
use crate::intrinsics::{eq_is_identity, is_unordered, raw_add, slice_place, unordered};
use crate::iter::{ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator};
use crate::ops::Index;

/// A map.
#[derive(Clone)]
#[lang = "HashMap"]
pub struct HashMap<K, V> {
    keys: Vec<K>,
    values: Vec<V>,
}

impl<K, V> HashMap<K, V> {
    /// No pairs.
    #[inline]
    pub fn new() -> HashMap<K, V> {
        HashMap { keys: Vec::new(), values: Vec::new() }
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

    /// No pairs; the capacity is nothing here.
    #[inline]
    pub fn with_capacity(_capacity: usize) -> HashMap<K, V> {
        HashMap { keys: Vec::new(), values: Vec::new() }
    }
}

/// Where the key stands.
#[inline]
pub(super) fn position<K: Borrow<Q>, Q: Eq + ?Sized>(keys: &[K], key: &Q) -> Option<usize> {
    // What `===` decides for the key it decides for all that it borrows as.
    if eq_is_identity::<K>() && eq_is_identity::<Q>() {
        let at: f64 = js!(read "$keys.indexOf($key)");
        return if at < 0.0 { None } else { Some(crate::intrinsics::unchecked_int::<usize>(at)) };
    }
    let mut i: usize = 0;
    while i < keys.len() {
        let at: &K = js!(read "$keys[$i]");
        if *at.borrow() == *key {
            return Some(i);
        }
        i = raw_add(i, 1);
    }
    None
}

impl<K: Eq + Hash, V> HashMap<K, V> {
    /// The value of a key.
    #[inline]
    pub fn get<Q: ?Sized>(&self, k: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match position(&self.keys, k) {
            Some(i) => {
                let values = &self.values;
                Some(js!(read "$values[$i]"))
            }
            None => None,
        }
    }

    /// The key and the value of a key.
    #[inline]
    pub fn get_key_value<Q: ?Sized>(&self, k: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match position(&self.keys, k) {
            Some(i) => Some((at(&self.keys, i), at(&self.values, i))),
            None => None,
        }
    }

    /// Whether there is such a key.
    #[inline]
    pub fn contains_key<Q: ?Sized>(&self, k: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        position(&self.keys, k).is_some()
    }

    /// The place of a key's value.
    #[inline]
    pub fn get_mut<Q: ?Sized>(&mut self, k: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match position(&self.keys, k) {
            Some(i) => self.values.get_mut(i),
            None => None,
        }
    }

    /// Takes a key's value out.
    #[inline]
    pub fn remove<Q: ?Sized>(&mut self, k: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match position(&self.keys, k) {
            Some(i) => {
                self.keys.swap_remove(i);
                Some(self.values.swap_remove(i))
            }
            None => None,
        }
    }

    /// Takes a pair out.
    #[inline]
    pub fn remove_entry<Q: ?Sized>(&mut self, k: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match position(&self.keys, k) {
            Some(i) => {
                let key = self.keys.swap_remove(i);
                Some((key, self.values.swap_remove(i)))
            }
            None => None,
        }
    }

    /// Gives a key a value, and gives the old one.
    #[inline]
    pub fn insert(&mut self, k: K, v: V) -> Option<V> {
        match position(&self.keys, &k) {
            Some(i) => Some(crate::mem::replace(place_at(&mut self.values, i), v)),
            None => {
                self.keys.push(k);
                self.values.push(v);
                None
            }
        }
    }

    /// Gives a key of several that come in no order its value: were it there, none would be meant.
    #[inline]
    fn insert_unordered(&mut self, key: K, value: V) {
        if self.contains_key(&key) {
            panic!("several values have the same key, and no order says which is meant");
        }
        self.keys.push(key);
        self.values.push(value);
    }

    /// The place of a key, filled or not.
    #[inline]
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        match position(&self.keys, &key) {
            Some(index) => Entry::Occupied(OccupiedEntry { map: self, index }),
            None => Entry::Vacant(VacantEntry { map: self, key }),
        }
    }
}

impl<K, V> HashMap<K, V> {
    /// The pairs, in no order.
    #[inline]
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { keys: &self.keys, values: &self.values, front: 0 }
    }

    /// The keys with the values' places, in no order.
    #[inline]
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut { keys: &self.keys, values: &mut self.values, front: 0 }
    }

    /// The keys, in no order.
    #[inline]
    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys { list: self.keys.iter(), marker: crate::marker::PhantomData }
    }

    /// The values, in no order.
    #[inline]
    pub fn values(&self) -> Values<'_, K, V> {
        Values { list: self.values.iter(), marker: crate::marker::PhantomData }
    }

    /// The values' places, in no order.
    #[inline]
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        ValuesMut { list: self.values.iter_mut(), marker: crate::marker::PhantomData }
    }

    /// The keys, moved out, in no order.
    #[inline]
    pub fn into_keys(self) -> IntoKeys<K, V> {
        IntoKeys { list: self.keys.into_iter(), marker: crate::marker::PhantomData }
    }

    /// The values, moved out, in no order.
    #[inline]
    pub fn into_values(self) -> IntoValues<K, V> {
        IntoValues { list: self.values.into_iter(), marker: crate::marker::PhantomData }
    }

    /// Takes the pairs out, in no order.
    #[inline]
    pub fn drain(&mut self) -> Drain<'_, K, V> {
        let pairs = crate::mem::take(self).into_iter();
        Drain { pairs, marker: crate::marker::PhantomData }
    }

    /// Keeps the pairs for which `f` holds, asked in no order.
    #[js(any_order)]
    #[inline]
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F) {
        unordered();
        let mut i: usize = 0;
        while i < self.keys.len() {
            let key: &K = &self.keys[i];
            if f(key, &mut self.values[i]) {
                i = raw_add(i, 1);
            } else {
                self.keys.swap_remove(i);
                self.values.swap_remove(i);
            }
        }
    }
}

/// The pairs of a map.
pub struct Iter<'a, K, V> {
    keys: &'a [K],
    values: &'a [V],
    front: usize,
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<(&'a K, &'a V)> {
        unordered();
        let i = self.front;
        if i < self.keys.len() {
            self.front = raw_add(i, 1);
            let keys = self.keys;
            let values = self.values;
            Some((js!(read "$keys[$i]"), js!(read "$values[$i]")))
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = crate::intrinsics::raw_sub(self.keys.len(), self.front);
        (n, Some(n))
    }
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
impl<K, V> FusedIterator for Iter<'_, K, V> {}

/// The keys of a map, and the places of the values.
pub struct IterMut<'a, K, V> {
    keys: &'a [K],
    values: &'a mut [V],
    front: usize,
}

impl<'a, K, V> Iterator for IterMut<'a, K, V> {
    type Item = (&'a K, &'a mut V);

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<(&'a K, &'a mut V)> {
        unordered();
        let i = self.front;
        if i < self.keys.len() {
            self.front = raw_add(i, 1);
            let keys = self.keys;
            Some((js!(read "$keys[$i]"), slice_place(self.values, i)))
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = crate::intrinsics::raw_sub(self.keys.len(), self.front);
        (n, Some(n))
    }
}

/// The pairs of a map, moved out.
pub struct IntoIter<K, V> {
    keys: crate::vec::IntoIter<K>,
    values: crate::vec::IntoIter<V>,
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<(K, V)> {
        unordered();
        match self.keys.next() {
            Some(key) => match self.values.next() {
                Some(value) => Some((key, value)),
                None => None,
            },
            None => None,
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.keys.size_hint()
    }
}

impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
impl<K, V> FusedIterator for IntoIter<K, V> {}

/// The keys of a map.
pub struct Keys<'a, K, V> {
    list: crate::slice::Iter<'a, K>,
    marker: crate::marker::PhantomData<V>,
}

impl<'a, K, V> Iterator for Keys<'a, K, V> {
    type Item = &'a K;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<&'a K> {
        unordered();
        self.list.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.list.size_hint()
    }
}

impl<'a, K, V> ExactSizeIterator for Keys<'a, K, V> {}
impl<'a, K, V> FusedIterator for Keys<'a, K, V> {}

/// The values of a map.
pub struct Values<'a, K, V> {
    list: crate::slice::Iter<'a, V>,
    marker: crate::marker::PhantomData<K>,
}

impl<'a, K, V> Iterator for Values<'a, K, V> {
    type Item = &'a V;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<&'a V> {
        unordered();
        self.list.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.list.size_hint()
    }
}

impl<'a, K, V> ExactSizeIterator for Values<'a, K, V> {}
impl<'a, K, V> FusedIterator for Values<'a, K, V> {}

/// The places of a map's values.
pub struct ValuesMut<'a, K, V> {
    list: crate::slice::IterMut<'a, V>,
    marker: crate::marker::PhantomData<K>,
}

impl<'a, K, V> Iterator for ValuesMut<'a, K, V> {
    type Item = &'a mut V;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<&'a mut V> {
        unordered();
        self.list.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.list.size_hint()
    }
}

impl<'a, K, V> ExactSizeIterator for ValuesMut<'a, K, V> {}
impl<'a, K, V> FusedIterator for ValuesMut<'a, K, V> {}

/// The keys of a map, moved out.
pub struct IntoKeys<K, V> {
    list: crate::vec::IntoIter<K>,
    marker: crate::marker::PhantomData<V>,
}

impl<K, V> Iterator for IntoKeys<K, V> {
    type Item = K;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<K> {
        unordered();
        self.list.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.list.size_hint()
    }
}

impl<K, V> ExactSizeIterator for IntoKeys<K, V> {}
impl<K, V> FusedIterator for IntoKeys<K, V> {}

/// The values of a map, moved out.
pub struct IntoValues<K, V> {
    list: crate::vec::IntoIter<V>,
    marker: crate::marker::PhantomData<K>,
}

impl<K, V> Iterator for IntoValues<K, V> {
    type Item = V;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<V> {
        unordered();
        self.list.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.list.size_hint()
    }
}

impl<K, V> ExactSizeIterator for IntoValues<K, V> {}
impl<K, V> FusedIterator for IntoValues<K, V> {}

/// The pairs of a map that lives on, moved out.
pub struct Drain<'a, K, V> {
    pairs: IntoIter<K, V>,
    marker: crate::marker::PhantomData<&'a ()>,
}

impl<'a, K, V> Iterator for Drain<'a, K, V> {
    type Item = (K, V);

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<(K, V)> {
        unordered();
        self.pairs.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.pairs.size_hint()
    }
}

impl<'a, K, V> ExactSizeIterator for Drain<'a, K, V> {}
impl<'a, K, V> FusedIterator for Drain<'a, K, V> {}

impl<K, V> IntoIterator for HashMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    #[inline]
    fn into_iter(self) -> IntoIter<K, V> {
        IntoIter { keys: self.keys.into_iter(), values: self.values.into_iter() }
    }
}

impl<'a, K, V> IntoIterator for &'a HashMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    #[inline]
    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V> IntoIterator for &'a mut HashMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;

    #[inline]
    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}

impl<K: Eq + Hash, V: PartialEq> PartialEq for HashMap<K, V> {
    #[inline]
    fn eq(&self, other: &HashMap<K, V>) -> bool {
        if self.len() != other.len() {
            return false;
        }
        let mut i: usize = 0;
        while i < self.keys.len() {
            match position(&other.keys, at(&self.keys, i)) {
                Some(j) => {
                    if self.values[i] != other.values[j] {
                        return false;
                    }
                }
                None => return false,
            }
            i = raw_add(i, 1);
        }
        true
    }
}

impl<K: Debug, V: Debug> Debug for HashMap<K, V> {
    // Whoever formats sees to it that the text is that of a panic, which nobody compares.
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        let mut map = f.debug_map();
        let mut i: usize = 0;
        while i < self.keys.len() {
            map.entry(&self.keys[i], &self.values[i]);
            i = raw_add(i, 1);
        }
        map.finish()
    }
}

impl<K: Eq + Hash, V: Eq> Eq for HashMap<K, V> {}

impl<K, V> Default for HashMap<K, V> {
    #[inline]
    fn default() -> HashMap<K, V> {
        HashMap::new()
    }
}

impl<K: Eq + Hash, V> FromIterator<(K, V)> for HashMap<K, V> {
    #[js(any_order)]
    #[inline]
    fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> HashMap<K, V> {
        let mut map: HashMap<K, V> = HashMap::new();
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

impl<K: Eq + Hash, V> Extend<(K, V)> for HashMap<K, V> {
    #[js(any_order)]
    #[inline]
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, iter: I) {
        let mut fresh: HashMap<K, V> = HashMap::new();
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

impl<'a, K: Eq + Hash + Copy, V: Copy> Extend<(&'a K, &'a V)> for HashMap<K, V> {
    #[js(any_order)]
    #[inline]
    fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: I) {
        self.extend(iter.into_iter().map(|(key, value)| (*key, *value)));
    }
}

impl<K: Eq + Hash, V, const N: usize> From<[(K, V); N]> for HashMap<K, V> {
    #[inline]
    fn from(arr: [(K, V); N]) -> HashMap<K, V> {
        arr.into_iter().collect()
    }
}

impl<K: Eq + Hash + Borrow<Q>, Q: Eq + Hash + ?Sized, V> Index<&Q> for HashMap<K, V> {
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
    map: &'a mut HashMap<K, V>,
    index: usize,
}

/// The empty place of a key.
pub struct VacantEntry<'a, K, V> {
    map: &'a mut HashMap<K, V>,
    key: K,
}

impl<'a, K, V> Entry<'a, K, V> {
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

impl<'a, K, V> OccupiedEntry<'a, K, V> {
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

    /// Takes the value out.
    #[inline]
    pub fn remove(self) -> V {
        self.map.keys.swap_remove(self.index);
        self.map.values.swap_remove(self.index)
    }
}

impl<'a, K, V> VacantEntry<'a, K, V> {
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
        let i = self.map.keys.len();
        self.map.keys.push(self.key);
        self.map.values.push(value);
        place_at(&mut self.map.values, i)
    }
}
