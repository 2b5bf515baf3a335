//! JSON: typed and untyped, on texts that fit, nearly fit, or are none.

use std::sync::LazyLock;

use crate::engines;
use crate::json_report::report;

/// Texts that every engine takes as `serde_json` does.
pub(crate) const TEXTS: &[&str] = &[
    r#"{"sub":"a","exp":1,"roles":["x","y"],"x":true}"#,
    r#"{"sub":"a","exp":1}"#,
    r#"{"sub":"a","exp":1.5}"#,
    r#"{"sub":1,"exp":1}"#,
    r#"{"exp":1,"sub":"é😀\n\u0041\ud83d\ude00\\ud800","x":null,"other":{"a":[1,{}]}}"#,
    r#"{"sub":"a"}"#,
    r#"{"sub":null,"exp":1}"#,
    "[]",
    "{}",
    "null",
    "true",
    "false",
    "1",
    "-1",
    "0",
    "1.5",
    "-0.25",
    "255",
    "256",
    "\"a\"",
    "\"\"",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u001f\"",
    "\"\u{7f}\u{2028}\"",
    "[1,2,255]",
    "[1,-2]",
    "[1,\"a\"]",
    "[1,\"a\",2]",
    "[0.5,1.25,0.1,123456.789]",
    "[3,7,1000,123456789]",
    "[10,100,99,0,0.1,0.25,12.5]",
    "[0.001,0.00001,0.0000025]",
    r#"{"firstName":"A","toString":3,"last":1.5}"#,
    r#"{"last":2}"#,
    r#"{"last":2,"more":1}"#,
    r#"{"firstName":null,"last":2}"#,
    r#"{"last":"2"}"#,
    r#"{"last":2,"toString":300}"#,
    r#""admin""#,
    r#"{"admin":null}"#,
    r#"{"admin":1}"#,
    r#""the_user""#,
    r#"{"the_user":7}"#,
    r#"{"the_user":7,"admin":null}"#,
    r#"{"pair":[1,"b"]}"#,
    r#"{"pair":[1]}"#,
    r#"{"o":{"name":"n"}}"#,
    r#"{"o":{}}"#,
    r#"{"items":[]}"#,
    r#"{"items":["admin",{"the_user":1}]}"#,
    r#"{"items":["nobody"]}"#,
    r#"{"a":1}"#,
    r#"{"b":"é"}"#,
    r#"{"a":1,"b":"ab"}"#,
    r#"{"a":-1}"#,
    r#"{"a":4294967295,"b":"😀"}"#,
    r#"{"a":4294967296}"#,
    "",
    " ",
    " 1 ",
    "\t[\r\n1 , 2 ]",
    "01",
    "1.",
    ".5",
    "-",
    "+1",
    "1e",
    "00",
    "-01",
    "[1,]",
    "{\"a\":1,}",
    "{a:1}",
    "'a'",
    "nul",
    "nulll",
    "tru",
    "[1 2]",
    "1 2",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "\"a",
    "\"\\x\"",
    "\"\\u12\"",
    "\"a\nb\"",
    "\u{feff}1",
    "\u{a0}1",
    "\u{b}1",
    "NaN",
    "Infinity",
    "undefined",
    "// c\n1",
    "{\"a\":\"b:c\"}",
    "{\"a:b\":{\"c\":[{\"d\":1}]}}",
    "{\"__proto__\":1}",
    "{\"constructor\":{}}",
    "{\"é\":\"\u{10ffff}\"}",
    "9007199254740991",
    "-9007199254740991",
    "2147483648",
    "[[[[[[[[[[[[1]]]]]]]]]]]]",
    "{\"b\":1,\"a\":2,\"c\":[true,null,\"x\"]}",
    "{\"1\":1}",
    "[\"01\",\"1.\",\".5\",\"-\"]",
    "{\"a\":-}",
    "[--1]",
    "[1-1]",
    "[1.5.5]",
    "[1e5e5]",
];

/// Texts that `serde_json` takes, and of which JavaScript would lose something.
pub(crate) const TRAPS: &[&str] = &[
    "1.0",
    "[1,1.0]",
    "1e5",
    "-0",
    "-0.0",
    "9007199254740993",
    "1e-7",
    "0.1000000000000000055",
    "{\"a\":1,\"a\":2}",
    "{\"a\":{\"b\":1,\"b\":1}}",
    "\"\\ud800\"",
    "[\"a\\udc00\"]",
    "{\"2\":1,\"1\":2}",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
];

pub(crate) const HANDLER: &str = "
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    request.uri = report(&request.uri);
    request
}
";

static CODE: LazyLock<String> = LazyLock::new(|| {
    let source = format!("{}{HANDLER}", include_str!("json_report.rs"));
    engines::javascript(&source).unwrap_or_else(|why| panic!("{why}"))
});

const ARRAYS: &str = r#"
use cloudfront_functions::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Three {
    a: u8,
    b: Option<u8>,
    #[serde(default)]
    c: u8,
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    request.uri = match serde_json::from_str::<Three>(&request.uri) {
        Ok(three) => format!("{} {:?} {}", three.a, three.b, three.c),
        Err(_) => "error".to_string(),
    };
    request
}
"#;

/// serde reads a struct from an array as well: those that it takes trap.
#[test]
fn arrays_are_no_structs() {
    let code = engines::javascript(ARRAYS).unwrap_or_else(|why| panic!("{why}"));
    let texts =
        ["[]", "[1]", "[1,2]", "[1,2,3]", "[1,2,3,4]", r#"{"a":1}"#].map(ToString::to_string);
    let (error, object) = (Some("error".to_string()), Some("1 None 0".to_string()));
    let expected = [error.clone(), error.clone(), None, None, error, object];
    assert_eq!(engines::boa(&code, &texts), expected);
    assert_eq!(
        engines::njs(&code, &texts).unwrap_or(expected.to_vec()),
        expected
    );
}

/// By engine, what each text comes to.
fn in_engines(texts: &[String]) -> Vec<(&'static str, Vec<Option<String>>)> {
    let njs = engines::njs(&CODE, texts).map(|found| ("njs", found));
    [("boa", engines::boa(&CODE, texts))]
        .into_iter()
        .chain(njs)
        .collect()
}

#[test]
fn texts_are_read_and_written_as_natively() {
    let texts: Vec<String> = TEXTS.iter().map(ToString::to_string).collect();
    for (engine, found) in in_engines(&texts) {
        for (text, found) in texts.iter().zip(found) {
            assert_eq!(found, Some(report(text)), "{engine}, {text}");
        }
    }
}

#[test]
fn what_would_change_traps() {
    let texts: Vec<String> = TRAPS.iter().map(ToString::to_string).collect();
    for (engine, found) in in_engines(&texts) {
        for (text, found) in texts.iter().zip(found) {
            assert_eq!(found, None, "{engine}, {text}");
        }
    }
}

/// Random damage to good texts: an engine gives what rustc's program gives, or traps, which is rare.
#[test]
fn damaged_texts_never_mean_something_else() {
    let texts = damaged(7);
    for (engine, found) in in_engines(&texts) {
        let trapped = found.iter().filter(|found| found.is_none()).count();
        for (text, found) in texts.iter().zip(found) {
            assert!(
                found.is_none() || found == Some(report(text)),
                "{engine}, {text}: {found:?}\n{}",
                report(text)
            );
        }
        assert!(
            trapped < 60,
            "{engine}: {trapped} of {} trapped",
            texts.len()
        );
    }
}

/// Good texts with a letter or two taken out, doubled or put in.
pub(crate) fn damaged(seed: u64) -> Vec<String> {
    let mut random = fastrand(seed);
    let mut texts = Vec::new();
    for _ in 0..600 {
        let mut chars: Vec<char> = TEXTS[random() % 60].chars().collect();
        for _ in 0..=random() % 2 {
            let at = random() % (chars.len() + 1);
            match random() % 3 {
                0 if at < chars.len() => drop(chars.remove(at)),
                1 if at < chars.len() => chars.insert(at, chars[at]),
                _ => chars.insert(
                    at,
                    ['1', '.', '"', ',', ':', '}', ']', '\\', 'e', '-'][random() % 10],
                ),
            }
        }
        texts.push(chars.into_iter().collect::<String>());
    }
    texts
}

/// A small repeatable generator.
pub(crate) fn fastrand(seed: u64) -> impl FnMut() -> usize {
    let mut state = seed;
    move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits")
    }
}
