//! The compiled side: a program as a handler, its JavaScript, and what boa and njs make of it.

use std::cell::RefCell;
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;
use std::{fs, io};

use cfc_compiler::Options;
use cfc_compiler::passes::PassOptions;
use cfc_conformance::shared::{self, ASCII, caught, compile_text};
use cfc_emulator::{Case, ErrorKind, Host, Limits, Program};
use cfc_syntax::Level;
use serde_json::{Value, json};

use crate::verdict::{End, INPUTS};

/// What the compiler makes of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compiled {
    /// JavaScript.
    Code(String),
    /// Codes and messages of errors.
    Refused(Vec<(&'static str, String)>),
    /// A panic's words, or those of an internal error.
    Broken(String),
}

/// The program as the source of a single-file function.
pub fn handler_text(program: &str) -> String {
    format!(
        "use std::collections::BTreeMap;\n\nuse cloudfront_functions::prelude::*;\n\n\
         #[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Response {{\n    \
         Response::new(200).with_body(program(&event.request.uri))\n}}\n\n{program}\n"
    )
}

/// Compiles a program without the named passes.
pub fn compiled(program: &str, without: &[String]) -> Compiled {
    let text = handler_text(program);
    caught(|| compiled_handler(&text, without)).unwrap_or_else(Compiled::Broken)
}

fn compiled_handler(text: &str, without: &[String]) -> Compiled {
    let passes = PassOptions {
        without: without.to_vec(),
    };
    let options = Options {
        passes,
        ..Options::default()
    };
    let compiled = match compile_text(text, &options) {
        Ok(compiled) => compiled,
        Err(words) => return Compiled::Broken(words),
    };
    let errors = compiled
        .diagnostics
        .iter()
        .filter(|d| d.level == Level::Error);
    let errors: Vec<(&'static str, String)> = errors
        .map(|d| {
            let (line, column) = compiled.sources.line_column(d.span);
            let source = text
                .lines()
                .nth(usize::try_from(line).unwrap_or(1).saturating_sub(1))
                .unwrap_or("");
            (
                d.code.id,
                format!("{} ({line}:{column} `{}`)", d.message, source.trim()),
            )
        })
        .collect();
    if let Some((code, message)) = errors.iter().find(|(code, _)| code.starts_with("CFC09")) {
        return Compiled::Broken(format!("{code}: {message}"));
    }
    match compiled.functions.into_iter().next() {
        Some(function) if errors.is_empty() => Compiled::Code(function.code),
        None if errors.is_empty() => Compiled::Broken("neither an output nor an error".to_string()),
        Some(_) | None => Compiled::Refused(errors),
    }
}

/// Runs JavaScript on every input in boa.
pub fn boa(code: &str) -> Vec<End> {
    let program = match Program::new("input.js", code) {
        Ok(program) => program,
        Err(error) => {
            return INPUTS
                .map(|_| End::Trap(format!("SyntaxError: {error:?}")))
                .to_vec();
        }
    };
    let limits = Limits {
        instructions: 20_000_000,
        wall: Duration::from_secs(20),
        ..Limits::default()
    };
    let host = Host {
        limits,
        ..Host::default()
    };
    INPUTS
        .iter()
        .map(|input| end_in_boa(&program, &event(input), &host))
        .collect()
}

fn end_in_boa(program: &Program, event: &Value, host: &Host) -> End {
    match cfc_emulator::run(program, &Case { event, host }).result {
        Ok(value) => body(&value),
        Err(error) => match error.kind {
            ErrorKind::Limit(_) => End::Limit,
            _ => End::Trap(format!("{}: {}", error.name, error.message)),
        },
    }
}

fn event(input: &str) -> Value {
    json!({
        "version": "1.0",
        "context": { "eventType": "viewer-request", "requestId": "EXAMPLE" },
        "viewer": { "ip": "192.0.2.1" },
        "request": { "method": "GET", "uri": input, "querystring": {}, "headers": {}, "cookies": {} },
    })
}

fn body(value: &Value) -> End {
    let body = &value["body"];
    let text = body.as_str().or_else(|| body["data"].as_str());
    text.map_or_else(
        || End::Trap(format!("InternalError: no body in {value}")),
        |text| End::Value(text.to_string()),
    )
}

/// How many programs one njs process takes: it frees no memory before its end.
const AT_ONCE: usize = 20;

/// Runs many programs on every input in njs.
///
/// # Errors
/// If njs cannot be started or a file cannot be written.
pub fn njs(folder: &Path, codes: &[&str]) -> io::Result<Vec<Vec<End>>> {
    let mut all = Vec::new();
    for chunk in codes.chunks(AT_ONCE) {
        let ends = njs_process(folder, chunk)?;
        if ends.iter().all(|ends| ends.len() == INPUTS.len()) {
            all.extend(ends);
            continue;
        }
        for code in chunk {
            let mut ends = njs_process(folder, &[code])?.remove(0);
            ends.resize(INPUTS.len(), End::Limit);
            all.push(ends);
        }
    }
    Ok(all)
}

fn njs_process(folder: &Path, codes: &[&str]) -> io::Result<Vec<Vec<End>>> {
    fs::create_dir_all(folder)?;
    let text = shared::njs(&folder.join("programs.js"), &njs_text(codes))?;
    let mut ends: Vec<Vec<End>> = vec![Vec::new(); codes.len()];
    let mut whole = String::new();
    for line in text.lines() {
        let mut parts = line.splitn(3, ' ');
        let index: Option<usize> = parts.next().and_then(|n| n.parse().ok());
        let (Some(index), Some(word), Some(rest)) = (index, parts.next(), parts.next()) else {
            continue;
        };
        let Some(ends) = ends.get_mut(index) else {
            continue;
        };
        if word == "part" {
            whole.push_str(rest);
            continue;
        }
        let said = std::mem::take(&mut whole);
        ends.push(match word {
            "ok" => serde_json::from_str(&said).map_or(End::Trap(said), |value| body(&value)),
            _ => End::Trap(said),
        });
    }
    if codes.len() == 1 && ends[0].is_empty() && text.contains("SyntaxError") {
        ends[0] = INPUTS
            .map(|_| End::Trap(format!("SyntaxError: {text}")))
            .to_vec();
    }
    Ok(ends)
}

thread_local! {
    /// The events as JSON texts.
    static EVENTS: RefCell<String> =
        RefCell::new(json!(INPUTS.iter().map(|i| event(i).to_string()).collect::<Vec<_>>()).to_string());
}

/// The value goes out as JSON in ASCII, in pieces, since njs cuts longer lines.
fn njs_text(codes: &[&str]) -> String {
    let mut text = EVENTS.with_borrow(|events| format!("var __events = {events};\n"));
    text.push_str(ASCII);
    text.push_str(
        "function __run(i, f) { __events.forEach(function (e) { \
         var word = ' ok ', text; try { text = __ascii(JSON.stringify(f(JSON.parse(e)))); } \
         catch (x) { word = ' trap '; text = __ascii(String(x)); } \
         for (var k = 0; k < text.length; k += 1000) { console.log(i + ' part ' + text.slice(k, k + 1000)); } \
         console.log(i + word + '.'); }); }\n",
    );
    for (i, code) in codes.iter().enumerate() {
        writeln!(
            text,
            "__run({i}, (function () {{ {code}\nreturn handler; }})());"
        )
        .expect("text");
    }
    text
}
