//! Any JSON value.

use super::map::Map;
use super::number::Number;
use crate::convert::From;
use crate::crates::serde::json::{Json, braced, bracketed, check_order, object, quoted};
use crate::crates::serde::de::Reader;
use crate::crates::serde::{Deserialize, Serialize};
use crate::fmt::{Debug, Display, Formatter};
use crate::ops::Index;

/// A JSON value.
#[derive(Clone, PartialEq, Default)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object.
    Object(Map<String, Value>),
}

impl Value {
    /// The value of an object's key or at an array's index.
    #[inline]
    pub fn get<I: ValueIndex>(&self, index: I) -> Option<&Value> {
        index.index_into(self)
    }

    /// Whether it is `null`.
    #[inline]
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// `()` if it is `null`.
    #[inline]
    pub fn as_null(&self) -> Option<()> {
        if self.is_null() { Some(()) } else { None }
    }

    /// A string.
    #[inline]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text.as_str()),
            _ => None,
        }
    }

    /// A boolean.
    #[inline]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(b) => Some(*b),
            _ => None,
        }
    }

    /// An integer.
    #[inline]
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Value::Number(n) => n.as_i64(),
            _ => None,
        }
    }

    /// An integer that is not negative.
    #[inline]
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Value::Number(n) => n.as_u64(),
            _ => None,
        }
    }

    /// A number.
    #[inline]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Value::Number(n) => n.as_f64(),
            _ => None,
        }
    }

    /// An array.
    #[inline]
    pub fn as_array(&self) -> Option<&Vec<Value>> {
        match self {
            Value::Array(list) => Some(list),
            _ => None,
        }
    }

    /// An object.
    #[inline]
    pub fn as_object(&self) -> Option<&Map<String, Value>> {
        match self {
            Value::Object(map) => Some(map),
            _ => None,
        }
    }

    /// Whether it is a string.
    #[inline]
    pub fn is_string(&self) -> bool {
        matches!(self, Value::String(_))
    }

    /// Whether it is a boolean.
    #[inline]
    pub fn is_boolean(&self) -> bool {
        matches!(self, Value::Bool(_))
    }

    /// Whether it is a number.
    #[inline]
    pub fn is_number(&self) -> bool {
        matches!(self, Value::Number(_))
    }

    /// Whether it is an array.
    #[inline]
    pub fn is_array(&self) -> bool {
        matches!(self, Value::Array(_))
    }

    /// Whether it is an object.
    #[inline]
    pub fn is_object(&self) -> bool {
        matches!(self, Value::Object(_))
    }

    /// Not here.
    #[js(unsupported, instead = "`get`, one step after the other")]
    pub fn pointer(&self, pointer: &str) -> Option<&Value>;

    /// Not here.
    #[js(unsupported, instead = "a new value")]
    pub fn get_mut<I: ValueIndex>(&mut self, index: I) -> Option<&mut Value>;
}

/// What a value is looked into by: a key or an index.
pub trait ValueIndex: Sized {
    /// The value there.
    fn index_into(self, value: &Value) -> Option<&Value>;
}

impl ValueIndex for &str {
    #[inline]
    fn index_into(self, value: &Value) -> Option<&Value> {
        match value {
            Value::Object(map) => map.get(self),
            _ => None,
        }
    }
}

impl ValueIndex for &String {
    #[inline]
    fn index_into(self, value: &Value) -> Option<&Value> {
        self.as_str().index_into(value)
    }
}

impl ValueIndex for usize {
    #[inline]
    fn index_into(self, value: &Value) -> Option<&Value> {
        match value {
            Value::Array(list) => list.get(self),
            _ => None,
        }
    }
}

/// `null` for what is not there.
impl<I: ValueIndex> Index<I> for Value {
    type Output = Value;

    #[inline]
    fn index(&self, index: I) -> &Value {
        match index.index_into(self) {
            Some(value) => value,
            None => &Value::Null,
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn from_json<R: Reader>(json: &Json) -> Option<Value> {
        if json.is_missing() { None } else { Some(of_json(json)) }
    }
}

fn of_json(json: &Json) -> Value {
    if json.is_null() {
        return Value::Null;
    }
    if let Some(text) = json.text() {
        return Value::String(text);
    }
    if let Some(b) = json.boolean() {
        return Value::Bool(b);
    }
    if let Some(value) = json.number() {
        // What is too great for a float is none.
        if !value.is_finite() {
            return Value::Null;
        }
        return Value::Number(Number { value: value + 0.0, is_float: js!(pure "!Number.isSafeInteger($value)") });
    }
    if let Some(list) = json.list() {
        let mut values: Vec<Value> = Vec::new();
        for item in list.iter() {
            values.push(of_json(item));
        }
        return Value::Array(values);
    }
    let keys: Vec<String> = js!(pure "Object.keys($json)");
    check_order(&keys);
    let mut values: Vec<Value> = Vec::new();
    for key in keys.iter() {
        values.push(of_json(&json.at(key)));
    }
    Value::Object(Map { keys, values })
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::from("null"),
        Value::Bool(b) => b.to_json(),
        Value::Number(n) => n.to_json(),
        Value::String(text) => quoted(text),
        Value::Array(list) => {
            let mut parts: Vec<String> = Vec::new();
            for item in list.iter() {
                parts.push(text_of(item));
            }
            bracketed(parts)
        }
        Value::Object(map) => {
            let mut out = String::new();
            for (key, value) in map.iter() {
                out.push_str(&quoted(key));
                out.push_str(":");
                out.push_str(&text_of(value));
                out.push_str(",");
            }
            braced(out)
        }
    }
}

fn value_of(value: &Value) -> Json {
    match value {
        Value::Null => ().to_value(),
        Value::Bool(b) => b.to_value(),
        Value::Number(n) => n.to_value(),
        Value::String(text) => text.to_value(),
        Value::Array(list) => {
            let mut items: Vec<Json> = Vec::new();
            for item in list.iter() {
                items.push(value_of(item));
            }
            js!(read "$items")
        }
        Value::Object(map) => {
            let mut values: Vec<Json> = Vec::new();
            for value in map.values() {
                values.push(value_of(value));
            }
            object(&map.keys, &values)
        }
    }
}

impl Serialize for Value {
    #[inline]
    fn to_value(&self) -> Json {
        value_of(self)
    }

    #[inline]
    fn to_json(&self) -> String {
        text_of(self)
    }
}

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(&text_of(self))
    }
}

impl Debug for Value {
    #[js(unsupported, instead = "`{}`, which is the JSON text")]
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(&text_of(self))
    }
}

impl PartialEq<str> for Value {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<&str> for Value {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == Some(*other)
    }
}

impl PartialEq<String> for Value {
    #[inline]
    fn eq(&self, other: &String) -> bool {
        self.as_str() == Some(other.as_str())
    }
}

impl PartialEq<bool> for Value {
    #[inline]
    fn eq(&self, other: &bool) -> bool {
        self.as_bool() == Some(*other)
    }
}

impl From<&str> for Value {
    #[inline]
    fn from(text: &str) -> Value {
        Value::String(String::from(text))
    }
}

impl From<String> for Value {
    #[inline]
    fn from(text: String) -> Value {
        Value::String(text)
    }
}

impl From<bool> for Value {
    #[inline]
    fn from(b: bool) -> Value {
        Value::Bool(b)
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl From<Int> for Value {
    #[inline]
    fn from(n: Int) -> Value {
        Value::Number(Number { value: n as f64, is_float: false })
    }
}

/// `null` for what is no number.
impl From<f64> for Value {
    #[inline]
    fn from(x: f64) -> Value {
        match Number::from_f64(x) {
            Some(n) => Value::Number(n),
            None => Value::Null,
        }
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(list: Vec<T>) -> Value {
        let mut values: Vec<Value> = Vec::new();
        for item in list {
            values.push(item.into());
        }
        Value::Array(values)
    }
}
