//! What types make of a JSON text, and what they write again: run natively, and as JavaScript.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, from_str, to_string};

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(rename = "x")]
    y: Option<bool>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Strict {
    #[serde(skip_serializing_if = "Option::is_none")]
    first_name: Option<String>,
    #[serde(default = "seven")]
    to_string: u8,
    last: Wrapped,
}

fn seven() -> u8 {
    7
}

#[derive(Serialize, Deserialize)]
struct Wrapped(f64);

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct Defaults {
    a: u32,
    b: char,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Admin,
    TheUser(u8),
    Pair(i8, String),
    #[serde(rename = "o")]
    Other {
        name: String,
    },
}

#[derive(Serialize, Deserialize)]
struct Generic<T> {
    items: Vec<T>,
}

/// What every type makes of the text, one a line.
pub fn report(text: &str) -> String {
    let mut out = String::new();
    // An array is no struct here, and traps if it has a struct's length.
    if !text.trim_start().starts_with('[') {
        out.push_str(&struct_report(text));
    }
    if let Ok(kind) = from_str::<Kind>(text) {
        out.push_str(&format!("\nkind {}", to_string(&kind).unwrap()));
    }
    out.push_str(&list_report(text));
    out.push_str(&value_report(text));
    out
}

fn struct_report(text: &str) -> String {
    let mut out = String::new();
    match from_str::<Claims>(text) {
        Ok(claims) => out.push_str(&to_string(&claims).unwrap()),
        Err(_) => out.push_str("no claims"),
    }
    match from_str::<Strict>(text) {
        Ok(strict) => out.push_str(&format!(
            "\n{} {}",
            strict.last.0,
            to_string(&strict).unwrap()
        )),
        Err(_) => out.push_str("\nnot strict"),
    }
    if let Ok(defaults) = from_str::<Defaults>(text) {
        out.push_str(&format!(
            "\n{} {}",
            defaults.a,
            to_string(&defaults).unwrap()
        ));
    }
    if let Ok(kinds) = from_str::<Generic<Kind>>(text) {
        out.push_str(&format!(
            "\nkinds {} {}",
            kinds.items.len(),
            to_string(&kinds).unwrap()
        ));
    }
    out
}

fn list_report(text: &str) -> String {
    let mut out = String::new();
    if let Ok(pair) = from_str::<(i32, Cow<str>)>(text) {
        out.push_str(&format!("\npair {} {}", pair.0, pair.1));
    }
    if let Ok(bytes) = from_str::<Vec<u8>>(text) {
        out.push_str(&format!(
            "\nbytes {} {}",
            bytes.len(),
            to_string(&bytes).unwrap()
        ));
    }
    if let Ok(floats) = from_str::<Vec<f64>>(text) {
        out.push_str(&format!("\nfloats {}", to_string(&floats).unwrap()));
        for factor in [1e17, 1e14, 1e13, -1e-6, 1e-7 / 3.0] {
            let products: Vec<f64> = floats.iter().map(|x| x * factor).collect();
            out.push_str(&format!(" {}", to_string(&products).unwrap()));
        }
    }
    if let Ok(map) = from_str::<BTreeMap<String, Value>>(text) {
        out.push_str(&format!("\nmap {}", map.len()));
        for key in map.keys() {
            out.push_str(&format!(" {key}"));
        }
    }
    if let Ok(text) = from_str::<String>(text) {
        out.push_str(&format!(
            "\ntext {text} {}",
            to_string(text.as_str()).unwrap()
        ));
    }
    if let Ok(flag) = from_str::<Option<bool>>(text) {
        out.push_str(&format!("\nflag {}", to_string(&flag).unwrap()));
    }
    out
}

fn value_report(text: &str) -> String {
    let Ok(value) = from_str::<Value>(text) else {
        return "\nno value".to_string();
    };
    let mut out = format!("\nvalue {value} {}", value.is_null());
    if let Some(sub) = value.get("sub").and_then(Value::as_str) {
        out.push_str(&format!(" sub {sub}"));
    }
    if let Some(exp) = value["exp"].as_i64() {
        out.push_str(&format!(" exp {exp}"));
    }
    if let Some(number) = value[0].as_f64() {
        out.push_str(&format!(" first {number} {}", value[0].as_i64().is_some()));
    }
    if let Some(list) = value.as_array() {
        out.push_str(&format!(" list {}", list.len()));
    }
    match &value {
        Value::Object(map) => {
            for (key, value) in map {
                out.push_str(&format!(" {key}:{}", value.is_object()));
            }
        }
        Value::Bool(flag) => out.push_str(&format!(" bool {flag}")),
        _ => out.push_str(" other"),
    }
    out
}
