//! The rules on state across an `await`, against the engine, where `njs` is installed: what they
//! are silent on keeps its value, and what they speak on in the second list really loses it.

use cfc_validator::{Runtime, check_source};
use std::process::Command;

/// Bodies of an async function, and what they give in ECMAScript. The engine keeps these.
const KEPT: &[(&str, &str)] = &[
    (
        "var n = 1; var get = () => n; await w(); return get();",
        "1",
    ),
    (
        "var n = await w(); return [1, 2].map(x => x + n).join();",
        "6,7",
    ),
    (
        "var n = 0; [1, 2].forEach(x => { n += x; }); return n;",
        "3",
    ),
    (
        "await w(); var n = 0; [1, 2].forEach(x => { n += x; }); return n;",
        "3",
    ),
    (
        "var s = { n: 0 }; var inc = () => { s.n++; }; inc(); await w(); inc(); return s.n;",
        "2",
    ),
    (
        "var inc = () => { top++; }; inc(); await w(); inc(); return top;",
        "2",
    ),
    ("var a = await w(); var b = await w(); return a + b;", "10"),
    (
        "async function g() { return await w(); } return await g();",
        "5",
    ),
    ("var n = 1; n += await w(); return n;", "6"),
    (
        "var n = 0; for (var i = 0; i < 3; i++) { n += await w(); } return n;",
        "15",
    ),
];

/// The same, but the engine loses a change or a value.
const LOST: &[(&str, &str)] = &[
    (
        "var n = 0; var inc = () => { n++; }; inc(); await w(); inc(); return n;",
        "2",
    ),
    (
        "let n = 0; const get = () => n; await w(); n = 2; return get();",
        "2",
    ),
    (
        "var n = 0; async function g() { n = await w(); } await g(); return n;",
        "5",
    ),
    (
        "var n = 0; async function g() { n = 5; } await g(); return n;",
        "5",
    ),
    (
        "var n = 0; var g = async () => { n = 5; }; await g(); return n;",
        "5",
    ),
    (
        "return await (async function (...r) { await w(); return r.length; })(1, 2);",
        "2",
    ),
];

fn program(body: &str) -> String {
    format!(
        "var top = 0;\nasync function w() {{ return 5; }}\nasync function handler() {{ {body} }}\n"
    )
}

fn speaks(source: &str) -> bool {
    check_source("f.js", source, Runtime::CloudfrontJs20)
        .iter()
        .any(|finding| matches!(finding.code, "JS0203" | "JS0204" | "JS0205"))
}

/// What njs gives for the handler, as text; `None` without njs.
#[expect(clippy::print_stderr, reason = "a missing engine is said aloud")]
fn run(source: &str) -> Option<String> {
    let program = format!(
        "{source}handler().then(v => console.log(String(v)), e => console.log('threw ' + e));"
    );
    match Command::new("njs").args(["-c", &program]).output() {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).trim().to_owned()),
        Err(_) => {
            eprintln!("\n*** NOT CHECKED: `njs` is not on the PATH ***\n");
            None
        }
    }
}

#[test]
fn silence_means_that_the_value_is_kept() {
    for (body, value) in KEPT {
        let source = program(body);
        if let Some(given) = run(&source) {
            assert_eq!(given, *value, "{body}");
        }
    }
    let spoken: Vec<&str> = KEPT
        .iter()
        .map(|(body, _)| *body)
        .filter(|body| speaks(&program(body)))
        .collect();
    assert_eq!(spoken, [""; 0]);
}

#[test]
fn what_is_lost_is_spoken_on() {
    for (body, value) in LOST {
        let source = program(body);
        assert!(speaks(&source), "{body}");
        if let Some(given) = run(&source) {
            assert_ne!(given, *value, "{body}");
        }
    }
}
