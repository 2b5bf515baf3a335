//! `cfc check`: packages and single Rust files through rustc and the compiler, JavaScript files
//! and folders of them through the validator. Writes nothing.

use std::path::{Path, PathBuf};

use cfc_validator::{Runtime, Severity, check_source};

use crate::build::{self, BuildOptions};
use crate::cargo::Cargo;
use crate::files;
use crate::package::Package;
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
    for path in paths {
        let outcome = match kind(path) {
            Kind::JavaScript => {
                check_javascript(std::slice::from_ref(path), options.runtime, &mut report)
            }
            Kind::Folder => javascript_files(path)
                .and_then(|files| check_javascript(&files, options.runtime, &mut report)),
            Kind::Rust => check_package(path, options, cargo, &mut report),
        };
        if let Err(failure) = outcome {
            report.extend(failure.into());
        }
    }
    report
}

enum Kind {
    JavaScript,
    Folder,
    Rust,
}

fn kind(path: &Path) -> Kind {
    let is_javascript = path
        .extension()
        .is_some_and(|extension| extension == "js" || extension == "mjs");
    if is_javascript {
        Kind::JavaScript
    } else if path.is_dir() && !path.join("Cargo.toml").exists() {
        Kind::Folder
    } else {
        Kind::Rust
    }
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
    paths: &[PathBuf],
    runtime: Runtime,
    report: &mut Report,
) -> Result<(), Failure> {
    let (mut errors, mut warnings) = (0, 0);
    for path in paths {
        let source = files::read_text(path)?;
        let shown = path.display().to_string();
        for found in check_source(&shown, &source, runtime) {
            let text = render::finding(&found, &shown, &source);
            match found.severity {
                Severity::Error => {
                    errors += 1;
                    report.finding(text);
                }
                Severity::Warning => {
                    warnings += 1;
                    report.note(text);
                }
            }
        }
    }
    report.line(format!(
        "{} for {runtime}: {}, {}",
        count(paths.len(), "file"),
        count(errors, "error"),
        count(warnings, "warning"),
    ));
    Ok(())
}

/// All JavaScript files of a folder, those of hidden folders and dependencies left out.
fn javascript_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    collect(folder, &mut found)?;
    if found.is_empty() {
        return Err(Failure::new(format!(
            "there is neither a `Cargo.toml` nor JavaScript in `{}`",
            folder.display()
        ))
        .help("name a package, a Rust file, a JavaScript file, or a folder of those"));
    }
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for path in files::list(folder)? {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let left_out = name.starts_with('.') || name == "node_modules" || name == "target";
        match kind(&path) {
            _ if left_out => {}
            Kind::JavaScript => found.push(path),
            Kind::Folder => collect(&path, found)?,
            Kind::Rust if path.is_dir() => collect(&path, found)?,
            Kind::Rust => {}
        }
    }
    Ok(())
}
