//! What a function costs in njs: instructions of the processor, counted by callgrind, and bytes
//! that the engine keeps. Start-up, parsing and the surroundings are subtracted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::outputs;

const HARNESS: &str = include_str!("harness.js");

/// Rounds over a function's events while instructions are counted: callgrind is slow, and counts
/// the same each time.
const COUNTED_ROUNDS: usize = 1;
/// Calls while memory is measured: the engine takes it in pieces of 8 KB.
const REMEMBERED_CALLS: usize = 1000;

/// njs, callgrind, and what surrounds a function in `cfc test`.
pub struct Engine {
    before: String,
    after: String,
    folder: PathBuf,
}

/// What one call costs, on the average over a function's events.
#[derive(Clone, Copy)]
pub struct Cost {
    pub instructions: f64,
    pub kept: f64,
}

/// Our output, and the hand-written counterpart.
pub struct Pair<'a> {
    pub ours: &'a str,
    pub hand: &'a str,
}

#[derive(Clone, Copy)]
enum Make {
    Ours,
    Hand,
    Idle,
}

impl Engine {
    /// Scripts go into this folder, which nobody else may have at the time. Fails if a program is
    /// missing.
    pub fn start(folder: &str) -> Result<Engine, String> {
        for program in ["njs", "valgrind"] {
            let there = Command::new(program).arg("--help").output();
            there.map_err(|error| format!("`{program}` is needed: {error}"))?;
        }
        let surroundings = crate::workspace().join("cli/src/engines");
        Ok(Engine {
            before: outputs::read(&surroundings.join("njs_before.js"))?,
            after: outputs::read(&surroundings.join("njs_after.js"))?,
            folder: outputs::scratch(folder)?,
        })
    }

    /// What our output and its counterpart cost on these cases; `name` is for files.
    pub fn costs(&self, name: &str, pair: &Pair, cases: &[Value]) -> Result<(Cost, Cost), String> {
        let idle = self.cost(name, pair, cases, Make::Idle)?;
        let ours = self.cost(name, pair, cases, Make::Ours)?;
        let hand = self.cost(name, pair, cases, Make::Hand)?;
        let without = |cost: Cost| Cost {
            instructions: cost.instructions - idle.instructions,
            kept: cost.kept - idle.kept,
        };
        Ok((without(ours), without(hand)))
    }

    /// What a function makes of each case: its result or a trap, and its calls.
    pub fn outcomes(&self, name: &str, code: &str, cases: &[Value]) -> Result<Vec<Value>, String> {
        let cases: Vec<String> = cases
            .iter()
            .map(|case| complete(case).to_string())
            .collect();
        let text = format!(
            "{}\n{}\n{}\n__cfc.run({});\n",
            self.before,
            body(code),
            self.after,
            json!(cases)
        );
        let output = self.run(&[], &self.script(name, &text)?)?;
        let mut pieces: Vec<String> = Vec::new();
        for line in output.lines() {
            let Some((number, piece)) = line
                .strip_prefix('\u{1}')
                .and_then(|line| line.split_once(' '))
            else {
                continue;
            };
            let piece: String = serde_json::from_str(piece).map_err(|error| error.to_string())?;
            if number == pieces.len().to_string() {
                pieces.push(String::new());
            }
            if let Some(whole) = pieces.last_mut() {
                whole.push_str(&piece);
            }
        }
        if pieces.len() != cases.len() {
            return Err(format!("{name}: njs says {output}"));
        }
        pieces.iter().map(|piece| outcome(piece)).collect()
    }

    /// One call's share of a whole process.
    fn cost(&self, name: &str, pair: &Pair, cases: &[Value], make: Make) -> Result<Cost, String> {
        let calls = COUNTED_ROUNDS * cases.len();
        let script = self.script(name, &self.measured(pair, cases, make, calls))?;
        let callgrind = ["--tool=callgrind", "--callgrind-out-file=/dev/null", "njs"];
        let counted = self.run(&callgrind, &script)?;
        // Without this line, njs did not come to the end.
        figure(&counted, "kept ")?;
        let instructions = figure(&counted, "Collected : ")? / as_f64(calls);
        let script = self.script(name, &self.measured(pair, cases, make, REMEMBERED_CALLS))?;
        let kept = figure(&self.run(&[], &script)?, "kept ")? / as_f64(REMEMBERED_CALLS);
        Ok(Cost { instructions, kept })
    }

    /// All scripts of a pair hold both texts, so that parsing costs the same in each.
    fn measured(&self, pair: &Pair, cases: &[Value], make: Make, calls: usize) -> String {
        let cases: Vec<String> = cases.iter().map(Value::to_string).collect();
        let chosen = match make {
            Make::Ours => "ours",
            Make::Hand => "hand",
            Make::Idle => "idle",
        };
        let keyword = if pair.hand.contains("async function handler") {
            "async "
        } else {
            ""
        };
        format!(
            "{}\n{HARNESS}\nvar ours = function () {{ {}\nreturn handler; }};\n\
             var hand = function () {{ {}\nreturn handler; }};\n\
             var idle = function () {{ {keyword}function handler(event) {{}} return handler; }};\n\
             bench({chosen}, {}, {calls});\n",
            self.before,
            body(pair.ours),
            body(pair.hand),
            json!(cases)
        )
    }

    fn script(&self, name: &str, text: &str) -> Result<PathBuf, String> {
        let path = self.folder.join(format!("{name}.js"));
        outputs::write(&path, text)?;
        Ok(path)
    }

    /// Both streams' text; a program before njs is one that watches it.
    fn run(&self, watcher: &[&str], script: &Path) -> Result<String, String> {
        let mut command = match watcher {
            [] => Command::new("njs"),
            arguments => {
                let mut command = Command::new("valgrind");
                command.args(arguments);
                command
            }
        };
        let output = command
            .arg(script)
            .current_dir(&self.folder)
            .output()
            .map_err(|error| format!("{command:?}: {error}"))?;
        let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.push_str(&String::from_utf8_lossy(&output.stderr));
        Ok(text)
    }
}

/// The recorded events of a folder, as objects with what surrounds them.
pub fn cases(folder: &Path) -> Result<Vec<Value>, String> {
    let mut cases = Vec::new();
    for path in crate::list(folder)? {
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let text = fs::read_to_string(&path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            let case: Value = serde_json::from_str(&text)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            cases.push(surrounded(case));
        }
    }
    if cases.is_empty() {
        return Err(format!("{}: no recorded events", folder.display()));
    }
    Ok(cases)
}

/// As `cfc test` would have it: the clock and chance of a case that names none, and the store of
/// AWS's import format by key.
fn surrounded(case: Value) -> Value {
    let case = if case.get("event").is_some() {
        case
    } else {
        json!({ "event": case })
    };
    let store = case["kvs"]["data"].as_array().map(|entries| {
        let entry = |entry: &Value| {
            let key = entry["key"].as_str().unwrap_or_default().to_owned();
            (key, entry["value"].clone())
        };
        entries.iter().map(entry).collect::<Value>()
    });
    let or = |name: &str, default: Value| case.get(name).cloned().unwrap_or(default);
    let host = json!({
        "clock": or("clock", json!(1_700_000_000_000_i64)),
        "random": or("random", json!(0.42)),
        "kvs": store,
        "edgeLocation": case["edgeLocation"],
        "tenant": case["tenant"],
        "rawQueryString": case["rawQueryString"],
    });
    json!({ "event": case["event"], "host": host })
}

/// What an event may leave out, and a function may count on.
pub fn complete(case: &Value) -> Value {
    let mut case = case.clone();
    for message in ["request", "response"] {
        if let Some(message) = case["event"].get_mut(message) {
            for part in ["headers", "cookies"] {
                if message[part].is_null() {
                    message[part] = json!({});
                }
            }
        }
    }
    if let Some(request) = case["event"].get_mut("request")
        && request["querystring"].is_null()
    {
        request["querystring"] = json!({});
    }
    case
}

/// The messages of traps and the logs are each author's own.
fn outcome(piece: &str) -> Result<Value, String> {
    let outcome: Value = serde_json::from_str(piece).map_err(|error| error.to_string())?;
    let calls = &outcome["calls"];
    Ok(match outcome.get("result") {
        Some(result) => json!({ "result": plain(result), "calls": calls }),
        None => json!({ "trap": true, "calls": calls }),
    })
}

/// Of a response, empty headers and cookies are as good as none.
fn plain(result: &Value) -> Value {
    let mut result = result.clone();
    if let Value::Object(object) = &mut result
        && object.contains_key("statusCode")
    {
        object.retain(|name, value| {
            !matches!(name.as_str(), "headers" | "cookies")
                || value.as_object().is_none_or(|map| !map.is_empty())
        });
    }
    result
}

/// A function's text as it stands inside of another function: the import becomes a variable.
fn body(code: &str) -> String {
    let import = code
        .strip_prefix("import ")
        .and_then(|rest| rest.split_once(';'))
        .and_then(|(import, rest)| Some((import.split_once("from")?, rest)));
    match import {
        Some(((name, _), rest)) => format!("var {}=__cfc.cloudfront;{rest}", name.trim()),
        None => code.to_owned(),
    }
}

/// The number after these words.
pub fn figure(output: &str, words: &str) -> Result<f64, String> {
    output
        .lines()
        .find_map(|line| line.split_once(words))
        .and_then(|(_, number)| number.trim().parse().ok())
        .ok_or_else(|| format!("`{words}` is not in {output}"))
}

fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
