//! `cfc coverage`: which branches of the compiled handlers no recorded event takes. Runs in the emulator
//! alone, and compares nothing: that is `cfc test`'s.

use std::collections::BTreeMap;
use std::path::Path;

use cfc_compiler::cover::{self, Branch, Branches, Way};
use cfc_compiler::{CompiledFunction, Options};

use crate::build;
use crate::cargo::Cargo;
use crate::engines::{Input, emulator};
use crate::package::Package;
use crate::recorded;
use crate::render;
use crate::report::{Exit, Failure, Report, count};
use crate::test;

/// What says, where a branch begins, that no event can take it.
const EXCUSE: &str = "// uncovered:";

/// `cfc coverage`: runs a package's recorded events and names the branches that none of them takes.
///
/// A function's own branches have to be taken by its own events. Code that it shares with others may be
/// covered by any of them, since each function has only those parts of it that it uses.
pub fn coverage(path: &Path, cargo: &Cargo) -> Report {
    Package::each(path, cargo, run)
}

fn run(package: &Package, report: &mut Report) -> Result<(), Failure> {
    let options = Options {
        branches: Branches::Counted,
        ..Options::default()
    };
    let functions = build::functions(package, &options, report);
    if report.exit != Exit::Success {
        return Ok(());
    }
    let places = recorded::find(package, &functions, report)?;
    test::warn_of_untested(package, &functions, &places, report);
    let cases = test::read_cases(package, &functions, &places, report);
    let mut tally = Tally::default();
    for (at, function) in functions.iter().enumerate() {
        let mine = cases.iter().filter(|case| case.function == at);
        let inputs: Vec<&Input> = mine.map(|case| &case.case.input).collect();
        tally.add(function, &counts(function, &inputs));
    }
    tally.report(package, functions.len(), report);
    Ok(())
}

/// How often each counter of a function was passed, over all inputs.
fn counts(function: &CompiledFunction, inputs: &[&Input]) -> Vec<u64> {
    let mut sums = Vec::new();
    for run in emulator::run_all(&function.name, &function.code, inputs) {
        let lines = run.details.logs.iter();
        let Some(counts) = lines.filter_map(|line| cover::counts(line)).next_back() else {
            continue;
        };
        sums.resize(counts.len().max(sums.len()), 0);
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    sums
}

/// A branch of the sources: file, line and column, and what leads there.
type Key = (String, (u32, u32), Way);

/// A branch as one function has it.
struct Found {
    function: String,
    /// Whether it is in the function's own file.
    is_own: bool,
    is_taken: bool,
}

#[derive(Default)]
struct Tally {
    branches: BTreeMap<Key, Vec<Found>>,
}

impl Tally {
    fn add(&mut self, function: &CompiledFunction, counts: &[u64]) {
        for (at, branch) in function.branches.iter().enumerate() {
            self.branches.entry(key(branch)).or_default().push(Found {
                function: function.name.clone(),
                is_own: branch.file == function.file,
                is_taken: counts.get(at).is_some_and(|count| *count > 0),
            });
        }
    }

    fn report(&self, package: &Package, functions: usize, report: &mut Report) {
        // What a derive writes is excused: its branches are not the author's to reach.
        let (mut taken, mut excused) = (0, 0);
        for (key, found) in &self.branches {
            let Some(found) = untaken(found) else {
                taken += 1;
                continue;
            };
            let lines = lines_of(package, key);
            let is_derived = lines
                .first()
                .is_some_and(|line| line.starts_with("#[derive("));
            if is_derived || lines.iter().any(|line| line.contains(EXCUSE)) {
                excused += 1;
            } else {
                report.finding(not_taken(package, key, &lines, found));
            }
        }
        report.line(format!(
            "{taken} of {} branches of {} are taken by recorded events, {excused} excused",
            self.branches.len(),
            count(functions, "function")
        ));
    }
}

fn key(branch: &Branch) -> Key {
    (branch.file.clone(), branch.at, branch.way)
}

/// Who has to take a branch and does not: the function that it belongs to; of those that share it, any.
fn untaken(found: &[Found]) -> Option<&Found> {
    let own = found.iter().find(|found| found.is_own);
    let is_taken = match own {
        Some(own) => own.is_taken,
        None => found.iter().any(|found| found.is_taken),
    };
    if is_taken {
        None
    } else {
        own.or(found.first())
    }
}

fn not_taken(
    package: &Package,
    (file, (line, _), way): &Key,
    lines: &[String],
    found: &Found,
) -> String {
    let text = lines.first().map_or("", String::as_str);
    let note = format!("--> {}:{line}: {text}", package.shown(file));
    let folder = package.shown(&format!("events/{}", found.function));
    let help = [
        format!("record an event that takes it in `{folder}`"),
        format!("if there can be none, say why in its first line or the next: `{EXCUSE} …`"),
    ];
    let message = format!("{}: {}", found.function, way.untaken());
    render::error(&message, &[note], &help)
}

/// The line of the source in which a branch begins, and the one after it.
fn lines_of(package: &Package, (file, (line, _), _): &Key) -> Vec<String> {
    let source = std::fs::read_to_string(package.folder.join(file)).unwrap_or_default();
    let at = usize::try_from(*line).unwrap_or(usize::MAX);
    let lines = source.lines().skip(at.saturating_sub(1)).take(2);
    lines.map(|line| line.trim().to_owned()).collect()
}
