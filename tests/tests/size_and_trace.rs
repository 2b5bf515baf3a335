//! `cfc size`, budgets, `cfc trace`, and where a trap is shown: what each says of a Rust line.

use std::path::PathBuf;

use cfc::size::{SizeFormat, size};
use cfc::trace::trace;
use cfc::{BuildOptions, Cargo, Report, Rustc, SizeOptions, TraceOptions};
use cfc_compiler::{Layout, Options};
use cfc_tests::{EVENT, Scratch, assert_says, samples, workspace};
use serde_json::Value;

/// A package with this table in its manifest, and one function.
fn package(table: &str) -> Scratch {
    let scratch = Scratch::new();
    let shim = workspace().join("runtime-shim");
    scratch.write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"site\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\ncloudfront-functions = {{ path = '{}' }}\n\n{table}",
            shim.display()
        ),
    );
    scratch.write("src/lib.rs", "pub mod pages;\n");
    scratch.write(
        "src/pages.rs",
        "use cloudfront_functions::prelude::*;\n\nconst HOME: &str = \"/index.html\";\n\n\
         #[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Request {\n    \
         let mut request = event.request;\n    \
         if request.uri.ends_with('/') { request.uri = HOME.to_string(); }\n    request\n}\n",
    );
    scratch
}

fn build(scratch: &Scratch, layout: Layout) -> Report {
    let options = BuildOptions {
        compiler: Options {
            layout,
            ..Options::default()
        },
        rustc: Rustc::Skip,
        ..BuildOptions::default()
    };
    let path = if scratch.path("Cargo.toml").is_file() {
        scratch.path(".")
    } else {
        scratch.path("function.rs")
    };
    cfc::build::build(&[path], &options, &Cargo::default())
}

#[test]
fn a_function_over_its_budget_fails_the_build() {
    let scratch = package("[package.metadata.cfc]\nbudget = 50\n");
    assert_says(
        &build(&scratch, Layout::Packed),
        1,
        &[
            "`pages` has ",
            " more than its budget of 50",
            "what takes the room in `pages`",
            "bytes  handler",
        ],
    );
    assert_eq!(scratch.read("dist/pages.js"), None, "something was written");
    let own = "[package.metadata.cfc]\nbudget = 50\n[package.metadata.cfc.functions.pages]\nbudget = 500\n";
    assert_says(&build(&package(own), Layout::Packed), 0, &["pages"]);
}

#[test]
fn the_configuration_is_read_strictly() {
    let unknown = package("[package.metadata.cfc]\nbudgets = 50\n");
    assert_says(
        &build(&unknown, Layout::Packed),
        2,
        &["`budgets` means nothing", "did you mean `budget`?"],
    );
    let other = package("[package.metadata.cfc.functions.page]\nbudget = 50\n");
    assert_says(
        &build(&other, Layout::Packed),
        1,
        &[
            "names a function `page` that is not there",
            "did you mean `pages`?",
        ],
    );
    let kind = package("[package.metadata.cfc]\nbudget = \"50\"\n");
    assert_says(
        &build(&kind, Layout::Packed),
        2,
        &["`budget` is no number of bytes"],
    );
}

#[test]
fn sizes_add_up_to_the_output() {
    let options = SizeOptions {
        function: None,
        format: SizeFormat::Json,
    };
    let report = size(&[samples()], &options, &Cargo::default());
    assert_eq!(report.exit.code(), 0, "{}", report.text());
    let value: Value = serde_json::from_str(&report.text()).expect("JSON");
    let functions = value["functions"].as_array().expect("functions");
    assert!(functions.len() > 10);
    let sum = |list: &Value| -> u64 {
        let sizes = list.as_array().expect("a list").iter();
        sizes
            .map(|size| size["bytes"].as_u64().expect("bytes"))
            .sum()
    };
    for function in functions {
        assert_eq!(
            sum(&function["items"]),
            function["bytes"].as_u64().expect("bytes"),
            "{function}"
        );
        assert!(sum(&function["lines"]) > 0, "{function}");
    }
}

#[test]
fn sizes_are_told_by_item_and_by_helper() {
    let scratch = package("[package.metadata.cfc]\nbudget = 500\n");
    let report = size(
        &[scratch.path(".")],
        &SizeOptions::default(),
        &Cargo::default(),
    );
    assert_says(
        &report,
        0,
        &[
            "pages: ",
            " bytes of 10240, ",
            "; of its budget of 500, ",
            "bytes  HOME",
            "bytes  str::ends_with",
        ],
    );
    let options = SizeOptions {
        function: Some("none".to_owned()),
        ..SizeOptions::default()
    };
    assert_says(
        &size(&[scratch.path(".")], &options, &Cargo::default()),
        2,
        &["no function has `none`"],
    );
}

/// Panics at line 8 for `/`.
const PANICS: &str = "#[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Request {\n    \
    let request = event.request;\n    if request.uri.len() == 1 {\n        \
    panic!(\"no home for {}\", request.method());\n    }\n    request\n}";

#[test]
fn a_trap_is_shown_at_its_line() {
    let scratch = Scratch::function(PANICS);
    assert_says(
        &scratch.run(EVENT),
        1,
        &["traps", "raised at ", "function.rs:7:", "in `handler`"],
    );
}

fn traced(scratch: &Scratch, log: &str, deployed: Option<PathBuf>) -> Report {
    let options = TraceOptions {
        log: Some(scratch.write("log.txt", log)),
        package: scratch.path("."),
        deployed,
    };
    let function = scratch.path("function.rs");
    trace(&function.to_string_lossy(), &options, &Cargo::default())
}

#[test]
fn a_log_is_traced_to_lines_of_rust() {
    let scratch = Scratch::function(PANICS);
    build(&scratch, Layout::Lines);
    let code = scratch.read("dist/function.js").expect("it was built");
    let thrown = code
        .lines()
        .position(|line| line.contains("throw"))
        .expect("it throws")
        + 1;
    let log = format!("START\nError: no home for GET in {thrown}\nEND\n");
    assert_says(
        &traced(&scratch, &log, None),
        0,
        &[
            "error: Error: no home for GET",
            "function.rs:7:",
            "is all that the engine tells",
        ],
    );
    build(&scratch, Layout::Packed);
    let code = scratch.read("dist/function.js").expect("it was built");
    let column = code.find("throw").expect("it throws") + 1;
    let log = format!("    at handler (function.js:1:{column})\n");
    assert_says(&traced(&scratch, &log, None), 0, &["function.rs:7:"]);
    assert_says(
        &traced(&scratch, "Error: no home for ", None),
        0,
        &["function.rs:7:", "found by the error's words"],
    );
    assert_says(
        &traced(
            &scratch,
            "TypeError: cannot get property \"value\" of undefined in 1",
            None,
        ),
        0,
        &["this JavaScript has one only", "cfc build --lines"],
    );
}

#[test]
fn what_cannot_be_traced_says_why() {
    let scratch = Scratch::function(PANICS);
    assert_says(
        &traced(&scratch, "Error: x", None),
        0,
        &["there is no `dist/function.js`"],
    );
    let other = scratch.write("other.js", "function handler(e){return e}");
    assert_says(
        &traced(&scratch, "Error: x", Some(other)),
        2,
        &["is not what these sources compile to"],
    );
    assert_says(
        &traced(&scratch, "all is well\n", None),
        2,
        &["no error of JavaScript"],
    );
}
