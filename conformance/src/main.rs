//! The commands: each prints what it found and fails if that is a fault.

#![allow(clippy::print_stdout)]

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cfc_conformance::sweep::{sweep, sweep_from};
use clap::Parser;

/// Proofs about the language that cfc compiles.
#[derive(Parser)]
enum Args {
    /// Compiles every Rust file of a folder: none may break the compiler.
    Sweep {
        /// The folder.
        folder: PathBuf,
    },
    /// The sweep's worker.
    #[command(hide = true)]
    SweepFrom {
        /// The folder.
        folder: PathBuf,
        /// The index of the first file.
        first: usize,
    },
}

fn main() -> ExitCode {
    let done = match Args::parse() {
        Args::Sweep { folder } => print_sweep(&folder),
        Args::SweepFrom { folder, first } => sweep_from(&folder, first, &mut io::stdout()).map(|()| true),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("{error}");
            ExitCode::from(2)
        }
    }
}

fn print_sweep(folder: &Path) -> io::Result<bool> {
    let found = sweep(folder)?;
    for (file, words) in &found.broken {
        println!("{}: {words}", file.display());
    }
    println!("{} files, {} compiled, {} broke the compiler", found.files, found.compiled, found.broken.len());
    Ok(found.broken.is_empty())
}
