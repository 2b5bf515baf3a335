//! `cfc coverage`: branches that no recorded event takes are named, and nothing else is.
#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use std::fs;

use cfc::coverage::coverage;
use cfc::{Cargo, Report};
use cfc_tests::samples;

const SOURCE: &str = r#"use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if request.uri.ends_with('/') && request.method() == "GET" {
        request.uri.push_str("index.html");
    }
    let Some(host) = request.headers.get("host") else {
        return Err(Response::new(400)); EXCUSE
    };
    match host {
        "a.example.com" => Ok(request),
        "b.example.com" => Err(Response::new(404)),
        _ => panic!("no such host"),
    }
}
"#;

fn event(uri: &str, host: &str) -> String {
    format!(
        r#"{{ "version": "1.0", "context": {{ "eventType": "viewer-request" }}, "viewer": {{ "ip": "192.0.2.1" }},
        "request": {{ "method": "GET", "uri": "{uri}", "headers": {{ "host": {{ "value": "{host}" }} }} }} }}"#
    )
}

fn covered(source: &str, events: &[(&str, &str)]) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pages.rs");
    fs::write(&path, source).unwrap();
    let cases = folder.path().join("events/pages");
    fs::create_dir_all(&cases).unwrap();
    for (at, (uri, host)) in events.iter().enumerate() {
        fs::write(cases.join(format!("case-{at}.json")), event(uri, host)).unwrap();
    }
    coverage(&path, &Cargo::default())
}

#[test]
fn what_no_event_takes_is_named_with_its_line() {
    let report = covered(&SOURCE.replace(" EXCUSE", ""), &[("/", "a.example.com")]);
    let text = report.text();
    assert_eq!(report.exit.code(), 1, "{text}");
    for (line, words) in [
        (6, "this condition always holds"),
        (9, "this arm is never taken"),
        (14, "this arm is never taken"),
    ] {
        let place = format!("pages.rs:{line}: ");
        let found = text.split("error: ").find(|part| part.contains(&place));
        assert!(
            found.is_some_and(|part| part.contains(words)),
            "{place}{words}\n{text}"
        );
    }
    assert_eq!(text.matches("error: ").count(), 3, "{text}");
    assert!(
        text.contains("3 of 6 branches of 1 function are taken"),
        "{text}"
    );
}

#[test]
fn an_event_that_takes_it_or_a_reason_settles_a_branch() {
    let events = [
        ("/", "a.example.com"),
        ("/a", "b.example.com"),
        ("/", "c.example.com"),
    ];
    let report = covered(
        &SOURCE.replace("EXCUSE", "// uncovered: HTTP/1.1 has a host"),
        &events,
    );
    let text = report.text();
    assert_eq!(report.exit.code(), 0, "{text}");
    assert!(
        text.contains("5 of 6 branches of 1 function are taken by recorded events, 1 excused"),
        "{text}"
    );
}

#[test]
fn the_library_takes_every_branch() {
    let report = coverage(&samples(), &Cargo::default());
    assert_eq!(report.exit.code(), 0, "{}", report.text());
}
