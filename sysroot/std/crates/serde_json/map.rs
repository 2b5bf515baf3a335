//! An object: keys in the order in which they came.

use super::value::Value;
use crate::fmt::{Debug, Formatter};
use crate::intrinsics::raw_add;
use crate::iter::Iterator;

/// A JSON object; `K` is `String` and `V` is [`Value`].
#[derive(Clone)]
pub struct Map<K, V> {
    pub(super) keys: Vec<K>,
    pub(super) values: Vec<V>,
}

fn position(keys: &Vec<String>, key: &str) -> Option<usize> {
    let at: f64 = js!(read "$keys.indexOf($key)");
    if at < 0.0 { None } else { Some(crate::intrinsics::unchecked_int::<usize>(at)) }
}

impl Map<String, Value> {
    /// No pairs.
    #[inline]
    pub fn new() -> Map<String, Value> {
        Map { keys: Vec::new(), values: Vec::new() }
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

    /// The value of a key.
    #[inline]
    pub fn get(&self, key: &str) -> Option<&Value> {
        match position(&self.keys, key) {
            Some(at) => Some(&self.values[at]),
            None => None,
        }
    }

    /// Whether there is such a key.
    #[inline]
    pub fn contains_key(&self, key: &str) -> bool {
        position(&self.keys, key).is_some()
    }

    /// Puts a pair in, or a new value for a key that is there, whose old one it gives.
    #[inline]
    pub fn insert(&mut self, key: String, value: Value) -> Option<Value> {
        match position(&self.keys, &key) {
            Some(at) => {
                let old = self.values[at].clone();
                self.values[at] = value;
                Some(old)
            }
            None => {
                self.keys.push(key);
                self.values.push(value);
                None
            }
        }
    }

    /// The keys in order.
    #[inline]
    pub fn keys<'a>(&'a self) -> crate::slice::Iter<'a, String> {
        self.keys.iter()
    }

    /// The values in the keys' order.
    #[inline]
    pub fn values<'a>(&'a self) -> crate::slice::Iter<'a, Value> {
        self.values.iter()
    }

    /// The pairs in order.
    #[inline]
    pub fn iter<'a>(&'a self) -> Iter<'a> {
        Iter { map: self, at: 0 }
    }

    /// Not here.
    #[js(unsupported, instead = "a new map without the key")]
    pub fn remove(&mut self, key: &str) -> Option<Value>;
}

/// The pairs of a map.
pub struct Iter<'a> {
    map: &'a Map<String, Value>,
    at: usize,
}

impl<'a> Iterator for Iter<'a> {
    type Item = (&'a String, &'a Value);

    #[inline]
    fn next(&mut self) -> Option<(&'a String, &'a Value)> {
        if self.at < self.map.keys.len() {
            let at = self.at;
            self.at = raw_add(at, 1);
            Some((&self.map.keys[at], &self.map.values[at]))
        } else {
            None
        }
    }
}

impl<'a> crate::iter::IntoIterator for &'a Map<String, Value> {
    type Item = (&'a String, &'a Value);
    type IntoIter = Iter<'a>;

    #[inline]
    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

/// Whatever the order of the keys.
impl PartialEq for Map<String, Value> {
    fn eq(&self, other: &Map<String, Value>) -> bool {
        if self.len() != other.len() {
            return false;
        }
        for (key, value) in self.iter() {
            match other.get(key) {
                Some(found) => {
                    if found != value {
                        return false;
                    }
                }
                None => return false,
            }
        }
        true
    }
}

impl Debug for Map<String, Value> {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
