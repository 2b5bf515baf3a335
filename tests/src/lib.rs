//! Support for the tests: packages and files in folders of their own, and cfc's commands on them.
//! The tests themselves are in `tests/`, one file per subject.

pub mod golden;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use cfc::snapshot::Update;
use cfc::{BuildOptions, Cargo, CheckOptions, NativeRun, Report, RunOptions, Rustc, TestOptions};

/// The workspace's folder.
pub fn workspace() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests
        .parent()
        .expect("the tests lie in the workspace")
        .to_owned()
}

/// The sample functions' folder.
pub fn samples() -> PathBuf {
    workspace().join("functions")
}

/// A viewer-request event that every handler of such events takes.
pub const EVENT: &str = r#"{
  "version": "1.0",
  "context": { "eventType": "viewer-request" },
  "viewer": { "ip": "192.0.2.1" },
  "request": { "method": "GET", "uri": "/", "headers": { "host": { "value": "www.example.com" } } }
}"#;

/// A folder of a test's own, emptied when the test starts and left when it ends.
///
/// It is the same one each time: what cargo built for a function there is built once.
pub struct Scratch {
    folder: PathBuf,
    /// Other tests, in other processes too, take another folder as long as it is locked.
    _lock: File,
}

impl Default for Scratch {
    fn default() -> Self {
        Self::new()
    }
}

impl Scratch {
    /// An empty folder.
    ///
    /// # Panics
    ///
    /// If the target folder cannot be written.
    pub fn new() -> Scratch {
        let thread = std::thread::current();
        let test = thread.name().unwrap_or("test").replace("::", "-");
        let root = workspace().join("target/tmp/scratch");
        fs::create_dir_all(&root).expect("the target folder can be written");
        for number in 0.. {
            let folder = root.join(format!("{test}-{number}"));
            let lock = File::create(folder.with_extension("lock"));
            let lock = lock.expect("the target folder can be written");
            if lock.try_lock().is_ok() {
                let _ = fs::remove_dir_all(&folder);
                fs::create_dir_all(&folder).expect("the target folder can be written");
                return Scratch {
                    folder,
                    _lock: lock,
                };
            }
        }
        unreachable!("one of the folders is free")
    }

    /// A folder with one function, `function.rs`, whose text follows the prelude's import.
    pub fn function(text: &str) -> Scratch {
        let scratch = Scratch::new();
        scratch.write(
            "function.rs",
            &format!("use cloudfront_functions::prelude::*;\n\n{text}\n"),
        );
        scratch
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a file, with its folders, and gives its path.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        let folder = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(folder).expect("a scratch folder can be written");
        fs::write(&path, text).expect("a scratch folder can be written");
        path
    }

    /// A file's text, if it is there.
    pub fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.path(name)).ok()
    }

    /// Builds `function.rs` into `dist`, without rustc.
    pub fn build(&self) -> Report {
        let options = BuildOptions {
            rustc: Rustc::Skip,
            ..BuildOptions::default()
        };
        cfc::build::build(&[self.path("function.rs")], &options, &Cargo::default())
    }

    /// Checks `function.rs`, with rustc.
    pub fn check(&self) -> Report {
        cfc::check::check(
            &[self.path("function.rs")],
            &CheckOptions::default(),
            &Cargo::default(),
        )
    }

    /// Runs `function.rs` on an event without rustc.
    pub fn run(&self, event: &str) -> Report {
        let options = RunOptions {
            event: self.write("event.json", event),
            package: self.path("."),
            native: NativeRun::Skip,
        };
        let function = self.path("function.rs");
        cfc::run::run(&function.to_string_lossy(), &options, &Cargo::default())
    }

    /// Tests `function.rs` on its recorded events.
    pub fn test(&self, native: NativeRun, update: Update) -> Report {
        let options = TestOptions {
            filter: None,
            update,
            native,
        };
        cfc::test::test(&self.path("function.rs"), &options, &Cargo::default())
    }
}

/// Asserts how a command ended and what it said.
///
/// # Panics
///
/// If it ended otherwise, or lacks one of the texts.
#[track_caller]
pub fn assert_says(report: &Report, exit: u8, texts: &[&str]) {
    let said = report.text();
    assert_eq!(report.exit.code(), exit, "{said}");
    for text in texts {
        assert!(said.contains(text), "expected `{text}` in:\n{said}");
    }
}
