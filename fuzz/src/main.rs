//! The command: makes programs from seeds, judges them, reduces what fails into golden cases.

#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cfc_compiler::passes;
use cfc_conformance::sweep::{sweep, sweep_from};
use cfc_fuzz::ast::Program;
use cfc_fuzz::generate::program;
use cfc_fuzz::golden;
use cfc_fuzz::reduce::reduce;
use cfc_fuzz::run::judge_each;
use cfc_fuzz::script::{Compiled, compiled};
use cfc_fuzz::tokens::Pool;
use cfc_fuzz::verdict::Verdict;
use clap::{Parser, Subcommand};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Runs random programs natively and compiled, and compares.
#[derive(Parser)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
struct Args {
    /// The worker of `--tokens`.
    #[command(subcommand)]
    worker: Option<Worker>,
    /// The first program's seed; the next has the next one.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many programs.
    #[arg(long, default_value_t = 200)]
    programs: u64,
    /// Only the programs of those seeds that contain this text.
    #[arg(long, default_value = "")]
    with: String,
    /// How many go into one native build.
    #[arg(long, default_value_t = 200)]
    batch: u64,
    /// Writes every program, its JavaScript and its verdict into this folder.
    #[arg(long)]
    keep: Option<PathBuf>,
    /// Leaves out a pass; `all` leaves out all.
    #[arg(long)]
    without: Vec<String>,
    /// Compiles each program with all passes, then once without each of them, then without any.
    #[arg(long, conflicts_with_all = ["without", "keep"])]
    each_pass: bool,
    /// Does not reduce what fails.
    #[arg(long)]
    no_reduce: bool,
    /// Where golden cases of reduced programs are written.
    #[arg(long)]
    golden: Option<PathBuf>,
    /// Where generated sources and the native program lie.
    #[arg(long, default_value = "target/cfc-fuzz")]
    work: PathBuf,
    /// Not programs, but files made of pieces of others: the compiler has to answer each, and within a limit.
    #[arg(long, conflicts_with_all = ["without", "each_pass", "keep", "golden"])]
    tokens: bool,
    /// Prints the programs and stops.
    #[arg(long)]
    print: bool,
}

#[derive(Subcommand)]
enum Worker {
    /// Compiles the files of a folder.
    #[command(hide = true)]
    SweepFrom {
        /// The folder.
        folder: PathBuf,
        /// The index of the first file.
        first: usize,
    },
}

fn main() -> ExitCode {
    let args = Args::parse();
    let failures = match &args.worker {
        Some(Worker::SweepFrom { folder, first }) => {
            sweep_from(folder, *first, &mut io::stdout()).map(|()| 0)
        }
        None if args.tokens => tokens(&args),
        None if args.print => {
            (args.seed..args.seed + args.programs).for_each(|seed| println!("{}", program(seed)));
            Ok(0)
        }
        None => fuzz(&args),
    };
    match failures {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            println!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Compiles files made of pieces; those that break the compiler stay in a folder of their own.
fn tokens(args: &Args) -> io::Result<usize> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let pool = Pool::of_golden_cases(&workspace.join("tests/golden"))?;
    let (folder, kept) = (args.work.join("tokens"), args.work.join("broken"));
    let (mut compiled, mut broken) = (0, 0);
    let end = args.seed + args.programs;
    for start in (args.seed..end).step_by(usize::try_from(args.batch).unwrap_or(1).max(1)) {
        fs::remove_dir_all(&folder).or_else(|e| match e.kind() {
            io::ErrorKind::NotFound => Ok(()),
            _ => Err(e),
        })?;
        fs::create_dir_all(&folder)?;
        for seed in start..(start + args.batch).min(end) {
            fs::write(folder.join(format!("{seed}.rs")), pool.file(seed))?;
        }
        let found = sweep(&folder)?;
        compiled += found.compiled;
        broken += found.broken.len();
        for (file, words) in &found.broken {
            fs::create_dir_all(&kept)?;
            let kept = kept.join(file.file_name().unwrap_or_default());
            fs::copy(file, &kept)?;
            println!("{}: {words}", kept.display());
        }
    }
    println!(
        "{} files, {compiled} compiled, {broken} broke the compiler",
        args.programs
    );
    Ok(broken)
}

#[derive(Default)]
struct Counts {
    agree: usize,
    traps: usize,
    /// Seeds, as those that fail.
    unknown: Vec<u64>,
    refusals: BTreeMap<String, (usize, u64)>,
    rejections: BTreeMap<String, (usize, u64)>,
    failing: Vec<u64>,
}

fn fuzz(args: &Args) -> io::Result<usize> {
    let settings = settings(args)?;
    let mut counts: Vec<Counts> = settings.iter().map(|_| Counts::default()).collect();
    let end = args.seed + args.programs;
    for start in (args.seed..end).step_by(usize::try_from(args.batch).unwrap_or(1).max(1)) {
        let made = (start..(start + args.batch).min(end)).map(|seed| (seed, program(seed)));
        let (seeds, programs): (Vec<u64>, Vec<Program>) = made
            .filter(|(_, program)| program.to_string().contains(&args.with))
            .unzip();
        let texts: Vec<String> = programs.iter().map(Program::to_string).collect();
        let verdicts = judge_each(&args.work.join("batch"), &texts, &settings)?;
        for ((without, counts), verdicts) in settings.iter().zip(&mut counts).zip(&verdicts) {
            for ((seed, program), verdict) in seeds.iter().zip(&programs).zip(verdicts) {
                counts.count(*seed, verdict);
                if let Some(folder) = &args.keep {
                    keep(folder, *seed, program, verdict, without)?;
                }
                if matches!(verdict, Verdict::Broken(_) | Verdict::Diverge(_)) {
                    println!("---- seed {seed}, {}: {verdict:?}", title(without));
                    if !args.no_reduce {
                        report(args, program, verdict, without)?;
                    }
                }
            }
        }
        println!(
            "up to seed {}: {} agree, {} fail",
            end.min(start + args.batch) - 1,
            counts.iter().map(|counts| counts.agree).sum::<usize>(),
            counts
                .iter()
                .map(|counts| counts.failing.len())
                .sum::<usize>()
        );
    }
    for (without, counts) in settings.iter().zip(&counts) {
        println!("{}:", title(without));
        counts.print();
    }
    Ok(counts.iter().map(|counts| counts.failing.len()).sum())
}

/// The lists of passes to leave out, one after the other.
fn settings(args: &Args) -> io::Result<Vec<Vec<String>>> {
    let names = passes::names();
    let all = || names.iter().map(ToString::to_string).collect::<Vec<_>>();
    if args.each_pass {
        let single = names.iter().map(|name| vec![(*name).to_string()]);
        return Ok([Vec::new()]
            .into_iter()
            .chain(single)
            .chain([all()])
            .collect());
    }
    if let Some(wrong) = args
        .without
        .iter()
        .find(|name| *name != "all" && !names.contains(&name.as_str()))
    {
        return Err(io::Error::other(format!(
            "there is no pass `{wrong}`; there are {}",
            names.join(", ")
        )));
    }
    let is_all = args.without.iter().any(|name| name == "all");
    Ok(vec![if is_all { all() } else { args.without.clone() }])
}

/// What is left out, in words.
fn title(without: &[String]) -> String {
    match without {
        [] => "all passes".to_string(),
        some if some.len() == passes::names().len() => "no pass".to_string(),
        some => format!("without {}", some.join(", ")),
    }
}

impl Counts {
    fn count(&mut self, seed: u64, verdict: &Verdict) {
        match verdict {
            Verdict::Agree(traps) => {
                self.agree += 1;
                self.traps += traps;
            }
            Verdict::Unknown => self.unknown.push(seed),
            Verdict::Rejected(words) => {
                let entry = self
                    .rejections
                    .entry(words.lines().next().unwrap_or_default().to_string())
                    .or_default();
                *entry = (entry.0 + 1, seed);
            }
            Verdict::Refused(errors) => {
                let words = errors
                    .first()
                    .map_or(String::new(), |(code, message)| format!("{code} {message}"));
                let entry = self
                    .refusals
                    .entry(words.split(" (").next().unwrap_or_default().to_string())
                    .or_default();
                *entry = (entry.0 + 1, seed);
            }
            Verdict::Broken(_) | Verdict::Diverge(_) => self.failing.push(seed),
        }
    }

    fn print(&self) {
        println!("agree {} (with {} traps)", self.agree, self.traps);
        for (title, seeds) in [("unknown", &self.unknown), ("failing", &self.failing)] {
            println!("{title} {}: {seeds:?}", seeds.len());
        }
        for (title, table) in [
            ("refused", &self.refusals),
            ("rejected by rustc", &self.rejections),
        ] {
            println!("{title} {}", table.values().map(|(n, _)| n).sum::<usize>());
            for (words, (n, seed)) in table {
                println!("    {n} {words} (seed {seed})");
            }
        }
    }
}

fn keep(
    folder: &Path,
    seed: u64,
    program: &Program,
    verdict: &Verdict,
    without: &[String],
) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(
        folder.join(format!("{seed}.rs")),
        cfc_fuzz::script::handler_text(&program.to_string()),
    )?;
    if let Compiled::Code(code) = compiled(&program.to_string(), without) {
        fs::write(folder.join(format!("{seed}.js")), code)?;
    }
    fs::write(
        folder.join(format!("{seed}.txt")),
        format!("{verdict:#?}\n"),
    )
}

/// Reduces a program, tells which passes matter, and writes it down.
fn report(args: &Args, program: &Program, verdict: &Verdict, without: &[String]) -> io::Result<()> {
    let folder = args.work.join("reduce");
    let (small, verdict) = reduce(&folder, program, verdict, without)?;
    let text = small.to_string();
    println!("reduced: {verdict:?}\n{}", golden::formatted(&text));
    if let Compiled::Code(code) = compiled(&text, without) {
        println!("{code}");
    }
    let each: Vec<Vec<String>> = passes::names()
        .iter()
        .map(|name| [without, &[(*name).to_string()]].concat())
        .collect();
    let verdicts = judge_each(&folder, std::slice::from_ref(&text), &each)?;
    for (without, verdicts) in each.iter().zip(verdicts) {
        if verdicts.iter().all(|v| matches!(v, Verdict::Agree(_))) {
            println!("agrees {}", title(without));
        }
    }
    if let Some(golden) = &args.golden {
        println!("written to {}", golden::write(golden, &text)?.display());
    }
    Ok(())
}
