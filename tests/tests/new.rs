//! `cfc new`, and folders of functions that are no package.

use cfc::snapshot::Update;
use cfc::{BuildOptions, Cargo, CheckOptions, NativeRun, Rustc, TestOptions};
use cfc_tests::{EVENT, Scratch, assert_says};

const PASSES_ON: &str = "use cloudfront_functions::prelude::*;\n\n#[viewer_request]\n\
    fn handler(event: ViewerRequestEvent) -> Request {\n    event.request\n}\n";

fn accept() -> TestOptions {
    TestOptions {
        filter: None,
        update: Update::Accept,
        native: NativeRun::Skip,
    }
}

fn without_rustc() -> BuildOptions {
    BuildOptions {
        rustc: Rustc::Skip,
        ..BuildOptions::default()
    }
}

/// Outside of the workspace, which cargo would make the package a member of.
#[test]
fn a_new_package_passes_its_own_events() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("edge");
    let cargo = Cargo::default();
    assert_says(&cfc::new::new(&path, &cargo), 0, &["cfc test", "--update"]);
    let tested = cfc::test::test(&path, &accept(), &cargo);
    assert_says(
        &tested,
        0,
        &["3 recorded events of 1 function", "3 accepted"],
    );
    let built = cfc::build::build(std::slice::from_ref(&path), &without_rustc(), &cargo);
    assert_says(&built, 0, &["index-rewrite"]);
    let manifest = std::fs::read_to_string(path.join("Cargo.toml")).expect("it was written");
    assert!(manifest.contains("cloudfront-functions = "), "{manifest}");
}

#[test]
fn what_is_there_stays() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("edge");
    std::fs::create_dir(&path).expect("it can be made");
    std::fs::write(path.join("notes.txt"), "mine").expect("it can be written");
    let report = cfc::new::new(&path, &Cargo::default());
    assert_says(&report, 2, &["is not empty: there is `notes.txt`"]);
    let entries = std::fs::read_dir(&path).expect("it can be read");
    assert_eq!(entries.count(), 1);
}

#[test]
fn an_empty_folder_will_do() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("edge");
    std::fs::create_dir(&path).expect("it can be made");
    assert_says(&cfc::new::new(&path, &Cargo::default()), 0, &["cfc test"]);
    let read = |path: &std::path::Path| std::fs::read_to_string(path).expect("a text");
    // The versions that are on this machine already.
    let ours = read(&cfc_tests::workspace().join("Cargo.lock"));
    assert_eq!(read(&path.join("Cargo.lock")), ours);
}

#[test]
fn what_cargo_has_against_a_name_is_told_without_its_options() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let report = cfc::new::new(&folder.path().join("1edge"), &Cargo::default());
    assert_says(&report, 2, &["start with a digit", "choose another one"]);
    assert!(!report.text().contains("--name"), "{}", report.text());
}

#[test]
fn single_files_of_a_folder_go_side_by_side() {
    let scratch = Scratch::new();
    for name in ["one", "two"] {
        scratch.write(&format!("{name}.rs"), PASSES_ON);
        scratch.write(&format!("events/{name}/get.json"), EVENT);
    }
    scratch.write("shared.rs", "pub const WORDS: &str = \"no handler\";\n");
    let folder = scratch.path("");
    let cargo = Cargo::default();
    let tested = cfc::test::test(&folder, &accept(), &cargo);
    assert_says(&tested, 0, &["one.rs:", "two.rs:", "1 accepted"]);
    let filtered = TestOptions {
        filter: Some("two/".to_owned()),
        update: Update::Nothing,
        ..accept()
    };
    assert_says(
        &cfc::test::test(&folder, &filtered, &cargo),
        0,
        &["two.rs:", "1 passed"],
    );
    let built = cfc::build::build(std::slice::from_ref(&folder), &without_rustc(), &cargo);
    assert_says(&built, 0, &["one", "two"]);
    let manifest = scratch.read("dist/manifest.json").expect("it was written");
    assert!(
        manifest.contains("\"one\"") && manifest.contains("\"two\""),
        "{manifest}"
    );
    scratch.write(
        "old.js",
        "function handler(event) { return event?.request }",
    );
    let options = CheckOptions {
        build: without_rustc(),
        ..CheckOptions::default()
    };
    let checked = cfc::check::check(&[folder], &options, &cargo);
    assert_says(&checked, 1, &["old.js:1:", "one ", "3 files"]);
}

#[test]
fn events_of_no_file_are_still_named() {
    let scratch = Scratch::new();
    let path = scratch.write("one.rs", PASSES_ON);
    scratch.write("events/on/get.json", EVENT);
    assert_says(
        &cfc::test::test(&path, &accept(), &Cargo::default()),
        1,
        &["`", "belongs to no function", "did you mean `one`?"],
    );
}
