//! How long `cfc run` takes with functions that would never end, whole processes. What ends them
//! is a matter of the emulator's tests; here is only the time.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use super::median;
use crate::outputs;

/// Runs of each.
const RUNS: usize = 3;

/// Bodies of handlers: what they do without end.
const BODIES: [(&str, &str); 24] = [
    ("an empty loop", "for (;;) {}"),
    (
        "a loop that catches",
        "while (true) { try { throw 1; } catch (e) {} finally { continue; } }",
    ),
    ("recursion", "return handler(event);"),
    (
        "promises",
        "function f() { return Promise.resolve().then(f); } return f();",
    ),
    (
        "a regular expression",
        "return /^(a+)+$/.test('a'.repeat(40) + '!');",
    ),
    ("a text that doubles", "var s = 'ab'; for (;;) { s += s; }"),
    (
        "an array that doubles",
        "var a = [1]; for (;;) { a = a.concat(a); }",
    ),
    (
        "an array that grows",
        "var a = []; for (;;) { a.push({ n: a.length }); }",
    ),
    ("repeat", "return 'x'.repeat(1e9).length;"),
    ("padEnd", "return 'x'.padEnd(1e9, 'ab').length;"),
    ("a log", "for (;;) { console.log('line'); }"),
    (
        "built-ins on long texts",
        "var s = 'x'.repeat(1000000); for (;;) { s.trim(); }",
    ),
    ("labels", "a: for (;;) { for (;;) { continue a; } }"),
    (
        "a getter",
        "var o = { get x() { return this.x; } }; return o.x;",
    ),
    (
        "a text of itself",
        "var o = { toString: function () { return '' + this; } }; return '' + o;",
    ),
    (
        "prototypes",
        "var o = {}; for (;;) { o = Object.create(o); }",
    ),
    (
        "a comparison that never settles",
        "var a = [3, 2, 1]; for (;;) { a.sort(function () { a.push(1); return 1; }); }",
    ),
    (
        "JSON of 2^28 objects",
        "var o = { a: 1 }; for (var i = 0; i < 28; i++) { o = { a: o, b: o }; } return o;",
    ),
    (
        "a log of 2^28 objects",
        "var o = { a: 1 }; for (var i = 0; i < 28; i++) { o = { a: o, b: o }; } console.log(o);",
    ),
    (
        "buffers",
        "var l = []; for (;;) { l.push(Buffer.alloc(1000000)); }",
    ),
    (
        "items that are not there",
        "return [].indexOf.call({ length: 9007199254740991 }, 1);",
    ),
    (
        "a join of those",
        "return [].join.call({ length: 9007199254740991 });",
    ),
    (
        "a regular expression of 6,000 characters",
        "return new RegExp('(' + 'a?'.repeat(3000) + ')*b').test('a'.repeat(3000));",
    ),
    (
        "an error that never tells",
        "throw { get message() { for (;;) {} } };",
    ),
];

const EVENT: &str = r#"{ "version": "1.0", "context": { "eventType": "viewer-request" },
    "viewer": { "ip": "192.0.2.1" }, "request": { "method": "GET", "uri": "/", "headers": {} } }"#;

/// What each takes until it is ended, in milliseconds.
pub fn measure(compiler: &Path) -> Result<Vec<(&'static str, f64)>, String> {
    let folder = outputs::scratch("runaways")?;
    let event = folder.join("event.json");
    outputs::write(&event, EVENT)?;
    let mut found = Vec::new();
    for (at, (name, body)) in BODIES.iter().enumerate() {
        let file = folder.join(format!("runaway_{at}.js"));
        outputs::write(&file, &format!("function handler(event) {{ {body} }}\n"))?;
        let mut times = Vec::new();
        for _ in 0..RUNS {
            times.push(ended(compiler, &file, &event)?);
        }
        found.push((*name, median(times)));
    }
    Ok(found)
}

fn ended(compiler: &Path, file: &Path, event: &Path) -> Result<f64, String> {
    let mut run = Command::new(compiler);
    // In the emulator alone: the other engines are not asked for what does not end there.
    run.arg("run").arg(file).arg("--event").arg(event);
    run.env("PATH", "")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let start = Instant::now();
    let status = run.status().map_err(|error| error.to_string())?;
    let time = start.elapsed().as_secs_f64() * 1000.0;
    if status.code() == Some(1) {
        Ok(time)
    } else {
        Err(format!("{}: {status}, and should fail", file.display()))
    }
}
