//! What every test run proves: the page on std is up to date, no golden case breaks the compiler, and a
//! sample of the declarations does the same in three engines. The whole runs are commands.

#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use cfc_compiler::resolve::Files;
use cfc_conformance::behaviour::{Verdict, judge};
use cfc_conformance::decl::declarations;
use cfc_conformance::echo::echo;
use cfc_conformance::exceptions::{read, read_signatures};
use cfc_conformance::matrix::page;
use cfc_conformance::signatures;
use cfc_conformance::sweep::{rust_files, verdict};
use cfc_conformance::wrapper::{Wrapper, iterators, wrappers};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

#[test]
fn the_page_on_std_is_up_to_date() {
    let written = page(&declarations(), &read(&text("docs/exceptions.md")));
    assert!(
        written == text("docs/std.md"),
        "run `cargo run -p cfc-conformance -- matrix --update`"
    );
}

#[test]
fn every_exception_names_a_declaration() {
    let decls = declarations();
    for exception in read(&text("docs/exceptions.md")) {
        assert!(
            decls.iter().any(|d| exception.covers(&d.name)),
            "`{}` is no declaration",
            exception.name
        );
    }
}

#[test]
fn rustc_finds_every_declaration_in_std_with_the_same_signature() {
    let exceptions = read_signatures(&text("docs/exceptions.md"));
    let files = signatures::files();
    let work = root().join("target/cfc-conformance/signatures");
    let rejected = signatures::run(&work, &files).unwrap();
    for rejection in &rejected {
        let known = exceptions.iter().any(|e| e.covers(&rejection.name));
        assert!(known, "{}: {}", rejection.name, rejection.words);
    }
    for exception in exceptions {
        let needed = rejected.iter().any(|r| exception.covers(&r.name));
        assert!(needed, "`{}` is as in std", exception.name);
    }
}

#[test]
fn a_wrong_signature_is_rejected() {
    let wrong = "impl<T> Option<T> {
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> U;
        pub fn take(&mut self) -> Option<T>;
        pub fn unheard_of(self) -> bool;
    }";
    let work = root().join("target/cfc-conformance/wrong-signatures");
    let rejected = signatures::run(&work, &[signatures::file("option", wrong)]).unwrap();
    let names: Vec<_> = rejected.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(names, ["Option<T>::map", "Option<T>::unheard_of"]);
}

#[test]
fn no_source_of_this_workspace_breaks_the_compiler() {
    let work = || {
        for folder in ["tests/golden", "functions/src", "sysroot/std", "syntax/src"] {
            let files = rust_files(&root().join(folder));
            assert!(!files.is_empty(), "{folder}");
            for file in files {
                let words = verdict(&file)
                    .err()
                    .filter(|words| !words.starts_with("slow"));
                assert_eq!(words, None, "{}", file.display());
            }
        }
    };
    // As large as the stack that the command line gives the compiler.
    std::thread::Builder::new()
        .stack_size(64 << 20)
        .spawn(work)
        .unwrap()
        .join()
        .unwrap();
}

/// One wrapper in forty, so that all parts of the sysroot take their turn.
#[test]
fn a_sample_of_the_declarations_means_the_same_everywhere() {
    let decls = declarations();
    let iterators = iterators(&decls);
    let exceptions = read(&text("docs/exceptions.md"));
    let all: Vec<Wrapper> = decls
        .iter()
        .filter_map(|d| wrappers(d, &iterators).ok())
        .flatten()
        .collect();
    let sample: Vec<Wrapper> = all.into_iter().step_by(40).collect();
    let verdicts = judge(&root().join("target/cfc-conformance/sample"), &sample).unwrap();
    let mut agree = 0;
    for (wrapper, verdict) in sample.iter().zip(verdicts) {
        let known = exceptions.iter().any(|e| e.covers(&wrapper.name));
        match verdict {
            Verdict::Agree { .. } => agree += 1,
            Verdict::Diverge { .. } | Verdict::Broken(_) if !known => {
                panic!("{}: {verdict:?}", wrapper.name)
            }
            _ => {}
        }
    }
    assert!(
        agree * 2 > sample.len(),
        "only {agree} of {} could be compared",
        sample.len()
    );
}

/// The tests of the exercises end the same in three engines; what is refused is refused with advice.
#[test]
fn exercises_that_compile_pass_their_tests_everywhere() {
    let work = root().join("target/cfc-conformance/exercises");
    let outcomes = cfc_conformance::exercises::run(&work, "").unwrap();
    let failures: Vec<_> = outcomes
        .iter()
        .filter_map(cfc_conformance::exercises::Outcome::failure)
        .collect();
    assert!(failures.is_empty(), "{failures:#?}");
    let compiled = outcomes.iter().filter(|o| o.refusal().is_none()).count();
    assert!(compiled >= 28, "only {compiled} of {}", outcomes.len());
}

struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> Result<String, String> {
        std::fs::read_to_string(self.0.join(path)).map_err(|error| error.to_string())
    }
}

/// rustc accepts every inferred type, written at its `let`: of all golden cases, and of the function library.
#[test]
fn golden_cases_and_functions_with_their_inferred_types_are_accepted_by_rustc() {
    let folder = root().join("target/cfc-conformance/echo");
    let _ = std::fs::remove_dir_all(folder.join("golden/src"));
    let _ = std::fs::remove_dir_all(folder.join("functions/src"));
    let (mut library, mut types, mut cases) = (String::from("#![allow(warnings)]\n"), 0, 0);
    for file in rust_files(&root().join("tests/golden")) {
        let from = file.parent().unwrap().to_path_buf();
        let printed = echo("input.rs", &Folder(from)).unwrap();
        types += printed["input.rs"].types;
        let path = folder.join(format!("golden/src/g{cases}.rs"));
        write(&path, &printed["input.rs"].text);
        writeln!(library, "mod g{cases}; // {}", file.display()).unwrap();
        cases += 1;
    }
    write(&folder.join("golden/src/lib.rs"), &library);
    let functions = echo("src/lib.rs", &Folder(root().join("functions"))).unwrap();
    for (name, echo) in &functions {
        types += echo.types;
        write(&folder.join("functions").join(name), &echo.text);
    }
    assert!(
        cases > 100 && functions.len() > 50 && types > 500,
        "{cases} cases, {types} types"
    );
    let shim = root().join("runtime-shim").canonicalize().unwrap();
    for name in ["golden", "functions"] {
        let manifest = format!(
            "[package]\nname = \"echo-{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             cloudfront-functions = {{ path = {shim:?} }}\nregex = \"1\"\nserde_json = \"1\"\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\n\n[lints.rust]\nwarnings = \"allow\"\n"
        );
        write(&folder.join(name).join("Cargo.toml"), &manifest);
    }
    let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"golden\", \"functions\"]\n";
    write(&folder.join("Cargo.toml"), workspace);
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let output = std::process::Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}
