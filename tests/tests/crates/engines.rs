//! Runs a report, as a function whose event carries the text in its URI, in both JavaScript engines.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use cfc_compiler::resolve::{Files, Package};
use cfc_compiler::span::Span;
use cfc_compiler::{Options, compile};
use cfc_emulator::{Case, Host, Program, run};
use serde_json::{Value, json};

struct One(String);

impl Files for One {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

/// The JavaScript of a function in one file, or what is said against it.
pub fn javascript(source: &str) -> Result<String, String> {
    let files = One(source.to_string());
    let compiled = compile(
        &Package {
            root: "report.rs",
            files: &files,
            env: &|_| None,
        },
        &Options::default(),
    );
    match compiled.functions.into_iter().next() {
        Some(function) => Ok(function.code),
        None => {
            let at = |span: Span| {
                (
                    compiled.sources.file(span.file).name.to_string(),
                    compiled.sources.line_column(span),
                )
            };
            Err(compiled
                .diagnostics
                .iter()
                .map(|d| format!("{:?}: {d}", at(d.span)))
                .collect::<Vec<_>>()
                .join("\n"))
        }
    }
}

fn event(text: &str) -> Value {
    json!({
        "version": "1.0",
        "context": {"distributionDomainName": "d.cloudfront.net", "distributionId": "E", "eventType": "viewer-request", "requestId": "r"},
        "viewer": {"ip": "192.0.2.1"},
        "request": {"method": "GET", "uri": text, "querystring": {}, "headers": {}, "cookies": {}},
    })
}

/// What the function makes of each text in boa; `None` where it traps.
pub fn boa(code: &str, texts: &[String]) -> Vec<Option<String>> {
    let program = Program::new("report.js", code).expect("boa parses it");
    let host = Host::default();
    let one = |text: &String| {
        let outcome = run(
            &program,
            &Case {
                event: &event(text),
                host: &host,
            },
        );
        outcome
            .result
            .ok()
            .map(|request| request["uri"].as_str().expect("a text").to_string())
    };
    texts.iter().map(one).collect()
}

/// The same in njs, if it is installed.
pub fn njs(code: &str, texts: &[String]) -> Option<Vec<Option<String>>> {
    let program = std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|p| p.join("njs"))
        .find(|p| p.is_file())?;
    let events: Vec<Value> = texts.iter().map(|text| event(text)).collect();
    let driver = "EVENTS.forEach(function (event) { var out = null; try { out = handler(event).uri } catch (e) {} console.log(JSON.stringify([out])) })";
    let driver = driver.replace("EVENTS", &json!(events).to_string());
    let mut file = tempfile::NamedTempFile::with_suffix(".js").expect("a temporary file");
    write!(file, "{code}{driver}").expect("it can be written");
    let path: PathBuf = file.path().to_owned();
    let output = Command::new(program).arg(path).output().expect("njs runs");
    let text = String::from_utf8(output.stdout).expect("njs writes UTF-8");
    let lines: Vec<Option<String>> = text
        .lines()
        .map(|line| {
            serde_json::from_str::<(Option<String>,)>(line)
                .expect(line)
                .0
        })
        .collect();
    assert_eq!(lines.len(), texts.len(), "{text}\n{code}");
    Some(lines)
}
