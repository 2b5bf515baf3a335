//! The compiled side: a wrapper as a handler, and what boa and njs make of its JavaScript.

use std::fmt::Write;
use std::io;
use std::path::Path;
use std::time::Duration;

use cfc_compiler::Options;
use cfc_emulator::{Case, Host, Limits, Program};
use cfc_syntax::Level;
use serde_json::json;

use crate::behaviour::End;
use crate::shared::{self, ASCII, compile_text};
use crate::show::{IMPORTS, support};
use crate::wrapper::Wrapper;

/// What the compiler makes of a wrapper.
#[derive(Clone, Debug)]
pub enum Compiled {
    /// JavaScript.
    Code(String),
    /// The errors.
    Refused(String),
    /// A panic's words, or those of an internal error.
    Broken(String),
}

/// The wrapper as a single-file function.
pub fn handler_text(wrapper: &Wrapper) -> String {
    let mut text = format!(
        "use cloudfront_functions::prelude::*;\n{IMPORTS}\n{}\n{}",
        support(),
        wrapper.text
    );
    text.push_str(
        "#[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Response {\n    \
         let n: usize = event.request.uri.parse().expect(\"a number\");\n    \
         Response::new(200).with_body(call(n))\n}\n",
    );
    text
}

/// Compiles a wrapper.
pub fn compiled(wrapper: &Wrapper) -> Compiled {
    let text = handler_text(wrapper);
    let compiled = match compile_text(&text, &Options::default()) {
        Ok(compiled) => compiled,
        Err(words) => return Compiled::Broken(words),
    };
    let mut said = String::new();
    for d in compiled
        .diagnostics
        .iter()
        .filter(|d| d.level == Level::Error)
    {
        let (line, _) = compiled.sources.line_column(d.span);
        let source = text
            .lines()
            .nth((line as usize).saturating_sub(1))
            .unwrap_or_default();
        write!(
            said,
            "{}: {} (`{}`) ",
            d.code.id,
            d.message,
            compiled.sources.snippet(d.span)
        )
        .expect("text");
        if said.len() < 300 && !source.contains("fn show") {
            write!(said, "in `{source}` ").expect("text");
        }
    }
    match compiled.functions.into_iter().next() {
        Some(function) => Compiled::Code(function.code),
        None if said.contains("CFC09") => Compiled::Broken(said),
        None => Compiled::Refused(said),
    }
}

/// A script's part that calls a handler with every number and gathers lines.
fn calls(code: &str, cases: &[usize]) -> String {
    let list: Vec<String> = cases.iter().map(ToString::to_string).collect();
    format!(
        "(function () {{ {code}\nreturn [{}].map(function (n) {{ try {{ var b = handler({{ version: '1.0', \
         context: {{}}, viewer: {{}}, request: {{ method: 'GET', uri: String(n), querystring: {{}}, headers: {{}}, \
         cookies: {{}} }} }}).body; return 'ok ' + (typeof b === 'string' ? b : b.data); }} \
         catch (e) {{ return 'trap ' + e; }} }}); }})()",
        list.join(",")
    )
}

/// All cases in boa; none if it reached a limit.
pub fn boa(code: &str, cases: &[usize]) -> Vec<End> {
    let script = format!(
        "function handler(event) {{ return {{ statusCode: 200, body: JSON.stringify({}) }}; }}",
        calls(code, cases)
    );
    let program = match Program::new("input.js", &script) {
        Ok(program) => program,
        Err(error) => return vec![End::Trap(format!("SyntaxError: {error:?}")); cases.len()],
    };
    let limits = Limits {
        instructions: 200_000_000,
        wall: Duration::from_mins(1),
        ..Limits::default()
    };
    let host = Host {
        limits,
        ..Host::default()
    };
    match cfc_emulator::run(
        &program,
        &Case {
            event: &json!({}),
            host: &host,
        },
    )
    .result
    {
        Ok(value) => lines(value["body"].as_str().unwrap_or_default()),
        Err(error) => vec![End::Limit(format!("{}: {}", error.name, error.message)); cases.len()],
    }
}

fn lines(text: &str) -> Vec<End> {
    let lines: Vec<String> = serde_json::from_str(text).unwrap_or_default();
    lines
        .into_iter()
        .map(|line| match line.strip_prefix("ok ") {
            Some(value) => End::Value(value.to_string()),
            None => End::Trap(line.strip_prefix("trap ").unwrap_or(&line).to_string()),
        })
        .collect()
}

/// How many wrappers one njs process takes: it frees no memory before its end.
const AT_ONCE: usize = 20;

/// How many calls of one wrapper, where all together are too much for it.
const CASES_AT_ONCE: usize = 16;

/// All wrappers in njs.
///
/// # Errors
/// If njs cannot be started or a file cannot be written.
pub fn njs(folder: &Path, work: &[(&str, &[usize])]) -> io::Result<Vec<Vec<End>>> {
    let mut all = Vec::new();
    for chunk in work.chunks(AT_ONCE) {
        let ends = njs_process(folder, chunk)?;
        if ends
            .iter()
            .zip(chunk)
            .all(|(ends, (_, cases))| ends.len() == cases.len())
        {
            all.extend(ends);
            continue;
        }
        for one in chunk {
            let mut ends = Vec::new();
            for cases in one.1.chunks(CASES_AT_ONCE) {
                ends.extend(njs_process(folder, &[(one.0, cases)])?.remove(0));
            }
            ends.resize(one.1.len(), End::Limit("njs gave no answer".to_string()));
            all.push(ends);
        }
    }
    Ok(all)
}

fn njs_process(folder: &Path, work: &[(&str, &[usize])]) -> io::Result<Vec<Vec<End>>> {
    let mut text = String::from(ASCII);
    text.push_str(
        "function __tell(i, all) { all.forEach(function (x) { console.log(i + ' ' + __ascii(JSON.stringify(x))); }); }\n",
    );
    for (i, (code, cases)) in work.iter().enumerate() {
        writeln!(text, "__tell({i}, {});", calls(code, cases)).expect("text");
    }
    let said = shared::njs(&folder.join("wrappers.js"), &text)?;
    let mut ends: Vec<Vec<End>> = vec![Vec::new(); work.len()];
    for line in said.lines() {
        let Some((index, rest)) = line.split_once(' ') else {
            continue;
        };
        let index: Option<usize> = index.parse().ok();
        if let (Some(ends), Some(end)) = (
            index.and_then(|i| ends.get_mut(i)),
            lines(&format!("[{rest}]")).into_iter().next(),
        ) {
            ends.push(end);
        }
    }
    if work.len() == 1 && ends[0].is_empty() {
        ends[0] = vec![End::Trap(format!("njs: {said}")); work[0].1.len()];
    }
    Ok(ends)
}
