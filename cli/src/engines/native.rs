//! Cases on the handlers themselves: rustc builds them into a program that takes all cases.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use cfc_compiler::CompiledFunction;
use serde_json::{Value, json};

use super::process::{self, Ended, Streams};
use super::{End, Input, Outcome};
use crate::cargo::Cargo;
use crate::generated;
use crate::package::Package;
use crate::report::Failure;

/// Stands before each case's own lines on the program's standard output.
const MARKER: &str = "\u{1}case";

/// A case takes microseconds: after this, it does not end.
const PATIENCE: Duration = Duration::from_secs(5);

/// The handlers of a package as a program.
#[derive(Clone, Debug)]
pub struct Native {
    program: PathBuf,
}

/// Why there is no program.
#[derive(Clone, Debug)]
pub enum NotBuilt {
    /// rustc refuses the package; its messages.
    Refused(String),
    /// Cargo could not be called.
    Failed(Failure),
}

/// Builds the handlers.
pub fn build(
    package: &Package,
    functions: &[CompiledFunction],
    cargo: &Cargo,
) -> Result<Native, NotBuilt> {
    let manifest = generated::harness(package, functions).map_err(NotBuilt::Failed)?;
    let called = cargo
        .build(&manifest, &package.target)
        .map_err(NotBuilt::Failed)?;
    match called.program {
        Some(program) if called.success => Ok(Native { program }),
        Some(_) | None => Err(NotBuilt::Refused(called.messages)),
    }
}

impl Native {
    /// Runs cases, each a function's name and its input.
    ///
    /// # Errors
    ///
    /// If the program cannot be started, or refuses a case.
    pub fn run_all(&self, cases: &[(&str, &Input)]) -> Result<Vec<Outcome>, Failure> {
        let mut outcomes = Vec::new();
        while outcomes.len() < cases.len() {
            let rest = &cases[outcomes.len()..];
            let (done, end) = self.run_some(rest)?;
            let stopped = done.len() < rest.len();
            outcomes.extend(done);
            if stopped {
                // The next case is the one that took the process with it.
                outcomes.push(Outcome::new(end, &[], &[]));
            }
        }
        Ok(outcomes)
    }

    /// The outcomes until a case ends the process, and how that one ended.
    fn run_some(&self, cases: &[(&str, &Input)]) -> Result<(Vec<Outcome>, End), Failure> {
        let folder = tempfile::tempdir().map_err(|error| scratch(&error))?;
        let path = |name: &str| folder.path().join(name);
        let (input, logs, results) = (path("cases"), path("logs"), path("results"));
        let lines: Vec<String> = cases
            .iter()
            .map(|(name, input)| line(name, input).to_string())
            .collect();
        fs::write(&input, lines.join("\n") + "\n").map_err(|error| scratch(&error))?;
        let mut command = Command::new(&self.program);
        command.arg(&results);
        let streams = Streams {
            input: &input,
            output: &logs,
            errors: None,
            grows: &results,
        };
        let ended = process::run(command, &streams, PATIENCE).map_err(|error| {
            Failure::new(format!("cannot run `{}`: {error}", self.program.display()))
        })?;
        let end = match ended {
            Ended::Stuck => End::Endless(format!("no end within {} s", PATIENCE.as_secs())),
            Ended::Itself(status) => End::Trap(format!("the process ended with {status}")),
        };
        let outcomes = read(&results, &logs)?;
        if outcomes.len() < cases.len()
            && matches!(ended, Ended::Itself(status) if status.success())
        {
            return Err(Failure::new("the native program left cases out"));
        }
        Ok((outcomes, end))
    }
}

fn line(name: &str, input: &Input) -> Value {
    json!({
        "function": name,
        "event": *input.event,
        "host": input.surroundings(),
    })
}

fn read(results: &Path, logs: &Path) -> Result<Vec<Outcome>, Failure> {
    let results = fs::read_to_string(results).unwrap_or_default();
    let logs = String::from_utf8_lossy(&fs::read(logs).unwrap_or_default()).into_owned();
    let mut logs = split_logs(&logs).into_iter();
    // A line without its end was cut off.
    let whole = results.rfind('\n').map_or("", |end| &results[..end]);
    whole
        .lines()
        .map(|line| read_line(line, &logs.next().unwrap_or_default()))
        .collect()
}

/// The lines of each case.
fn split_logs(text: &str) -> Vec<Vec<String>> {
    let mut cases: Vec<Vec<String>> = Vec::new();
    for line in text.lines() {
        match cases.last_mut() {
            _ if line == MARKER => cases.push(Vec::new()),
            Some(lines) => lines.push(line.to_owned()),
            None => {}
        }
    }
    cases
}

fn read_line(line: &str, logs: &[String]) -> Result<Outcome, Failure> {
    let outcome: Value = serde_json::from_str(line)
        .map_err(|error| Failure::new(format!("the native program wrote no JSON: {error}")))?;
    let calls = outcome["calls"].as_array().cloned().unwrap_or_default();
    let end = match (
        outcome.get("result"),
        outcome["trap"].as_str(),
        outcome["error"].as_str(),
    ) {
        (Some(result), _, _) => End::Returned(result.clone()),
        (None, Some(trap), _) => End::Trap(trap.to_owned()),
        (None, None, error) => {
            let error = error.unwrap_or("an outcome of an unknown form");
            return Err(Failure::new(format!(
                "the native run refuses the event: {error}"
            )));
        }
    };
    Ok(Outcome::new(end, &calls, logs))
}

fn scratch(error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot write temporary files: {error}"))
}
