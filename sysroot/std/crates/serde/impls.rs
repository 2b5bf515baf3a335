//! Std's types in JSON.

use super::de::Deserialize;
use super::json::{self, Json, bracketed, element, quoted, tuple};
use super::ser::Serialize;
use crate::borrow::{Cow, ToOwned};
use crate::collections::{BTreeMap, BTreeSet, HashMap};
use crate::intrinsics::{int_max, int_min, unchecked_int};

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl<'de> Deserialize<'de> for Int {
    #[inline]
    fn from_json(json: &Json) -> Option<Int> {
        match json.integer() {
            Some(n) => {
                if n >= int_min::<Int>() as f64 && n <= int_max::<Int>() as f64 {
                    Some(unchecked_int::<Int>(n))
                } else {
                    None
                }
            }
            None => None,
        }
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Serialize for Int {
    #[inline]
    fn to_json(&self) -> String {
        js!(pure "String($self)")
    }
}

impl<'de> Deserialize<'de> for f64 {
    #[inline]
    fn from_json(json: &Json) -> Option<f64> {
        json.number()
    }
}

impl Serialize for f64 {
    #[inline(never)]
    fn to_json(&self) -> String {
        let x = *self;
        if js!(pure "!isFinite($x)") {
            return "null".to_owned();
        }
        // As `{:?}`, but for the plus of an exponent.
        let text: &str = &format!("{x:?}");
        let size = x.abs();
        if size < 1e16 && size > 1e-80 || size == 0.0 {
            return text.to_owned();
        }
        if js!(pure "/[0-9.]{18}/.test($text)") {
            // QUIRK(njs): it does not find the shortest 17 digits there.
            panic!("a float of 17 digits that is as large or as small as this one");
        }
        js!(pure "$text.replace(/e(?=[0-9])/, \"e+\")")
    }
}

impl<'de> Deserialize<'de> for bool {
    #[inline]
    fn from_json(json: &Json) -> Option<bool> {
        json.boolean()
    }
}

impl Serialize for bool {
    #[inline]
    fn to_json(&self) -> String {
        js!(pure "String($self)")
    }
}

impl<'de> Deserialize<'de> for char {
    #[inline]
    fn from_json(json: &Json) -> Option<char> {
        match json.text() {
            Some(text) => {
                let mut chars = text.chars();
                match (chars.next(), chars.next()) {
                    (Some(c), None) => Some(c),
                    _ => None,
                }
            }
            None => None,
        }
    }
}

impl Serialize for char {
    #[inline]
    fn to_json(&self) -> String {
        let c = *self;
        quoted(js!(pure "String.fromCodePoint($c)"))
    }
}

impl<'de> Deserialize<'de> for String {
    #[inline]
    fn from_json(json: &Json) -> Option<String> {
        json.text()
    }
}

impl Serialize for String {
    #[inline]
    fn to_json(&self) -> String {
        quoted(self.as_str())
    }
}

impl Serialize for str {
    #[inline]
    fn to_json(&self) -> String {
        quoted(self)
    }
}

impl<'de, 'a> Deserialize<'de> for Cow<'a, str> {
    #[inline]
    fn from_json(json: &Json) -> Option<Cow<'a, str>> {
        match json.text() {
            Some(text) => Some(Cow::Owned(text)),
            None => None,
        }
    }
}

impl<'a> Serialize for Cow<'a, str> {
    #[inline]
    fn to_json(&self) -> String {
        quoted(&**self)
    }
}

impl<'de> Deserialize<'de> for () {
    #[inline]
    fn from_json(json: &Json) -> Option<()> {
        if json.is_null() { Some(()) } else { None }
    }
}

impl Serialize for () {
    #[inline]
    fn to_json(&self) -> String {
        "null".to_owned()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Option<T> {
    #[inline]
    fn from_json(json: &Json) -> Option<Option<T>> {
        if json.is_null() {
            return Some(None);
        }
        match T::from_json(json) {
            Some(value) => Some(Some(value)),
            None => None,
        }
    }

    #[inline]
    fn missing() -> Option<Option<T>> {
        Some(None)
    }
}

impl<T: Serialize> Serialize for Option<T> {
    #[inline]
    fn to_json(&self) -> String {
        match self {
            Some(value) => value.to_json(),
            None => "null".to_owned(),
        }
    }
}

impl<T: Serialize + ?Sized> Serialize for &T {
    #[inline]
    fn to_json(&self) -> String {
        (**self).to_json()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Box<T> {
    #[inline]
    fn from_json(json: &Json) -> Option<Box<T>> {
        match T::from_json(json) {
            Some(value) => Some(Box::new(value)),
            None => None,
        }
    }
}

impl<T: Serialize> Serialize for Box<T> {
    #[inline]
    fn to_json(&self) -> String {
        (**self).to_json()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Vec<T> {
    #[inline]
    fn from_json(json: &Json) -> Option<Vec<T>> {
        let list = json.list()?;
        let mut out = Vec::new();
        for item in list.iter() {
            out.push(T::from_json(item)?);
        }
        Some(out)
    }
}

impl<T: Serialize> Serialize for Vec<T> {
    #[inline]
    fn to_json(&self) -> String {
        self.as_slice().to_json()
    }
}

impl<T: Serialize> Serialize for [T] {
    #[inline]
    fn to_json(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for item in self.iter() {
            parts.push(item.to_json());
        }
        bracketed(parts)
    }
}

impl<T: Serialize, const N: usize> Serialize for [T; N] {
    #[inline]
    fn to_json(&self) -> String {
        self.as_slice().to_json()
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for BTreeMap<String, V> {
    #[inline]
    fn from_json(json: &Json) -> Option<BTreeMap<String, V>> {
        let keys = json.keys()?;
        let mut map = BTreeMap::new();
        for key in keys.iter() {
            map.insert(key.clone(), V::from_json(&json.at(key))?);
        }
        Some(map)
    }
}

impl<V: Serialize> Serialize for BTreeMap<String, V> {
    #[inline]
    fn to_json(&self) -> String {
        let mut out = String::new();
        for (key, value) in self.iter() {
            out.push_str(&quoted(key));
            out.push_str(":");
            out.push_str(&value.to_json());
            out.push_str(",");
        }
        json::braced(out)
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for HashMap<String, V> {
    #[inline]
    fn from_json(json: &Json) -> Option<HashMap<String, V>> {
        let keys = json.keys()?;
        let mut map = HashMap::new();
        for key in keys.iter() {
            map.insert(key.clone(), V::from_json(&json.at(key))?);
        }
        Some(map)
    }
}

impl<'de, T: Deserialize<'de> + Ord> Deserialize<'de> for BTreeSet<T> {
    #[inline]
    fn from_json(json: &Json) -> Option<BTreeSet<T>> {
        let list = json.list()?;
        let mut set = BTreeSet::new();
        for item in list.iter() {
            set.insert(T::from_json(item)?);
        }
        Some(set)
    }
}

impl<T: Serialize> Serialize for BTreeSet<T> {
    #[inline]
    fn to_json(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for item in self.iter() {
            parts.push(item.to_json());
        }
        bracketed(parts)
    }
}

impl<'de, A: Deserialize<'de>, B: Deserialize<'de>> Deserialize<'de> for (A, B) {
    #[inline]
    fn from_json(json: &Json) -> Option<(A, B)> {
        let list = tuple(json, 2)?;
        Some((element(&list, 0)?, element(&list, 1)?))
    }
}

impl<'de, A: Deserialize<'de>, B: Deserialize<'de>, C: Deserialize<'de>> Deserialize<'de> for (A, B, C) {
    #[inline]
    fn from_json(json: &Json) -> Option<(A, B, C)> {
        let list = tuple(json, 3)?;
        Some((element(&list, 0)?, element(&list, 1)?, element(&list, 2)?))
    }
}

impl<A: Serialize, B: Serialize> Serialize for (A, B) {
    #[inline]
    fn to_json(&self) -> String {
        bracketed(vec![self.0.to_json(), self.1.to_json()])
    }
}

impl<A: Serialize, B: Serialize, C: Serialize> Serialize for (A, B, C) {
    #[inline]
    fn to_json(&self) -> String {
        bracketed(vec![self.0.to_json(), self.1.to_json(), self.2.to_json()])
    }
}
