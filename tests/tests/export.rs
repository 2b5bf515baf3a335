//! `cfc export`: templates that are made, templates that are filled, and what is wrong with some.

use std::path::PathBuf;

use cfc::export::{ExportOptions, Format, export};
use cfc::{BuildOptions, Cargo, Report, Rustc};
use cfc_tests::{Scratch, assert_says};
use serde_json::Value;

const PASSES: &str =
    "#[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Request { event.request }";
const READS: &str = "#[viewer_request]\nasync fn handler(event: ViewerRequestEvent) -> Request {\n    \
    let store = KeyValueStore::open();\n    let mut request = event.request;\n    \
    if let Ok(uri) = store.get(&request.uri).await { request.uri = uri; }\n    request\n}";

struct Export<'a> {
    scratch: &'a Scratch,
    format: Format,
    templates: Vec<PathBuf>,
    output: Option<&'a str>,
}

impl<'a> Export<'a> {
    fn of(scratch: &'a Scratch, format: Format) -> Export<'a> {
        Export {
            scratch,
            format,
            templates: Vec::new(),
            output: None,
        }
    }

    fn template(mut self, name: &str, text: &str) -> Self {
        self.templates.push(self.scratch.write(name, text));
        self
    }

    fn run(self) -> Report {
        let options = ExportOptions {
            format: self.format,
            templates: self.templates,
            output: self.output.map(|name| self.scratch.path(name)),
            build: BuildOptions {
                rustc: Rustc::Skip,
                ..BuildOptions::default()
            },
        };
        let path = self.scratch.path("function.rs");
        export(&path, &options, &Cargo::default())
    }
}

#[track_caller]
fn filled(name: &str, template: &str) -> String {
    let scratch = Scratch::function(PASSES);
    let mut export = Export::of(&scratch, Format::CloudFormation).template(name, template);
    export.output = Some("out");
    assert_says(&export.run(), 0, &["bytes"]);
    scratch.read("out").expect("it was written")
}

#[track_caller]
fn assert_refused(source: &str, name: &str, template: &str, texts: &[&str]) {
    let scratch = Scratch::function(source);
    let mut export = Export::of(&scratch, Format::CloudFormation).template(name, template);
    export.output = Some("out");
    assert_says(&export.run(), 1, texts);
    assert_eq!(scratch.read("out"), None, "something was written");
}

const CODE: &str = "function handler(e){return e.request}";

#[test]
fn a_template_keeps_everything_but_its_placeholders() {
    let text = "# cfc:code(function) is a comment\r\nA: [1, 2]   # two\n  - Code: cfc:code(function) # ours\n  \
        Name: 'cfc:name(function)'\n  Runtime: \"cfc:runtime(function)\"\n";
    assert_eq!(
        filled("t.yaml", text),
        format!(
            "# cfc:code(function) is a comment\r\nA: [1, 2]   # two\n  - Code: |- # ours\n      {CODE}\n  \
             Name: \"function\"\n  Runtime: \"cloudfront-js-2.0\"\n"
        )
    );
}

#[test]
fn a_template_in_json_stays_json() {
    let text = r#"{"A":{"FunctionCode":"cfc:code(function)","Name":"cfc:name(function)"}}"#;
    let value: Value = serde_json::from_str(&filled("t.json", text)).expect("JSON");
    assert_eq!(value["A"]["FunctionCode"], CODE);
    assert_eq!(value["A"]["Name"], "function");
}

#[test]
fn what_is_wrong_with_a_placeholder_is_shown_in_the_template() {
    let refused = |line: &str, texts: &[&str]| assert_refused(PASSES, "t.yaml", line, texts);
    refused(
        "Code: !Sub cfc:code(function)\n",
        &["the whole value of a key", "t.yaml:1:12"],
    );
    refused(
        "Code: a cfc:code(function)\n",
        &["the whole value of a key"],
    );
    refused(
        "\nCode: cfc:code(funktion)\n",
        &[
            "there is no function `funktion`",
            "t.yaml:2:7",
            "did you mean `function`?",
        ],
    );
    refused(
        "Code: cfc:kode(function)\n",
        &["`cfc:kode` is no placeholder", "did you mean `cfc:code`?"],
    );
    refused("Code: 1\n", &["there is no placeholder"]);
    assert_refused(
        PASSES,
        "t.json",
        "{\"A\": \"cfc:code(function)\"",
        &["this is no JSON"],
    );
}

#[test]
fn a_store_is_associated_where_the_function_opens_one() {
    let without = "  Code: cfc:code(function)\n";
    let with = "  Config:\n    KeyValueStoreAssociations:\n      - KeyValueStoreARN: a\n  Code: cfc:code(function)\n";
    assert_refused(
        READS,
        "t.yaml",
        without,
        &["opens a key-value store, and its resource has none"],
    );
    assert_refused(
        PASSES,
        "t.yaml",
        with,
        &["opens no key-value store, and its resource has one"],
    );
    let beside = format!("A:\n{without}B:\n  KeyValueStoreAssociations: []\n");
    assert_refused(READS, "t.yaml", &beside, &["its resource has none"]);
    let json = r#"{"A": {"Code": "cfc:code(function)"}, "B": {"KeyValueStoreAssociations": []}}"#;
    assert_refused(
        READS,
        "t.json",
        json,
        &["its resource has none", "t.json:1:17"],
    );
    filled("t.yaml", without);
}

#[test]
fn a_template_is_made_for_a_package_that_brings_none() {
    let scratch = Scratch::function(READS);
    let report = Export::of(&scratch, Format::CloudFormation).run();
    assert_says(
        &report,
        0,
        &[
            "Type: AWS::CloudFront::KeyValueStore",
            "- KeyValueStoreARN: !GetAtt FunctionsKeyValueStore.Arn",
            "      FunctionCode: |-\n        import ",
            "Value: !GetAtt Function.FunctionMetadata.FunctionARN",
        ],
    );
    let scratch = Scratch::function(PASSES);
    let report = Export::of(&scratch, Format::CloudFormation).run();
    assert!(
        !report.text().contains("KeyValueStore"),
        "{}",
        report.text()
    );
}

#[test]
fn terraform_does_not_read_its_own_templates_into_code() {
    let source = PASSES.replace(
        "event.request",
        "println!(\"${{a}} %{{b}}\"); event.request",
    );
    let scratch = Scratch::function(&source);
    let report = Export::of(&scratch, Format::Terraform).run();
    let value: Value = serde_json::from_str(&report.text()).expect("JSON");
    let function = &value["resource"]["aws_cloudfront_function"]["function"];
    let code = function["code"].as_str().expect("code");
    assert!(code.contains("$${a} %%{b}"), "{code}");
    assert_eq!(function["runtime"], "cloudfront-js-2.0");
}

#[test]
fn a_list_has_what_a_program_needs() {
    let scratch = Scratch::function(READS);
    let report = Export::of(&scratch, Format::Json).run();
    let value: Value = serde_json::from_str(&report.text()).expect("JSON");
    assert_eq!(value["functions"][0]["name"], "function");
    assert_eq!(value["functions"][0]["usesKeyValueStore"], true);
    assert_eq!(value["functions"][0]["eventType"], "viewer-request");
}

#[test]
fn several_templates_go_into_a_folder_or_none_does() {
    let scratch = Scratch::function(PASSES);
    let two = |second: &str| {
        let mut export = Export::of(&scratch, Format::CloudFormation)
            .template("a.yaml", "Code: cfc:code(function)\n")
            .template("b.yaml", second);
        export.output = Some("out");
        export.run()
    };
    assert_says(&two("Code: cfc:code(other)\n"), 1, &["b.yaml:1:7"]);
    assert_eq!(scratch.read("out/a.yaml"), None);
    assert_says(&two("Code: cfc:name(function)\n"), 0, &["a.yaml", "b.yaml"]);
    assert_eq!(
        scratch.read("out/b.yaml").as_deref(),
        Some("Code: \"function\"\n")
    );
}

#[test]
fn templates_are_filled_for_cloudformation_alone() {
    let scratch = Scratch::function(PASSES);
    let export = Export::of(&scratch, Format::Terraform).template("a.yaml", "x");
    assert_says(&export.run(), 2, &["only templates of CloudFormation"]);
}
