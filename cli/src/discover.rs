//! Where functions lie below a folder that is no package itself: packages, single Rust files,
//! JavaScript files. Not here: what they hold.

use std::path::{Path, PathBuf};

use crate::files;
use crate::package::SHIM;
use crate::report::Failure;

/// What a folder holds, each kind by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discovered {
    /// Folders with a `Cargo.toml` that names the shim.
    pub packages: Vec<PathBuf>,
    /// Rust files outside of packages that mark a handler.
    pub single_files: Vec<PathBuf>,
    /// JavaScript files, those in packages as well.
    pub javascript: Vec<PathBuf>,
}

/// Looks through a folder and those in it, but for hidden ones, dependencies, and cargo's output.
pub fn discover(folder: &Path) -> Result<Discovered, Failure> {
    let mut found = Discovered::default();
    look(folder, Surroundings::Free, &mut found)?;
    Ok(found)
}

/// Whether a file is JavaScript, by its name.
pub fn is_javascript(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "js" || extension == "mjs")
}

/// Whether a Rust file lies in a package, which it then belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Surroundings {
    Free,
    Package,
}

fn look(folder: &Path, around: Surroundings, found: &mut Discovered) -> Result<(), Failure> {
    for path in files::list(folder)? {
        if is_left_out(&path) {
            continue;
        }
        if is_javascript(&path) {
            found.javascript.push(path);
        } else if path.is_dir() {
            let inside = match std::fs::read_to_string(path.join("Cargo.toml")) {
                Ok(manifest) => {
                    if manifest.contains(SHIM) {
                        found.packages.push(path.clone());
                    }
                    Surroundings::Package
                }
                Err(_) => around,
            };
            look(&path, inside, found)?;
        } else if around == Surroundings::Free && is_single_file(&path) {
            found.single_files.push(path);
        }
    }
    Ok(())
}

fn is_left_out(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| name.starts_with('.') || name == "node_modules" || name == "target")
}

/// A file that cannot be read is told of when it is named.
fn is_single_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
        && std::fs::read_to_string(path).is_ok_and(|text| cfc_syntax::names_handler(&text))
}
