//! The process that tests talk to: its protocol, line by line.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

mod common;

use std::io::{self, Write};

use cloudfront_functions::native::{
    Entry, EventError, Host, Value, block_on, run_viewer_request, serve_lines, with_host,
};
use cloudfront_functions::prelude::*;
use cloudfront_functions::{edge, log, random, time};
use common::request_json;
use serde_json::json;

fn pass(event: &Value) -> Result<Value, EventError> {
    run_viewer_request(event, |event| event.request)
}

fn panics(event: &Value) -> Result<Value, EventError> {
    run_viewer_request(event, |event| -> Request {
        panic!("no {}", event.request.uri)
    })
}

fn asks(event: &Value) -> Result<Value, EventError> {
    run_viewer_request(event, |event| {
        block_on(async {
            let store = KeyValueStore::open();
            let known = store.exists("a").await;
            let found = store.get("a").await;
            let absent = store.get("b").await;
            log::log_custom_data("done");
            assert!(
                absent.is_err_and(|error| error.is_not_found() && error.message() == "KeyNotFound")
            );
            let mut request = event.request;
            request.uri = format!(
                "/{known}/{}/{}/{}",
                found.unwrap(),
                time::now_millis(),
                random::random()
            );
            request
        })
    })
}

fn edge(event: &Value) -> Result<Value, EventError> {
    run_viewer_request(event, |_| {
        let location = edge::location();
        let fields = [location.name, location.server_ip, location.region];
        Response::new(200).with_body(format!("{fields:?}"))
    })
}

const ENTRIES: &[Entry<'_>] = &[
    ("edge", edge),
    ("pass", pass),
    ("panics", panics),
    ("asks", asks),
];

/// What becomes of each line.
fn outcomes(lines: &[String]) -> Vec<Value> {
    let (mut output, mut log) = (Vec::new(), Vec::new());
    serve_lines(ENTRIES, lines.join("\n").as_bytes(), &mut output, &mut log).unwrap();
    assert_eq!(
        String::from_utf8(log).unwrap(),
        "\u{1}case\n".repeat(lines.len())
    );
    let output = String::from_utf8(output).unwrap();
    output
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn outcome(case: &Value) -> Value {
    outcomes(&[case.to_string()]).remove(0)
}

#[test]
fn each_case_gets_its_line_in_order() {
    let case =
        |function: &str| json!({ "function": function, "event": request_json() }).to_string();
    let outcomes = outcomes(&[case("pass"), case("panics"), case("pass")]);
    assert_eq!(
        outcomes[0],
        json!({ "result": request_json()["request"], "calls": [] })
    );
    assert_eq!(
        outcomes[1],
        json!({ "trap": "no /media/index.mpd", "calls": [] })
    );
    assert_eq!(outcomes[2], outcomes[0]);
}

#[test]
fn the_host_answers_and_records() {
    let outcome = outcome(&json!({
        "function": "asks",
        "event": request_json(),
        "host": { "clock": 7, "random": 0.25, "kvs": { "a": "A" } }
    }));
    assert_eq!(outcome["result"]["uri"], "/true/A/7/0.25");
    assert_eq!(
        outcome["calls"],
        json!([
            ["kvs.exists", "a"],
            ["kvs.get", "a"],
            ["kvs.get", "b"],
            ["logCustomData", "done"]
        ])
    );
}

#[test]
fn the_edge_location_is_that_of_the_host() {
    let body = |host: Value| {
        let case = json!({ "function": "edge", "event": request_json(), "host": host });
        outcome(&case)["result"]["body"].clone()
    };
    assert_eq!(body(json!({})), "[None, None, None]");
    let location = json!({ "name": "SEA", "serverIp": "1.2.3.4", "region": "us-west-2" });
    assert_eq!(
        body(json!({ "edgeLocation": location })),
        r#"[Some("SEA"), Some("1.2.3.4"), Some("us-west-2")]"#
    );
}

#[test]
fn a_trap_keeps_the_calls_before_it() {
    let outcome = outcome(&json!({
        "function": "asks", "event": request_json(), "host": { "kvs": {} }
    }));
    assert_eq!(outcome["calls"].as_array().unwrap().len(), 4);
    assert!(outcome["trap"].as_str().unwrap().contains("KeyNotFound"));
}

#[test]
fn a_function_without_a_store_traps() {
    let case = json!({ "function": "asks", "event": request_json(), "host": { "kvs": null } });
    assert_eq!(
        outcome(&case)["trap"],
        "no key-value store is associated with this function"
    );
}

#[test]
fn what_cannot_run_says_why() {
    let error = |case: &Value| outcome(case)["error"].as_str().unwrap().to_string();
    assert_eq!(
        error(&json!({ "function": "none", "event": {} })),
        "case.function: there is no function `none`"
    );
    assert_eq!(
        error(&json!({ "function": "pass", "event": {} })),
        "event: the field `version` is missing"
    );
    assert_eq!(
        error(&json!({ "function": "pass", "event": {}, "host": { "kvs": { "a": 1 } } })),
        "case.host.kvs.a: expected a string, found the number 1"
    );
    assert_eq!(
        error(&json!({ "function": "pass", "event": {}, "host": { "clocks": 1 } })),
        "case.host: unknown field `clocks`; did you mean `clock`?"
    );
    assert!(
        outcomes(&["{".to_string()])[0]["error"]
            .as_str()
            .unwrap()
            .contains("not JSON")
    );
}

/// Standard output that takes nothing.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::other("closed"))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_broken_output_ends_the_service() {
    let case = json!({ "function": "pass", "event": request_json() }).to_string();
    assert!(serve_lines(ENTRIES, case.as_bytes(), Closed, io::sink()).is_err());
    assert!(serve_lines(ENTRIES, case.as_bytes(), io::sink(), Closed).is_err());
}

#[test]
fn the_previous_host_is_back_after_a_run_and_after_a_panic() {
    let outer = Host {
        clock_millis: 1,
        ..Host::default()
    };
    let inner = || Host {
        clock_millis: 2,
        ..Host::default()
    };
    let ((), _) = with_host(outer, || {
        assert_eq!(with_host(inner(), time::now_millis).0, 2);
        assert_eq!(time::now_millis(), 1);
        let panicked = std::panic::catch_unwind(|| with_host(inner(), || panic!("on the way")));
        assert!(panicked.is_err());
        assert_eq!(time::now_millis(), 1);
    });
}

#[test]
#[should_panic(expected = "only await the key-value store")]
fn a_future_that_waits_for_nothing_is_refused() {
    block_on(std::future::pending::<()>());
}
