//! What `cfc run` and `cfc test` say about CloudFront's decision and about costs, and what the
//! surroundings of a recorded event do.

use cfc::NativeRun;
use cfc::snapshot::Update;
use cfc_tests::{EVENT, Scratch, assert_says};
use serde_json::{Value, json};

fn viewer_request(body: &str) -> Scratch {
    Scratch::function(&format!(
        "#[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Result<Request, Response> {{\n    \
         let mut request = event.request;\n{body}\n    Ok(request)\n}}"
    ))
}

fn event() -> Value {
    serde_json::from_str(EVENT).expect("the event is JSON")
}

#[test]
fn a_run_ends_in_a_decision_and_a_cost() {
    let scratch = viewer_request("    request.uri.push_str(\"index.html\");");
    let said = [
        "CloudFront passes the request on: GET /index.html",
        "instructions, ",
        "bytes (estimates)",
    ];
    assert_says(&scratch.run(EVENT), 0, &said);
    let scratch = viewer_request("    return Err(Response::new(403));");
    let said = ["the viewer gets 403 (FunctionGeneratedResponse from cloudfront)"];
    assert_says(&scratch.run(EVENT), 0, &said);
    let scratch = viewer_request("    request.uri = \"index.html\".to_string();");
    let said = [
        "error[uri-slash]",
        "the viewer gets 502 (FunctionValidationError from cloudfront)",
    ];
    assert_says(&scratch.run(EVENT), 1, &said);
    let scratch = viewer_request("    assert!(request.uri.is_empty());");
    let said = ["the viewer gets 503 (FunctionExecutionError from cloudfront)"];
    assert_says(&scratch.run(EVENT), 1, &said);
}

#[test]
fn repeated_names_are_settled() {
    let scratch = Scratch::new();
    scratch.write(
        "function.js",
        "function handler(event) { event.request.querystring.q.value = 'c'; return event.request; }",
    );
    let mut event = event();
    event["request"]["querystring"] =
        json!({ "q": { "value": "a", "multiValue": [{ "value": "a" }, { "value": "b" }] } });
    let options = cfc::RunOptions {
        event: scratch.write("event.json", &event.to_string()),
        package: scratch.path("."),
        native: NativeRun::Skip,
    };
    let function = scratch.path("function.js");
    let report = cfc::run::run(
        &function.to_string_lossy(),
        &options,
        &cfc::Cargo::default(),
    );
    assert_says(&report, 0, &["CloudFront makes of it:"]);
}

#[test]
fn javascript_that_does_not_load_is_not_run() {
    let scratch = Scratch::new();
    scratch.write(
        "function.js",
        "const handler = (event) => event?.request;\n",
    );
    let options = cfc::RunOptions {
        event: scratch.write("event.json", EVENT),
        package: scratch.path("."),
        native: NativeRun::Skip,
    };
    let function = scratch.path("function.js");
    let report = cfc::run::run(
        &function.to_string_lossy(),
        &options,
        &cfc::Cargo::default(),
    );
    assert_says(&report, 1, &["error[JS0108]"]);
    assert_eq!(report.lines, [""; 0], "{}", report.text());
}

/// The rules on helper calls hold in `cfc test` too.
#[test]
fn wrong_origin_settings_fail_a_test() {
    let scratch = Scratch::function(
        "use cloudfront_functions::origin::{OriginUpdate, update_request_origin};\n\n\
         #[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Request {\n    \
         let nine = u8::try_from(event.request.uri.len()).unwrap() + 8;\n    \
         update_request_origin(OriginUpdate { connection_attempts: Some(nine), ..OriginUpdate::default() });\n    \
         event.request\n}",
    );
    scratch.write("events/function/nine.json", EVENT);
    let report = scratch.test(NativeRun::Skip, Update::Accept);
    assert_says(
        &report,
        1,
        &[
            "error[origin-range]",
            "updateRequestOrigin.connectionAttempts",
        ],
    );
    let expected = json!({ "event": event(), "expect": { "violation": "origin-range" } });
    scratch.write("events/function/nine.json", &expected.to_string());
    assert_says(&scratch.test(NativeRun::Skip, Update::Accept), 0, &[]);
}

#[test]
fn settings_in_literals_are_refused_when_they_are_built() {
    let scratch = Scratch::function(
        "use cloudfront_functions::origin::{OriginUpdate, update_request_origin};\n\n\
         #[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Request {\n    \
         update_request_origin(OriginUpdate { connection_attempts: Some(9), ..OriginUpdate::default() });\n    \
         event.request\n}",
    );
    let said = ["`function` does what CloudFront refuses", "error[JS0714]"];
    assert_says(&scratch.build(), 1, &said);
}

#[test]
fn a_dearer_function_fails() {
    let scratch = viewer_request("");
    scratch.write("events/function/get.json", EVENT);
    assert_says(&scratch.test(NativeRun::Skip, Update::Accept), 0, &[]);
    let snapshot = "events/function/snapshots/get.snap";
    let recorded = scratch.read(snapshot).expect("it was accepted");
    let description = recorded
        .lines()
        .find(|line| line.starts_with("description: "))
        .expect("the cost stands beside the snapshot");
    assert!(description.contains(" instructions, "), "{description}");
    assert_says(&scratch.test(NativeRun::Skip, Update::Nothing), 0, &[]);

    // As if the function had been cheaper.
    let cheaper = "description: \"1 instructions, 0 bytes (estimates)\"";
    scratch.write(snapshot, &recorded.replace(description, cheaper));
    let report = scratch.test(NativeRun::Skip, Update::Nothing);
    assert_says(
        &report,
        1,
        &[
            "function/get: the function has become dearer",
            "instructions: 1 before, ",
            "the tolerance is 10 %",
        ],
    );
    // Accepting writes the new cost, though the text is the same.
    assert_says(&scratch.test(NativeRun::Skip, Update::Accept), 0, &[]);
    assert_eq!(scratch.read(snapshot), Some(recorded.clone()));

    let without: Vec<&str> = recorded
        .lines()
        .filter(|line| *line != description)
        .collect();
    scratch.write(snapshot, &without.join("\n"));
    let report = scratch.test(NativeRun::Skip, Update::Nothing);
    assert_says(&report, 0, &["1 of the cases have no recorded cost"]);
}

#[test]
fn surroundings_of_the_wrong_form_are_named() {
    let scratch = viewer_request("");
    let around = json!({
        "event": event(), "edgeLocation": { "nam": "SEA", "region": 1 },
        "tenant": { "parameters": [] }, "rawQueryString": 7,
    });
    let report = scratch.run(&around.to_string());
    assert_says(
        &report,
        1,
        &[
            "`edgeLocation.nam`: there is no such field",
            "did you mean `name`?",
            "`edgeLocation.region`: this must be a text",
            "`tenant.parameters`: this must be an object of texts",
            "`rawQueryString`: this must be a text",
        ],
    );
}

#[test]
fn an_event_of_another_kind_is_refused() {
    let scratch = Scratch::function(
        "#[connection]\nfn handler(connection: Connection) {\n    connection.allow();\n}",
    );
    let report = scratch.run(EVENT);
    assert_says(
        &report,
        1,
        &["this is a viewer-request event, and the function is for connection"],
    );
    let report = scratch.run(r#"{ "clientIp": "192.0.2.1" }"#);
    assert_says(&report, 0, &["the TLS connection is allowed"]);
    let certificate =
        json!({ "clientIp": "192.0.2.1", "clientCertificate": { "certificate": {} } });
    let report = scratch.run(&certificate.to_string());
    assert_says(&report, 1, &["did you mean `certificates`?"]);
}
