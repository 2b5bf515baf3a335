//! What the recorded events of each function are worth, told from the snapshots: there are enough
//! of them, none traps, and the function tells them apart. `snapshots.rs` runs them.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cloudfront_functions::native::Value;

#[test]
fn every_function_has_enough_events_and_none_traps() {
    for function in functions() {
        let snapshots = snapshots(&function);
        assert!(
            snapshots.len() >= 6,
            "{function} has only {} events",
            snapshots.len()
        );
        for path in snapshots {
            let text = fs::read_to_string(&path).unwrap();
            assert!(!text.contains("\noutcome: trap"), "{}", path.display());
        }
    }
}

/// Two outcomes at least: an event that changes nothing proves little alone.
#[test]
fn every_function_tells_events_apart() {
    for function in functions() {
        let shapes: BTreeSet<String> = snapshots(&function)
            .iter()
            .map(|path| {
                let event = event(&function, path);
                let text = fs::read_to_string(path).unwrap();
                let outcome = outcome(&text);
                let changed = [&event["request"], &event["response"]]
                    .iter()
                    .all(|given| **given != outcome);
                let calls = text.split_once("\ncalls:").map_or("", |(_, calls)| calls);
                format!("{changed} {} {calls}", outcome["statusCode"])
            })
            .collect();
        assert!(shapes.len() >= 2, "{function}: {shapes:?}");
    }
}

#[test]
fn every_folder_of_events_has_its_function() {
    let folders: BTreeSet<String> = fs::read_dir(package().join("events"))
        .unwrap()
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(folders, functions());
}

/// The names of the modules that have a handler.
fn functions() -> BTreeSet<String> {
    let files = fs::read_dir(package().join("src")).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    paths
        .filter(|path| is_function(&fs::read_to_string(path).unwrap()))
        .map(|path| file_stem(&path).replace('_', "-"))
        .collect()
}

fn is_function(source: &str) -> bool {
    let attributes = ["\n#[viewer_request]", "\n#[viewer_response]"];
    attributes
        .iter()
        .any(|attribute| source.contains(attribute))
}

fn snapshots(function: &str) -> Vec<PathBuf> {
    let folder = package().join("events").join(function).join("snapshots");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{function}: {error}"));
    files.map(|file| file.unwrap().path()).collect()
}

/// The event of a snapshot, which may stand alone in its file.
fn event(function: &str, snapshot: &Path) -> Value {
    let file = format!("events/{function}/{}.json", file_stem(snapshot));
    let text = fs::read_to_string(package().join(file)).unwrap();
    let case: Value = text.parse().unwrap();
    case.get("event").cloned().unwrap_or(case)
}

/// What the handler returned: the object between the line `outcome:` and the calls.
fn outcome(snapshot: &str) -> Value {
    let (_, text) = snapshot.split_once("\noutcome: ").unwrap();
    let (_, object) = text.split_once('\n').unwrap();
    let end = object.find("\n}").unwrap() + 2;
    object[..end].parse().unwrap()
}

fn file_stem(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
