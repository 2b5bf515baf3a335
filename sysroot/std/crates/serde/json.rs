//! JSON as the engine's `JSON.parse` gives it, and what the derives ask of it.
//! What that loses (`1.0` and `1` are the same, a key that is there twice) traps before it is lost.

use super::de::{Deserialize, Reader};
use crate::js::JsError;

/// A parsed value; `undefined` for a field that is not there.
#[js(opaque, value)]
#[derive(Clone)]
pub struct Json {}

/// Parses a text; what is not JSON is missing.
#[inline(never)]
pub fn parse(text: &str) -> Json {
    let bare = without_strings(text);
    // QUIRK(njs): it also takes `01`, `1.` and `.5`.
    if js!(pure "/0[0-9.eE+-]|[.+-]/.test($bare.replace(/-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?/g, \"0\"))") {
        return js!(pure "undefined");
    }
    let parsed: Result<Json, JsError> = js!(try "JSON.parse($text)");
    match parsed {
        Ok(json) => {
            check(text, bare, &json);
            json
        }
        Err(error) => {
            if error.message().includes_nested() {
                panic!("JSON that is nested deeper than 31 levels");
            }
            js!(pure "undefined")
        }
    }
}

impl str {
    #[inline]
    fn includes_nested(&self) -> bool {
        js!(pure "$self.includes(\"Nested\")")
    }
}

/// The text with every string empty: structure, numbers and words.
#[inline]
fn without_strings(text: &str) -> &str {
    js!(pure "$text.replace(/\"(?:[^\"\\\\]|\\\\[\\s\\S])*\"/g, \"'\")")
}

/// Traps where the parsed value is not all that the text says.
#[inline]
fn check(text: &str, bare: &str, json: &Json) {
    let again: &str = js!(pure "JSON.stringify($json)");
    let again = without_strings(again);
    if js!(pure "$bare.split(\":\").length !== $again.split(\":\").length") {
        panic!("JSON in which a key is there twice");
    }
    // Beyond these, JavaScript or serde_json rounds; an integer that is written as a float is one in JavaScript.
    if js!(pure "($bare.match(/-?[0-9][-+.0-9eE]*/g) || []).some(n => /[.eE]/.test(n) ? n.length > 16 || /[eE]/.test(n) || +n % 1 === 0 : n === \"-0\" || !(Math.abs(+n) < 9007199254740992))") {
        panic!("a JSON number that JavaScript does not keep as it is written");
    }
    if js!(pure "/\\\\u[dD][89a-fA-F]/.test($text.replace(/\\\\\\\\|\\\\u[dD][89abAB]..\\\\u[dD][c-fC-F]../g, \"\"))") {
        panic!("half of a surrogate pair in JSON");
    }
}

impl Json {
    /// Whether it is `null`.
    #[inline]
    pub fn is_null(&self) -> bool {
        js!(pure "typeof $self === \"object\" && !$self")
    }

    /// A string.
    #[inline]
    pub fn text(&self) -> Option<String> {
        if js!(pure "typeof $self === \"string\"") { Some(js!(pure "$self")) } else { None }
    }

    /// A number.
    #[inline]
    pub fn number(&self) -> Option<f64> {
        if js!(pure "typeof $self === \"number\"") { Some(js!(pure "$self")) } else { None }
    }

    /// `true`, `false`
    #[inline]
    pub fn boolean(&self) -> Option<bool> {
        if js!(pure "typeof $self === \"boolean\"") { Some(js!(pure "$self")) } else { None }
    }

    /// An array's elements.
    #[inline]
    pub fn list(&self) -> Option<Vec<Json>> {
        if js!(pure "Array.isArray($self)") { Some(js!(pure "$self")) } else { None }
    }

    /// An object's keys.
    #[inline]
    pub fn keys(&self) -> Option<Vec<String>> {
        if self.is_object() { Some(js!(pure "Object.keys($self)")) } else { None }
    }

    /// Whether it is an object.
    #[inline]
    pub fn is_object(&self) -> bool {
        js!(pure "$self instanceof Object && !Array.isArray($self)")
    }

    /// Whether it is `null` or not there.
    #[inline]
    pub fn is_none(&self) -> bool {
        js!(pure "$self === undefined || $self === null")
    }

    /// Whether it is not there. QUIRK(js): `=== undefined` is written `== null`, and JSON is all that can be `null`.
    #[inline]
    pub fn is_missing(&self) -> bool {
        js!(pure "typeof $self === \"undefined\"")
    }

    /// Whether it is something whose fields can be asked for, and not one of the values that have none.
    #[inline]
    pub fn has_fields(&self) -> bool {
        js!(pure "!!$self")
    }

    /// The value of a field. Not for names that other things than objects answer to.
    #[inline]
    pub fn at(&self, key: &str) -> Json {
        js!(pure "$self[$key]")
    }

    /// The value of a field, if the object itself has it.
    #[inline]
    pub fn own(&self, key: &str) -> Json {
        js!(pure "Object.prototype.hasOwnProperty.call($self, $key) ? $self[$key] : undefined")
    }
}

/// The elements of an array of this length.
#[inline]
pub fn tuple(json: &Json, len: usize) -> Option<Vec<Json>> {
    match json.list() {
        Some(list) => {
            if list.len() == len {
                Some(list)
            } else {
                None
            }
        }
        None => None,
    }
}

/// An element of an array that has it.
#[inline]
pub fn element<T: Deserialize<'static>, R: Reader>(list: &Vec<Json>, index: usize) -> Option<T> {
    let json: Json = js!(pure "$list[$index]");
    T::from_json::<R>(&json)
}

/// A field's value, or what `default` gives if it is not there.
#[inline]
pub fn field_or<T: Deserialize<'static>, R: Reader, F: FnOnce() -> T>(json: Json, default: F) -> Option<T> {
    if json.is_missing() {
        return Some(default());
    }
    T::from_json::<R>(&json)
}

/// The value of a type that wraps another one, which is there even if that one need not be.
#[inline]
pub fn wrapped<T: Deserialize<'static>, R: Reader>(json: &Json) -> Option<T> {
    if !T::REQUIRED && json.is_missing() {
        return None;
    }
    T::from_json::<R>(json)
}

/// Whether every key is one of these.
#[inline]
pub fn has_only(json: &Json, names: &[&str]) -> bool {
    js!(pure "Object.keys($json).every(key => $names.includes(key))")
}

/// The name of an enum's variant: a text, or an object's only key.
#[inline]
pub fn variant_name(json: &Json) -> Option<String> {
    match json.keys() {
        Some(keys) => {
            if keys.len() == 1 {
                Some(js!(pure "$keys[0]"))
            } else {
                None
            }
        }
        None => json.text(),
    }
}

/// A variant's data, which a text has not.
#[inline]
pub fn variant_data(json: &Json, name: &str) -> Json {
    if json.is_object() { json.at(name) } else { js!(pure "undefined") }
}

/// Whether a variant without data has none.
#[inline]
pub fn is_unit_variant(json: &Json, name: &str) -> bool {
    variant_data(json, name).is_none()
}

/// The text of a value.
#[inline]
pub fn stringify(json: &Json) -> String {
    js!(read "JSON.stringify($json)")
}

/// An object of keys and values.
#[inline(never)]
pub fn object(keys: &Vec<String>, values: &Vec<Json>) -> Json {
    check_order(keys);
    let out: Json = js!(pure "({})");
    for at in 0..keys.len() {
        let (key, value): (&str, &Json) = (&keys[at], &values[at]);
        // A plain assignment to `__proto__` makes no key.
        js!("Object.defineProperty($out, $key, {value: $value, enumerable: true})");
    }
    out
}

/// Traps where engines differ in where they put a key.
#[inline]
pub fn check_order(keys: &Vec<String>) {
    if keys.len() > 1 && js!(pure "$keys.some(key => /^[0-9]/.test(key))") {
        panic!("a JSON object with a key that is a number");
    }
}

/// A string in JSON.
#[inline]
pub fn quoted(text: &str) -> String {
    js!(pure "JSON.stringify($text)")
}

/// `[a,b]`
#[inline]
pub fn bracketed(parts: Vec<String>) -> String {
    js!(read "\"[\" + $parts.join(\",\") + \"]\"")
}

/// `{"a":1}` of entries that each end in a comma.
#[inline]
pub fn braced(entries: String) -> String {
    js!(pure "\"{\" + $entries.slice(0, -1) + \"}\"")
}
