//! `cfc check`: packages and single Rust files through rustc and the compiler, JavaScript files
//! and folders of them through the validator. Writes nothing.

use std::path::{Path, PathBuf};

use cfc_validator::{Runtime, Severity, check_source};

use crate::build::{self, BuildOptions};
use crate::cargo::Cargo;
use crate::discover::{Discovered, discover, is_javascript};
use crate::files;
use crate::package::{Package, is_plain_folder};
use crate::render;
use crate::report::{Failure, Report, count};

/// How `check` works.
#[derive(Clone, Debug, Default)]
pub struct CheckOptions {
    /// For packages.
    pub build: BuildOptions,
    /// For JavaScript files.
    pub runtime: Runtime,
}

/// `cfc check`: says what is wrong with packages, Rust files, JavaScript files and folders of
/// those.
///
/// ```
/// use cfc::{Cargo, check::{CheckOptions, check}};
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("f.js");
/// std::fs::write(&path, "const handler = (event) => event?.request;")?;
/// let report = check(&[path], &CheckOptions::default(), &Cargo::default());
/// assert_eq!(report.exit.code(), 1);
/// assert!(report.text().contains("f.js:1:28"), "{}", report.text());
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn check(paths: &[PathBuf], options: &CheckOptions, cargo: &Cargo) -> Report {
    let mut report = Report::default();
    let mut javascript = Checked::default();
    for path in paths {
        if let Err(failure) = check_path(path, options, cargo, &mut javascript, &mut report) {
            report.extend(failure.into());
        }
    }
    javascript.tell(options.runtime, &mut report);
    report
}

/// JavaScript files, and what was found in them.
#[derive(Default)]
struct Checked {
    files: usize,
    errors: usize,
    warnings: usize,
}

impl Checked {
    fn tell(&self, runtime: Runtime, report: &mut Report) {
        if self.files > 0 {
            report.line(format!(
                "{} for {runtime}: {}, {}",
                count(self.files, "file"),
                count(self.errors, "error"),
                count(self.warnings, "warning"),
            ));
        }
    }
}

fn check_path(
    path: &Path,
    options: &CheckOptions,
    cargo: &Cargo,
    javascript: &mut Checked,
    report: &mut Report,
) -> Result<(), Failure> {
    if is_javascript(path) {
        return check_javascript(path, options.runtime, javascript, report);
    }
    if !is_plain_folder(path) {
        return check_package(path, options, cargo, report);
    }
    let found = discover(path)?;
    if found == Discovered::default() {
        return Err(Failure::new(format!(
            "there is no `Cargo.toml`, no `.rs` file with a handler, and no JavaScript in `{}`",
            path.display()
        ))
        .help("name a package, a Rust file, a JavaScript file, or a folder of those"));
    }
    for path in found.packages.iter().chain(&found.single_files) {
        check_package(path, options, cargo, report)?;
    }
    for path in &found.javascript {
        check_javascript(path, options.runtime, javascript, report)?;
    }
    Ok(())
}

fn check_package(
    path: &Path,
    options: &CheckOptions,
    cargo: &Cargo,
    report: &mut Report,
) -> Result<(), Failure> {
    let package = Package::find(path, cargo)?;
    let functions = build::checked(&package, &options.build, cargo, report);
    for function in &functions {
        let (event, bytes) = (function.event_type.name(), function.code.len());
        report.line(format!(
            "{:<28} {event:<16} {bytes:>6} bytes",
            function.name
        ));
    }
    Ok(())
}

fn check_javascript(
    path: &Path,
    runtime: Runtime,
    checked: &mut Checked,
    report: &mut Report,
) -> Result<(), Failure> {
    let source = files::read_text(path)?;
    checked.files += 1;
    let shown = path.display().to_string();
    for found in check_source(&shown, &source, runtime) {
        let text = render::finding(&found, &shown, &source);
        match found.severity {
            Severity::Error => {
                checked.errors += 1;
                report.finding(text);
            }
            Severity::Warning => {
                checked.warnings += 1;
                report.note(text);
            }
        }
    }
    Ok(())
}
