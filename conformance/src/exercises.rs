//! Exercise-style programs with their tests, as they are: which compile, and whether their tests pass in every
//! engine. The programs lie in `conformance/breadth`; a file more is a program more.

use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

use crate::behaviour::{Verdict, judge};
use crate::sweep::rust_files;
use crate::wrapper::Wrapper;

/// What an engine says where a recursion is too deep for it (`docs/exceptions.md`).
const STACK: &str = "Maximum call stack";

/// One program and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The file's name without its ending.
    pub name: String,
    /// How many tests it has.
    pub tests: usize,
    /// What came of them.
    pub verdict: Verdict,
}

impl Outcome {
    /// What is a fault: a test that fails, engines that disagree, a compiler that breaks. A refusal is none.
    pub fn failure(&self) -> Option<String> {
        match &self.verdict {
            Verdict::Agree { early: 0, .. } | Verdict::Refused(_) => None,
            Verdict::Agree { words, .. } if words.contains(STACK) => None,
            other => Some(format!("{other:?}")),
        }
    }

    /// The code that refuses the program, and the message.
    pub fn refusal(&self) -> Option<(&str, &str)> {
        match &self.verdict {
            Verdict::Refused(words) | Verdict::Broken(words) => words.split_once(": "),
            _ => None,
        }
    }
}

/// The folder of the programs.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("breadth")
}

/// Runs the tests of all programs natively, in boa and in njs; generated files go into `work`.
///
/// # Errors
/// If a program cannot be read or has no tests, or rustc or njs cannot be run.
pub fn run(work: &Path, only: &str) -> io::Result<Vec<Outcome>> {
    let mut wrappers = Vec::new();
    for file in rust_files(&folder()) {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        if name.contains(only) {
            wrappers.push(wrapper(&name, &std::fs::read_to_string(&file)?)?);
        }
    }
    let verdicts = judge(work, &wrappers)?;
    let outcomes = wrappers
        .iter()
        .zip(verdicts)
        .map(|(wrapper, verdict)| Outcome {
            name: wrapper.name.clone(),
            tests: wrapper.cases.len(),
            verdict,
        });
    Ok(outcomes.collect())
}

/// The program as a module, and a function that runs its tests by number.
fn wrapper(name: &str, source: &str) -> io::Result<Wrapper> {
    let (program, tests) = with_callable_tests(source);
    if tests.is_empty() {
        return Err(io::Error::other(format!("{name}: no test")));
    }
    let mut text = format!(
        "mod exercise {{\n{program}\n}}\npub fn call(n: usize) -> String {{\n    match n {{\n"
    );
    for (i, test) in tests.iter().enumerate() {
        writeln!(text, "        {i} => exercise::tests::{test}(),").expect("text");
    }
    text.push_str("        _ => {}\n    }\n    \"passed\".to_string()\n}\n");
    Ok(Wrapper {
        name: name.to_string(),
        place: format!("breadth/{name}.rs"),
        text,
        cases: (0..tests.len()).collect(),
        is_wide: false,
    })
}

/// The source with `mod tests` as an ordinary module of public functions, and their names.
fn with_callable_tests(source: &str) -> (String, Vec<String>) {
    let (mut text, mut tests, mut is_test) = (String::new(), Vec::new(), false);
    for line in source.lines() {
        let trimmed = line.trim_start();
        match trimmed {
            "#[cfg(test)]" => continue,
            "#[test]" => {
                is_test = true;
                continue;
            }
            "mod tests {" => text.push_str("pub mod tests {"),
            _ if trimmed.starts_with("#[should_panic") => continue,
            _ => match trimmed.strip_prefix("fn ").filter(|_| is_test) {
                Some(rest) => {
                    is_test = false;
                    tests.push(rest.split('(').next().unwrap_or(rest).to_string());
                    text.push_str("pub ");
                    text.push_str(trimmed);
                }
                None => text.push_str(line),
            },
        }
        text.push('\n');
    }
    (text, tests)
}
