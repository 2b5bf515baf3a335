//! JSON as the runtime reads it: native results are those of boa's and njs's own `JSON`, whatever the text.

use std::sync::LazyLock;

use crate::engines;
use crate::json::{HANDLER, TEXTS, TRAPS, damaged};
use crate::runtime_json_report::report;

/// What `serde_json` takes otherwise, or not at all.
const TEXTS_OF_ITS_OWN: &[&str] = &[
    "1.0",
    "256.0",
    "1e2",
    "-0",
    "[-0,-0.0]",
    "1e400",
    "-1e400",
    "[1e400]",
    "9007199254740992",
    "-9007199254740993",
    "18000000000000000000",
    ".5",
    "-.5e1",
    ".",
    "-.",
    "[.]",
    "..5",
    r#"{"toString":3,"valueOf":4}"#,
    r#"[{"toString":3}]"#,
    r#"{"name":"a","count":{"toString":1}}"#,
    r#"{"uri":{"toString":1,"valueOf":2}}"#,
    "1e20",
    "0.1000000000000000055",
    "01",
    "1.",
    "-01.5",
    "1.e3",
    "1e",
    "1e+",
    "[1e]",
    "\"\\ud800\"",
    "\"\\ud800\\ud800\\udc00\\udc00\"",
    "\"\\uD83D\\ude00 \\ud83d\"",
    r#"{"name":"a","name":"b"}"#,
    r#"{"name":"a","count":1,"name":null}"#,
    r#"{"\u006eame":"é"}"#,
    r#"{"name":"a","count":null}"#,
    r#"{"name":"a","count":9007199254740992}"#,
    r#"{"name":"a","tags":["x","é😀"]}"#,
    r#"{"name":"a","tags":["x",1]}"#,
    r#"{"name":"a","tags":null}"#,
    r#"{"name":"a","tags":{"length":0}}"#,
    r#"["a"]"#,
    r#"["a",1,[]]"#,
    r#"{"exp":1.5}"#,
    r#"{"exp":-0,"on":true}"#,
    r#"{"on":null}"#,
    r#"{"on":0}"#,
    r#"{"value":null,"uri":null}"#,
    r#"{"value":"v","uri":255,"headers":4294967295,"statusCode":-0}"#,
    r#"{"headers":null}"#,
    r#"{"headers":""}"#,
    r#"{"headers":0}"#,
    r#"{"value":1}"#,
    r#"{"statusCode":"200"}"#,
    r#"{"statusCode":null}"#,
    r#"{"length":-128,"toString":true}"#,
    r#"{"length":-129}"#,
    r#"{"toString":null}"#,
    r#"{"inner":{},"wrapped":1,"boxed":null,"nothing":null}"#,
    r#"{"inner":{},"wrapped":null,"nothing":null}"#,
    r#"{"inner":{},"boxed":2,"nothing":null}"#,
    r#"{"inner":[],"wrapped":null,"nothing":null}"#,
    r#"{"inner":{},"wrapped":65536,"nothing":null}"#,
    r#"{"inner":{},"wrapped":1}"#,
    r#"{"a":1,"b":"é","c":[32767,-32768]}"#,
    r#"{"c":[32768]}"#,
    r#"{"b":"ab"}"#,
    r#"{"b":"\ud83d\ude00"}"#,
    r#"{"b":"\ud83d"}"#,
    r#""admin""#,
    r#"{"admin":null}"#,
    r#"{"admin":0}"#,
    r#"{"admin":null,"x":1}"#,
    r#""pair""#,
    r#"{"pair":[-1,"b"]}"#,
    r#"{"pair":[-1,"b",3]}"#,
    r#"{"pair":[-1]}"#,
    r#"{"pair":null}"#,
    r#"{"named":{"name":"n","level":-0}}"#,
    r#"{"named":{"name":"n","level":-1}}"#,
    r#"{"named":["n"]}"#,
    r#"["admin",{"the_user":1},{"named":{"name":"","level":9007199254740991}}]"#,
    r#"["admin",{"the_user":256}]"#,
    r#"{"__proto__":{"name":"p"}}"#,
    r#"{"__proto__":1,"b":2}"#,
    r#"{"z":1,"a":{"y":[],"x":{}}}"#,
    r#"{"z":1,"a":4294967295}"#,
    r#"{"b":[1.0,1.5,1e21,1e-7,120000000000000000000]}"#,
    "[1e21,1e-7,0.000001,120000000000000000000,5e-324,1.5e300,-1e-9]",
    "\u{7f}",
    "\"\u{7f}\u{2028}\\u0000\\u001f\\/\"",
    "\"a\tb\"",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[{}]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
];

static CODE: LazyLock<String> = LazyLock::new(|| {
    let source = format!("{}{HANDLER}", include_str!("runtime_json_report.rs"));
    engines::javascript(&source).unwrap_or_else(|why| panic!("{why}"))
});

fn check(texts: &[String], may_trap: impl Fn(&str) -> bool) {
    let njs = engines::njs(&CODE, texts).map(|found| ("njs", found));
    for (engine, found) in [("boa", engines::boa(&CODE, texts))].into_iter().chain(njs) {
        for (text, found) in texts.iter().zip(found) {
            match found {
                Some(found) => assert_eq!(found, report(text), "{engine}, {text}"),
                None => assert!(may_trap(text), "{engine}, {text}: trapped"),
            }
        }
    }
}

/// Engines differ in where they put keys that are numbers.
fn has_numeric_key(text: &str) -> bool {
    text.split('"')
        .zip(text.split('"').skip(1))
        .any(|(_, part)| part.starts_with(|c: char| c.is_ascii_digit()))
        && text.matches(':').count() > 1
}

#[test]
fn texts_are_read_natively_as_by_the_engines() {
    let texts: Vec<String> = TEXTS
        .iter()
        .chain(TRAPS)
        .chain(TEXTS_OF_ITS_OWN)
        .map(ToString::to_string)
        .collect();
    check(&texts, has_numeric_key);
}

#[test]
fn damaged_texts_are_read_natively_as_by_the_engines() {
    for seed in 1..4 {
        check(&damaged(seed), has_numeric_key);
    }
}
