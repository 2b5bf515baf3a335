//! Where a package's recorded events and snapshots lie:
//! `events/<function>/<case>.json` and `events/<function>/snapshots/<case>.snap`.
//! Finds them and names what does not belong there.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cfc_compiler::CompiledFunction;

use crate::case::nearest;
use crate::files;
use crate::package::Package;
use crate::render;
use crate::report::{Failure, Report};

/// A recorded event's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The function's name.
    pub function: Arc<str>,
    /// The case's name: the file's without `.json`.
    pub case: String,
    /// The folder of the function's events.
    folder: Arc<Path>,
}

impl Place {
    /// The event's file.
    pub fn event(&self) -> PathBuf {
        self.folder.join(format!("{}.json", self.case))
    }

    /// The snapshot's file, there or not.
    pub fn snapshot(&self) -> PathBuf {
        let snapshots = self.folder.join("snapshots");
        snapshots.join(format!("{}.snap", self.case))
    }
}

/// The folder of a package's events.
pub fn folder(package: &Package) -> PathBuf {
    package.folder.join("events")
}

/// All recorded events of the package's functions, in order. Files and folders that belong to no
/// function and no event are findings, and snapshots without an event too.
pub fn find(
    package: &Package,
    functions: &[CompiledFunction],
    report: &mut Report,
) -> Result<Vec<Place>, Failure> {
    let root = folder(package);
    let mut places = Vec::new();
    if !root.is_dir() {
        return Ok(places);
    }
    for path in visible(&root)? {
        let name = file_name(&path);
        let shown = package.shown(&format!("events/{name}"));
        let is_ours = functions.iter().any(|function| function.name == name);
        if !is_ours && package.has_neighbour(&name) {
            continue;
        }
        if !is_ours {
            report.finding(stray(&shown, "belongs to no function", &name, functions));
        } else if path.is_dir() {
            find_cases(&path, &shown, &name, &mut places, report)?;
        } else {
            report.finding(render::error(
                &format!("`{shown}` is not a folder"),
                &[],
                &[],
            ));
        }
    }
    Ok(places)
}

fn find_cases(
    folder: &Path,
    shown: &str,
    function: &str,
    places: &mut Vec<Place>,
    report: &mut Report,
) -> Result<(), Failure> {
    let snapshots = folder.join("snapshots");
    let (function, here): (Arc<str>, Arc<Path>) = (function.into(), folder.into());
    let mut cases: HashSet<String> = HashSet::new();
    for path in visible(folder)? {
        let name = file_name(&path);
        match name.strip_suffix(".json") {
            Some(case) if path.is_file() => {
                cases.insert(case.to_owned());
                places.push(Place {
                    function: Arc::clone(&function),
                    case: case.to_owned(),
                    folder: Arc::clone(&here),
                });
            }
            _ if path == snapshots => {}
            _ => {
                let help = ["recorded events are `.json` files".to_owned()];
                report.finding(render::error(
                    &format!("`{shown}/{name}` is no recorded event"),
                    &[],
                    &help,
                ));
            }
        }
    }
    if snapshots.is_dir() {
        orphans(&snapshots, shown, &cases, report)?;
    }
    Ok(())
}

fn orphans(
    snapshots: &Path,
    shown: &str,
    cases: &HashSet<String>,
    report: &mut Report,
) -> Result<(), Failure> {
    for path in visible(snapshots)? {
        let name = file_name(&path);
        let case = name
            .strip_suffix(".snap")
            .or_else(|| name.strip_suffix(".snap.new"));
        if case.is_some_and(|case| cases.contains(case)) {
            continue;
        }
        let help = ["remove it, or bring its event back".to_owned()];
        let message = format!("the snapshot `{shown}/snapshots/{name}` has no event");
        report.finding(render::error(&message, &[], &help));
    }
    Ok(())
}

fn stray(shown: &str, what: &str, name: &str, functions: &[CompiledFunction]) -> String {
    let names: Vec<&str> = functions
        .iter()
        .map(|function| function.name.as_str())
        .collect();
    let kebab = name.replace('_', "-");
    let near = nearest(&kebab, &names).map(|near| format!("did you mean `{near}`?"));
    let help: Vec<String> = near.into_iter().collect();
    render::error(&format!("`{shown}` {what}"), &[], &help)
}

/// Hidden files are nobody's matter.
fn visible(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = files::list(folder)?;
    paths.retain(|path| !file_name(path).starts_with('.'));
    Ok(paths)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
