//! The 252 probes of the engine that the rules on syntax and built-ins were made from: what njs
//! 0.7.9 prints for each, what the validator says to it, and why, where the two part.

mod table;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::thread;

use cfc_validator::{Finding, Runtime, Severity, check_source};

use table::PROBES;

/// A construct of the language or a built-in, alone.
struct Probe {
    /// What it is about.
    label: &'static str,
    source: &'static str,
    /// What njs 0.7.9 prints, its lines joined by blanks; after `✘`, what it throws.
    prints: &'static str,
    /// The codes of the validator's findings, in order.
    codes: &'static str,
}

/// What becomes of a probe in njs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Works,
    /// It loads, and throws when it runs.
    Throws,
    DoesNotLoad,
}

/// Probes where an error of the validator's is not one of njs, or the reverse; and why.
const DECISIONS: &[(&str, &str)] = &[
    (
        "async rest params",
        "JS0203 is a warning: where the parameter is used before the first await, it works",
    ),
    (
        "new Function",
        "njs's command takes it, CloudFront refuses it (functions-javascript-runtime-20)",
    ),
    (
        "setTimeout",
        "njs's command has it, CloudFront does not (functions-javascript-runtime-20)",
    ),
    (
        "deep recursion",
        "JS0905 is a warning: how deep it goes depends on the event",
    ),
    (
        "Object.freeze strict throw",
        "which object is frozen is the emulator's to show: it throws there as well",
    ),
];

#[test]
fn every_probe_is_there_once() {
    let labels: BTreeSet<&str> = PROBES.iter().map(|probe| probe.label).collect();
    assert_eq!((PROBES.len(), labels.len()), (252, 252));
    for (label, _) in DECISIONS {
        assert!(labels.contains(label), "{label} is no probe");
    }
}

#[test]
fn the_validator_says_what_the_table_says() {
    let differ: Vec<String> = PROBES
        .iter()
        .filter_map(|probe| {
            let found = findings(probe);
            let codes: BTreeSet<&str> = found.iter().map(|finding| finding.code).collect();
            let codes = codes.into_iter().collect::<Vec<_>>().join(" ");
            (codes != probe.codes).then(|| format!("{}: {codes}", probe.label))
        })
        .collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

/// What the engine refuses to load, the validator does; what throws is an error too; and what
/// works is none.
#[test]
fn verdicts_are_those_of_the_engine() {
    let mut parted = Vec::new();
    for probe in PROBES {
        let found = findings(probe);
        let verdict = if found.iter().any(Finding::stops_loading) {
            Fate::DoesNotLoad
        } else if found.iter().any(|f| f.severity == Severity::Error) {
            Fate::Throws
        } else {
            Fate::Works
        };
        // A missing built-in is asked for with `typeof`, or is called: both are right.
        if verdict != fate(probe.prints) && !is_called_and_absent(probe, verdict) {
            parted.push(probe.label);
        }
    }
    let decided: Vec<&str> = DECISIONS.iter().map(|(label, _)| *label).collect();
    assert_eq!(parted, decided);
}

/// `typeof Object.fromEntries` is `undefined`: whoever reads it will call it.
fn is_called_and_absent(probe: &Probe, verdict: Fate) -> bool {
    verdict == Fate::Throws && probe.prints.contains("undefined") && probe.codes == "JS0501"
}

fn findings(probe: &Probe) -> Vec<Finding> {
    let source = format!(
        "{}\nfunction handler(event) {{ return event.request; }}\n",
        probe.source
    );
    check_source("probe.js", &source, Runtime::CloudfrontJs20)
}

fn fate(printed: &str) -> Fate {
    match printed.strip_prefix("✘ ") {
        None => Fate::Works,
        Some(error) if error.starts_with("SyntaxError") => Fate::DoesNotLoad,
        Some(_) => Fate::Throws,
    }
}

/// The table against the engine itself: all of what 0.7.9 prints, and what becomes of a probe in
/// any other version.
#[test]
#[expect(clippy::print_stderr, reason = "a missing engine is said aloud")]
fn the_engine_prints_what_the_table_says() {
    let Ok(version) = Command::new("njs").arg("-v").output() else {
        eprintln!(
            "\n*** NOT CHECKED: `njs` is not on the PATH; install it (Debian: apt install njs) ***\n"
        );
        return;
    };
    let is_tables = String::from_utf8_lossy(&version.stdout).trim() == "0.7.9";
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let run = |probe: &Probe| {
        let file = folder.join(format!("probe-{}.js", place(probe)));
        std::fs::write(&file, probe.source).unwrap();
        let output = Command::new("njs").arg(&file).output().unwrap();
        let bytes = [output.stdout, output.stderr].concat();
        printed(&String::from_utf8_lossy(&bytes))
    };
    let compare = |probe: &Probe| {
        let printed = run(probe);
        let same = if is_tables {
            printed == probe.prints
        } else {
            fate(&printed) == fate(probe.prints)
        };
        (!same).then(|| format!("{}: {printed}", probe.label))
    };
    let differ: Vec<String> = thread::scope(|scope| {
        let halves = PROBES.chunks(PROBES.len() / 2);
        let workers: Vec<_> = halves
            .map(|half| scope.spawn(|| half.iter().filter_map(compare).collect::<Vec<_>>()))
            .collect();
        let results = workers.into_iter().map(|worker| worker.join().unwrap());
        results.flatten().collect()
    });
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

fn place(probe: &Probe) -> usize {
    let found = PROBES.iter().position(|other| other.label == probe.label);
    found.unwrap_or_default()
}

/// The lines that njs prints, joined; of an error, its first line without the place.
fn printed(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let error = match lines.as_slice() {
        ["Thrown:", error, ..] => error,
        [error, ..] if error.starts_with("SyntaxError") || error.starts_with("Error:") => error,
        _ => return lines.join(" "),
    };
    let end = error
        .rfind(" in ")
        .filter(|at| error[*at..].contains(".js:"));
    format!("✘ {}", &error[..end.unwrap_or(error.len())])
}
