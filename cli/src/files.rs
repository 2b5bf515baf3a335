//! Files on disk: read with errors that name them, written whole or not at all.

use std::fs::{self, DirEntry, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::report::Failure;

/// A file's text.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

/// Most events and snapshots are smaller.
const AT_ONCE: usize = 8 * 1024;

/// The text of a plain file, with the fewest calls of the system: thousands are read in a run. Of a
/// plain file, less than was asked for is all that is left.
pub fn read_plain(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut bytes = vec![0; AT_ONCE];
    let read = loop {
        match file.read(&mut bytes) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => break read?,
        }
    };
    if read < AT_ONCE {
        bytes.truncate(read);
    } else {
        file.read_to_end(&mut bytes)?;
    }
    String::from_utf8(bytes).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

/// The entries of a folder, by name.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        paths.push(entry.map_err(|error| unreadable(folder, &error))?.path());
    }
    paths.sort();
    Ok(paths)
}

/// An entry of a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is, or what it links to.
    pub kind: EntryKind,
}

/// What an entry of a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// Something else, such as a link to nothing.
    Other,
}

/// The entries of a folder and what they are, by name; hidden ones are nobody's matter.
pub fn visible_entries(folder: &Path) -> Result<Vec<Entry>, Failure> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            entries.push(Entry {
                kind: kind_of(&entry),
                name,
            });
        }
    }
    entries.sort();
    Ok(entries)
}

/// The folder's list tells most of it; only a link has to be followed.
fn kind_of(entry: &DirEntry) -> EntryKind {
    let known = entry.file_type().ok().filter(|kind| !kind.is_symlink());
    let kind = known.or_else(|| Some(fs::metadata(entry.path()).ok()?.file_type()));
    match kind {
        Some(kind) if kind.is_file() => EntryKind::File,
        Some(kind) if kind.is_dir() => EntryKind::Folder,
        Some(_) | None => EntryKind::Other,
    }
}

/// Writes files of one folder: each whole or not at all, and none if one cannot be written.
pub fn write_all(folder: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    let is_there = match fs::symlink_metadata(folder) {
        Ok(_) => true,
        Err(error) => error.kind() != ErrorKind::NotFound,
    };
    match folder.parent() {
        Some(parent) if !is_there => write_folder(parent, folder, files),
        Some(_) | None => replace(folder, files),
    }
}

/// A folder that is not there yet is filled beside its place, so that it appears in one step.
fn write_folder(parent: &Path, folder: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    let parent = if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    };
    let fill = || {
        fs::create_dir_all(parent)?;
        let staged = staging(0o777).tempdir_in(parent)?;
        for (name, text) in files {
            fs::write(staged.path().join(name), text)?;
        }
        fs::rename(staged.path(), folder)?;
        // It is not there any more under this name.
        let _ = staged.keep();
        Ok(())
    };
    fill().map_err(|error| unwritable(folder, &error))
}

/// In a folder that is there, what is as it should be is left alone: other tools go by the time of change, and a file
/// replaced takes the disk longer.
fn replace(folder: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    let mut staged = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|present| present == *text) {
            continue;
        }
        let file = stage(folder, text).map_err(|error| unwritable(folder, &error))?;
        staged.push((path, file));
    }
    for (path, file) in staged {
        file.persist(&path)
            .map_err(|error| unwritable(&path, &error.error))?;
    }
    Ok(())
}

/// The same for one file.
pub fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = name.ok_or_else(|| Failure::new(format!("`{}` names no file", path.display())))?;
    write_all(folder, &[(name, text.to_owned())])
}

/// A temporary file beside its destination, so that renaming it is one step.
fn stage(folder: &Path, text: &str) -> io::Result<NamedTempFile> {
    let mut file = staging(0o666).tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    Ok(file)
}

/// How files and folders are named and opened until they get their places; nobody but their owner can read them
/// without `mode`.
fn staging(mode: u32) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".cfc-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
    #[cfg(not(unix))]
    let _ = mode;
    builder
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot read `{}`: {error}", path.display()))
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot write to `{}`: {error}", path.display()))
        .help("name another folder with `-o`")
}
