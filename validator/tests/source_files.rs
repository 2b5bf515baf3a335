//! The source check on whole files: sizes, positions, hostile nesting, clean functions, time.

use cfc_event_rules::limits::FUNCTION_BYTES_WARNING;
use cfc_validator::{MAX_FUNCTION_BYTES, Runtime, Severity, check_source, size};
use std::fmt::Write;
use std::time::Instant;

const REDIRECT: &str = "function handler(event) {
    var request = event.request;
    var country = request.headers['cloudfront-viewer-country'];
    if (country && country.value === 'DE') {
        return {
            statusCode: 302,
            statusDescription: 'Found',
            headers: { location: { value: '/de/' } },
        };
    }
    return request;
}
";

const STORE: &str = "import cf from 'cloudfront';
const store = cf.kvs();
async function handler(event) {
    const request = event.request;
    try {
        const value = await store.get(request.uri, { format: 'string' });
        request.uri = value;
    } catch (err) {
        console.log('no key ' + request.uri + ': ' + err);
    }
    return request;
}
";

fn codes(source: &str) -> Vec<&'static str> {
    check_source("f.js", source, Runtime::CloudfrontJs20)
        .iter()
        .map(|finding| finding.code)
        .collect()
}

fn padded(bytes: usize) -> String {
    let start = "function handler(event) { return event.request; }\n//";
    format!("{start}{}", "x".repeat(bytes - start.len()))
}

#[test]
fn clean_functions_have_no_findings() {
    assert_eq!(codes(REDIRECT), [""; 0]);
    assert_eq!(codes(STORE), [""; 0]);
}

#[test]
fn js0001_size() {
    assert_eq!(codes(&padded(MAX_FUNCTION_BYTES + 1)), ["JS0001"]);
    assert!(!codes(&padded(MAX_FUNCTION_BYTES)).contains(&"JS0001"));
    let findings = check_source("f.js", &padded(10_250), Runtime::CloudfrontJs20);
    assert_eq!(
        findings[0].message,
        "`f.js` has 10250 bytes, 10 more than the 10240 that CloudFront takes"
    );
}

#[test]
fn js0002_size_warning() {
    assert_eq!(codes(&padded(10_000)), ["JS0002"]);
    assert_eq!(codes(&padded(9_999)), [""; 0]);
}

#[test]
fn size_counts_utf8_bytes() {
    let source = format!("function handler(e) {{ return '{}'; }}", "ä".repeat(5_120));
    assert!(codes(&source).contains(&"JS0001"));
}

#[test]
fn js0005_empty() {
    assert_eq!(codes(" \n"), ["JS0005", "JS0010"]);
    assert!(!codes(REDIRECT).contains(&"JS0005"));
}

#[test]
fn js0907_deep_literal() {
    let nested = |depth: usize| {
        let literal = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        format!("var a = {literal}; function handler(e) {{ return a; }}")
    };
    assert_eq!(codes(&nested(32)), ["JS0907"]);
    assert_eq!(codes(&nested(31)), [""; 0]);
}

#[test]
fn js0004_and_hostile_nesting() {
    let brackets = |depth: usize| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
    assert!(codes(&brackets(5_000)).contains(&"JS0004"));
    assert!(!codes(&brackets(900)).contains(&"JS0004"));
    assert_eq!(codes(&" 1;".repeat(30_000)), ["JS0001", "JS0004"]);
    for source in [
        "!".repeat(40_000) + "1",
        "a=>".repeat(10_000) + "1",
        "a?b:".repeat(10_000) + "1",
        "if(a)b;else ".repeat(3_000) + "c;",
        "a.b".repeat(10_000),
        "1+".repeat(20_000) + "1",
        "a=".repeat(20_000) + "1",
        "x:".repeat(3_000),
        "`${".repeat(300),
        "new ".repeat(10_000) + "a",
        "a,".repeat(30_000),
        "typeof ".repeat(5_000) + "a",
        "async function f(){ return ".to_owned() + &"await ".repeat(5_000) + "1 }",
    ] {
        let start: String = source.chars().take(12).collect();
        assert!(!codes(&source).is_empty(), "{start}");
    }
}

#[test]
fn many_labels_are_refused_in_no_time() {
    let start = Instant::now();
    for label in ["x:", "x /* y */ :\n", "a1: // b\n"] {
        assert!(codes(&label.repeat(5_000)).contains(&"JS0004"), "{label}");
    }
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    let few = "a: ".repeat(150) + "for (;;) { break a; }";
    assert!(!codes(&few).contains(&"JS0004"));
    let object = format!("var o = {{ {} }};", "x: 1, ".repeat(2_000));
    assert!(!codes(&object).contains(&"JS0004"));
}

#[test]
fn positions_are_lines_and_characters() {
    let source = "var a = 'äö'; var b = c?.d;\nfunction handler(e) {\n\tclass A {}\n\treturn e.request;\n}\n";
    let findings = check_source("f.js", source, Runtime::CloudfrontJs20);
    let found: Vec<(&str, u32, u32, &str)> = findings
        .iter()
        .map(|finding| {
            (
                finding.code,
                finding.line,
                finding.column,
                finding.span.text(source),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("JS0108", 1, 23, "c?.d"),
            ("JS0402", 1, 23, "c"),
            ("JS0105", 3, 2, ""),
        ]
    );
    assert_eq!(
        findings[2].to_string(),
        "3:2: error[JS0105]: classes are not supported by the runtime"
    );
}

#[test]
fn findings_name_what_was_meant() {
    let help = |source: &str| {
        check_source("f.js", source, Runtime::CloudfrontJs20)
            .into_iter()
            .find(|finding| finding.severity == Severity::Error)
            .map(|finding| finding.help)
    };
    let source = "function handler(event) { return evnt.request; }";
    assert_eq!(help(source).as_deref(), Some("did you mean `event`?"));
    let source = "function handler(event) { return Object.kyes(event); }";
    assert_eq!(help(source).as_deref(), Some("did you mean `Object.keys`?"));
}

#[test]
fn repeated_warnings_are_counted() {
    let source =
        "function handler(e) { for (;;) { let a = 1; let b = 2; const c = 3; } return e.request; }";
    let findings = check_source("f.js", source, Runtime::CloudfrontJs20);
    assert_eq!(findings.len(), 1);
    assert!(
        findings[0].message.ends_with("(and 2 more)"),
        "{}",
        findings[0].message
    );
}

#[test]
fn breakdown_adds_up() {
    let source = "import cf from 'cloudfront';\nvar table = { a: 1, b: 2, c: 3 };\n// note\nfunction handler(event) { return event; }\n";
    let parts = size::breakdown(source);
    assert_eq!(
        parts.iter().map(|part| part.bytes).sum::<usize>(),
        source.len()
    );
    let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "function handler",
            "var table",
            "import cf",
            "comments and space"
        ]
    );
    assert!(size::breakdown("function (").is_empty());
}

#[test]
fn a_full_file_takes_milliseconds() {
    let mut source = String::from(STORE);
    let mut number = 0;
    while source.len() < FUNCTION_BYTES_WARNING - 200 {
        number += 1;
        writeln!(source,
            "function route{number}(request) {{ var uri = request.uri; if (/^\\/a{number}\\//.test(uri)) {{ request.uri = '/b{number}' + uri.slice({number}); }} return request; }}"
        ).expect("a String takes any text");
    }
    let start = Instant::now();
    let rounds = 20;
    for _ in 0..rounds {
        assert_eq!(codes(&source), [""; 0]);
    }
    let each = start.elapsed() / rounds;
    // Some 3 ms in a release build; this build is not optimised, and its machine may be busy.
    assert!(each.as_millis() < 300, "{each:?}");
}
