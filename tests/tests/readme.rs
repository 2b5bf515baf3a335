//! The README's promises: its commands are what CI runs, and its first function works.

use cfc::snapshot::Update;
use cfc::{BuildOptions, Cargo, NativeRun, Rustc, TestOptions};
use cfc_tests::{Scratch, assert_says, workspace};

fn readme() -> String {
    read("README.md")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(workspace().join(name)).expect("it is part of the repository")
}

/// The text between a code block's fences; `marker` stands before the block.
fn block_after(text: &str, marker: &str) -> String {
    let (_, rest) = text
        .split_once(marker)
        .unwrap_or_else(|| panic!("no `{marker}`"));
    let (_, rest) = rest.split_once("```").expect("a block follows");
    let (_, rest) = rest.split_once('\n').expect("a block has lines");
    rest.split("```").next().expect("a block ends").to_owned()
}

#[test]
fn ci_runs_the_readme_s_two_commands() {
    let commands = block_after(&readme(), "written by hand.");
    let commands: Vec<&str> = commands
        .lines()
        .filter_map(|line| line.strip_prefix("$ "))
        .collect();
    assert_eq!(commands.len(), 2, "{commands:?}");
    let script = read(".ci/run");
    for command in commands {
        assert!(
            script.lines().any(|line| line == command),
            "CI does not run `{command}`"
        );
    }
}

#[test]
fn the_first_function_works_as_written() {
    let scratch = Scratch::new();
    let path = scratch.write(
        "index_rewrite.rs",
        &block_after(&readme(), "`edge/index_rewrite.rs`:"),
    );
    let event = block_after(&readme(), "`edge/events/index-rewrite/folder.json`");
    scratch.write("events/index-rewrite/folder.json", &event);
    let test = |update| {
        let options = TestOptions {
            filter: None,
            update,
            native: NativeRun::Run,
        };
        cfc::test::test(&path, &options, &Cargo::default())
    };
    assert_says(&test(Update::Accept), 0, &["1 accepted"]);
    assert_says(&test(Update::Nothing), 0, &["1 passed"]);
    let snapshot = scratch
        .read("events/index-rewrite/snapshots/folder.snap")
        .expect("it was accepted");
    assert!(
        snapshot.contains("\"uri\": \"/docs/index.html\""),
        "{snapshot}"
    );
    let options = BuildOptions {
        rustc: Rustc::Check,
        ..BuildOptions::default()
    };
    let report = cfc::build::build(std::slice::from_ref(&path), &options, &Cargo::default());
    assert_says(&report, 0, &["index-rewrite"]);
    assert!(scratch.path("dist/index-rewrite.js").is_file());
}

#[test]
fn every_link_leads_somewhere() {
    for page in ["README.md", "ARCHITECTURE.md", "docs/recorded-events.md"] {
        let text = read(page);
        let links = text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.starts_with("https://")) {
            assert!(workspace().join(link).exists(), "{page}: {link}");
        }
    }
}
