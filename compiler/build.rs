//! Resolves std and the shim and checks their bodies, so that no compilation has to.

use std::path::PathBuf;
use std::sync::Arc;
use std::{env, fs};

use cfc_frontend::metadata::{self, Metadata};
use cfc_frontend::resolve::{Files, Package, resolve};
use cfc_typeck::TyCtxt;

/// The shim's texts, without the shim: its native half is not needed here.
#[path = "../runtime-shim/src/source.rs"]
mod shim;

fn main() -> Result<(), String> {
    // The texts are parts of this program: cargo runs it again when one of them changes.
    println!("cargo::rerun-if-changed=build.rs");
    let libraries =
        metadata::encode(cfc_sysroot::FILES, shim::FILES).map_err(|found| wrong(&found))?;
    let libraries = libraries.leak();
    write("libraries.bin", libraries)?;
    write("bodies.bin", &bodies(libraries)?)
}

/// What checking the bodies finds.
fn bodies(libraries: &'static [u8]) -> Result<Vec<u8>, String> {
    let metadata = Metadata::open(libraries, cfc_sysroot::FILES, shim::FILES)?;
    let nothing = Package {
        root: "lib.rs",
        files: &Empty,
        env: &|_| None,
    };
    let (crates, sources, _) = resolve(&nothing, Arc::new(metadata));
    cfc_typeck::encode(&TyCtxt::new(crates, sources)).map_err(|found| wrong(&found))
}

/// A package of one file with nothing in it.
struct Empty;

impl Files for Empty {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(String::new())
    }
}

fn wrong(found: &[String]) -> String {
    format!("std or the shim is wrong:\n{}", found.join("\n"))
}

fn write(name: &str, bytes: &[u8]) -> Result<(), String> {
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    let path = PathBuf::from(out).join(name);
    fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
