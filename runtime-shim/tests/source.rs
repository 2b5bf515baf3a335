//! The sources as the compiler gets them: all of them, and nothing native outside `#[js(native)]`.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cloudfront_functions::source::FILES;

#[test]
fn every_module_but_the_root_and_the_native_ones_is_exported() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let modules: BTreeSet<String> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_string())
        .filter(|module| module != "lib" && module != "source")
        .collect();
    let exported: BTreeSet<String> = FILES
        .iter()
        .map(|(module, _)| (*module).to_string())
        .collect();
    assert_eq!(exported, modules);
    assert_eq!(exported.len(), FILES.len());
}

#[test]
fn native_imports_are_marked() {
    for (module, text) in FILES {
        let mut previous = "";
        for line in text.lines() {
            let is_import = line.starts_with("use ") || line.starts_with("pub use ");
            // serde is modelled for the compiler: see `sysroot/std/crates`.
            let is_seen = [
                "use crate::",
                "use cfc_macros::js;",
                "pub use crate::",
                "use serde::",
            ]
            .iter()
            .any(|seen| line.starts_with(seen))
                && !line.contains("crate::native");
            assert!(
                !is_import || is_seen || previous == "#[js(native)]",
                "{module}: {line}"
            );
            previous = line;
        }
    }
}
