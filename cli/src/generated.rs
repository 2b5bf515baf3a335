//! Packages that cfc writes for cargo: one around a single file, and one around handlers that
//! makes a program of them. They lie in the target folder, and share its workspace's lock file
//! and profiles, so that their dependencies are built once.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use cfc_compiler::CompiledFunction;

use crate::cargo::{Called, Cargo};
use crate::files;
use crate::package::{Kind, Package};
use crate::report::Failure;

/// `cargo check` of what the author wrote.
pub fn check(package: &Package, cargo: &Cargo) -> Result<Called, Failure> {
    match package.manifest() {
        Some(manifest) => cargo.check(&manifest, None),
        None => cargo.check(&around_single_file(package)?, Some(&package.target)),
    }
}

/// Writes the program that runs these handlers natively, and gives its manifest.
pub fn harness(package: &Package, functions: &[CompiledFunction]) -> Result<PathBuf, Failure> {
    let folder = home(package, "native");
    let (author, library) = match &package.kind {
        Kind::Cargo { library } => (
            dependency(&package.name, "author", &package.folder),
            library.clone(),
        ),
        Kind::SingleFile => {
            let manifest = around_single_file(package)?;
            let name = single_name(package);
            let single = manifest.parent().unwrap_or(Path::new("."));
            (dependency(&name, "author", single), name)
        }
    };
    let name = program_name(package);
    let manifest = format!(
        "# Written by cfc: runs the handlers of `{library}` natively.\n\
         [package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n{author}{}\n[workspace]\n{}",
        package.shim.dependency(),
        profiles(package),
    );
    files::write(&folder.join("src").join("main.rs"), &main(functions))?;
    finish(package, &folder, &manifest)?;
    Ok(folder.join("Cargo.toml"))
}

/// The package's own folder among generated ones.
pub fn home(package: &Package, what: &str) -> PathBuf {
    package
        .target
        .join("cfc")
        .join(what)
        .join(unique_name(package))
}

fn main(functions: &[CompiledFunction]) -> String {
    let mut entries = String::new();
    for function in functions {
        let path = [&["author".to_owned()], function.module.as_slice()].concat();
        // INVARIANT: writing to a string does not fail.
        let _ = writeln!(
            entries,
            "        ({:?}, {}::__cfc_native),",
            function.name,
            path.join("::")
        );
    }
    format!(
        "//! Written by cfc: runs recorded events on the handlers.\n\n\
         fn main() -> std::process::ExitCode {{\n    \
         cloudfront_functions::native::serve(&[\n{entries}    ])\n}}\n"
    )
}

/// A library package whose root is the author's file, where it lies.
fn around_single_file(package: &Package) -> Result<PathBuf, Failure> {
    let folder = home(package, "single");
    let file = package.folder.join(&package.root);
    let mut sources = String::new();
    add_sources(&file, &package.folder, &mut sources);
    let crates = named_crates(&sources);
    let root = toml_text(&file);
    let manifest = format!(
        "# Written by cfc around {root}.\n\
         [package]\nname = \"{}\"\nversion = \"{}\"\nedition = \"2024\"\npublish = false\n\n\
         [lib]\npath = {root}\n\n[dependencies]\n{}{crates}\n[workspace]\n{}",
        single_name(package),
        package.version,
        package.shim.dependency(),
        profiles(package),
    );
    finish(package, &folder, &manifest)?;
    Ok(folder.join("Cargo.toml"))
}

fn finish(package: &Package, folder: &Path, manifest: &str) -> Result<(), Failure> {
    let lock = folder.join("Cargo.lock");
    if let Some(workspace) = &package.workspace
        && !lock.exists()
        && let Ok(text) = fs::read_to_string(workspace.join("Cargo.lock"))
    {
        files::write(&lock, &text)?;
    }
    files::write(&folder.join("Cargo.toml"), manifest)
}

fn dependency(name: &str, alias: &str, path: &Path) -> String {
    format!(
        "{alias} = {{ package = \"{name}\", path = {} }}\n",
        toml_text(path)
    )
}

/// A path as a text of TOML, which escapes what JSON escapes.
pub(crate) fn toml_text(path: &Path) -> String {
    serde_json::Value::from(path.to_string_lossy()).to_string()
}

/// The text of a file and of those that it declares as modules, which lie in `folder`. A file that
/// is not there is rustc's to tell.
fn add_sources(file: &Path, folder: &Path, sources: &mut String) {
    let text = fs::read_to_string(file).unwrap_or_default();
    let declared = text.lines().filter_map(|line| {
        let (_, name) = line.trim().strip_suffix(';')?.rsplit_once("mod ")?;
        name.chars()
            .all(|c| c.is_alphanumeric() || c == '_')
            .then_some(name)
    });
    for name in declared {
        let inner = folder.join(name);
        let beside = folder.join(format!("{name}.rs"));
        let file = if beside.is_file() {
            beside
        } else {
            inner.join("mod.rs")
        };
        add_sources(&file, &inner, sources);
    }
    sources.push_str(&text);
}

/// The crates beside the shim that a single file may name, where it does.
fn named_crates(source: &str) -> String {
    const CRATES: [(&str, &str); 3] = [
        ("regex", "\"1\""),
        ("serde", "{ version = \"1\", features = [\"derive\"] }"),
        ("serde_json", "\"1\""),
    ];
    let is_named = |name: &str| {
        source.contains(&format!("{name}::")) || source.contains(&format!("use {name};"))
    };
    let named = CRATES.iter().filter(|(name, _)| is_named(name));
    named.fold(String::new(), |mut lines, (name, version)| {
        // INVARIANT: writing to a string does not fail.
        let _ = writeln!(lines, "{name} = {version}");
        lines
    })
}

/// The `[profile…]` tables of the workspace: with other ones, cargo would build all
/// dependencies a second time.
fn profiles(package: &Package) -> String {
    let manifest = package
        .workspace
        .as_ref()
        .map(|workspace| workspace.join("Cargo.toml"));
    let Some(text) = manifest.and_then(|manifest| fs::read_to_string(manifest).ok()) else {
        return String::new();
    };
    let mut profiles = String::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line.starts_with("[profile");
        }
        if inside {
            profiles.push_str(line);
            profiles.push('\n');
        }
    }
    profiles
}

fn program_name(package: &Package) -> String {
    format!("cfc-native-{}", unique_name(package))
}

/// The crate's name of a single file: a word that Rust takes.
fn single_name(package: &Package) -> String {
    let name: String = package
        .name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    format!("single_{}", name.to_ascii_lowercase())
}

/// A folder's name that no other package has: target folders can be shared.
fn unique_name(package: &Package) -> String {
    let place = package.folder.join(&package.root);
    let hash = fnv1a(place.to_string_lossy().as_bytes());
    let name: String = package
        .name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    format!("{name}-{hash:016x}")
}

/// FNV-1a: short, and the same on every machine and in every version.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
#[path = "generated_tests.rs"]
mod tests;
