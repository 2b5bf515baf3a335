//! What all that runs programs in several engines needs: panics as words, two threads with large stacks, rustc over
//! numbered modules, and njs. `fuzz/` uses it too.

use std::any::Any;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::Command;
use std::{fs, io, thread};

use cfc_compiler::resolve::{Files, Package};
use cfc_compiler::{Compiled, Options, compile};
use serde_json::Value;

/// A panic's words in place of the panic.
///
/// # Errors
/// The words.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| format!("panic: {}", words(&*panic)))
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let owned = panic.downcast_ref::<String>().map(String::as_str);
    owned
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or_default()
}

/// Compiles a text as a single-file function.
///
/// # Errors
/// A panic's words.
pub fn compile_text(text: &str, options: &Options) -> Result<Compiled, String> {
    struct One<'a>(&'a str);

    impl Files for One<'_> {
        fn read(&self, _path: &str) -> Result<String, String> {
            Ok(self.0.to_string())
        }
    }

    let package = Package {
        root: "input.rs",
        files: &One(text),
        env: &|_| None,
    };
    caught(|| compile(&package, options))
}

/// Does one thing with each of many, in two threads whose stacks hold deeply nested programs. Each thread keeps the
/// resolved libraries.
pub fn in_halves<T: Sync, R: Send>(all: &[T], one: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let half = all.len().div_ceil(2).max(1);
    let one = &one;
    thread::scope(|scope| {
        let threads: Vec<_> = all
            .chunks(half)
            .map(|part| {
                let part = move || part.iter().map(one).collect::<Vec<_>>();
                cfc_threads::beside(scope, part).expect("a thread starts")
            })
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("panics are caught"))
            .collect()
    })
}

/// What rustc says of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// The error's message.
    pub message: String,
    /// What stands below the place.
    pub label: String,
    /// The whole, as rustc prints it.
    pub rendered: String,
}

/// Builds `main.rs` of a folder with overflow checks; modules are files whose names are a letter and a number.
/// What rustc rejects is told by the number.
///
/// # Errors
/// If rustc cannot be started, or fails for a reason that is in no module.
pub fn rustc(
    folder: &Path,
    arguments: impl IntoIterator<Item = OsString>,
) -> io::Result<BTreeMap<usize, Rejection>> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(["--edition=2024", "--error-format=json", "--cap-lints=allow"])
        .args(["-Copt-level=0", "-Coverflow-checks=on", "-Cdebuginfo=0"])
        .args(arguments)
        .arg("--out-dir")
        .arg(folder)
        .arg(folder.join("main.rs"))
        .output()?;
    if output.status.success() {
        return Ok(BTreeMap::new());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let mut rejected = BTreeMap::new();
    for message in said
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["level"] == "error")
    {
        for span in message["spans"].as_array().into_iter().flatten() {
            if let Some(index) = span["file_name"].as_str().and_then(number_of) {
                rejected
                    .entry(index)
                    .or_insert_with(|| rejection(&message, span));
            }
        }
    }
    if rejected.is_empty() {
        Err(io::Error::other(said.into_owned()))
    } else {
        Ok(rejected)
    }
}

fn rejection(message: &Value, span: &Value) -> Rejection {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    Rejection {
        message: text(&message["message"]),
        label: text(&span["label"]),
        rendered: text(&message["rendered"]),
    }
}

/// `…/p12.rs` is 12.
fn number_of(file: &str) -> Option<usize> {
    let stem = Path::new(file).file_stem()?.to_str()?;
    stem.get(1..)?.parse().ok()
}

/// Whether njs is installed.
pub fn has_njs() -> bool {
    Command::new("njs")
        .arg("-v")
        .output()
        .is_ok_and(|output| output.status.success())
}

/// A function of JavaScript that escapes what is not ASCII: njs prints characters beyond it differently by version.
pub const ASCII: &str = "function __ascii(s) { return s.replace(/[^ -~]/g, function (c) { \
     var n = c.codePointAt(0); \
     var u = function (n) { return '\\\\u' + ('0000' + n.toString(16)).slice(-4); }; \
     return n < 65536 ? u(n) : u(55296 + (n - 65536 >> 10)) + u(56320 + (n - 65536 & 1023)); }); }\n";

/// What a script prints in njs, before it ends or is ended.
///
/// # Errors
/// If njs cannot be started or the script cannot be written.
pub fn njs(script: &Path, text: &str) -> io::Result<String> {
    fs::write(script, text)?;
    let output = Command::new("timeout")
        .args(["60", "njs"])
        .arg(script)
        .output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
