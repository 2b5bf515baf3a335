//! The commands: each prints what it found and fails if that is a fault.

#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cfc_conformance::behaviour::{Verdict, judge};
use cfc_conformance::decl::declarations;
use cfc_conformance::exceptions::Exception;
use cfc_conformance::sweep::{sweep, sweep_from};
use cfc_conformance::wrapper::{Wrapper, iterators, wrappers};
use cfc_conformance::{
    breadth, crate_functions, exceptions, exercises, handler_text, matrix, native, signatures,
};
use clap::Parser;

/// As the command has it: how long a file takes is compared with a limit.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
        #[arg(long, conflicts_with = "rustc")]
        print: bool,
        /// Asks rustc about the generated functions, tells what it rejects, and stops.
        #[arg(long)]
        rustc: bool,
    },
    /// Which programs and functions that nobody wrote for cfc compile as they are, and what refuses the others.
    Breadth {
        /// Only exercises whose name contains this, and no crates.
        #[arg(long)]
        only: Option<String>,
        /// Where generated sources and the native program lie.
        #[arg(long, default_value = "target/cfc-conformance/breadth")]
        work: PathBuf,
        /// Writes `docs/breadth.md`.
        #[arg(long)]
        update: bool,
    },
    /// Whether `docs/std.md` says what the sysroot declares.
    Matrix {
        /// Writes the page.
        #[arg(long)]
        update: bool,
    },
    /// Asks rustc whether the real std has every declaration of the sysroot with the same signature.
    Signatures {
        /// Where the generated source lies.
        #[arg(long, default_value = "target/cfc-conformance/signatures")]
        work: PathBuf,
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
        Args::Behaviour {
            only,
            work,
            print,
            rustc,
        } => {
            let until = match (print, rustc) {
                (true, _) => Until::Printed,
                (false, true) => Until::Accepted,
                (false, false) => Until::Judged,
            };
            behaviour(only.as_deref().unwrap_or_default(), &work, until)
        }
        Args::Breadth { only, work, update } => breadth(only.as_deref(), &work, update),
        Args::Matrix { update } => print_matrix(update),
        Args::Signatures { work } => print_signatures(&work),
        Args::Sweep { folder } => print_sweep(&folder),
        Args::SweepFrom { folder, first } => {
            sweep_from(&folder, first, &mut io::stdout()).map(|()| true)
        }
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

fn print_signatures(work: &Path) -> io::Result<bool> {
    let exceptions = exceptions::read_signatures(&exceptions_page()?);
    let files = signatures::files();
    let found = signatures::run(work, &files)?;
    let (known, unknown): (Vec<_>, Vec<_>) = found
        .iter()
        .partition(|r| exceptions.iter().any(|e| e.covers(&r.name)));
    for rejection in &unknown {
        println!(
            "{} ({}): {}",
            rejection.name, rejection.place, rejection.words
        );
    }
    println!(
        "{} declarations, {} known exceptions, {} rejected",
        files.iter().map(|file| file.checks.len()).sum::<usize>(),
        known.len(),
        unknown.len()
    );
    Ok(unknown.is_empty())
}

fn print_sweep(folder: &Path) -> io::Result<bool> {
    let found = sweep(folder)?;
    for (file, words) in &found.broken {
        println!("{}: {words}", file.display());
    }
    if let Some((file, time)) = &found.slowest {
        println!("slowest: {} ms for {}", time.as_millis(), file.display());
    }
    println!(
        "{} files, {} compiled, {} broke the compiler",
        found.files,
        found.compiled,
        found.broken.len()
    );
    Ok(found.broken.is_empty())
}

/// How far a behaviour run goes.
#[derive(Clone, Copy)]
enum Until {
    Printed,
    Accepted,
    Judged,
}

fn behaviour(only: &str, work: &Path, until: Until) -> io::Result<bool> {
    let exceptions = exceptions()?;
    let decls = declarations();
    let iterators = iterators(&decls);
    let mut all: Vec<Wrapper> = Vec::new();
    let mut skipped = 0;
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for decl in decls.iter().filter(|d| d.name.contains(only)) {
        match wrappers(decl, &iterators) {
            Ok(found) => all.extend(found),
            Err(words) => {
                skipped += 1;
                println!("skipped  {}: {words}", decl.name);
                *reasons.entry(words).or_default() += 1;
            }
        }
    }
    for (reason, count) in reasons.iter().filter(|(_, count)| **count > 1) {
        println!("skipped  {count} in all: {reason}");
    }
    match until {
        Until::Printed => {
            for wrapper in &all {
                println!("// {}\n{}", wrapper.place, handler_text(wrapper));
            }
            return Ok(true);
        }
        Until::Accepted => return accepted(work, &all, skipped),
        Until::Judged => {}
    }
    let mut sum = Sum::default();
    for (i, batch) in all.chunks(BATCH).enumerate() {
        let verdicts = judge(&work.join(i.to_string()), batch)?;
        for (k, (wrapper, verdict)) in batch.iter().zip(&verdicts).enumerate() {
            sum.add(
                &format!("{} ({}, {i}/w{k})", wrapper.name, wrapper.place),
                wrapper,
                verdict,
                &exceptions,
            );
        }
    }
    println!(
        "{} declarations, {skipped} skipped; {} wrappers, {} agree on {} calls, {} are known exceptions, {} fail",
        decls.len(),
        all.len(),
        sum.agree,
        sum.calls,
        sum.known,
        sum.failed
    );
    Ok(sum.failed == 0)
}

/// What rustc says of the wrappers.
fn accepted(work: &Path, all: &[Wrapper], skipped: usize) -> io::Result<bool> {
    let mut count = 0;
    for (i, batch) in all.chunks(BATCH).enumerate() {
        for (k, words) in native::rejected(&work.join(i.to_string()), batch)? {
            count += 1;
            println!(
                "rejected {} ({}, {i}/w{k}): {words}",
                batch[k].name, batch[k].place
            );
        }
    }
    println!(
        "{} wrappers, {count} rejected by rustc, {skipped} declarations skipped",
        all.len()
    );
    Ok(true)
}

fn breadth(only: Option<&str>, work: &Path, update: bool) -> io::Result<bool> {
    let exercises = exercises::run(work, only.unwrap_or_default())?;
    let crates = match (only, crate_functions::registry()) {
        (None, Some(registry)) => crate_functions::run(&registry)?,
        (Some(_), _) | (None, None) => Vec::new(),
    };
    let page = breadth::page(&exercises, &crates);
    println!("{page}");
    let failed: Vec<_> = exercises
        .iter()
        .filter_map(|exercise| Some((&exercise.name, exercise.failure()?)))
        .collect();
    for (name, words) in &failed {
        println!("FAILS    {name}: {words}");
    }
    if update {
        std::fs::write(root().join("docs/breadth.md"), page)?;
    }
    Ok(failed.is_empty())
}

/// How many wrappers go into one native build.
const BATCH: usize = 400;

#[derive(Default)]
struct Sum {
    agree: usize,
    calls: usize,
    known: usize,
    failed: usize,
}

impl Sum {
    fn add(&mut self, name: &str, wrapper: &Wrapper, verdict: &Verdict, exceptions: &[Exception]) {
        let is_known = exceptions.iter().any(|e| e.covers(&wrapper.name));
        match verdict {
            Verdict::Agree {
                calls,
                early,
                words,
            } => {
                self.agree += 1;
                self.calls += calls;
                if *early > 0 && !is_known {
                    println!("early    {name}: {early} of {calls}: {words}");
                }
            }
            Verdict::Diverge { .. } if is_known => self.known += 1,
            Verdict::Diverge {
                engine,
                case,
                native,
                found,
                count,
            } => {
                self.failed += 1;
                println!("DIVERGE  {name}: {engine} on {case} ({count}): {native:?} is {found:?}");
            }
            Verdict::Rejected(words) => println!("rejected {name}: {words}"),
            Verdict::Refused(words) => println!("refused  {name}: {words}"),
            Verdict::Broken(words) => {
                self.failed += 1;
                println!("BROKEN   {name}: {words}");
            }
            Verdict::Unknown(words) => println!("unknown  {name}: {words}"),
        }
    }
}

/// The list of exceptions of this workspace.
fn exceptions() -> io::Result<Vec<Exception>> {
    Ok(exceptions::read(&exceptions_page()?))
}

fn exceptions_page() -> io::Result<String> {
    std::fs::read_to_string(root().join("docs/exceptions.md"))
}

/// The workspace's folder.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Whether the page on std is up to date, or was written.
fn print_matrix(update: bool) -> io::Result<bool> {
    let path = root().join("docs/std.md");
    let page = matrix::page(&declarations(), &exceptions()?);
    if update {
        std::fs::write(path, page)?;
        return Ok(true);
    }
    let known = std::fs::read_to_string(path).is_ok_and(|known| known == page);
    println!(
        "docs/std.md is {}",
        if known {
            "up to date"
        } else {
            "out of date: run with --update"
        }
    );
    Ok(known)
}
