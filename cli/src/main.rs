//! The `cfc` command: reads the arguments, calls the library, prints and exits.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is where cfc prints"
)]

mod args;

use std::process::ExitCode;

use anstream::{AutoStream, eprint, print};
use args::{Arguments, Command};
use cfc::cargo::{Colour, Messages};
use cfc::{Cargo, Report};
use clap::{CommandFactory, Parser};

/// Where mimalloc is what `malloc` calls, std's own allocator is the shorter way to it.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
use mimalloc as _;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.color.choice().write_global();
    let report = match arguments.command {
        Command::Completions { shell } => {
            clap_complete::generate(
                shell,
                &mut Arguments::command(),
                "cfc",
                &mut std::io::stdout(),
            );
            return ExitCode::SUCCESS;
        }
        command => run(command),
    };
    print(&report);
    ExitCode::from(report.exit.code())
}

fn run(command: Command) -> Report {
    let cargo = cargo();
    match command {
        Command::New { path } => cfc::new::new(&path, &cargo),
        Command::Build(build) => cfc::build::build(&build.paths(), &build.options(), &cargo),
        Command::Check(check) => cfc::check::check(&check.paths(), &check.options(), &cargo),
        Command::Run(run) => cfc::run::run(&run.function, &run.options(), &cargo),
        Command::Test(test) => cfc::test::test(&test.path, &test.options(), &cargo),
        Command::Size(size) => cfc::size::size(&size.paths(), &size.options(), &cargo),
        Command::Trace(trace) => cfc::trace::trace(&trace.function, &trace.options(), &cargo),
        Command::Coverage { path } => cfc::coverage::coverage(&path, &cargo),
        Command::Export(export) => cfc::export::export(&export.path, &export.options(), &cargo),
        Command::Explain { code } => cfc::explain::explain(&code),
        Command::Completions { .. } => Report::default(),
    }
}

fn cargo() -> Cargo {
    let styled = AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
    Cargo {
        colour: if styled {
            Colour::Styled
        } else {
            Colour::Plain
        },
        messages: Messages::Show,
        ..Cargo::default()
    }
}

fn print(report: &Report) {
    let text = |lines: &[String]| {
        let pieces = lines.iter().flat_map(|line| [line.as_str(), "\n"]);
        pieces.collect::<String>()
    };
    eprint!("{}", text(&report.messages));
    print!("{}", text(&report.lines));
}
