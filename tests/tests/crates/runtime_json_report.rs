//! What types make of a JSON text as the runtime reads it, and what they write again: run natively, and as JavaScript.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use cloudfront_functions::json;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Serialize, Deserialize)]
struct Required {
    name: String,
    count: Option<i64>,
    #[serde(default)]
    tags: Vec<String>,
}

/// Only fields that need not be there.
#[derive(Serialize, Deserialize)]
struct Loose {
    exp: Option<i64>,
    #[serde(default)]
    on: bool,
}

/// Names that an event's objects have, and names that every value has.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Names {
    value: Option<String>,
    uri: Option<u8>,
    #[serde(default = "seven")]
    headers: u32,
    #[serde(default)]
    status_code: f64,
    length: Option<i8>,
    #[serde(rename = "toString", skip_serializing_if = "Option::is_none")]
    text: Option<bool>,
}

fn seven() -> u32 {
    7
}

#[derive(Serialize, Deserialize)]
struct Length {
    length: u8,
}

#[derive(Serialize, Deserialize)]
struct Wrapped(Option<u16>);

#[derive(Serialize, Deserialize)]
struct Outer {
    inner: Loose,
    wrapped: Wrapped,
    boxed: Box<Option<i32>>,
    nothing: (),
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Strict {
    a: u32,
    b: char,
    c: Vec<i16>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Admin,
    TheUser(u8),
    Pair(i8, String),
    Named { name: String, level: Option<u64> },
}

/// What a type makes of the text.
fn line<T: Serialize + for<'de> Deserialize<'de>>(label: &str, text: &str) -> String {
    match json::from_str::<T>(text) {
        Ok(value) => format!("{label} {}\n", json::to_string(&value)),
        Err(json::Error::Syntax) => String::new(),
        Err(json::Error::Data) => format!("{label} -\n"),
    }
}

/// What every type makes of the text, one a line.
pub fn report(text: &str) -> String {
    let mut out = String::new();
    out.push_str(&line::<Required>("required", text));
    out.push_str(&line::<Loose>("loose", text));
    out.push_str(&line::<Names>("names", text));
    out.push_str(&line::<Length>("length", text));
    out.push_str(&line::<Outer>("outer", text));
    out.push_str(&line::<Strict>("strict", text));
    out.push_str(&line::<Kind>("kind", text));
    out.push_str(&line::<Vec<Kind>>("kinds", text));
    out.push_str(&line::<(i32, Cow<str>)>("pair", text));
    out.push_str(&line::<Vec<u8>>("bytes", text));
    out.push_str(&line::<Vec<f64>>("floats", text));
    out.push_str(&line::<BTreeMap<String, Value>>("map", text));
    out.push_str(&line::<BTreeMap<String, u32>>("numbers", text));
    out.push_str(&line::<BTreeSet<String>>("set", text));
    out.push_str(&line::<String>("text", text));
    out.push_str(&line::<Option<bool>>("flag", text));
    out.push_str(&line::<u64>("u64", text));
    out.push_str(&line::<i8>("i8", text));
    out.push_str(&line::<u32>("u32", text));
    out.push_str(&line::<i32>("i32", text));
    out.push_str(&line::<i64>("i64", text));
    out.push_str(&line::<Value>("value", text));
    if let Ok(map) = json::from_str::<HashMap<String, i64>>(text) {
        out.push_str(&format!(
            "map of {}\n",
            map.get("a").copied().unwrap_or(0) + map.get("b").copied().unwrap_or(0)
        ));
    }
    // As floats, whose zero has a sign.
    if let Ok(number) = json::from_str::<u16>(text) {
        out.push_str(&format!("u16 {}\n", number as f64 / 4.0));
    }
    if let Ok(number) = json::from_str::<i16>(text) {
        out.push_str(&format!("i16 {}\n", number as f64 / 4.0));
    }
    if let Ok(Value::Number(number)) = json::from_str::<Value>(text) {
        out.push_str(&format!(
            "number {number} {:?} {}\n",
            number.as_i64(),
            number.is_f64()
        ));
    }
    if out.is_empty() {
        out.push_str("no JSON");
    }
    out
}
