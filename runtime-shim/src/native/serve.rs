//! The process that tests talk to: cases as lines of JSON on standard input, what became of them
//! as lines of JSON in a file, and the author's `println!` on standard output between markers.

use std::any::Any;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufWriter, Write};
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use serde_json::{Value, json};

use super::error::EventError;
use super::host::{Call, Host, Tenant, with_host};
use super::read::At;
use crate::edge::EdgeLocation;

/// A function's name, and how to run it on an event.
pub type Entry<'a> = (&'a str, fn(&Value) -> Result<Value, EventError>);

/// Stands before each case's own lines on standard output.
const MARKER: &str = "\u{1}case";

/// Runs the cases on standard input, and writes what became of them to the file that is the
/// program's first argument.
///
/// A case is one line:
/// `{"function": NAME, "event": {…}, "host": {"clock": MILLISECONDS, "random": X, "kvs": {…},
/// "edgeLocation": {"name": …, "serverIp": …, "region": …}, "tenant": {"id": …, "parameters": {…}},
/// "rawQueryString": TEXT}}`;
/// `host` and each of its fields may be left out, or be `null`. It becomes one line:
/// `{"result": {…}, "calls": […]}`, or with `"trap": MESSAGE` for a panic, or with
/// `"error": MESSAGE` if it could not be run at all, in place of `result`. Before each case, the
/// line `\u{1}case` is printed on standard output: what the function prints follows it.
pub fn serve(entries: &[Entry<'_>]) -> ExitCode {
    // A panic is an outcome here, and the outcome has its message.
    panic::set_hook(Box::new(|_| {}));
    let mut errors = io::stderr();
    let served = match std::env::args_os().nth(1) {
        Some(path) => File::create(path).and_then(|file| {
            serve_lines(
                entries,
                io::stdin().lock(),
                BufWriter::new(file),
                io::stdout(),
            )
        }),
        None => Err(io::Error::other("the path of the output file is missing")),
    };
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // INVARIANT: nobody listens if standard error is gone; the exit code still tells.
            let _ = writeln!(errors, "{error}");
            ExitCode::from(2)
        }
    }
}

/// As [`serve`] does, from any input to any output. `log` is where the markers go.
///
/// # Errors
///
/// If reading or writing fails.
pub fn serve_lines(
    entries: &[Entry<'_>],
    input: impl BufRead,
    mut output: impl Write,
    mut log: impl Write,
) -> io::Result<()> {
    for line in input.lines() {
        writeln!(log, "{MARKER}")?;
        log.flush()?;
        let outcome = run_line(entries, &line?);
        writeln!(output, "{outcome}")?;
        // The next case may end the process: a stack overflow cannot be caught.
        output.flush()?;
    }
    log.flush()
}

fn run_line(entries: &[Entry<'_>], line: &str) -> Value {
    let case = match serde_json::from_str::<Value>(line) {
        Ok(case) => case,
        Err(error) => return failure(&format!("the case is not JSON: {error}")),
    };
    match run_case(entries, &case) {
        Ok(outcome) => outcome,
        Err(error) => failure(&error.to_string()),
    }
}

fn run_case(entries: &[Entry<'_>], case: &Value) -> Result<Value, EventError> {
    let at = At::root("case", case);
    at.only(&["function", "event", "host"])?;
    let function = at.field("function")?;
    let name = function.text()?;
    let Some((_, run)) = entries.iter().find(|(entry, _)| *entry == name) else {
        return Err(function.error(format!("there is no function `{name}`")));
    };
    let host = match at.optional("host")? {
        Some(host) => read_host(host)?,
        None => Host::default(),
    };
    let event = at.field("event")?.value();
    let (outcome, host) = with_host(host, || {
        panic::catch_unwind(AssertUnwindSafe(|| run(event)))
    });
    let calls: Value = host.calls.iter().map(Call::to_json).collect();
    Ok(match outcome {
        Ok(result) => json!({ "result": result?, "calls": calls }),
        Err(payload) => json!({ "trap": message(payload.as_ref()), "calls": calls }),
    })
}

fn read_host(at: At<'_>) -> Result<Host, EventError> {
    at.only(&[
        "clock",
        "random",
        "kvs",
        "edgeLocation",
        "tenant",
        "rawQueryString",
    ])?;
    let mut host = Host::default();
    if let Some(clock) = given(&at, "clock")? {
        let millis = clock.value().as_i64();
        host.clock_millis =
            millis.ok_or_else(|| clock.expected("whole milliseconds", clock.value()))?;
    }
    if let Some(random) = given(&at, "random")? {
        let number = random.value().as_f64();
        host.random = number.ok_or_else(|| random.expected("a number", random.value()))?;
    }
    let edge = given(&at, "edgeLocation")?;
    host.edge_location = edge.map(EdgeLocation::from_json).transpose()?;
    host.tenant = given(&at, "tenant")?.map(read_tenant).transpose()?;
    let raw = given(&at, "rawQueryString")?;
    host.raw_query_string = raw.map(|raw| raw.text()).transpose()?;
    host.key_value_store = given(&at, "kvs")?.map(|at| read_texts(&at)).transpose()?;
    Ok(host)
}

/// A field that is there and is not `null`.
fn given<'b>(at: &'b At<'_>, name: &'b str) -> Result<Option<At<'b>>, EventError> {
    let field = at.optional(name)?;
    Ok(field.filter(|field| !field.value().is_null()))
}

fn read_tenant(at: At<'_>) -> Result<Tenant, EventError> {
    at.only(&["id", "parameters"])?;
    Ok(Tenant {
        id: at.field("id")?.text()?,
        parameters: read_texts(&at.field("parameters")?)?,
    })
}

fn read_texts(at: &At<'_>) -> Result<BTreeMap<String, String>, EventError> {
    let entries = at.members()?;
    entries
        .map(|entry| Ok((entry.name().to_string(), entry.text()?)))
        .collect()
}

fn failure(message: &str) -> Value {
    json!({ "error": message, "calls": [] })
}

/// The text of a panic; every `panic!` has one of these two types.
fn message(payload: &(dyn Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        (*text).to_string()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        "panic".to_string()
    }
}
