//! Snapshots of recorded events: missing, different, orphaned, accepted; and nothing is written
//! where nothing may be.

use cfc::snapshot::Update;
use cfc::{NativeRun, Report};
use cfc_tests::{EVENT, Scratch, assert_says};

const SNAPSHOT: &str = "events/function/snapshots/get.snap";
const PENDING: &str = "events/function/snapshots/get.snap.new";

fn passes_requests_on() -> Scratch {
    let scratch = Scratch::function(
        "#[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Request {\n    event.request\n}",
    );
    scratch.write("events/function/get.json", EVENT);
    scratch
}

fn without_native(scratch: &Scratch, update: Update) -> Report {
    scratch.test(NativeRun::Skip, update)
}

#[test]
fn a_missing_snapshot_waits_for_review() {
    let scratch = passes_requests_on();
    assert_says(
        &without_native(&scratch, Update::Pending),
        1,
        &["function/get: there is no snapshot", "cargo insta review"],
    );
    assert!(scratch.read(SNAPSHOT).is_none());
    let pending = scratch.read(PENDING).expect("it waits for review");
    assert!(pending.contains("outcome: request"), "{pending}");
}

#[test]
fn in_ci_nothing_is_written() {
    let scratch = passes_requests_on();
    assert_says(
        &without_native(&scratch, Update::Nothing),
        1,
        &["there is no snapshot", "nothing is written in CI"],
    );
    assert!(!scratch.path("events/function/snapshots").exists());
}

#[test]
fn an_accepted_snapshot_passes_until_the_outcome_changes() {
    let scratch = passes_requests_on();
    assert_says(&without_native(&scratch, Update::Pending), 1, &[]);
    assert_says(
        &without_native(&scratch, Update::Accept),
        0,
        &["1 accepted", "native left out"],
    );
    assert!(scratch.read(PENDING).is_none(), "what waited was accepted");
    assert_says(&without_native(&scratch, Update::Nothing), 0, &["1 passed"]);
    scratch.write(
        "events/function/get.json",
        &EVENT.replace("\"/\"", "\"/new\""),
    );
    assert_says(
        &without_native(&scratch, Update::Nothing),
        1,
        &["the outcome has changed", "+  \"uri\": \"/new\""],
    );
}

#[test]
fn a_snapshot_is_insta_s_own_format() {
    let scratch = passes_requests_on();
    assert_says(&without_native(&scratch, Update::Accept), 0, &[]);
    let text = scratch.read(SNAPSHOT).expect("it was accepted");
    assert!(
        text.starts_with("---\nsource: events/function/get.json\ndescription: \"")
            && text.contains(" bytes (estimates)\"\n---\nevent: "),
        "{text}"
    );
}

#[test]
fn an_orphaned_snapshot_fails() {
    let scratch = passes_requests_on();
    assert_says(&without_native(&scratch, Update::Accept), 0, &[]);
    std::fs::rename(
        scratch.path("events/function/get.json"),
        scratch.path("events/function/put.json"),
    )
    .expect("a file can be renamed");
    assert_says(
        &without_native(&scratch, Update::Accept),
        1,
        &["get.snap` has no event"],
    );
}

#[test]
fn events_of_no_function_fail() {
    let scratch = passes_requests_on();
    scratch.write("events/functoin/get.json", EVENT);
    assert_says(
        &without_native(&scratch, Update::Accept),
        1,
        &["belongs to no function", "did you mean `function`?"],
    );
}

#[test]
fn an_expected_violation_is_a_passing_case() {
    let scratch = Scratch::function(
        "#[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Request {\n    \
         let mut request = event.request;\n    request.uri = String::from(\"no slash\");\n    request\n}",
    );
    let violations = cfc_validator::event::check_result(
        &serde_json::from_str(EVENT).expect("the event is JSON"),
        &serde_json::json!({ "method": "GET", "uri": "no slash", "headers": { "host": { "value": "www.example.com" } } }),
    );
    let rule = violations[0].rule;
    let case = |rule: &str| {
        format!("{{ \"event\": {EVENT}, \"expect\": {{ \"violation\": \"{rule}\" }} }}")
    };
    scratch.write("events/function/get.json", &case(rule));
    assert_says(
        &without_native(&scratch, Update::Accept),
        0,
        &["1 accepted"],
    );
    scratch.write("events/function/get.json", &case("header-read-only"));
    assert_says(
        &without_native(&scratch, Update::Accept),
        1,
        &["expected to break `header-read-only`, and does not"],
    );
}

#[test]
fn a_single_file_runs_on_all_engines() {
    let scratch = Scratch::function(
        "#[viewer_request]\nasync fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {\n    \
         println!(\"asked for {}\", event.request.uri);\n    \
         let store = KeyValueStore::open();\n    \
         if store.get(\"breaker\").await.is_ok_and(|state| state == \"open\") {\n        \
         return Err(Response::new(503));\n    }\n    \
         assert!(event.request.uri != \"/trap\");\n    Ok(event.request)\n}",
    );
    let store = r#"{"data": [{"key": "breaker", "value": "closed"}]}"#;
    let case = |uri: &str| {
        format!(
            "{{ \"event\": {}, \"kvs\": {store} }}",
            EVENT.replace("\"/\"", uri)
        )
    };
    scratch.write("events/function/passes.json", &case("\"/\""));
    scratch.write("events/function/traps.json", &case("\"/trap\""));
    assert_says(
        &scratch.test(NativeRun::Run, Update::Accept),
        0,
        &["2 accepted", "on native, emulator"],
    );
    let passes = scratch
        .read("events/function/snapshots/passes.snap")
        .expect("it was accepted");
    assert!(
        passes.contains("calls:\n  [\"kvs.get\",\"breaker\"]\nlogs:\n  asked for /\n"),
        "{passes}"
    );
    let traps = scratch
        .read("events/function/snapshots/traps.snap")
        .expect("it was accepted");
    assert!(traps.contains("outcome: trap\n"), "{traps}");
}
