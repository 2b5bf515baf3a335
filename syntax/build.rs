//! Lists `src/diagnostics/`, one file per diagnostic, and writes the module list and the
//! registry, sorted by code. So a new diagnostic is one new file and no list to extend.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let folder = PathBuf::from(variable("CARGO_MANIFEST_DIR")).join("src/diagnostics");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut diagnostics: Vec<(String, PathBuf)> = fs::read_dir(&folder)
        .expect("src/diagnostics can be listed")
        .map(|entry| entry.expect("src/diagnostics can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| (code_of(&path), path))
        .collect();
    diagnostics.sort();
    let out = PathBuf::from(variable("OUT_DIR")).join("diagnostics.rs");
    fs::write(out, registry(&diagnostics)).expect("OUT_DIR is writable");
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo sets {name}"))
}

/// The code that a file declares: the text between the quotes after `id: `.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a diagnostic is readable");
    text.split_once("id: \"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or_else(
            || panic!("{} declares no `id: \"CFC…\"`", path.display()),
            |(id, _)| id.to_owned(),
        )
}

fn registry(diagnostics: &[(String, PathBuf)]) -> String {
    let mut modules = String::new();
    let mut list =
        String::from("/// Every diagnostic, sorted by code.\npub static REGISTRY: &[&Code] = &[\n");
    for (_, path) in diagnostics {
        let name = path.file_stem().expect("it is a file").to_string_lossy();
        let path = path.to_str().expect("the checkout's path is UTF-8");
        writeln!(modules, "#[path = {path:?}]\npub mod {name};").expect("a String takes all");
        writeln!(list, "    &{name}::CODE,").expect("a String takes all");
    }
    modules + &list + "];\n"
}
