//! Every recorded event, run natively: none traps, none is refused, and each function has enough of
//! them. What comes out is compared by the snapshots, not here.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cloudfront_functions::native::{EventError, Host, Value, with_host};

type Run = fn(&Value) -> Result<Value, EventError>;

macro_rules! functions {
    ($($module:ident)*) => {
        [$((stringify!($module), functions::$module::__cfc_native as Run)),*]
    };
}

const FUNCTIONS: [(&str, Run); 15] = functions! {
    bookmark_create bookmark_create_with_reason bookmark_created bookmark_redirect cache_control
    circuit_breaker cors country_redirect index_rewrite kvs_rewrite lambda_path payload_hash
    scrub_location security_headers upload_guard
};

#[test]
fn every_event_runs() {
    for (module, run) in FUNCTIONS {
        let events = events(module);
        assert!(
            events.len() >= 6,
            "{module} has only {} events",
            events.len()
        );
        for path in events {
            let case: Value = fs::read_to_string(&path).unwrap().parse().unwrap();
            let (outcome, _) = with_host(host(&case), || run(event(&case)));
            outcome.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
    }
}

/// Two outcomes at least: an event that changes nothing proves little alone.
#[test]
fn every_function_tells_events_apart() {
    for (module, run) in FUNCTIONS {
        let shapes: BTreeSet<String> = events(module)
            .iter()
            .map(|path| {
                let case: Value = fs::read_to_string(path).unwrap().parse().unwrap();
                let (outcome, _) = with_host(host(&case), || run(event(&case)).unwrap());
                let changed = [&event(&case)["request"], &event(&case)["response"]]
                    .iter()
                    .all(|given| **given != outcome);
                format!("{changed} {}", outcome["statusCode"])
            })
            .collect();
        assert!(shapes.len() >= 2, "{module}: {shapes:?}");
    }
}

#[test]
fn every_folder_of_events_has_its_function() {
    let folders: BTreeSet<String> = fs::read_dir(events_root())
        .unwrap()
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    let functions: BTreeSet<String> = FUNCTIONS.map(|(module, _)| kebab(module)).into();
    assert_eq!(folders, functions);
}

fn events_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("events")
}

fn events(module: &str) -> Vec<PathBuf> {
    let folder = fs::read_dir(events_root().join(kebab(module))).unwrap();
    let paths = folder.map(|file| file.unwrap().path());
    let mut events: Vec<PathBuf> = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    events.sort();
    events
}

fn kebab(module: &str) -> String {
    module.replace('_', "-")
}

/// The event of a case, which may stand alone.
fn event(case: &Value) -> &Value {
    case.get("event").unwrap_or(case)
}

/// What surrounds the event: here, a key-value store in AWS's import format.
fn host(case: &Value) -> Host {
    let entries = case.pointer("/kvs/data").and_then(Value::as_array);
    Host {
        key_value_store: entries
            .map(|entries| entries.iter().map(entry).collect::<BTreeMap<_, _>>()),
        ..Host::default()
    }
}

fn entry(entry: &Value) -> (String, String) {
    let text = |name: &str| entry[name].as_str().unwrap().to_string();
    (text("key"), text("value"))
}
