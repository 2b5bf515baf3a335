//! Lists `std/**/*.rs` as `FILES`, so that a new file needs no registration.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=std");
    println!("cargo::rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("std");
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        writeln!(
            list,
            "    ({:?}, include_str!({:?})),",
            module_path(&root, file),
            file.display().to_string()
        )
        .expect("a String takes everything");
    }
    list += "]\n";
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("files.rs"), list)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// `collections/btree_map` for `std/collections/btree_map.rs`; empty for `std/lib.rs`.
fn module_path(root: &Path, file: &Path) -> String {
    let relative = file
        .strip_prefix(root)
        .expect("found under the root")
        .with_extension("");
    let path = relative
        .to_str()
        .expect("file names are ASCII")
        .replace('\\', "/");
    if path == "lib" { String::new() } else { path }
}
