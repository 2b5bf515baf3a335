//! What bad input gets: an exit code, and words that help. One test for each kind of mistake.

use cfc::{BuildOptions, Cargo, NativeRun, Rustc, snapshot::Update};
use cfc_tests::{EVENT, Scratch, assert_says};

/// A handler around one statement.
fn viewer_request(statement: &str) -> Scratch {
    Scratch::function(&format!(
        "#[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Request {{\n    \
         let mut request = event.request;\n    {statement}\n    request\n}}"
    ))
}

/// A mistake in a source: exit code 1, and nothing is written.
#[track_caller]
fn assert_refused(scratch: &Scratch, texts: &[&str]) {
    assert_says(&scratch.build(), 1, texts);
    assert!(!scratch.path("dist").exists(), "something was written");
}

#[test]
fn a_file_that_is_not_rust() {
    let scratch = Scratch::new();
    scratch.write(
        "function.rs",
        "export function handler(event) { return event.request; }\n",
    );
    assert_refused(&scratch, &["this is not Rust", "function.rs:1:"]);
}

#[test]
fn a_file_that_is_not_there() {
    assert_says(&Scratch::new().build(), 2, &["cannot read", "function.rs"]);
}

#[test]
fn a_folder_without_a_package() {
    let scratch = Scratch::new();
    let report = cfc::build::build(
        &[scratch.path(".")],
        &BuildOptions::default(),
        &Cargo::default(),
    );
    assert_says(
        &report,
        2,
        &[
            "neither a `Cargo.toml` nor a `.rs` file with a handler",
            "cfc new",
        ],
    );
}

#[test]
fn a_workspace_in_place_of_a_package() {
    let path = cfc_tests::workspace();
    let report = cfc::build::build(&[path], &BuildOptions::default(), &Cargo::default());
    assert_says(
        &report,
        2,
        &["is a workspace, not a package", "`functions`"],
    );
}

#[test]
fn a_wrong_parameter() {
    let scratch = Scratch::function(
        "#[viewer_request]\nfn handler(uri: String) -> Request {\n    todo!()\n}",
    );
    assert_says(&scratch.check(), 1, &["CFC0203", "function.rs:4:"]);
}

#[test]
fn a_wrong_answer() {
    let scratch = Scratch::function(
        "#[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Option<Request> {\n    Some(event.request)\n}",
    );
    assert_says(&scratch.check(), 1, &["CFC0204", "function.rs:4:"]);
}

#[test]
fn two_handlers_in_a_module() {
    let handler = "#[viewer_request]\nfn NAME(event: ViewerRequestEvent) -> Request {\n    event.request\n}\n";
    let both = format!(
        "{}{}",
        handler.replace("NAME", "first"),
        handler.replace("NAME", "second")
    );
    assert_refused(&Scratch::function(&both), &["CFC0202"]);
}

#[test]
fn no_handler() {
    let scratch = Scratch::function(
        "pub fn handler(event: ViewerRequestEvent) -> Request {\n    event.request\n}",
    );
    assert_refused(&scratch, &["CFC0201", "#[viewer_request]"]);
}

#[test]
fn unsafe_code() {
    let scratch = viewer_request("unsafe { request.uri.as_bytes_mut()[0] = b'/'; }");
    assert_refused(&scratch, &["CFC0101", "function.rs:6:"]);
}

#[test]
fn an_integer_that_cannot_be_represented() {
    let scratch = viewer_request("let wide: u128 = 1; request.uri = wide.to_string();");
    assert_refused(&scratch, &["CFC0301", "u128"]);
}

#[test]
fn an_answer_that_rustc_knows_to_be_no_answer() {
    let scratch = Scratch::function(
        "struct Request;\n\n#[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Request {\n    \
         let _ = event;\n    Request\n}",
    );
    assert_says(
        &scratch.check(),
        1,
        &["CFC0204: a viewer-request function cannot give back `Request`"],
    );
}

#[test]
fn a_method_that_is_not_supported() {
    let scratch = viewer_request("let root = 2.0f64.powf(0.5); request.uri = root.to_string();");
    assert_refused(&scratch, &["powf", "`powi`, `sqrt`", "function.rs:6:"]);
}

#[test]
fn an_algorithm_that_the_runtime_does_not_have() {
    let scratch = viewer_request(
        "let signed = cloudfront_functions::crypto::verify_rs256(\"key\", \"text\", \"signature\");\n    \
         if signed { request.uri.clear(); }",
    );
    assert_refused(&scratch, &["CFC0507", "verify_rs256", "verify an HMAC"]);
    assert_says(&scratch.check(), 1, &["CFC0507", "RS256 and ES256"]);
}

#[test]
fn a_method_that_rustc_does_not_know() {
    let scratch = viewer_request("request.uri = request.uri.to_lowercased();");
    assert_says(&scratch.check(), 1, &["E0599", "to_lowercased"]);
}

#[test]
fn an_upper_case_header() {
    let scratch = viewer_request("request.headers.insert(\"X-Team\", \"edge\");");
    assert_refused(&scratch, &["CFC0501", "x-team"]);
}

#[test]
fn a_read_only_header() {
    let scratch = viewer_request("request.headers.insert(\"content-length\", \"0\");");
    assert_refused(&scratch, &["CFC0502", "content-length"]);
}

#[test]
fn a_disallowed_header() {
    let scratch = viewer_request("request.headers.insert(\"x-real-ip\", \"192.0.2.1\");");
    assert_refused(&scratch, &["CFC0503", "x-real-ip"]);
}

#[test]
fn an_event_that_is_not_json() {
    let report = viewer_request("").run("{ \"version\": \"1.0\", }");
    assert_says(&report, 1, &["this is not JSON", "event.json:1:21"]);
}

#[test]
fn an_event_that_lacks_a_field() {
    let report = viewer_request("").run(&EVENT.replace("\"uri\": \"/\", ", ""));
    assert_says(&report, 1, &["uri", "event.json:5:"]);
}

#[test]
fn an_event_with_an_unknown_field() {
    let report = viewer_request("").run(&EVENT.replace("\"headers\"", "\"haeders\""));
    assert_says(
        &report,
        1,
        &["haeders", "did you mean `headers`?", "event.json:5:"],
    );
}

#[test]
fn an_unknown_field_around_an_event() {
    let report = viewer_request("").run(&format!("{{ \"event\": {EVENT}, \"kvss\": null }}"));
    assert_says(&report, 1, &["`kvss`", "did you mean `kvs`?"]);
}

#[test]
fn an_event_of_the_other_type() {
    let event = EVENT.replace("viewer-request", "viewer-response").replace(
        "\"request\":",
        "\"response\": { \"statusCode\": 200 }, \"request\":",
    );
    assert_says(
        &viewer_request("").run(&event),
        1,
        &["viewer-response", "viewer-request"],
    );
}

#[test]
fn an_output_folder_that_cannot_be_written() {
    let scratch = viewer_request("");
    // A file in the folder's place: permissions would not stop a test that runs as root.
    let file = scratch.write("occupied", "");
    let options = BuildOptions {
        rustc: Rustc::Skip,
        folder: Some(file.join("dist")),
        ..BuildOptions::default()
    };
    let report = cfc::build::build(&[scratch.path("function.rs")], &options, &Cargo::default());
    assert_says(&report, 2, &["cannot write to", "occupied", "`-o`"]);
}

#[test]
fn nothing_is_written_if_one_function_is_wrong() {
    let good = viewer_request("");
    let bad = viewer_request("unsafe {}");
    let options = BuildOptions {
        rustc: Rustc::Skip,
        folder: Some(good.path("dist")),
        ..BuildOptions::default()
    };
    let paths = [good.path("function.rs"), bad.path("function.rs")];
    assert_says(
        &cfc::build::build(&paths, &options, &Cargo::default()),
        1,
        &["CFC0101"],
    );
    assert!(!good.path("dist").exists());
}

#[test]
fn a_function_that_loops_for_ever() {
    let scratch =
        viewer_request("let mut n = 0u32; while !request.uri.is_empty() { n = (n + 1) % 7; }");
    assert_says(&scratch.run(EVENT), 1, &["does not end"]);
    scratch.write("events/function/get.json", EVENT);
    let report = scratch.test(NativeRun::Skip, Update::Accept);
    assert_says(&report, 1, &["function/get: the function does not end"]);
    assert!(!scratch.path("events/function/snapshots").exists());
}

#[test]
fn a_result_that_cloudfront_refuses() {
    let scratch = viewer_request("request.uri = \"no slash\".to_string();");
    scratch.write("events/function/get.json", EVENT);
    let report = scratch.test(NativeRun::Skip, Update::Accept);
    assert_says(&report, 1, &["FunctionValidationError", "request.uri"]);
    assert!(!scratch.path("events/function/snapshots").exists());
}

#[test]
fn javascript_that_cloudfront_refuses() {
    let scratch = Scratch::new();
    let path = scratch.write(
        "f.js",
        "function handler(event) {\n  return event?.request;\n}\n",
    );
    let report = cfc::check::check(&[path], &cfc::CheckOptions::default(), &Cargo::default());
    assert_says(&report, 1, &["f.js:2:", "error[JS"]);
}

#[test]
fn an_unknown_function_names_the_near_one() {
    let scratch = viewer_request("");
    let options = cfc::RunOptions {
        event: scratch.write("event.json", EVENT),
        package: scratch.path("function.rs"),
        native: NativeRun::Skip,
    };
    let report = cfc::run::run("funktion", &options, &Cargo::default());
    assert_says(
        &report,
        2,
        &[
            "there is no function `funktion`",
            "did you mean `function`?",
        ],
    );
}

#[test]
fn a_folder_of_single_files_has_functions_by_name() {
    let scratch = viewer_request("");
    scratch.write("event.json", EVENT);
    let options = cfc::run::RunOptions {
        event: scratch.path("event.json"),
        package: scratch.path("."),
        native: NativeRun::Skip,
    };
    let run = |name: &str| cfc::run::run(name, &options, &Cargo::default());
    assert_says(&run("function"), 0, &["passes the request on: GET /"]);
    let texts = ["there is no function `funktion`", "there are: function"];
    assert_says(&run("funktion"), 2, &texts);
}

#[test]
fn a_filter_where_the_path_belongs() {
    let options = cfc::test::TestOptions::default();
    let report = cfc::test::test("folder".as_ref(), &options, &Cargo::default());
    let texts = ["no file or folder `folder`", "cfc test . folder"];
    assert_says(&report, 2, &texts);
}

#[test]
fn an_unknown_code_names_the_near_one() {
    assert_says(
        &cfc::explain::explain("CFC101"),
        2,
        &["did you mean `CFC0101`?"],
    );
}

#[test]
fn a_function_that_is_too_large() {
    let scratch = viewer_request("request.uri.push_str(include_str!(\"table.txt\"));");
    scratch.write("table.txt", &"/from /to\n".repeat(1_100));
    let texts = [
        "CFC0601",
        "10240 are allowed",
        "what takes the room in `function`",
        "bytes  handler",
    ];
    assert_refused(&scratch, &texts);
}

#[test]
fn a_file_and_a_variable_that_are_not_there() {
    let scratch = viewer_request("request.uri.push_str(include_str!(\"table.txt\"));");
    assert_refused(&scratch, &["CFC0702", "table.txt"]);
    let scratch = viewer_request("request.uri.push_str(env!(\"CFC_TEST_THAT_NOBODY_SETS\"));");
    assert_refused(&scratch, &["CFC0701", "CFC_TEST_THAT_NOBODY_SETS"]);
}
