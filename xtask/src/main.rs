//! `cargo xtask ci`: everything that CI asks for, one step after the other.
//! `cargo xtask ci STEP…` runs only those; `cargo xtask docs`, `sizes` and `library` write the
//! generated pages, `cargo xtask bench` measures, `cargo xtask dist` builds the binary to be given away.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a build script for people"
)]

mod bench;
mod dist;
mod docs;
mod library;
mod licences;
mod outputs;
mod sizes;
mod stacks;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use bench::CleanBuild;

/// A step's name, and what it does.
type Step = (&'static str, fn() -> Result<(), String>);

const STEPS: &[Step] = &[
    ("format", format),
    ("licences", licences::check),
    ("generated", docs::check),
    ("lint", lint),
    ("test", test),
    ("doc", doc),
    ("sizes", sizes::check),
    ("library", library::check),
    ("stacks", stacks::check),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((command, steps)) if command == "ci" => ci(steps),
        Some((command, [])) if command == "docs" => docs::write(),
        Some((command, [])) if command == "sizes" => sizes::write(),
        Some((command, [])) if command == "library" => library::write(),
        Some((command, arguments)) if command == "bench" => bench(arguments),
        Some((command, [])) if command == "dist" => dist::dist(),
        _ => Err(format!(
            "usage: cargo xtask ci [STEP…] | docs | sizes | library | bench [check | functions | tool] | dist\nsteps: {}",
            names()
        )),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn ci(wanted: &[String]) -> Result<(), String> {
    if let Some(unknown) = wanted
        .iter()
        .find(|name| STEPS.iter().all(|(step, _)| step != name))
    {
        return Err(format!(
            "there is no step `{unknown}`; there are {}",
            names()
        ));
    }
    for (name, step) in STEPS {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            println!("== {name}");
            step().map_err(|message| format!("{name}: {message}"))?;
        }
    }
    Ok(())
}

fn bench(arguments: &[String]) -> Result<(), String> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => {
            bench::functions(&[])?;
            bench::tool(CleanBuild::LeaveOut)
        }
        ["check"] => bench::check(),
        ["functions", names @ ..] => bench::functions(names),
        ["tool"] => bench::tool(CleanBuild::LeaveOut),
        ["tool", "tests"] => bench::tests(),
        ["tool", "--full"] => bench::tool(CleanBuild::Measure),
        _ => Err(
            "usage: cargo xtask bench [check | functions [NAME…] | tool [tests | --full]]"
                .to_owned(),
        ),
    }
}

fn names() -> String {
    let names: Vec<&str> = STEPS.iter().map(|(name, _)| *name).collect();
    names.join(", ")
}

/// `cargo fmt` follows `mod`; the files that `syntax/build.rs` lists have none.
fn format() -> Result<(), String> {
    run(cargo().args(["fmt", "--all", "--check"]))?;
    let folder = workspace().join("syntax/src/diagnostics");
    let mut files: Vec<PathBuf> = list(&folder)?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    run(Command::new("rustfmt")
        .args(["--check", "--edition", "2024"])
        .args(files))
}

fn lint() -> Result<(), String> {
    run(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

fn test() -> Result<(), String> {
    run(cargo().arg("test"))
}

fn doc() -> Result<(), String> {
    run(cargo()
        .args(["doc", "--workspace", "--no-deps"])
        .env("RUSTDOCFLAGS", "-D warnings"))
}

fn workspace() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(workspace());
    command
}

fn run(command: &mut Command) -> Result<(), String> {
    let status = command
        .status()
        .map_err(|error| format!("{command:?}: {error}"))?;
    status
        .success()
        .then_some(())
        .ok_or_else(|| format!("{command:?}: {status}"))
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let unreadable = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    Ok(paths)
}
