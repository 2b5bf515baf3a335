//! The oracle: all wrappers in one crate, built by rustc with overflow checks, and run.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

use crate::behaviour::End;
use crate::shared::{Rejection, rustc};
use crate::show::{IMPORTS, support};
use crate::wrapper::Wrapper;

/// How often the build is tried again without what was rejected.
const ROUNDS: usize = 6;

/// What came of the native side: each wrapper's ends by case, and rustc's words where it rejects one.
pub type Native = (Vec<Vec<End>>, BTreeMap<usize, String>);

/// Builds and runs the wrappers in a folder.
///
/// # Errors
/// If rustc cannot be started, or fails for a reason that is in no wrapper.
pub fn run(folder: &Path, wrappers: &[Wrapper]) -> io::Result<Native> {
    write(folder, wrappers)?;
    let rejected = rejected_of(folder, wrappers)?;
    build(folder, wrappers, &rejected, "link")?;
    Ok((execute(folder, wrappers)?, rejected))
}

/// What rustc rejects of the wrappers.
///
/// # Errors
/// If rustc cannot be started, or fails for a reason that is in no wrapper.
pub fn rejected(folder: &Path, wrappers: &[Wrapper]) -> io::Result<BTreeMap<usize, String>> {
    write(folder, wrappers)?;
    rejected_of(folder, wrappers)
}

fn write(folder: &Path, wrappers: &[Wrapper]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("support.rs"), format!("{IMPORTS}{}", support()))?;
    for (i, wrapper) in wrappers.iter().enumerate() {
        let text = format!("{IMPORTS}use crate::support::*;\n{}", wrapper.text);
        let path = folder.join(format!("w{i}.rs"));
        if fs::read_to_string(&path).ok().as_ref() != Some(&text) {
            fs::write(path, text)?;
        }
    }
    Ok(())
}

fn rejected_of(folder: &Path, wrappers: &[Wrapper]) -> io::Result<BTreeMap<usize, String>> {
    let mut rejected = BTreeMap::new();
    for _ in 0..ROUNDS {
        let found = build(folder, wrappers, &rejected, "metadata")?;
        if found.is_empty() {
            return Ok(rejected);
        }
        rejected.extend(found);
    }
    Err(io::Error::other("rustc rejects ever more wrappers"))
}

fn build(
    folder: &Path,
    wrappers: &[Wrapper],
    rejected: &BTreeMap<usize, String>,
    emit: &str,
) -> io::Result<BTreeMap<usize, String>> {
    fs::write(folder.join("main.rs"), main_text(wrappers, rejected))?;
    let emit = format!("--emit={emit}");
    let arguments = [
        "--crate-name=wrappers",
        "-Cdebug-assertions=on",
        "-Ccodegen-units=4",
        &emit,
    ];
    let found = rustc(folder, arguments.map(OsString::from))?;
    let words = |r: Rejection| format!("{}: {:?}", r.message, r.label);
    Ok(found.into_iter().map(|(i, r)| (i, words(r))).collect())
}

fn main_text(wrappers: &[Wrapper], rejected: &BTreeMap<usize, String>) -> String {
    let mut text = String::from(
        "#![allow(warnings, arithmetic_overflow, unconditional_panic, overflowing_literals)]\nmod support;\n",
    );
    let live: Vec<usize> = (0..wrappers.len())
        .filter(|i| !rejected.contains_key(i))
        .collect();
    for i in &live {
        writeln!(text, "mod w{i};").expect("text");
    }
    text.push_str("fn main() {\n    std::panic::set_hook(Box::new(|_| {}));\n");
    for i in &live {
        writeln!(text, "    run({i}, &{:?}, w{i}::call);", wrappers[*i].cases).expect("text");
    }
    text.push_str(
        r#"}
fn run(index: usize, cases: &[usize], call: fn(usize) -> String) {
    for n in cases {
        match std::panic::catch_unwind(|| call(*n)) {
            Ok(value) => println!("{index} ok {}", value.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")),
            Err(_) => println!("{index} trap "),
        }
    }
}
"#,
    );
    text
}

fn execute(folder: &Path, wrappers: &[Wrapper]) -> io::Result<Vec<Vec<End>>> {
    let output = Command::new("timeout")
        .arg("120")
        .arg(folder.join("wrappers"))
        .output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!(
            "the native side ended with {}",
            output.status
        )));
    }
    let mut ends: Vec<Vec<End>> = vec![Vec::new(); wrappers.len()];
    for line in String::from_utf8_lossy(&output.stdout).split('\n') {
        let mut parts = line.splitn(3, ' ');
        let index: Option<usize> = parts.next().and_then(|n| n.parse().ok());
        let (Some(index), Some(word)) = (index, parts.next()) else {
            continue;
        };
        let rest = parts.next().unwrap_or_default();
        if let Some(ends) = ends.get_mut(index) {
            ends.push(if word == "ok" {
                End::Value(unescape(rest))
            } else {
                End::Trap(String::new())
            });
        }
    }
    Ok(ends)
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some(other) => out.push(other),
                None => {}
            },
            (c, false) => out.push(c),
        }
    }
    out
}
