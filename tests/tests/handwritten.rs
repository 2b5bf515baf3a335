//! JavaScript that people write by hand. Good functions do the same in the emulator and in njs,
//! event by event; those of beginners get the findings that the snapshot shows.

#![allow(
    clippy::print_stdout,
    reason = "which engines took part is read by people"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cfc::engines::{End, agree};
use cfc::snapshot::{self, Content, Update, Verdict};
use cfc::{Cargo, CheckOptions, Engines, case};
use cfc_tests::workspace;
use cfc_validator::{Runtime, Severity, check_source};

fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy());
    stem.unwrap_or_default().into_owned()
}

/// Where the recorded events of golden cases and sample functions lie, by what their counterparts
/// are filed under: the number of a published function, or the name.
fn recorded() -> BTreeMap<String, PathBuf> {
    let mut folders = BTreeMap::new();
    let mut add = |name: String, source: &Path, events: PathBuf| {
        let Ok(text) = fs::read_to_string(source) else {
            return; // Beside the functions lies their shared code.
        };
        let number = text
            .lines()
            .find_map(|line| line.strip_prefix("//! Corpus: "));
        folders.insert(
            number.map_or(name, |number| format!("{:0>3}", number.trim())),
            events,
        );
    };
    for folder in listed(&workspace().join("tests").join("golden")) {
        add(
            stem(&folder),
            &folder.join("input.rs"),
            folder.join("events"),
        );
    }
    let functions = workspace().join("functions");
    for events in listed(&functions.join("events")) {
        let name = stem(&events);
        let source = format!("src/{}.rs", name.replace('-', "_"));
        add(name, &functions.join(source), events);
    }
    folders
}

/// The recorded events of a folder; what else lies there are snapshots.
fn events_in(folder: &Path) -> Vec<PathBuf> {
    let mut events = listed(folder);
    events.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    events
}

/// The counterparts of the benchmarks: one per published function, in the style of its author.
#[test]
fn emulator_and_njs_agree_on_hand_written_functions() {
    let recorded = recorded();
    let engines = Engines::javascript();
    let (mut functions, mut events) = (0, 0);
    let mut failures = Vec::new();
    for path in listed(&workspace().join("benches").join("hand")) {
        let number = stem(&path);
        let Some(folder) = recorded.get(&number) else {
            failures.push(format!("{number}: there are no recorded events for it"));
            continue;
        };
        let code = fs::read_to_string(&path).expect("a text");
        let read = |event: &PathBuf| case::read(event, &stem(event), None);
        let cases: Vec<case::Case> = events_in(folder)
            .iter()
            .map(|event| read(event).unwrap_or_else(|errors| panic!("{}", errors.join("\n"))))
            .collect();
        let inputs: Vec<_> = cases.iter().map(|case| (0, &case.input)).collect();
        let ran = engines
            .run(&[(&number, &code)], &inputs)
            .unwrap_or_else(|failure| panic!("{failure}"));
        for (event, ran) in events_in(folder).iter().zip(&ran) {
            if let Err(difference) = agree(&ran.outcomes) {
                failures.push(format!("{number}/{}: {difference}", stem(event)));
            }
        }
        functions += 1;
        events += cases.len();
    }
    println!(
        "{functions} hand-written functions, {events} events, on {}",
        engines.describe()
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(functions >= 80 && events >= 500, "{functions}, {events}");
}

/// What works on CloudFront is not refused.
#[test]
fn hand_written_functions_have_no_errors() {
    for path in listed(&workspace().join("benches").join("hand")) {
        let code = fs::read_to_string(&path).expect("a text");
        let findings = check_source(&stem(&path), &code, Runtime::CloudfrontJs20);
        let errors: Vec<String> = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(ToString::to_string)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

fn beginners() -> PathBuf {
    workspace()
        .join("tests")
        .join("handwritten")
        .join("beginners")
}

#[test]
fn the_habits_of_beginners_are_found() {
    // Paths as somebody sees them who stands in the folder.
    let mut report = String::new();
    for path in listed(&beginners()) {
        let checked = cfc::check::check(
            std::slice::from_ref(&path),
            &CheckOptions::default(),
            &Cargo::default(),
        );
        let folder = format!("{}/", beginners().display());
        report += &checked.text().replace(&folder, "");
        report += "\n";
    }
    let path = workspace()
        .join("tests")
        .join("handwritten")
        .join("findings.snap");
    let content = Content {
        source: "tests/handwritten/beginners",
        description: None,
        text: &report,
    };
    match snapshot::compare(&path, &content, Update::from_environment()) {
        Ok(Verdict::Same | Verdict::Accepted) => {}
        Ok(Verdict::Missing(_)) => panic!("there is no snapshot of\n{report}"),
        Ok(Verdict::Different(difference, _)) => panic!("{difference}"),
        Err(failure) => panic!("{failure}"),
    }
}

/// Each of the beginners' files but the good one is refused, and would fail.
#[test]
fn what_beginners_write_fails_in_the_engines_too() {
    let event = workspace().join("tests/golden/185-two-sites/events/old-page.json");
    let case = case::read(&event, "event", None).unwrap_or_else(|e| panic!("{}", e.join("\n")));
    let engines = Engines::javascript();
    for path in listed(&beginners()) {
        let code = fs::read_to_string(&path).expect("a text");
        let findings = check_source(&stem(&path), &code, Runtime::CloudfrontJs20);
        let refused = findings
            .iter()
            .any(|finding| finding.severity == Severity::Error);
        assert_eq!(refused, stem(&path) != "fine", "{}", path.display());
        let ran = engines
            .run(&[(&stem(&path), &code)], &[(0, &case.input)])
            .unwrap_or_else(|failure| panic!("{failure}"));
        let works = ran[0]
            .outcomes
            .iter()
            .all(|(_, outcome)| match &outcome.end {
                End::Returned(result) => {
                    cfc_validator::event::check_result(&case.input.event, result)
                        .iter()
                        .all(|violation| violation.severity == Severity::Warning)
                }
                End::Trap(_) | End::Endless(_) => false,
            });
        assert_eq!(works, !refused, "{}: {:?}", path.display(), ran[0].outcomes);
    }
}
