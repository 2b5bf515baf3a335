//! Golden cases: each folder below `tests/golden` is a single-file function with recorded events and one
//! snapshot. Adding one needs no registration; a file that does not belong there is an error.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use cfc::engines::agree;
use cfc::snapshot::{self, Content, Update, Verdict};
use cfc::{Cargo, Engines, NativeRun, Package, Report, case};
use cfc_compiler::{CompiledFunction, Options};

use crate::workspace;

/// A golden case.
#[derive(Clone, Debug)]
pub struct Golden {
    /// The folder's name.
    pub name: String,
    /// The folder.
    pub folder: PathBuf,
    /// Its module in the generated package.
    pub module: String,
    /// Recorded events, by name.
    pub events: Vec<(String, PathBuf)>,
}

/// All golden cases as one package, compiled once for all tests of a process.
pub struct Suite {
    /// In the order of their names.
    pub cases: Vec<Golden>,
    /// The compiled functions, in the same order.
    pub functions: Vec<CompiledFunction>,
    /// Native, emulator, and njs where it is there.
    pub engines: Engines,
}

/// Reads the folder of golden cases.
///
/// # Errors
/// What does not belong there.
pub fn cases() -> Result<Vec<Golden>, String> {
    let mut cases = Vec::new();
    for folder in listed(&workspace().join("tests").join("golden")) {
        cases.push(read(&folder)?);
    }
    Ok(cases)
}

fn read(folder: &Path) -> Result<Golden, String> {
    let name = file_name(folder);
    let mut events = Vec::new();
    let stray = |path: &Path| {
        Err(format!(
            "{} does not belong into a golden case",
            path.display()
        ))
    };
    for path in listed(folder) {
        match file_name(&path).as_str() {
            "input.rs" | "snapshot.snap" | "snapshot.snap.new" => {}
            "events" => {
                for event in listed(&path) {
                    if event.extension().is_none_or(|e| e != "json") {
                        return stray(&event);
                    }
                    let stem = event.file_stem().map(|s| s.to_string_lossy().into_owned());
                    events.push((stem.unwrap_or_default(), event));
                }
            }
            _ => return stray(&path),
        }
    }
    let module = format!("case_{}", name.replace('-', "_"));
    Ok(Golden {
        name,
        folder: folder.to_owned(),
        module,
        events,
    })
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = entries
        .map(|e| e.expect("the folder can be read").path())
        .collect();
    paths.sort();
    paths
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Compiles all golden cases, in Rust and in JavaScript.
///
/// # Panics
/// If one of them does not compile.
pub fn suite() -> Suite {
    let cases = cases().unwrap_or_else(|error| panic!("{error}"));
    let package = package(&cases);
    let mut report = Report::default();
    let mut functions = cfc::build::functions(&package, &Options::default(), &mut report);
    assert_eq!(report.exit.code(), 0, "{}", report.text());
    let place = |f: &CompiledFunction| {
        cases
            .iter()
            .position(|c| f.module.first() == Some(&c.module))
    };
    functions.sort_by_key(place);
    assert_eq!(
        functions.len(),
        cases.len(),
        "each golden case has one handler"
    );
    let engines = Engines::start(
        &package,
        &functions,
        NativeRun::Run,
        &Cargo::default(),
        &mut report,
    );
    let engines = engines.unwrap_or_else(|| panic!("{}", report.text()));
    Suite {
        cases,
        functions,
        engines,
    }
}

/// The cases as modules of one package below the target folder, so that rustc builds them together.
fn package(cases: &[Golden]) -> Package {
    let home = workspace().join("target").join("cfc").join("golden");
    let shim = workspace().join("runtime-shim");
    let manifest = format!(
        "[package]\nname = \"golden\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\ncloudfront-functions = {{ path = {:?} }}\nregex = \"1\"\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n\n[workspace]\n",
        shim.to_string_lossy()
    );
    write(&home.join("Cargo.toml"), &manifest);
    if !home.join("Cargo.lock").exists() {
        let lock = fs::read_to_string(workspace().join("Cargo.lock"))
            .expect("the workspace has a lock file");
        write(&home.join("Cargo.lock"), &lock);
    }
    let mut root = String::from("//! All golden cases.\n\n");
    for case in cases {
        writeln!(root, "pub mod {};", case.module).expect("writing to a string");
        let source = fs::read_to_string(case.folder.join("input.rs"));
        let source = source.unwrap_or_else(|e| panic!("{}/input.rs: {e}", case.name));
        write(
            &home.join("src").join(format!("{}.rs", case.module)),
            &source,
        );
    }
    write(&home.join("src").join("lib.rs"), &root);
    let mut package =
        Package::find(&home, &Cargo::default()).unwrap_or_else(|failure| panic!("{failure}"));
    package.target = workspace().join("target");
    package.workspace = Some(workspace());
    package
}

/// Unchanged files keep their time, so that cargo builds nothing again.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a file has a folder"))
        .expect("the target folder can be written");
    fs::write(path, text).expect("the target folder can be written");
}

impl Suite {
    /// Runs the recorded events of one case; the engines agree before the snapshot is looked at.
    ///
    /// # Errors
    /// What is wrong, for people to read.
    pub fn judge(&self, at: usize, update: Update) -> Result<(), String> {
        let (golden, function) = (&self.cases[at], &self.functions[at]);
        let mut read = Vec::new();
        for (name, path) in &golden.events {
            let shown = format!("tests/golden/{}/events/{name}.json", golden.name);
            read.push(
                case::read(path, &shown, Some(function.event_type)).map_err(|e| e.join("\n"))?,
            );
        }
        let inputs: Vec<_> = read.iter().map(|case| (0, &case.input)).collect();
        let ran = self
            .engines
            .run(&[(&function.name, &function.code)], &inputs);
        let ran = ran.map_err(|failure| format!("{}: {failure}", golden.name))?;
        let mut text = format!(
            "bytes: {}\n{}\n",
            function.code.trim_end().len(),
            function.code.trim_end()
        );
        for ((name, _), ran) in golden.events.iter().zip(&ran) {
            let outcome = agree(&ran.outcomes).map_err(|difference| {
                format!(
                    "{}/{name}: the engines disagree\n{difference}\n{}",
                    golden.name, function.code
                )
            })?;
            write!(text, "\nevent: {name}\n{}", outcome.show()).expect("writing to a string");
        }
        let path = golden.folder.join("snapshot.snap");
        let source = format!("tests/golden/{}/input.rs", golden.name);
        let content = Content {
            source: &source,
            description: None,
            text: &text,
        };
        match snapshot::compare(&path, &content, update).map_err(|failure| failure.to_string())? {
            Verdict::Same | Verdict::Accepted => Ok(()),
            Verdict::Missing(_) => Err(format!("{}: there is no snapshot", golden.name)),
            Verdict::Different(difference, _) => Err(format!(
                "{}: the snapshot differs\n{difference}",
                golden.name
            )),
        }
    }
}
