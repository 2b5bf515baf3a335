//! Resolves std and the shim, so that no compilation has to.

use std::path::PathBuf;
use std::{env, fs};

/// The shim's texts, without the shim: its native half is not needed here.
#[path = "../runtime-shim/src/source.rs"]
mod shim;

fn main() -> Result<(), String> {
    // The texts are parts of this program: cargo runs it again when one of them changes.
    println!("cargo::rerun-if-changed=build.rs");
    let metadata = cfc_frontend::metadata::encode(cfc_sysroot::FILES, shim::FILES)
        .map_err(|found| format!("std or the shim is wrong:\n{}", found.join("\n")))?;
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    let path = PathBuf::from(out).join("libraries.bin");
    fs::write(&path, metadata).map_err(|error| format!("{}: {error}", path.display()))
}
