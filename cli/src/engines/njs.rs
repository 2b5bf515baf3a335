//! Cases in njs, where it is installed. One process takes all cases of a function: a script of
//! the surroundings, the function, and a loop over the cases that prints what they come to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};

use super::process::{self, Ended, Streams};
use super::{End, Input, Outcome};
use crate::report::Failure;

const BEFORE: &str = include_str!("njs_before.js");
const CWT: &str = include_str!("njs_cwt.js");
const AFTER: &str = include_str!("njs_after.js");

/// The module `cloudfront`: njs finds it as a file of that name in the script's folder.
const CLOUDFRONT: &str = include_str!("njs_cloudfront.js");

/// A case takes microseconds: after this, it does not end.
const PATIENCE: Duration = Duration::from_secs(3);

/// njs, as installed.
#[derive(Clone, Debug)]
pub struct Njs {
    program: PathBuf,
}

/// Finds njs on the PATH.
pub fn find() -> Option<Njs> {
    let path = std::env::var_os("PATH")?;
    let name = format!("njs{}", std::env::consts::EXE_SUFFIX);
    let programs = std::env::split_paths(&path).map(|folder| folder.join(&name));
    let program = programs.into_iter().find(|program| program.is_file())?;
    Some(Njs { program })
}

impl Njs {
    /// Runs a function's JavaScript on each input.
    ///
    /// # Errors
    ///
    /// If njs cannot be started.
    pub fn run_all(&self, code: &str, inputs: &[&Input]) -> Result<Vec<Outcome>, Failure> {
        let (mut outcomes, _) = self.run_some(code, inputs)?;
        if outcomes.len() < inputs.len() {
            // What njs still held back when it was stopped is lost, so each case goes alone.
            outcomes.clear();
            for input in inputs {
                let (mut one, end) = self.run_some(code, &[input])?;
                outcomes.push(one.pop().unwrap_or_else(|| Outcome::new(end, &[], &[])));
            }
        }
        Ok(outcomes)
    }

    fn run_some(&self, code: &str, inputs: &[&Input]) -> Result<(Vec<Outcome>, End), Failure> {
        let folder = tempfile::tempdir().map_err(|error| scratch(&error))?;
        let path = |name: &str| folder.path().join(name);
        let (script, output, empty) = (path("script.js"), path("output"), path("empty"));
        let written = fs::write(&script, text(code, inputs))
            .and_then(|()| fs::write(path("cloudfront"), CLOUDFRONT))
            .and_then(|()| fs::write(&empty, ""));
        written.map_err(|error| scratch(&error))?;
        let mut command = Command::new(&self.program);
        command.arg("-p").arg(folder.path()).arg(&script);
        let streams = Streams {
            input: &empty,
            output: &output,
            errors: Some(&output),
            grows: &output,
        };
        let ended = process::run(command, &streams, PATIENCE).map_err(|error| {
            Failure::new(format!("cannot run `{}`: {error}", self.program.display()))
        })?;
        let end = match ended {
            Ended::Stuck => End::Endless(format!("no end within {} s", PATIENCE.as_secs())),
            Ended::Itself(_) => End::Trap(last_line(&output)),
        };
        Ok((read(&output)?, end))
    }
}

fn text(code: &str, inputs: &[&Input]) -> String {
    let cases: Vec<Value> = inputs.iter().map(|input| case(input)).collect();
    // The cases are JSON inside of JSON: the script parses each when its turn comes.
    let cases: Vec<String> = cases.iter().map(Value::to_string).collect();
    // Tokens are rare, and njs reads the whole script for each function.
    let cwt = if code.contains("cwt") { CWT } else { "" };
    format!(
        "{BEFORE}\n{cwt}\n{code}\n{AFTER}\n__cfc.run({});\n",
        json!(cases)
    )
}

fn case(input: &Input) -> Value {
    json!({ "event": *input.event, "host": input.surroundings() })
}

/// The outcomes of the first cases, without a gap. A line is a case's number and a piece of its
/// outcome's JSON, as a JSON text.
fn read(output: &Path) -> Result<Vec<Outcome>, Failure> {
    let text = String::from_utf8_lossy(&fs::read(output).unwrap_or_default()).into_owned();
    let mut pieces: Vec<String> = Vec::new();
    for line in text.lines() {
        let Some((number, piece)) = line
            .strip_prefix('\u{1}')
            .and_then(|line| line.split_once(' '))
        else {
            continue;
        };
        let (Ok(number), Ok(piece)) = (
            number.parse::<usize>(),
            serde_json::from_str::<String>(piece),
        ) else {
            continue;
        };
        if number == pieces.len() {
            pieces.push(String::new());
        }
        if let Some(whole) = pieces.get_mut(number) {
            whole.push_str(&piece);
        }
    }
    let mut outcomes = Vec::new();
    for piece in pieces {
        match serde_json::from_str::<Value>(&piece) {
            Ok(outcome) => outcomes.push(outcome_of(&outcome)?),
            Err(_) => break, // The process ended in the middle of it.
        }
    }
    Ok(outcomes)
}

fn outcome_of(outcome: &Value) -> Result<Outcome, Failure> {
    let list = |name: &str| outcome[name].as_array().cloned().unwrap_or_default();
    let logs: Vec<String> = list("logs")
        .iter()
        .map(|log| log.as_str().unwrap_or_default().to_owned())
        .collect();
    let end = match (outcome.get("result"), outcome["trap"].as_str()) {
        (Some(result), _) => End::Returned(result.clone()),
        (None, Some(trap)) => End::Trap(trap.to_owned()),
        (None, None) => return Err(Failure::new("njs wrote an outcome of an unknown form")),
    };
    Ok(Outcome::new(end, &list("calls"), &logs))
}

fn last_line(output: &Path) -> String {
    let text = String::from_utf8_lossy(&fs::read(output).unwrap_or_default()).into_owned();
    let last = text.lines().rev().find(|line| !line.trim().is_empty());
    last.unwrap_or("njs ended without a word").to_owned()
}

fn scratch(error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot write temporary files: {error}"))
}
