//! Sample functions against the observed behaviour of the published functions that they stand
//! for: a function whose source says `//! Corpus: 122` gives the recorded outcome on every
//! recorded event, on every engine.
//!
//! Both sides are made alike first. Fields of the event that the records leave out are filled in,
//! in requests that come back too. The member `multivalue` of AWS's sample events, a slip for
//! `multiValue` without a meaning, is dropped. A response's empty headers and cookies are as good
//! as none. An exception agrees with an exception, whatever its message.

#![allow(
    clippy::print_stdout,
    reason = "sizes and deviations are read by people"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cfc::engines::{End, Engine, Input, Outcome, sorted};
use cfc::{Cargo, Engines, NativeRun, Package, Report};
use cfc_compiler::{CompiledFunction, Options};
use cfc_tests::golden::suite;
use cfc_tests::{samples, workspace};
use serde_json::{Map, Value, json};

/// Where a port is right to differ: number, case, and why.
const DEVIATIONS: &[(u32, usize, &str)] = &[
    (125, 0, CHUNKED),
    (125, 2, CHUNKED),
    (125, 3, CHUNKED),
    (125, 9, CHUNKED),
    (125, 11, CHUNKED),
    (125, 12, CHUNKED),
    (125, 14, CHUNKED),
    (125, 15, CHUNKED),
    (125, 17, CHUNKED),
    (125, 18, CHUNKED),
    (125, 20, CHUNKED),
    (125, 21, CHUNKED),
    (23, 30, PORTS),
    (31, 25, PORTS),
    (31, 26, PORTS),
    (76, 23, PORTS),
    (106, 2, PORTS),
    (106, 34, PORTS),
    (153, 4, PORTS),
];

const PORTS: &str = "see docs/ports.md";

const CHUNKED: &str =
    "an answer without content-length passes; the original throws a TypeError, which means a 503";

#[test]
fn samples_do_what_the_published_functions_did() {
    let corpus = workspace().join("../shared/corpus");
    if !corpus.is_dir() {
        println!(
            "NOT TESTED: the corpus is not beside the workspace ({})",
            corpus.display()
        );
        return;
    }
    let mut report = Report::default();
    let package = Package::find(&samples(), &Cargo::default()).expect("the samples are a package");
    let functions = cfc::build::functions(&package, &Options::default(), &mut report);
    assert_eq!(report.exit.code(), 0, "{}", report.text());
    let engines = Engines::start(
        &package,
        &functions,
        NativeRun::Run,
        &Cargo::default(),
        &mut report,
    );
    let engines = engines.unwrap_or_else(|| panic!("{}", report.text()));
    println!("engines: {}", engines.describe());
    let mut failures = Vec::new();
    let mut numbers = Vec::new();
    for function in &functions {
        if let Some(number) = corpus_number(&package.folder.join(&function.file)) {
            let record = Record::read(&corpus, number);
            println!(
                "{number:>4} {:<28} {:>3} cases, {:>5} bytes, the original by terser {:>5}",
                function.name,
                record.cases.len(),
                function.code.len(),
                record.terser,
            );
            failures.extend(compare(&engines, function, number, &record));
            numbers.push(number);
        }
    }
    for number in [1, 26, 27, 29, 33, 35, 40, 68, 69, 70, 122, 123, 125] {
        assert!(numbers.contains(&number), "no sample stands for {number}");
    }
    assert!(
        failures.is_empty(),
        "{} differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn ports_do_what_the_published_functions_did() {
    let corpus = workspace().join("../shared/corpus");
    if !corpus.is_dir() {
        println!(
            "NOT TESTED: the corpus is not beside the workspace ({})",
            corpus.display()
        );
        return;
    }
    let suite = suite();
    println!("engines: {}", suite.engines.describe());
    let (mut failures, mut ports, mut cases) = (Vec::new(), 0, 0);
    for (golden, function) in suite.cases.iter().zip(&suite.functions) {
        let Some(number) = corpus_number(&golden.folder.join("input.rs")) else {
            continue;
        };
        let record = Record::read(&corpus, number);
        failures.extend(compare(&suite.engines, function, number, &record));
        ports += 1;
        cases += record.cases.len();
    }
    println!(
        "{ports} ports, {cases} cases, {} listed deviations",
        DEVIATIONS.len()
    );
    assert!(ports >= 100, "only {ports} ports");
    assert!(
        failures.is_empty(),
        "{} differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// What one published function did.
struct Record {
    cases: Vec<Recorded>,
    terser: u64,
}

struct Recorded {
    input: Input,
    outcome: Outcome,
}

impl Record {
    fn read(corpus: &Path, number: u32) -> Record {
        let file = read_json(&find(corpus, &format!("{number:03}-")));
        let event_type = file["event_type"]
            .as_str()
            .expect("a record names its event type");
        let events = read_json(&corpus.join(format!("events-{event_type}.json")));
        let cases = file["cases"].as_array().expect("a record has cases");
        let cases = cases
            .iter()
            .map(|case| Recorded::read(u64::from(number), case, &events))
            .collect();
        Record {
            cases,
            terser: file["bytes"]["terser"]
                .as_u64()
                .expect("a record has sizes"),
        }
    }
}

impl Recorded {
    fn read(number: u64, case: &Value, events: &Value) -> Recorded {
        let event = match case["event"].as_u64() {
            Some(index) => &events[usize::try_from(index).expect("an index is small")],
            None => &case["event"],
        };
        let calls = case["calls"].as_array().cloned().unwrap_or_default();
        let end = match case["throws"].as_str() {
            Some(name) => End::Trap(name.to_owned()),
            None => End::Returned(complete_result(&case["result"])),
        };
        Recorded {
            input: Input {
                random: case["random"].as_f64().unwrap_or(0.42),
                key_value_store: Some(store(number, case, &calls)),
                ..Input::new(complete_event(event))
            },
            outcome: Outcome {
                end,
                calls: calls.iter().map(|call| sorted(&as_called(call))).collect(),
                logs: Vec::new(),
            },
        }
    }
}

/// A recorded call ends in the arguments that were left out; a call has none of them.
fn as_called(call: &Value) -> Value {
    let mut items = call.as_array().cloned().unwrap_or_default();
    while items
        .last()
        .is_some_and(|item| *item == json!({ "$undefined": true }))
    {
        items.pop();
    }
    Value::Array(items)
}

/// What the record's store gives to a read as JSON. Ports read text, and parse it.
const STORED_JSON: &str = r#"{"mode":"header","location":"/t","status":302,"host":"h.example.com","domain":"d.example.com","entry":"index.html","prefix":"p","segments":"all"}"#;

/// The functions that read JSON from the store.
const READ_JSON: [u64; 2] = [176, 179];

/// The store as the record's README tells it, for the keys that were asked for.
fn store(number: u64, case: &Value, calls: &[Value]) -> BTreeMap<String, String> {
    let mut store = BTreeMap::new();
    for key in calls.iter().filter_map(|call| call[1].as_str()) {
        let value = match (&case["kvs"], case["kvs_mode"].as_u64().unwrap_or(0)) {
            (Value::Object(entries), _) => entries
                .get(key)
                .or_else(|| entries.get("*"))
                .and_then(Value::as_str),
            (_, 0) => None,
            (_, _) if READ_JSON.contains(&number) => Some(STORED_JSON),
            (_, 1) => Some(&*format!("val-{}", key.chars().count()).leak()),
            (_, _) => Some(r#"{"segments":"all","rules":{"rewrite_path":"/kv"},"a":1}"#),
        };
        if let Some(value) = value {
            store.insert(key.to_owned(), value.to_owned());
        }
    }
    store
}

fn compare(
    engines: &Engines,
    function: &CompiledFunction,
    number: u32,
    record: &Record,
) -> Vec<String> {
    let cases: Vec<(usize, &Input)> = record.cases.iter().map(|case| (0, &case.input)).collect();
    let ran = engines.run(&[(&function.name, &function.code)], &cases);
    let ran = ran.unwrap_or_else(|failure| panic!("{number}: {failure}"));
    let mut failures = Vec::new();
    for (at, (recorded, ran)) in record.cases.iter().zip(&ran).enumerate() {
        let deviates = DEVIATIONS
            .iter()
            .any(|(known, case, _)| (*known, *case) == (number, at));
        for (engine, outcome) in &ran.outcomes {
            let same = alike(outcome) == alike(&recorded.outcome);
            if same == deviates {
                failures.push(describe(
                    number,
                    at,
                    *engine,
                    &recorded.outcome,
                    outcome,
                    deviates,
                ));
            }
        }
    }
    failures
}

/// Logs are not recorded.
fn alike(outcome: &Outcome) -> (End, Vec<Value>) {
    let end = match &outcome.end {
        End::Returned(value) => End::Returned(complete_result(value)),
        other @ (End::Trap(_) | End::Endless(_)) => other.clone(),
    };
    (end, outcome.calls.clone())
}

fn describe(
    number: u32,
    at: usize,
    engine: Engine,
    wanted: &Outcome,
    found: &Outcome,
    deviates: bool,
) -> String {
    if deviates {
        return format!("{number} case {at} on {engine}: listed as a deviation, and there is none");
    }
    let (wanted_text, found_text) = (wanted.show(), found.show());
    format!(
        "{number} case {at} on {engine}: {}{}",
        cfc::snapshot::difference(&wanted_text, &found_text),
        found.words(engine)
    )
}

fn complete_event(event: &Value) -> Value {
    let mut event = without_misspelt(event);
    let Value::Object(fields) = &mut event else {
        panic!("an event is an object");
    };
    let event_type = if fields.contains_key("response") {
        "viewer-response"
    } else {
        "viewer-request"
    };
    default(fields, "version", json!("1.0"));
    default(fields, "viewer", json!({ "ip": "192.0.2.1" }));
    default(fields, "context", json!({}));
    if let Value::Object(context) = &mut fields["context"] {
        default(
            context,
            "distributionDomainName",
            json!("d111111abcdef8.cloudfront.net"),
        );
        default(context, "distributionId", json!("EXAMPLE"));
        default(context, "eventType", json!(event_type));
        default(context, "requestId", json!("EXAMPLE"));
    }
    fields.insert("request".to_owned(), complete_request(&fields["request"]));
    if let Some(Value::Object(response)) = fields.get_mut("response") {
        default(response, "headers", json!({}));
        default(response, "cookies", json!({}));
    }
    event
}

/// A request with every field, or a response without empty ones.
fn complete_result(result: &Value) -> Value {
    let mut result = without_misspelt(result);
    if let Value::Object(fields) = &mut result {
        if fields.contains_key("statusCode") {
            fields.retain(|name, value| {
                !matches!(name.as_str(), "headers" | "cookies") || *value != json!({})
            });
        } else if fields.contains_key("uri") {
            return sorted(&complete_request(&result));
        }
    }
    sorted(&result)
}

fn complete_request(request: &Value) -> Value {
    let mut request = request.clone();
    if let Value::Object(fields) = &mut request {
        for name in ["querystring", "headers", "cookies"] {
            default(fields, name, json!({}));
        }
    }
    request
}

fn default(fields: &mut Map<String, Value>, name: &str, value: Value) {
    fields.entry(name).or_insert(value);
}

fn without_misspelt(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, _)| *name != "multivalue");
            Value::Object(
                kept.map(|(name, value)| (name.clone(), without_misspelt(value)))
                    .collect(),
            )
        }
        Value::Array(items) => items.iter().map(without_misspelt).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

fn corpus_number(source: &Path) -> Option<u32> {
    let text = fs::read_to_string(source).expect("a function has its source");
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("//! Corpus: "))?;
    Some(line.trim().parse().expect("a corpus number is a number"))
}

fn find(corpus: &Path, prefix: &str) -> PathBuf {
    let files = fs::read_dir(corpus).expect("the corpus can be read");
    let mut files = files.map(|file| file.expect("the corpus can be read").path());
    let is_it = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(prefix))
    };
    files
        .find(is_it)
        .unwrap_or_else(|| panic!("the corpus has no {prefix}…"))
}

fn read_json(path: &Path) -> Value {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
