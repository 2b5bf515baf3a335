//! The crates that programs name beside std, built once by cargo: what rustc has to be told of them.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

use serde_json::Value;

const NAMES: [&str; 3] = ["regex", "serde", "serde_json"];

/// As the shim has them (`preserve_order`), and as functions derive.
const MANIFEST: &str = r#"[package]
name = "crates"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
regex = "1"
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1", features = ["preserve_order"] }

[profile.dev]
debug = false

[workspace]
"#;

/// Whether a program names one of the crates.
pub fn are_named(program: &str) -> bool {
    NAMES
        .iter()
        .any(|name| program.contains(&format!("{name}::")))
}

/// rustc's arguments for the crates, which are built in a folder.
///
/// # Errors
/// If cargo cannot be started, or cannot build them.
pub fn arguments(folder: &Path) -> io::Result<Vec<OsString>> {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::create_dir_all(folder.join("src"))?;
    write(&folder.join("Cargo.toml"), MANIFEST)?;
    write(&folder.join("src/lib.rs"), "")?;
    if !folder.join("Cargo.lock").exists() {
        fs::copy(lock, folder.join("Cargo.lock"))?;
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--quiet", "--message-format=json"])
        .arg("--manifest-path")
        .arg(folder.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(folder.join("target"))
        .output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(said));
    }
    let mut arguments = Vec::new();
    for message in String::from_utf8_lossy(&output.stdout).lines() {
        let message: Value = serde_json::from_str(message).unwrap_or_default();
        let target = message["target"]["name"].as_str().unwrap_or_default();
        let files = message["filenames"].as_array().into_iter().flatten();
        let is_library = |file: &&str| Path::new(file).extension().is_some_and(|e| e == "rlib");
        let library = files.filter_map(Value::as_str).find(is_library);
        if let Some(file) = library.filter(|_| NAMES.contains(&target)) {
            arguments.extend(["--extern".into(), format!("{target}={file}").into()]);
        }
    }
    arguments.push("-L".into());
    let mut dependencies = OsString::from("dependency=");
    dependencies.push(folder.join("target/debug/deps"));
    arguments.push(dependencies);
    Ok(arguments)
}

/// An unchanged file keeps its time, so that cargo builds nothing again.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text)
}
