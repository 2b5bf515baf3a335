//! Where a package's recorded events and snapshots lie:
//! `events/<function>/<case>.json` and `events/<function>/snapshots/<case>.snap`.
//! Finds them and names what does not belong there.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cfc_compiler::CompiledFunction;
use cfc_validator::near_miss;

use crate::files::{self, Entry, EntryKind};
use crate::package::Package;
use crate::render;
use crate::report::{Failure, Report};
use crate::snapshot::{Before, Waiting};

/// A recorded event's place.
#[derive(Clone, Debug)]
pub struct Place {
    folder: Arc<Folder>,
    /// The case's name: the file's without `.json`.
    case: Box<str>,
}

/// The folder of a function's events.
#[derive(Debug)]
struct Folder {
    function: String,
    path: PathBuf,
    /// Cases with a snapshot that waits for review.
    waiting: HashSet<String>,
}

impl Place {
    /// The function's name.
    pub fn function(&self) -> &str {
        &self.folder.function
    }

    /// The case as messages name it: `function/case`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.folder.function, self.case)
    }

    /// The event's file, from the package's folder.
    pub fn source(&self) -> String {
        format!("events/{}/{}.json", self.folder.function, self.case)
    }

    /// The snapshot's file, from the package's folder.
    pub fn snapshot_source(&self) -> String {
        format!(
            "events/{}/{SNAPSHOTS}/{}.snap",
            self.folder.function, self.case
        )
    }

    /// The event's file.
    pub fn event(&self) -> PathBuf {
        self.folder.path.join(format!("{}.json", self.case))
    }

    /// The snapshot as it is now.
    pub fn before(&self) -> Result<Before, Failure> {
        let waiting = if self.folder.waiting.contains(&*self.case) {
            Waiting::Maybe
        } else {
            Waiting::No
        };
        Before::read(&self.snapshot(), waiting)
    }

    /// The snapshot's file, there or not.
    pub fn snapshot(&self) -> PathBuf {
        let snapshots = self.folder.path.join(SNAPSHOTS);
        snapshots.join(format!("{}.snap", self.case))
    }
}

/// The folder of a function's snapshots, beside its events.
const SNAPSHOTS: &str = "snapshots";

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
    for Entry { name, kind } in files::visible_entries(&root)? {
        let shown = package.shown(&format!("events/{name}"));
        let is_ours = functions.iter().any(|function| function.name == name);
        if !is_ours && package.has_neighbour(&name) {
            continue;
        }
        if !is_ours {
            report.finding(stray(&shown, "belongs to no function", &name, functions));
        } else if kind == EntryKind::Folder {
            find_cases(&root.join(&name), &shown, &name, &mut places, report)?;
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
    let snapshots = folder.join(SNAPSHOTS);
    let mut cases: Vec<Box<str>> = Vec::new();
    for Entry { name, kind } in files::visible_entries(folder)? {
        match name.strip_suffix(".json") {
            Some(case) if kind == EntryKind::File => cases.push(case.into()),
            _ if name == SNAPSHOTS => {}
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
    let waiting = if snapshots.is_dir() {
        let known: HashSet<&str> = cases.iter().map(|case| &**case).collect();
        waiting(&snapshots, shown, &known, report)?
    } else {
        HashSet::new()
    };
    let folder = Arc::new(Folder {
        function: function.to_owned(),
        path: folder.to_owned(),
        waiting,
    });
    places.extend(cases.into_iter().map(|case| Place {
        folder: Arc::clone(&folder),
        case,
    }));
    Ok(())
}

/// The cases with a snapshot that waits for review. Snapshots without an event are findings.
fn waiting(
    snapshots: &Path,
    shown: &str,
    cases: &HashSet<&str>,
    report: &mut Report,
) -> Result<HashSet<String>, Failure> {
    let mut waiting = HashSet::new();
    for Entry { name, .. } in files::visible_entries(snapshots)? {
        let new = name.strip_suffix(".snap.new");
        let case = name.strip_suffix(".snap").or(new);
        if !case.is_some_and(|case| cases.contains(case)) {
            let help = ["remove it, or bring its event back".to_owned()];
            let message = format!("the snapshot `{shown}/snapshots/{name}` has no event");
            report.finding(render::error(&message, &[], &help));
        }
        waiting.extend(new.map(str::to_owned));
    }
    Ok(waiting)
}

fn stray(shown: &str, what: &str, name: &str, functions: &[CompiledFunction]) -> String {
    let names: Vec<&str> = functions
        .iter()
        .map(|function| function.name.as_str())
        .collect();
    let kebab = name.replace('_', "-");
    let near =
        near_miss(&kebab, names.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    let help: Vec<String> = near.into_iter().collect();
    render::error(&format!("`{shown}` {what}"), &[], &help)
}
