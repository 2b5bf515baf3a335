//! Calls of cargo: metadata, `cargo check`, and builds of generated packages.
//! Not here: what those packages contain.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;

use crate::report::Failure;

/// How cargo is called.
#[derive(Clone, Debug)]
pub struct Cargo {
    /// The program: what `CARGO` names, or `cargo`.
    pub program: OsString,
    /// Whether cargo and rustc colour their messages.
    pub colour: Colour,
    /// Where cargo's own messages go.
    pub messages: Messages,
}

/// Whether messages are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// With ANSI styles.
    Styled,
    /// Plain text.
    Plain,
}

/// Where cargo's messages go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Messages {
    /// To this process's standard error, while cargo works.
    Show,
    /// Into the report, when cargo is done; without its progress lines.
    Keep,
}

/// What a call came to.
#[derive(Clone, Debug)]
pub struct Called {
    /// Whether it succeeded.
    pub success: bool,
    /// Its messages, if they were kept.
    pub messages: String,
    /// The program that it built, if it built one.
    pub program: Option<PathBuf>,
}

impl Default for Cargo {
    /// The `cargo` of the environment, plain and kept: for tests.
    fn default() -> Self {
        Cargo {
            program: std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
            colour: Colour::Plain,
            messages: Messages::Keep,
        }
    }
}

impl Cargo {
    /// `cargo metadata` of a package, without its dependencies.
    pub fn metadata(&self, manifest: &Path) -> Result<Value, Failure> {
        let mut command = Command::new(&self.program);
        command
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .arg("--manifest-path")
            .arg(manifest);
        let output = command.output().map_err(|error| self.missing(&error))?;
        if !output.status.success() {
            let words = String::from_utf8_lossy(&output.stderr);
            return Err(Failure::new(format!(
                "cargo does not accept `{}`\n{}",
                manifest.display(),
                words.trim_end()
            )));
        }
        serde_json::from_slice(&output.stdout).map_err(|error| {
            Failure::new(format!(
                "`cargo metadata` gave something that is not JSON: {error}"
            ))
        })
    }

    /// `cargo new` of a library: names, workspaces and version control are cargo's matter.
    pub fn new_library(&self, path: &Path) -> Result<Called, Failure> {
        self.library("new", path)
    }

    /// The same in a folder that is there.
    pub fn init_library(&self, path: &Path) -> Result<Called, Failure> {
        self.library("init", path)
    }

    fn library(&self, verb: &str, path: &Path) -> Result<Called, Failure> {
        let mut command = Command::new(&self.program);
        command.args([verb, "--lib", "--quiet", "--color", "never"]);
        self.kept(command.arg(path))
    }

    /// `cargo check` of a package; rustc's messages stay as they are.
    pub fn check(&self, manifest: &Path, target: Option<&Path>) -> Result<Called, Failure> {
        self.call("check", manifest, target, self.messages, &[])
    }

    /// `cargo build` of a package, in the debug profile with the checks that make it the meaning
    /// of a program: overflow traps, and a panic unwinds.
    pub fn build(&self, manifest: &Path, target: &Path) -> Result<Called, Failure> {
        let settings = [
            "--message-format=json-render-diagnostics",
            "--config",
            "profile.dev.overflow-checks=true",
            "--config",
            "profile.dev.debug-assertions=true",
            "--config",
            "profile.dev.panic=\"unwind\"",
        ];
        // Dependencies take a minute the first time: whoever waits before a terminal sees that
        // something goes on.
        let waiting = match self.messages {
            Messages::Show => waiting(),
            Messages::Keep => ProgressBar::hidden(),
        };
        let called = self.call("build", manifest, Some(target), Messages::Keep, &settings);
        waiting.finish_and_clear();
        called
    }

    fn call(
        &self,
        verb: &str,
        manifest: &Path,
        target: Option<&Path>,
        messages: Messages,
        settings: &[&str],
    ) -> Result<Called, Failure> {
        let mut command = Command::new(&self.program);
        command.arg(verb).arg("--manifest-path").arg(manifest);
        if let Some(target) = target {
            command.arg("--target-dir").arg(target);
        }
        command.args(settings);
        command.args(["--color", self.colour.word()]);
        command.stdin(Stdio::null());
        match messages {
            Messages::Show => {
                let status = command.stdout(Stdio::null()).status();
                let status = status.map_err(|error| self.missing(&error))?;
                Ok(Called {
                    success: status.success(),
                    messages: String::new(),
                    program: None,
                })
            }
            Messages::Keep => self.kept(command.arg("--quiet")),
        }
    }

    fn kept(&self, command: &mut Command) -> Result<Called, Failure> {
        let output = command.output().map_err(|error| self.missing(&error))?;
        Ok(Called {
            success: output.status.success(),
            messages: String::from_utf8_lossy(&output.stderr).into_owned(),
            program: program(&output.stdout),
        })
    }

    fn missing(&self, error: &std::io::Error) -> Failure {
        let program = self.program.to_string_lossy();
        Failure::new(format!("cannot run `{program}`: {error}"))
            .help("install Rust from https://rustup.rs, or name cargo's path in `CARGO`")
    }
}

/// A line on standard error while cargo works, if that is a terminal.
fn waiting() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    // INVARIANT: the template is well-formed.
    if let Ok(style) =
        ProgressStyle::with_template("{spinner} cargo builds the functions natively, {elapsed}")
    {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

/// The program that cargo's JSON messages name.
fn program(messages: &[u8]) -> Option<PathBuf> {
    let lines = messages.split(|byte| *byte == b'\n');
    let mut messages = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    messages.find_map(|message| Some(PathBuf::from(message["executable"].as_str()?)))
}

impl Colour {
    const fn word(self) -> &'static str {
        match self {
            Colour::Styled => "always",
            Colour::Plain => "never",
        }
    }
}
