//! The oracle: many programs in one crate, built by rustc with overflow checks, and run.
//! What rustc rejects is left out and told; that is a fault of whoever wrote the program.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

use cfc_conformance::shared::rustc;

use crate::crates;
use crate::verdict::{End, INPUTS};

/// What rustc said of one program.
pub type Rejections = BTreeMap<usize, String>;

/// How often the build is tried again without what was rejected.
const ROUNDS: usize = 8;

/// Builds and runs the programs in a folder; each has its ends by input, or rustc's words.
///
/// # Errors
/// If rustc cannot be started, or fails for a reason that is in no program.
pub fn run(folder: &Path, programs: &[String]) -> io::Result<(Vec<Option<Vec<End>>>, Rejections)> {
    fs::create_dir_all(folder)?;
    for (i, text) in programs.iter().enumerate() {
        fs::write(
            folder.join(format!("p{i}.rs")),
            format!("use std::collections::BTreeMap;\n{text}\n"),
        )?;
    }
    let crates = if programs.iter().any(|text| crates::are_named(text)) {
        crates::arguments(&folder.with_file_name("crates"))?
    } else {
        Vec::new()
    };
    let mut rejected = Rejections::new();
    for _ in 0..ROUNDS {
        let live: Vec<usize> = (0..programs.len())
            .filter(|i| !rejected.contains_key(i))
            .collect();
        let found = build(folder, &live, &crates)?;
        if found.is_empty() {
            let ends = execute(&folder.join("programs"), &live, programs.len())?;
            return Ok((ends, rejected));
        }
        rejected.extend(found);
    }
    Err(io::Error::other("rustc rejects ever more programs"))
}

fn build(folder: &Path, live: &[usize], crates: &[OsString]) -> io::Result<Rejections> {
    fs::write(folder.join("main.rs"), main_text(live))?;
    let arguments = [
        "--crate-name=programs",
        "-Cdebug-assertions=off",
        "-Ccodegen-units=1",
    ];
    let arguments = arguments.map(OsString::from).into_iter();
    let found = rustc(folder, arguments.chain(crates.iter().cloned()))?;
    Ok(found.into_iter().map(|(i, r)| (i, r.rendered)).collect())
}

fn main_text(live: &[usize]) -> String {
    let mut text = String::from(
        "#![allow(warnings, arithmetic_overflow, unconditional_panic, overflowing_literals)]\n",
    );
    for i in live {
        writeln!(text, "mod p{i};").expect("text");
    }
    text.push_str(
        "fn main() {\n    std::panic::set_hook(Box::new(|_| {}));\n    \
         let first: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);\n",
    );
    for i in live {
        writeln!(text, "    if {i} >= first {{ run({i}, p{i}::program); }}").expect("text");
    }
    let inputs = INPUTS.map(|input| format!("{input:?}")).join(", ");
    write!(
        text,
        r#"}}
fn run(index: usize, program: fn(&str) -> String) {{
    for (i, input) in [{inputs}].iter().enumerate() {{
        match std::panic::catch_unwind(|| program(input)) {{
            Ok(value) => {{
                let hex: String = value.bytes().map(|b| format!("{{b:02x}}")).collect();
                println!("{{index}} {{i}} ok {{hex}}");
            }}
            Err(panic) => {{
                let text = panic.downcast_ref::<String>().cloned();
                let text = text.or_else(|| panic.downcast_ref::<&str>().map(|s| s.to_string()));
                println!("{{index}} {{i}} trap {{}}", text.unwrap_or_default().escape_default());
            }}
        }}
    }}
}}
"#
    )
    .expect("text");
    text
}

/// Runs the programs in order. One that does not end, or takes the process with it, says nothing; the rest runs anew.
fn execute(program: &Path, live: &[usize], count: usize) -> io::Result<Vec<Option<Vec<End>>>> {
    let mut ends: Vec<Vec<End>> = vec![Vec::new(); count];
    let mut next = Some(0);
    while let Some(first) = next {
        execute_from(program, first, &mut ends)?;
        let is_cut = |i: &&usize| **i >= first && ends[**i].len() < INPUTS.len();
        next = live.iter().find(is_cut).map(|cut| cut + 1);
    }
    Ok(ends
        .into_iter()
        .map(|ends| (ends.len() == INPUTS.len()).then_some(ends))
        .collect())
}

fn execute_from(program: &Path, first: usize, ends: &mut [Vec<End>]) -> io::Result<()> {
    let output = Command::new("timeout")
        .arg("20")
        .arg(program)
        .arg(first.to_string())
        .output()?;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let mut parts = line.splitn(4, ' ');
        let index: Option<usize> = parts.next().and_then(|n| n.parse().ok());
        let (Some(index), Some(_), Some(word)) = (index, parts.next(), parts.next()) else {
            continue;
        };
        let rest = parts.next().unwrap_or_default();
        let end = if word == "ok" {
            End::Value(from_hex(rest))
        } else {
            End::Trap(rest.to_string())
        };
        if let Some(ends) = ends.get_mut(index) {
            ends.push(end);
        }
    }
    Ok(())
}

fn from_hex(hex: &str) -> String {
    let bytes: Vec<u8> = (0..hex.len() / 2)
        .filter_map(|i| u8::from_str_radix(hex.get(i * 2..i * 2 + 2)?, 16).ok())
        .collect();
    String::from_utf8_lossy(&bytes).into_owned()
}
