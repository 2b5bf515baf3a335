//! What is taken, and the words for what is not.

use cfc_json::{Build, parse};

/// Writes values as they would be read again, numbers as Rust shows them.
struct Shown;

impl Build for Shown {
    type Value = String;

    fn null(&mut self) -> String {
        "null".to_owned()
    }

    fn boolean(&mut self, value: bool) -> String {
        value.to_string()
    }

    fn number(&mut self, value: f64) -> String {
        format!("{value:?}")
    }

    fn string(&mut self, value: String) -> String {
        format!("{value:?}")
    }

    fn array(&mut self, items: Vec<String>) -> String {
        format!("[{}]", items.join(","))
    }

    fn object(&mut self, members: Vec<(String, String)>) -> String {
        let members = members
            .iter()
            .map(|(name, value)| format!("{name:?}:{value}"));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }
}

fn shown(text: &str) -> String {
    parse(text, &mut Shown).unwrap_or_else(|refused| refused.to_string())
}

#[test]
fn values() {
    assert_eq!(
        shown(" { \"a\" : [ 1 , true, false, null ] , \"\" : \"x\" } "),
        "{\"a\":[1.0,true,false,null],\"\":\"x\"}"
    );
    assert_eq!(shown("[]"), "[]");
    assert_eq!(shown("{}"), "{}");
    assert_eq!(shown("{\"a\":1,\"a\":2}"), "{\"a\":1.0,\"a\":2.0}");
}

#[test]
fn numbers_that_only_njs_takes() {
    assert_eq!(
        shown("[007, .5, 5., -.5, 1e3]"),
        "[7.0,0.5,5.0,-0.5,1000.0]"
    );
    assert_eq!(shown("-"), "Unexpected number at position 0");
    assert_eq!(shown("[-]"), "Unexpected number at position 2");
    assert_eq!(shown("1e"), "Unexpected token at position 1");
}

#[test]
fn escapes() {
    assert_eq!(
        shown(r#""\"\\\/\b\f\n\r\t\u00e9""#),
        "\"\\\"\\\\/\\u{8}\\u{c}\\n\\r\\té\""
    );
    assert_eq!(shown(r#""\ud83d\ude00""#), "\"😀\"");
    // A half alone, and one with an escape that is not its other half.
    assert_eq!(shown(r#""\ud83dx""#), "\"\u{fffd}x\"");
    assert_eq!(shown(r#""\ud83d\u0041""#), "\"\u{fffd}A\"");
    assert_eq!(
        shown(r#""\u+123""#),
        "Invalid Unicode escape sequence at position 3"
    );
    assert_eq!(shown(r#""\é""#), "Unknown escape char at position 2");
}

#[test]
fn what_is_no_json() {
    assert_eq!(shown(""), "Unexpected end of input at position 0");
    assert_eq!(shown("[1,]"), "Trailing comma at position 2");
    assert_eq!(shown("{a:1}"), "Unexpected token at position 1");
    assert_eq!(shown("\"a\nb\""), "Forbidden source char at position 2");
    assert_eq!(shown("tru"), "Unexpected token at position 0");
    assert_eq!(shown("1 2"), "Unexpected token at position 2");
    assert_eq!(shown("\u{a0}1"), "Unexpected token at position 0");
}

#[test]
fn depth() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(shown(&nested(31)), nested(31));
    assert_eq!(shown(&nested(32)), "Nested too deep at position 31");
}
