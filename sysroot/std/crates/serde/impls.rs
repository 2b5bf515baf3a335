//! Std's types in JSON.

use super::de::{Deserialize, Reader};
use super::json::{self, Json, bracketed, element, quoted, tuple};
use super::ser::Serialize;
use crate::borrow::{Cow, ToOwned};
use crate::collections::{BTreeMap, BTreeSet, HashMap};
use crate::intrinsics::{int_bits, int_max};

/// A value that is the JSON as it stands.
#[inline]
fn same<T: Deserialize<'static>>(json: &Json) -> Option<T> {
    if T::is_same(json) { Some(js!(pure "$json")) } else { None }
}

#[for_types(u8, u16)]
impl<'de> Deserialize<'de> for Int {
    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<Int> {
        let bits = int_max::<Int>() as f64;
        // An object with a field `toString` cannot be converted. `+ 0` turns -0 into 0.
        if js!(pure "typeof $json === \"number\" && ($json & $bits) === $json") { Some(js!(pure "$json + 0")) } else { None }
    }
}

impl<'de> Deserialize<'de> for u32 {
    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<u32> {
        if js!(pure "typeof $json === \"number\" && $json >>> 0 === $json") { Some(js!(pure "$json + 0")) } else { None }
    }
}

#[for_types(u64, usize)]
impl<'de> Deserialize<'de> for Int {
    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<Int> {
        if js!(pure "Number.isSafeInteger($json) && $json >= 0") { Some(js!(pure "$json + 0")) } else { None }
    }
}

/// Casts to floats know that a signed integer may be -0.
#[for_types(i8, i16)]
impl<'de> Deserialize<'de> for Int {
    const SAME: bool = true;

    #[inline]
    fn is_same(json: &Json) -> bool {
        let unused = 32 - int_bits::<Int>();
        js!(pure "typeof $json === \"number\" && $json << $unused >> $unused === $json")
    }

    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<Int> {
        same(json)
    }
}

impl<'de> Deserialize<'de> for i32 {
    const SAME: bool = true;

    #[inline]
    fn is_same(json: &Json) -> bool {
        js!(pure "typeof $json === \"number\" && ($json | 0) === $json")
    }

    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<i32> {
        same(json)
    }
}

#[for_types(i64, isize)]
impl<'de> Deserialize<'de> for Int {
    const SAME: bool = true;

    #[inline]
    fn is_same(json: &Json) -> bool {
        js!(pure "Number.isSafeInteger($json)")
    }

    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<Int> {
        same(json)
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Serialize for Int {
    #[inline]
    fn is_plain(left: usize) -> bool {
        true
    }

    const SAME: bool = true;

    #[inline]
    fn to_value(&self) -> Json {
        js!(pure "$self")
    }

    #[inline]
    fn to_json(&self) -> String {
        js!(pure "String($self)")
    }
}

impl<'de> Deserialize<'de> for f64 {
    const SAME: bool = true;

    #[inline]
    fn is_same(json: &Json) -> bool {
        js!(pure "typeof $json === \"number\"")
    }

    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<f64> {
        same(json)
    }
}

impl Serialize for f64 {
    #[inline]
    fn to_value(&self) -> Json {
        let x = *self;
        if js!(pure "isFinite($x)") && is_long(x) {
            panic!("a float of 17 digits that is as large or as small as this one");
        }
        js!(pure "$x")
    }

    #[inline(never)]
    fn to_json(&self) -> String {
        let x = *self;
        if js!(pure "!isFinite($x)") {
            return "null".to_owned();
        }
        // As `{:?}`, but for the plus of an exponent, which comes below 1e-5 only.
        let size = x.abs();
        let text: &str = &if size >= 1e-5 && size < 1e-4 { format!("{x}") } else { format!("{x:?}") };
        if !is_extreme(x) {
            return text.to_owned();
        }
        if is_long(x) {
            panic!("a float of 17 digits that is as large or as small as this one");
        }
        js!(pure "$text.replace(/e(?=[0-9])/, \"e+\")")
    }
}

#[inline]
fn is_extreme(x: f64) -> bool {
    let size = x.abs();
    !(size < 1e16 && size > 1e-80 || size == 0.0)
}

/// QUIRK(njs): of some floats it does not find the shortest 17 digits.
#[inline]
fn is_long(x: f64) -> bool {
    is_extreme(x) && js!(pure "/[0-9.]{18}e|^-?[0-9]{16}[1-9]/.test(String($x))")
}

impl<'de> Deserialize<'de> for bool {
    const SAME: bool = true;

    #[inline]
    fn is_same(json: &Json) -> bool {
        js!(pure "typeof $json === \"boolean\"")
    }

    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<bool> {
        same(json)
    }
}

impl Serialize for bool {
    #[inline]
    fn is_plain(left: usize) -> bool {
        true
    }

    const SAME: bool = true;

    #[inline]
    fn to_value(&self) -> Json {
        js!(pure "$self")
    }

    #[inline]
    fn to_json(&self) -> String {
        js!(pure "String($self)")
    }
}

impl<'de> Deserialize<'de> for char {
    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<char> {
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
    fn is_plain(left: usize) -> bool {
        true
    }

    #[inline]
    fn to_value(&self) -> Json {
        let c = *self;
        js!(pure "String.fromCodePoint($c)")
    }

    #[inline]
    fn to_json(&self) -> String {
        let c = *self;
        quoted(js!(pure "String.fromCodePoint($c)"))
    }
}

impl<'de> Deserialize<'de> for String {
    const SAME: bool = true;

    #[inline]
    fn is_same(json: &Json) -> bool {
        js!(pure "typeof $json === \"string\"")
    }

    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<String> {
        same(json)
    }
}

impl Serialize for String {
    #[inline]
    fn is_plain(left: usize) -> bool {
        true
    }

    const SAME: bool = true;

    #[inline]
    fn to_value(&self) -> Json {
        js!(pure "$self")
    }

    #[inline]
    fn to_json(&self) -> String {
        quoted(self.as_str())
    }
}

impl Serialize for str {
    #[inline]
    fn is_plain(left: usize) -> bool {
        true
    }

    const SAME: bool = true;

    #[inline]
    fn to_value(&self) -> Json {
        js!(pure "$self")
    }

    #[inline]
    fn to_json(&self) -> String {
        quoted(self)
    }
}

impl<'de, 'a> Deserialize<'de> for Cow<'a, str> {
    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<Cow<'a, str>> {
        match json.text() {
            Some(text) => Some(Cow::Owned(text)),
            None => None,
        }
    }
}

impl<'a> Serialize for Cow<'a, str> {
    #[inline]
    fn is_plain(left: usize) -> bool {
        true
    }

    #[inline]
    fn to_value(&self) -> Json {
        (**self).to_value()
    }

    #[inline]
    fn to_json(&self) -> String {
        quoted(&**self)
    }
}

impl<'de> Deserialize<'de> for () {
    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<()> {
        if json.is_null() { Some(()) } else { None }
    }
}

impl Serialize for () {
    #[inline]
    fn is_plain(left: usize) -> bool {
        true
    }

    #[inline]
    fn to_value(&self) -> Json {
        js!(pure "null")
    }

    #[inline]
    fn to_json(&self) -> String {
        "null".to_owned()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Option<T> {
    const REQUIRED: bool = false;

    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<Option<T>> {
        if json.is_none() {
            return Some(None);
        }
        match T::from_json::<R>(json) {
            Some(value) => Some(Some(value)),
            None => None,
        }
    }
}

impl<T: Serialize> Serialize for Option<T> {
    #[inline]
    fn is_plain(left: usize) -> bool {
        T::is_plain(left)
    }

    #[inline]
    fn to_value(&self) -> Json {
        match self {
            Some(value) => value.to_value(),
            None => js!(pure "null"),
        }
    }

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
    fn is_plain(left: usize) -> bool {
        T::is_plain(left)
    }

    const SAME: bool = T::SAME;

    #[inline]
    fn to_value(&self) -> Json {
        (**self).to_value()
    }

    #[inline]
    fn to_json(&self) -> String {
        (**self).to_json()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Box<T> {
    const REQUIRED: bool = T::REQUIRED;

    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<Box<T>> {
        match T::from_json::<R>(json) {
            Some(value) => Some(Box::new(value)),
            None => None,
        }
    }
}

impl<T: Serialize> Serialize for Box<T> {
    #[inline]
    fn is_plain(left: usize) -> bool {
        T::is_plain(left)
    }

    const SAME: bool = T::SAME;

    #[inline]
    fn to_value(&self) -> Json {
        (**self).to_value()
    }

    #[inline]
    fn to_json(&self) -> String {
        (**self).to_json()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Vec<T> {
    #[inline(never)]
    fn from_json<R: Reader>(json: &Json) -> Option<Vec<T>> {
        let list = json.list()?;
        if T::SAME {
            let is_other = |item: Json| !T::is_same(&item);
            return if js!(pure "$list.some($is_other)") { None } else { Some(js!(pure "$list")) };
        }
        let mut out = Vec::new();
        for item in list.iter() {
            out.push(T::from_json::<R>(item)?);
        }
        Some(out)
    }
}

impl<T: Serialize> Serialize for Vec<T> {
    #[inline]
    fn is_plain(left: usize) -> bool {
        T::is_plain(left)
    }

    const SAME: bool = T::SAME;

    #[inline]
    fn to_value(&self) -> Json {
        self.as_slice().to_value()
    }

    #[inline]
    fn to_json(&self) -> String {
        self.as_slice().to_json()
    }
}

impl<T: Serialize> Serialize for [T] {
    #[inline]
    fn is_plain(left: usize) -> bool {
        T::is_plain(left)
    }

    const SAME: bool = T::SAME;

    #[inline]
    fn to_value(&self) -> Json {
        if T::SAME {
            return js!(read "$self");
        }
        let mut items: Vec<Json> = Vec::new();
        for item in self.iter() {
            items.push(item.to_value());
        }
        js!(read "$items")
    }

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
    fn is_plain(left: usize) -> bool {
        T::is_plain(left)
    }

    const SAME: bool = T::SAME;

    #[inline]
    fn to_value(&self) -> Json {
        self.as_slice().to_value()
    }

    #[inline]
    fn to_json(&self) -> String {
        self.as_slice().to_json()
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for BTreeMap<String, V> {
    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<BTreeMap<String, V>> {
        let keys = json.keys()?;
        let mut map = BTreeMap::new();
        for key in keys.iter() {
            map.insert(key.clone(), V::from_json::<R>(&json.at(key))?);
        }
        Some(map)
    }
}

impl<V: Serialize> Serialize for BTreeMap<String, V> {
    #[inline]
    fn to_value(&self) -> Json {
        let mut keys: Vec<String> = Vec::new();
        let mut values: Vec<Json> = Vec::new();
        for (key, value) in self.iter() {
            keys.push(key.clone());
            values.push(value.to_value());
        }
        json::object(&keys, &values)
    }

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
    fn from_json<R: Reader>(json: &Json) -> Option<HashMap<String, V>> {
        let keys = json.keys()?;
        let mut map = HashMap::new();
        for key in keys.iter() {
            map.insert(key.clone(), V::from_json::<R>(&json.at(key))?);
        }
        Some(map)
    }
}

impl<'de, T: Deserialize<'de> + Ord> Deserialize<'de> for BTreeSet<T> {
    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<BTreeSet<T>> {
        let list = json.list()?;
        let mut set = BTreeSet::new();
        for item in list.iter() {
            set.insert(T::from_json::<R>(item)?);
        }
        Some(set)
    }
}

impl<T: Serialize> Serialize for BTreeSet<T> {
    #[inline]
    fn is_plain(left: usize) -> bool {
        T::is_plain(left)
    }

    #[inline]
    fn to_value(&self) -> Json {
        let mut items: Vec<Json> = Vec::new();
        for item in self.iter() {
            items.push(item.to_value());
        }
        js!(read "$items")
    }

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
    fn from_json<R: Reader>(json: &Json) -> Option<(A, B)> {
        let list = tuple(json, 2)?;
        Some((element::<_, R>(&list, 0)?, element::<_, R>(&list, 1)?))
    }
}

impl<'de, A: Deserialize<'de>, B: Deserialize<'de>, C: Deserialize<'de>> Deserialize<'de> for (A, B, C) {
    #[inline]
    fn from_json<R: Reader>(json: &Json) -> Option<(A, B, C)> {
        let list = tuple(json, 3)?;
        Some((element::<_, R>(&list, 0)?, element::<_, R>(&list, 1)?, element::<_, R>(&list, 2)?))
    }
}

impl<A: Serialize, B: Serialize> Serialize for (A, B) {
    #[inline]
    fn is_plain(left: usize) -> bool {
        A::is_plain(left) && B::is_plain(left)
    }

    #[inline]
    fn to_value(&self) -> Json {
        let (a, b) = (self.0.to_value(), self.1.to_value());
        js!(read "[$a, $b]")
    }

    #[inline]
    fn to_json(&self) -> String {
        bracketed(vec![self.0.to_json(), self.1.to_json()])
    }
}

impl<A: Serialize, B: Serialize, C: Serialize> Serialize for (A, B, C) {
    #[inline]
    fn is_plain(left: usize) -> bool {
        A::is_plain(left) && B::is_plain(left) && C::is_plain(left)
    }

    #[inline]
    fn to_value(&self) -> Json {
        let (a, b, c) = (self.0.to_value(), self.1.to_value(), self.2.to_value());
        js!(read "[$a, $b, $c]")
    }

    #[inline]
    fn to_json(&self) -> String {
        bracketed(vec![self.0.to_json(), self.1.to_json(), self.2.to_json()])
    }
}
