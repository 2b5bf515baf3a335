//! The rules on defects of the engine, against the engine, where `njs` 0.7.9 is installed: what
//! they speak on goes wrong there, and what they propose does not.

use std::collections::BTreeSet;
use std::process::Command;

use cfc_validator::{Runtime, check_source};

/// A code, an expression that it speaks on, one that it does not, and what the standard gives for
/// both.
const QUIRKS: &[(&str, &str, &str, &str)] = &[
    (
        "JS0956",
        "var list = [x => x]; console.log(1 + 0);",
        "var list = []; list.push(x => x); console.log(1 + 0);",
        "1",
    ),
    (
        "JS0956",
        "var table = { 7: function () {} }; console.log(1 + 7);",
        "function f() {} var table = { 7: f }; console.log(1 + 7);",
        "8",
    ),
    (
        "JS0956",
        "var table = { 7() {} }; console.log(1 + 7);",
        "var table = {}; table[7] = function () {}; console.log(1 + 7);",
        "8",
    ),
    (
        "JS0957",
        "var word = 'a b'.split(/ +/)[0]; console.log((word + 'ä').length);",
        "var word = 'a b'.split(' ')[0]; console.log((word + 'ä').length);",
        "2",
    ),
    (
        "JS0957",
        r"var word = 'a b'.split(/ +/)[0]; console.log(word.search(/[^\u0100-\uffff]/));",
        r"var word = 'a b'.replace(/ +/g, ' ').split(' ')[0]; console.log(word.search(/[^\u0100-\uffff]/));",
        "0",
    ),
];

#[test]
fn the_rules_speak_on_the_first_and_not_on_the_second() {
    for (code, wrong, right, _) in QUIRKS {
        assert!(codes(wrong).contains(code), "{wrong}");
        assert!(!codes(right).contains(code), "{right}");
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "a missing engine is said aloud")]
fn the_engine_gets_the_first_wrong() {
    let version = Command::new("njs").arg("-v").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    if version.as_deref().map(str::trim).ok() != Some("0.7.9") {
        eprintln!("\n*** NOT CHECKED: njs 0.7.9 is not on the PATH, but {version:?} ***\n");
        return;
    }
    for (code, wrong, right, expected) in QUIRKS {
        assert_ne!(printed(wrong), *expected, "{code}: {wrong}");
        assert_eq!(printed(right), *expected, "{code}: {right}");
    }
}

fn codes(source: &str) -> BTreeSet<&'static str> {
    let whole = format!("{source}\nfunction handler(event) {{ return event.request; }}\n");
    let findings = check_source("quirk.js", &whole, Runtime::CloudfrontJs20);
    findings.iter().map(|finding| finding.code).collect()
}

fn printed(source: &str) -> String {
    let output = Command::new("njs").args(["-c", source]).output();
    let output = output.expect("njs is on the PATH");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
