//! What the recorded events of each function are worth, told from the snapshots: there are enough
//! of them, and none traps. `snapshots.rs` runs them.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

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
    let attributes = [
        "\n#[viewer_request]",
        "\n#[viewer_response]",
        "\n#[connection]",
    ];
    attributes
        .iter()
        .any(|attribute| source.contains(attribute))
}

fn snapshots(function: &str) -> Vec<PathBuf> {
    let folder = package().join("events").join(function).join("snapshots");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{function}: {error}"));
    files.map(|file| file.unwrap().path()).collect()
}

fn file_stem(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
