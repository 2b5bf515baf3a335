//! The commands: each prints what it found and fails if that is a fault.

#![allow(clippy::print_stdout)]

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cfc_conformance::behaviour::{Verdict, judge};
use cfc_conformance::decl::declarations;
use cfc_conformance::handler_text;
use cfc_conformance::wrapper::{Wrapper, iterators, wrappers};
use cfc_conformance::sweep::{sweep, sweep_from};
use clap::Parser;

/// Proofs about the language that cfc compiles.
#[derive(Parser)]
enum Args {
    /// Calls every declaration of the sysroot natively and compiled, and compares.
    Behaviour {
        /// Only declarations whose name contains this.
        #[arg(long)]
        only: Option<String>,
        /// Where generated sources and the native program lie.
        #[arg(long, default_value = "target/cfc-conformance")]
        work: PathBuf,
        /// Prints the generated functions and stops.
        #[arg(long)]
        print: bool,
    },
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
        Args::Behaviour { only, work, print } => behaviour(only.as_deref().unwrap_or_default(), &work, print),
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

fn behaviour(only: &str, work: &Path, print: bool) -> io::Result<bool> {
    let decls = declarations();
    let iterators = iterators(&decls);
    let mut all: Vec<Wrapper> = Vec::new();
    let mut skipped = 0;
    for decl in decls.iter().filter(|d| d.name.contains(only)) {
        match wrappers(decl, &iterators) {
            Ok(found) => all.extend(found),
            Err(words) => {
                skipped += 1;
                println!("skipped  {}: {words}", decl.name);
            }
        }
    }
    if print {
        all.iter().for_each(|wrapper| println!("// {}\n{}", wrapper.place, handler_text(wrapper)));
        return Ok(true);
    }
    let verdicts = judge(work, &all)?;
    let (mut agree, mut calls_made, mut diverge) = (0, 0, 0);
    for (i, (wrapper, verdict)) in all.iter().zip(&verdicts).enumerate() {
        let name = format!("{} ({}, w{i})", wrapper.name, wrapper.place);
        match verdict {
            Verdict::Agree { calls, early, words } => {
                agree += 1;
                calls_made += calls;
                if *early > 0 {
                    println!("early    {name}: {early} of {calls}: {words}");
                }
            }
            Verdict::Diverge { engine, case, native, found, count } => {
                diverge += 1;
                println!("DIVERGE  {name}: {engine} on {case} ({count}): {native:?} is {found:?}");
            }
            Verdict::Rejected(words) => println!("rejected {name}: {words}"),
            Verdict::Refused(words) => println!("refused  {name}: {words}"),
            Verdict::Broken(words) => println!("BROKEN   {name}: {words}"),
            Verdict::Unknown(words) => println!("unknown  {name}: {words}"),
        }
    }
    println!(
        "{} declarations, {skipped} skipped; {} wrappers, {agree} agree on {calls_made} calls, {diverge} diverge",
        decls.len(),
        all.len()
    );
    Ok(diverge == 0)
}
