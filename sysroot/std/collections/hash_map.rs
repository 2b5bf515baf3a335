//! `HashMap`: keys in no order. Two arrays; strings and numbers are found by the engine's own `indexOf`.
//! Nothing here iterates: the order would differ from run to run natively.

use super::{at, insert_at, place_at};
use crate::borrow::Borrow;
use crate::fmt::{Debug, Formatter};
use crate::hash::Hash;
use crate::intrinsics::{eq_is_identity, raw_add};
use crate::iter::{Extend, FromIterator, IntoIterator, Iterator};
use crate::ops::Index;

/// A map.
#[derive(Clone)]
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

    /// The place of a key, filled or not.
    #[inline]
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        match position(&self.keys, &key) {
            Some(index) => Entry::Occupied(OccupiedEntry { map: self, index }),
            None => {
                let index = self.keys.len();
                Entry::Vacant(VacantEntry { map: self, index, key })
            }
        }
    }
}

impl<K, V> HashMap<K, V> {
    /// The pairs, in no order.
    #[js(unsupported, instead = "`BTreeMap`: the order of a `HashMap` differs from run to run")]
    pub fn iter(&self) -> crate::collections::btree_map::Iter<'_, K, V>;

    /// The keys with the values' places, in no order.
    #[js(unsupported, instead = "`BTreeMap`: the order of a `HashMap` differs from run to run")]
    pub fn iter_mut(&mut self) -> crate::collections::btree_map::IterMut<'_, K, V>;

    /// The keys, in no order.
    #[js(unsupported, instead = "`BTreeMap`: the order of a `HashMap` differs from run to run")]
    pub fn keys(&self) -> crate::collections::btree_map::Keys<'_, K, V>;

    /// The values, in no order.
    #[js(unsupported, instead = "`BTreeMap`: the order of a `HashMap` differs from run to run")]
    pub fn values(&self) -> crate::collections::btree_map::Values<'_, K, V>;

    /// The values' places, in no order.
    #[js(unsupported, instead = "`BTreeMap`: the order of a `HashMap` differs from run to run")]
    pub fn values_mut(&mut self) -> crate::slice::IterMut<'_, V>;

    /// The keys, moved out, in no order.
    #[js(unsupported, instead = "`BTreeMap`: the order of a `HashMap` differs from run to run")]
    pub fn into_keys(self) -> crate::vec::IntoIter<K>;

    /// The values, moved out, in no order.
    #[js(unsupported, instead = "`BTreeMap`: the order of a `HashMap` differs from run to run")]
    pub fn into_values(self) -> crate::vec::IntoIter<V>;

    /// Takes the pairs out, in no order.
    #[js(unsupported, instead = "`BTreeMap`: the order of a `HashMap` differs from run to run")]
    pub fn drain(&mut self) -> crate::collections::btree_map::IntoIter<K, V>;

    /// Keeps the pairs for which `f` holds, asked in no order.
    #[js(unsupported, instead = "`BTreeMap`: the order of a `HashMap` differs from run to run")]
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F);
}

impl<K, V> IntoIterator for HashMap<K, V> {
    type Item = (K, V);
    type IntoIter = crate::collections::btree_map::IntoIter<K, V>;

    #[js(unsupported, instead = "`BTreeMap`: the order of a `HashMap` differs from run to run")]
    fn into_iter(self) -> crate::collections::btree_map::IntoIter<K, V>;
}

impl<'a, K, V> IntoIterator for &'a HashMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = crate::collections::btree_map::Iter<'a, K, V>;

    #[js(unsupported, instead = "`BTreeMap`: the order of a `HashMap` differs from run to run")]
    fn into_iter(self) -> crate::collections::btree_map::Iter<'a, K, V>;
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
    #[js(unsupported, instead = "`BTreeMap`: the order of a `HashMap` differs from run to run")]
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result;
}

impl<K: Eq + Hash, V: Eq> Eq for HashMap<K, V> {}

impl<K, V> Default for HashMap<K, V> {
    #[inline]
    fn default() -> HashMap<K, V> {
        HashMap::new()
    }
}

impl<K: Eq + Hash, V> FromIterator<(K, V)> for HashMap<K, V> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> HashMap<K, V> {
        let mut map: HashMap<K, V> = HashMap::new();
        for (key, value) in iter {
            map.insert(key, value);
        }
        map
    }
}

impl<K: Eq + Hash, V> Extend<(K, V)> for HashMap<K, V> {
    #[inline]
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, iter: I) {
        for (key, value) in iter {
            self.insert(key, value);
        }
    }
}

impl<'a, K: Eq + Hash + Copy, V: Copy> Extend<(&'a K, &'a V)> for HashMap<K, V> {
    #[inline]
    fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: I) {
        for (key, value) in iter {
            self.insert(*key, *value);
        }
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
    index: usize,
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
        let i = self.index;
        insert_at(&mut self.map.keys, i, self.key);
        insert_at(&mut self.map.values, i, value);
        place_at(&mut self.map.values, i)
    }
}
