//! A reduced program as a golden case: a single-file handler, and one event for each input.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::json;

use crate::script::handler_text;
use crate::verdict::INPUTS;

/// Writes `fuzz-<hash>/input.rs` and its events into the folder, and gives the case's path.
///
/// # Errors
/// If the folder cannot be written.
pub fn write(folder: &Path, program: &str) -> io::Result<PathBuf> {
    let mut hasher = DefaultHasher::new();
    program.hash(&mut hasher);
    let case = folder.join(format!("fuzz-{:08x}", hasher.finish() >> 32));
    fs::create_dir_all(case.join("events"))?;
    let text = handler_text(program);
    let imports = if program.contains("BTreeMap") {
        text
    } else {
        text.replacen("use std::collections::BTreeMap;\n\n", "", 1)
    };
    fs::write(
        case.join("input.rs"),
        formatted(&format!(
            "//! Found by fuzzing: the engines disagreed on it.\n\n{imports}"
        )),
    )?;
    for (i, input) in INPUTS.iter().enumerate() {
        let event = json!({
            "version": "1.0",
            "context": { "eventType": "viewer-request", "requestId": "EXAMPLE" },
            "viewer": { "ip": "192.0.2.1" },
            "request": { "method": "GET", "uri": input, "querystring": {}, "headers": { "host": { "value": "www.example.com" } }, "cookies": {} },
        });
        let text = serde_json::to_string_pretty(&event).map_err(io::Error::other)?;
        fs::write(
            case.join("events").join(format!("{i}.json")),
            format!("{text}\n"),
        )?;
    }
    Ok(case)
}

/// The text as rustfmt writes it, where rustfmt is installed.
pub fn formatted(text: &str) -> String {
    rustfmt(text)
        .ok()
        .flatten()
        .unwrap_or_else(|| text.to_string())
}

fn rustfmt(text: &str) -> io::Result<Option<String>> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    Ok(output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
}
