//! Snapshots of outcomes, in insta's format: `cargo insta review` accepts and rejects them.
//! Insta's own types read, compare and write them; its assertion macros print and panic, and
//! are left to tests.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use insta::internals::{SnapshotContents, TextSnapshotContents};
use insta::{Snapshot, TextSnapshotKind};
use similar::TextDiff;

use crate::files;
use crate::report::Failure;

/// What may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// Nothing: a missing snapshot and a different one are findings.
    Nothing,
    /// What is missing or different waits for review in a `.snap.new` file, and is a finding.
    Pending,
    /// What is missing is accepted; what is different waits for review.
    Unseen,
    /// Everything is accepted.
    Accept,
}

impl Update {
    /// What insta's variable `INSTA_UPDATE` says, or else that nothing is written under `CI`.
    pub fn from_environment() -> Update {
        let ci = || match std::env::var("CI").as_deref() {
            Ok("" | "0" | "false") | Err(_) => Update::Pending,
            Ok(_) => Update::Nothing,
        };
        match std::env::var("INSTA_UPDATE").as_deref() {
            Ok("no") => Update::Nothing,
            Ok("always" | "force" | "1") => Update::Accept,
            Ok("new") => Update::Pending,
            Ok("unseen") => Update::Unseen,
            Ok(_) | Err(_) => ci(),
        }
    }
}

/// How an outcome compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The snapshot says the same.
    Same,
    /// It was written just now.
    Accepted,
    /// There is none; whether it now waits for review.
    Missing(Waits),
    /// It differs: the difference, and whether the new one now waits for review.
    Different(String, Waits),
}

/// Whether a snapshot waits for review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// In a `.snap.new` file.
    ForReview,
    /// Nothing was written.
    Nowhere,
}

/// What a snapshot is made of.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    /// The event's file, as the snapshot names it.
    pub source: &'a str,
    /// What stands beside the text and is not compared, such as a cost.
    pub description: Option<&'a str>,
    /// What is compared.
    pub text: &'a str,
}

/// A snapshot as it was, before anything is written; none if there was none.
#[derive(Debug)]
pub struct Before {
    saved: Option<Saved>,
    waiting: Waiting,
}

/// Whether there is a snapshot that waits for review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// There may be one.
    Maybe,
    /// There is none.
    No,
}

#[derive(Debug)]
struct Saved {
    description: Option<String>,
    text: SavedText,
}

#[derive(Debug)]
enum SavedText {
    /// As it stands in the file.
    Literal(String),
    /// As insta read it.
    Read(TextSnapshotContents),
}

impl SavedText {
    fn contents(&self) -> TextSnapshotContents {
        match self {
            SavedText::Literal(text) => contents(text),
            SavedText::Read(contents) => contents.clone(),
        }
    }
}

fn contents(text: &str) -> TextSnapshotContents {
    TextSnapshotContents::new(text.to_owned(), TextSnapshotKind::File)
}

impl Before {
    /// Reads a snapshot.
    pub fn read(path: &Path, waiting: Waiting) -> Result<Before, Failure> {
        let saved = read(path)?;
        Ok(Before { saved, waiting })
    }

    /// Whether the snapshot's text is this one, so that nothing has to be said of how it is read.
    fn is_literally(&self, text: &str) -> bool {
        match self.saved.as_ref().map(|saved| &saved.text) {
            Some(SavedText::Literal(literal)) => literal.trim_end() == text.trim_end(),
            Some(SavedText::Read(_)) | None => false,
        }
    }

    /// What waits for review does so no longer.
    fn settle(&self, path: &Path) {
        match self.waiting {
            // INVARIANT: a pending file that is not there needs no removal.
            Waiting::Maybe => drop(fs::remove_file(path.with_extension("snap.new"))),
            Waiting::No => {}
        }
    }

    /// What stands beside its text.
    pub fn description(&self) -> Option<&str> {
        self.saved.as_ref()?.description.as_deref()
    }
}

/// Compares a text with a snapshot and writes what may be written.
pub fn compare(path: &Path, content: &Content<'_>, update: Update) -> Result<Verdict, Failure> {
    let before = Before::read(path, Waiting::Maybe)?;
    compare_with(&before, path, content, update)
}

/// As [`compare`], with the snapshot already read.
pub fn compare_with(
    before: &Before,
    path: &Path,
    content: &Content<'_>,
    update: Update,
) -> Result<Verdict, Failure> {
    remember(path);
    let renewed = update == Update::Accept && before.description() != content.description;
    if !renewed && before.is_literally(content.text) {
        before.settle(path);
        return Ok(Verdict::Same);
    }
    let new = contents(content.text);
    let old = before.saved.as_ref().map(|saved| saved.text.contents());
    let same = old.as_ref().is_some_and(|old| old.matches_latest(&new));
    if !renewed && same {
        before.settle(path);
        return Ok(Verdict::Same);
    }
    let accepts = match update {
        Update::Accept => true,
        Update::Unseen => old.is_none(),
        Update::Nothing | Update::Pending => false,
    };
    if accepts {
        write(path, path, content)?;
        before.settle(path);
        return Ok(Verdict::Accepted);
    }
    let waits = match update {
        Update::Nothing => Waits::Nowhere,
        Update::Pending | Update::Unseen | Update::Accept => {
            write(path, &path.with_extension("snap.new"), content)?;
            Waits::ForReview
        }
    };
    Ok(match old {
        Some(old) => Verdict::Different(difference(&old.to_string(), &new.to_string()), waits),
        None => Verdict::Missing(waits),
    })
}

/// The lines that differ, with `-` and `+` before them.
pub fn difference(old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new)
        .unified_diff()
        .context_radius(3)
        .to_string()
}

fn read(path: &Path) -> Result<Option<Saved>, Failure> {
    let unreadable =
        |error: &dyn std::fmt::Display| unusable(path, &format!("cannot be read: {error}"));
    let text = match files::read_plain(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(&error)),
    };
    if let Some(saved) = plain(&text) {
        return Ok(Some(saved));
    }
    let snapshot = Snapshot::from_file(path).map_err(|error| unreadable(&error))?;
    Ok(Some(Saved {
        description: snapshot.metadata().description().map(str::to_owned),
        text: SavedText::Read(text_of(path, &snapshot)?.clone()),
    }))
}

/// A snapshot whose head is what [`write`] leaves: a source, and a description that JSON can read.
/// Thousands of them are read in a run; any other head is insta's to read.
fn plain(text: &str) -> Option<Saved> {
    let (_source, rest) = text.strip_prefix("---\nsource: ")?.split_once('\n')?;
    let (description, rest) = match rest.strip_prefix("description: ") {
        Some(rest) => {
            let (description, rest) = rest.split_once('\n')?;
            (Some(serde_json::from_str(description).ok()?), rest)
        }
        None => (None, rest),
    };
    let text = rest.strip_prefix("---\n")?;
    Some(Saved {
        description,
        text: SavedText::Literal(text.to_owned()),
    })
}

fn text_of<'a>(path: &Path, snapshot: &'a Snapshot) -> Result<&'a TextSnapshotContents, Failure> {
    match snapshot.contents() {
        SnapshotContents::Text(text) => Ok(text),
        SnapshotContents::Binary(_) => Err(unusable(path, "is not text")),
    }
}

fn unusable(path: &Path, what: &str) -> Failure {
    Failure::new(format!("the snapshot `{}` {what}", path.display()))
        .help("remove it and run the test again")
}

/// Insta makes a snapshot only from a file: a draft beside the snapshot becomes one.
fn write(path: &Path, to: &Path, content: &Content<'_>) -> Result<(), Failure> {
    let unwritable = |error: &dyn std::fmt::Display| {
        Failure::new(format!("cannot write `{}`: {error}", to.display()))
    };
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| unwritable(&error))?;
    let mut draft = tempfile::Builder::new()
        .prefix(".cfc-")
        .tempfile_in(folder)
        .map_err(|error| unwritable(&error))?;
    let source = serde_json::Value::from(content.source);
    let beside = content.description.map_or(String::new(), |description| {
        format!("description: {}\n", serde_json::Value::from(description))
    });
    let text = content.text;
    write!(draft, "---\nsource: {source}\n{beside}---\n{text}")
        .map_err(|error| unwritable(&error))?;
    let snapshot = Snapshot::from_file(draft.path()).map_err(|error| unwritable(&error))?;
    snapshot.save(to).map_err(|error| unwritable(&error))
}

/// `cargo insta test --unreferenced` asks which snapshots are in use.
fn remember(path: &Path) {
    if let Some(list) = std::env::var_os("INSTA_SNAPSHOT_REFERENCES_FILE")
        && let Ok(mut file) = OpenOptions::new().append(true).create(true).open(list)
    {
        // One write, since other threads write lines as well.
        // INVARIANT: without the list, insta reports a snapshot too much, and removes none.
        let _ = file.write_all(format!("{}\n", path.display()).as_bytes());
    }
}
