//! Short ways to run a source in tests.
#![allow(dead_code, reason = "each test file uses some of these")]

use cfc_emulator::{Case, Host, KeyValueStore, Outcome, Program, RunError, run};
use serde_json::{Value, json};

/// Runs a source on an event with this host.
pub fn run_with(source: &str, event: &Value, host: &Host) -> Outcome {
    let program =
        Program::new("function.js", source).unwrap_or_else(|error| panic!("{error}\n{source}"));
    run(&program, &Case { event, host })
}

/// Runs a source on an event.
pub fn outcome(source: &str, event: &Value) -> Outcome {
    run_with(source, event, &Host::default())
}

/// The result of a source that needs no event.
pub fn value(source: &str) -> Value {
    outcome(source, &json!({}))
        .result
        .unwrap_or_else(|error| panic!("{error} (line {:?})\n{source}", error.line))
}

/// The error of a source that must fail.
pub fn failure(source: &str) -> RunError {
    match outcome(source, &json!({})).result {
        Ok(value) => panic!("expected an error, got {value}\n{source}"),
        Err(error) => error,
    }
}

/// The value of an expression.
pub fn eval(expression: &str) -> Value {
    value(&format!("function handler() {{ return ({expression}); }}"))
}

/// What an expression throws, as text.
pub fn thrown(expression: &str) -> String {
    failure(&format!("function handler() {{ return ({expression}); }}")).to_string()
}

/// A host with a key-value store.
pub fn with_store(entries: &[(&str, &str)]) -> Host {
    let data = entries
        .iter()
        .map(|(key, value)| json!({"key": key, "value": value}))
        .collect::<Vec<_>>();
    let store = KeyValueStore::from_import_json(&json!({"data": data})).expect("a valid store");
    Host {
        key_value_store: Some(store),
        ..Host::default()
    }
}
