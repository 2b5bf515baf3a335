//! The sample functions' output: the same bytes each time, within the limits, and njs takes it.

#![allow(clippy::print_stdout, reason = "a test that cannot run says so loudly")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use cfc::{BuildOptions, Cargo, Rustc};
use cfc_tests::{Scratch, assert_says, samples};
use serde_json::Value;

fn build(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let options = BuildOptions {
        rustc: Rustc::Skip,
        folder: Some(folder.to_owned()),
        ..BuildOptions::default()
    };
    let report = cfc::build::build(&[samples()], &options, &Cargo::default());
    assert_says(&report, 0, &[]);
    let files = fs::read_dir(folder).expect("the folder was written");
    let files = files.map(|file| file.expect("the folder can be read"));
    let read = |path: &Path| fs::read(path).expect("the file was written");
    files
        .map(|file| {
            (
                file.file_name().to_string_lossy().into_owned(),
                read(&file.path()),
            )
        })
        .collect()
}

#[test]
fn two_builds_are_the_same_bytes() {
    let (one, two) = (Scratch::new(), Scratch::new());
    let (one, two) = (build(&one.path("dist")), build(&two.path("dist")));
    assert!(one.len() > 10, "{:?}", one.keys());
    assert_eq!(one, two);
}

#[test]
fn the_manifest_tells_what_lies_beside_it() {
    let scratch = Scratch::new();
    let files = build(&scratch.path("dist"));
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).expect("it is JSON");
    let functions = manifest["functions"]
        .as_array()
        .expect("it lists functions");
    assert_eq!(functions.len() + 1, files.len());
    for function in functions {
        let file = function["file"].as_str().expect("a file has a name");
        assert_eq!(function["bytes"], files[file].len(), "{file}");
        assert_eq!(
            function["sha256"].as_str().map(str::len),
            Some(64),
            "{file}"
        );
        let opens_store = String::from_utf8_lossy(&files[file]).contains(".kvs()");
        assert_eq!(function["uses_key_value_store"], opens_store, "{file}");
        let source = function["source"].as_str().expect("a source has a name");
        assert!(samples().join(source).is_file(), "{source}");
    }
}

/// Loading a file declares its handler and runs nothing, so njs ends without a word.
#[test]
fn njs_loads_every_file() {
    if Command::new("njs").arg("-v").output().is_err() {
        println!("NOT TESTED: njs is not on the PATH");
        return;
    }
    let scratch = Scratch::new();
    let files = build(&scratch.path("dist"));
    scratch.write("dist/cloudfront", "export default {};\n");
    let is_javascript = |file: &&String| Path::new(file).extension() == Some("js".as_ref());
    for file in files.keys().filter(is_javascript) {
        let mut njs = Command::new("njs");
        let output = njs
            .arg("-p")
            .arg(scratch.path("dist"))
            .arg(scratch.path("dist").join(file))
            .output();
        let output = output.expect("njs runs");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.is_empty(), "{file}: {said}");
    }
}
