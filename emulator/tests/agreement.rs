//! Every built-in of the runtime, method by method, on edge values: the emulator against njs, where
//! `njs` is on the PATH. What differs belongs to one of the groups here, and each group has its
//! decision in `docs/engine-differences.md`.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::Duration;

use cfc_emulator::{Case, Host, Limits, Program, run};
use serde_json::json;

const CALLS: &str = include_str!("agreement/calls.js");
const DECISIONS: &str = include_str!("../../docs/engine-differences.md");

const FAMILIES: [&str; 13] = [
    "operators",
    "string",
    "array",
    "regexp",
    "bytes",
    "object",
    "math",
    "number",
    "date",
    "functions",
    "text",
    "generic",
    "json",
];

/// A call that came out differently.
struct Difference {
    call: String,
    theirs: String,
    ours: String,
}

/// Known differences: the heading of the decision, and which calls belong to it.
type Group = (&'static str, fn(&Difference) -> bool);

const GROUPS: [Group; 19] = [
    ("The last digit of numbers", |d| {
        same_but_last_digits(&d.theirs, &d.ours)
    }),
    ("`match` with the flag `g`", |d| {
        d.call.contains(".match(/[ab]/g") || d.call.contains('/') && d.call.ends_with(" match")
    }),
    ("Patterns of PCRE", |d| {
        const PCRE: [&str; 11] = [
            "\\p{L}", "\\h", "\\Z", "\\A", "\\Q", "(?i)", "[]", "[^]", "\\k<n>", "\\cJ", "\\0",
        ];
        let body = d.call.trim_start_matches("new RegExp(");
        let body = body.trim_start_matches('/');
        PCRE.iter().any(|piece| body.starts_with(piece)) || body.starts_with("(?<n>a)\\k<n>")
    }),
    ("Flags of `RegExp`", |d| {
        d.call.starts_with("new RegExp(a, ")
    }),
    ("A slash in a pattern's text", |d| {
        d.call.starts_with("RegExp('/')")
    }),
    ("A pattern where a text is wanted", |d| {
        ["startsWith(/", "endsWith(/", "includes(/"]
            .iter()
            .any(|start| d.call.contains(start))
            && d.ours == "!TypeError"
    }),
    ("Rounding of digits", |d| {
        d.call.contains(".toPrecision(") || d.call.contains(".toExponential(")
    }),
    ("`toString(undefined)` of a number", |d| {
        d.call.ends_with(".toString(undefined)") && d.theirs == "!RangeError"
    }),
    ("`1 ** NaN`", |d| {
        (d.call.contains(" ** ") || d.call.starts_with("Math.pow(")) && d.theirs == "NaN"
    }),
    ("Order of keys that are integers", |d| {
        d.call.contains("{length:2,0:x}") && letters(&d.theirs) == letters(&d.ours)
    }),
    ("Typed arrays", |d| {
        d.call.contains("Array") && !d.call.starts_with("Array.")
            || d.call.contains("Object.") && d.call.contains("Buffer(")
            || d.call.starts_with("new Int8Array(")
    }),
    ("Dates that are none", |d| {
        d.theirs == "!RangeError" && d.call.contains("Date(")
    }),
    ("Texts of dates", |d| d.call.starts_with("Date.parse(")),
    ("A date beside `==`", |d| {
        d.call.contains("new Date(0)") && d.call.contains(" == ")
    }),
    ("`endsWith` before the start", |d| {
        d.call.contains(".endsWith(")
    }),
    ("Indentation of what is empty", |d| {
        d.call.starts_with("JSON.stringify([], ") || d.call.starts_with("JSON.stringify({}, ")
    }),
    ("Lone surrogates", |d| d.call == "JSON.stringify(text 7)"),
    ("Buffers from texts that are cut off", |d| {
        ["Buffer.from(", "Buffer.byteLength(", "atob("]
            .iter()
            .any(|start| d.call.starts_with(start))
            || d.call.contains("%ED%A0%80")
    }),
    ("What writing into a buffer returns", |d| {
        ["buffer.write", ".write(", ".fill("]
            .iter()
            .any(|name| d.call.contains(name))
    }),
];

#[test]
fn built_ins_agree_with_njs() {
    if njs("json").is_none() {
        return;
    }
    let mut seen = BTreeMap::<&str, usize>::new();
    let (mut calls, mut unknown) = (0, Vec::new());
    for (count, differences) in compare_all() {
        calls += count;
        for difference in differences {
            match GROUPS.iter().find(|(_, holds)| holds(&difference)) {
                Some((name, _)) => *seen.entry(name).or_default() += 1,
                None => unknown.push(format!(
                    "{}\n    njs      {}\n    emulator {}",
                    difference.call, difference.theirs, difference.ours
                )),
            }
        }
    }
    assert!(
        unknown.is_empty(),
        "{} unknown\n{}",
        unknown.len(),
        unknown.join("\n")
    );
    assert!(calls > 80_000, "{calls} calls");
    for (name, _) in GROUPS {
        assert!(seen.contains_key(name), "nothing differs any more: {name}");
    }
    let listed = seen.values().sum::<usize>();
    assert!(
        listed < calls / 30,
        "{listed} of {calls} calls differ: {seen:?}"
    );
}

#[test]
fn every_difference_has_a_decision() {
    for (name, _) in GROUPS {
        let heading = format!("\n### {name}\n");
        let (_, decision) = DECISIONS.split_once(&heading).expect(name);
        let decision = decision.split("\n### ").next().expect("a first part");
        assert!(decision.contains("**Decision:**"), "{name}");
    }
}

/// For each family the number of calls and what differs; half of the families on each thread.
fn compare_all() -> Vec<(usize, Vec<Difference>)> {
    let (left, right) = FAMILIES.split_at(2);
    std::thread::scope(|scope| {
        let halves = [left, right].map(|half| {
            scope.spawn(move || {
                half.iter()
                    .map(|family| compare(family))
                    .collect::<Vec<_>>()
            })
        });
        halves
            .into_iter()
            .flat_map(|half| half.join().expect("a comparison ends"))
            .collect()
    })
}

fn compare(family: &str) -> (usize, Vec<Difference>) {
    let theirs = by_call(&njs(family).expect("njs is there"));
    let ours = by_call(&emulated(family));
    let none = "(not called)".to_owned();
    let calls = theirs.keys().chain(ours.keys());
    let mut differences = BTreeMap::new();
    for call in calls {
        let (theirs, ours) = (
            theirs.get(call).unwrap_or(&none),
            ours.get(call).unwrap_or(&none),
        );
        if theirs != ours {
            let difference = Difference {
                call: call.clone(),
                theirs: theirs.clone(),
                ours: ours.clone(),
            };
            differences.insert(call.clone(), difference);
        }
    }
    (theirs.len(), differences.into_values().collect())
}

fn by_call(lines: &[String]) -> BTreeMap<String, String> {
    lines
        .iter()
        .filter_map(|line| line.rsplit_once(" => "))
        .map(|(call, result)| (call.to_owned(), result.to_owned()))
        .collect()
}

fn emulated(family: &str) -> Vec<String> {
    let source = format!("{CALLS}\nfunction handler() {{ return family('{family}'); }}\n");
    let program = Program::new("calls.js", &source).expect("the calls parse");
    let limits = Limits {
        instructions: 1_000_000_000,
        wall: Duration::from_mins(2),
        memory_bytes: u64::MAX,
        ..Limits::default()
    };
    let host = Host {
        limits,
        ..Host::default()
    };
    let event = json!({});
    let outcome = run(
        &program,
        &Case {
            event: &event,
            host: &host,
        },
    );
    let lines = outcome.result.expect("the calls are made");
    let lines = lines.as_array().expect("a list of lines");
    lines
        .iter()
        .filter_map(|line| Some(line.as_str()?.to_owned()))
        .collect()
}

/// `None`, and a line that says so, where there is no njs. One process for a whole family.
fn njs(family: &str) -> Option<Vec<String>> {
    let print = "forEach(function (line) { console.log(line); })";
    let source = format!("{CALLS}\nfamily('{family}').{print};\n");
    let run = Command::new("njs")
        .args(["-c", &source])
        .stdin(Stdio::null())
        .output();
    let Ok(run) = run else {
        // Past the capture of the test's output: a comparison that is left out has to be seen.
        writeln!(
            std::io::stderr(),
            "SKIPPED: njs is not on the PATH, its built-ins were not compared"
        )
        .expect("standard error takes text");
        return None;
    };
    assert!(
        run.status.success(),
        "{family}: {}",
        String::from_utf8_lossy(&run.stderr)
    );
    let text = String::from_utf8_lossy(&run.stdout);
    Some(text.lines().map(str::to_owned).collect())
}

/// Whether two texts are the same but for digits after the fifteenth of a number.
fn same_but_last_digits(a: &str, b: &str) -> bool {
    let parts = |text: &str| {
        text.split(|c: char| ",[]:{} \"()".contains(c))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (a, b) = (parts(a), parts(b));
    a.len() == b.len()
        && a.iter()
            .zip(&b)
            .all(|(a, b)| match (a.parse::<f64>(), b.parse::<f64>()) {
                _ if a == b => true,
                (Ok(x), Ok(y)) => x != 0.0 && (x - y).abs() <= x.abs() * 1e-14,
                _ => false,
            })
}

fn letters(text: &str) -> Vec<char> {
    let mut letters = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<Vec<_>>();
    letters.sort_unstable();
    letters
}
