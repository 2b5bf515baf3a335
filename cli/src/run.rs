//! `cfc run`: one function on one event, with everything that CloudFront would tell about it.

use std::path::{Path, PathBuf};

use cfc_compiler::Options;
use cfc_emulator::RunError;
use cfc_syntax::EventType;
use cfc_validator::event::Violation;
use cfc_validator::{Finding, Runtime, Severity, check_source, near_miss};

use crate::build;
use crate::cargo::Cargo;
use crate::case::{self, Case};
use crate::decided;
use crate::discover::discover;
use crate::engines::{End, Outcome, agree};
use crate::files;
use crate::package::{Package, is_plain_folder};
use crate::render;
use crate::report::{Exit, Failure, Report};
use crate::run_all::{Engines, NativeRun, Ran};
use crate::trace::raised_at;

/// How `run` works.
#[derive(Clone, Debug)]
pub struct RunOptions {
    /// The recorded event.
    pub event: PathBuf,
    /// Where a function given by name is looked for.
    pub package: PathBuf,
    /// Whether the handler itself runs.
    pub native: NativeRun,
}

/// `cfc run`: runs a function, given by name, as an `.rs` or as a `.js` file, on an event.
pub fn run(function: &str, options: &RunOptions, cargo: &Cargo) -> Report {
    let mut report = Report::default();
    let path = Path::new(function);
    let outcome = match path.extension().and_then(|extension| extension.to_str()) {
        Some("js") => run_javascript(path, options, &mut report),
        Some("rs") => run_in_package(path, None, options, cargo, &mut report),
        Some(_) | None => match single_file(function, &options.package) {
            Ok(Some(file)) => run_in_package(&file, None, options, cargo, &mut report),
            Ok(None) => {
                let name = Some(function);
                run_in_package(&options.package, name, options, cargo, &mut report)
            }
            Err(failure) => Err(failure),
        },
    };
    if let Err(failure) = outcome {
        report.extend(failure.into());
    }
    report
}

/// The single file of a function's name, in a folder that is no package.
fn single_file(function: &str, folder: &Path) -> Result<Option<PathBuf>, Failure> {
    if !is_plain_folder(folder) {
        return Ok(None);
    }
    let file = folder.join(format!("{}.rs", function.replace('-', "_")));
    if file.is_file() {
        return Ok(Some(file));
    }
    let failure = Failure::new(format!("there is no function `{function}`"));
    let stem = |path: &PathBuf| Some(path.file_stem()?.to_string_lossy().into_owned());
    let names: Vec<String> = discover(folder)?
        .single_files
        .iter()
        .filter_map(stem)
        .collect();
    Err(failure.help(match names.as_slice() {
        [] => "name an `.rs` or `.js` file, or a package's folder with `--package`".to_owned(),
        names => format!("there are: {}", names.join(", ")),
    }))
}

fn run_javascript(path: &Path, options: &RunOptions, report: &mut Report) -> Result<(), Failure> {
    let code = files::read_text(path)?;
    let name = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let shown = path.display().to_string();
    let findings = check_source(&shown, &code, Runtime::default());
    for finding in &findings {
        let text = render::finding(finding, &shown, &code);
        match finding.severity {
            Severity::Error => report.finding(text),
            Severity::Warning => {} // `cfc check` tells them.
        }
    }
    if findings.iter().any(Finding::stops_loading) {
        return Ok(());
    }
    if let Some(case) = read_case(options, None, report)? {
        let shown = path.display();
        let place = |error: &RunError| {
            let (line, column) = (error.line?, error.column?);
            Some(format!("raised at {shown}:{line}:{column}"))
        };
        let subject = Subject {
            name: &name,
            code: &code,
            place: &place,
        };
        finish(&Engines::javascript(), &subject, &case, options, report)?;
    }
    Ok(())
}

fn run_in_package(
    path: &Path,
    name: Option<&str>,
    options: &RunOptions,
    cargo: &Cargo,
    report: &mut Report,
) -> Result<(), Failure> {
    let package = Package::find(path, cargo)?;
    let functions = build::functions(&package, &Options::default(), report);
    if report.exit != Exit::Success {
        return Ok(());
    }
    let names: Vec<&str> = functions
        .iter()
        .map(|function| function.name.as_str())
        .collect();
    let at = match name {
        Some(name) => names
            .iter()
            .position(|known| *known == name.replace('_', "-")),
        None => Some(0),
    };
    let Some(function) = at.and_then(|at| functions.get(at)) else {
        let failure = Failure::new(format!(
            "there is no function `{}`",
            name.unwrap_or_default()
        ));
        let near = near_miss(name.unwrap_or_default(), names.iter().copied());
        let help = near.map_or(format!("there are: {}", names.join(", ")), |near| {
            format!("did you mean `{near}`?")
        });
        return Err(failure.help(help));
    };
    let Some(case) = read_case(options, Some(function.event_type), report)? else {
        return Ok(());
    };
    let Some(engines) = Engines::start(&package, &functions, options.native, cargo, report) else {
        return Ok(());
    };
    let place = |error: &RunError| raised_at(error, function, &package);
    let subject = Subject {
        name: &function.name,
        code: &function.code,
        place: &place,
    };
    finish(&engines, &subject, &case, options, report)
}

fn read_case(
    options: &RunOptions,
    expected: Option<EventType>,
    report: &mut Report,
) -> Result<Option<Case>, Failure> {
    let shown = options.event.display().to_string();
    if !options.event.is_file() {
        return Err(Failure::new(format!("there is no file `{shown}`")));
    }
    match case::read(&options.event, &shown, expected) {
        Ok(case) => Ok(Some(case)),
        Err(messages) => {
            for message in messages {
                report.finding(message);
            }
            Ok(None)
        }
    }
}

/// What runs.
struct Subject<'a> {
    name: &'a str,
    code: &'a str,
    /// Where an error was raised, as people look for it.
    place: &'a dyn Fn(&RunError) -> Option<String>,
}

fn finish(
    engines: &Engines,
    subject: &Subject<'_>,
    case: &Case,
    options: &RunOptions,
    report: &mut Report,
) -> Result<(), Failure> {
    let ran = engines.run(&[(subject.name, subject.code)], &[(0, &case.input)])?;
    for ran in &ran {
        tell(subject, case, ran, options, report);
        report.note(format!("ran on {}", engines.describe()));
    }
    Ok(())
}

fn tell(subject: &Subject<'_>, case: &Case, ran: &Ran, options: &RunOptions, report: &mut Report) {
    let test_result = ran.details.to_test_result();
    let pretty = serde_json::to_string_pretty(&test_result);
    report.line(pretty.unwrap_or_else(|_| test_result.to_string()));
    for warning in &ran.details.warnings {
        report.note(render::warning(warning, &[], &[]));
    }
    match agree(&ran.outcomes) {
        Err(difference) => {
            report.finding(render::error("the engines disagree", &[difference], &[]));
        }
        Ok(outcome) => {
            if let Some(message) = stopped(subject, outcome, ran) {
                report.finding(message);
            }
            if let End::Returned(_) = &outcome.end {
                report.note(outcome.show().trim_end());
            }
            let decision = decided::decision(&case.input.event, outcome);
            tell_violations(subject.name, &decision.violations, options, report);
            report.note(decided::in_words(&decision));
            if let Some(text) = decided::written_back(outcome, &decision) {
                report.note(text.trim_end());
            }
        }
    }
    report.note(format!("cost: {}", ran.details.cost()));
}

/// What there is to say of a run that gave nothing back.
fn stopped(subject: &Subject<'_>, outcome: &Outcome, ran: &Ran) -> Option<String> {
    let function = subject.name;
    let words = ran
        .outcomes
        .iter()
        .map(|(engine, outcome)| outcome.words(*engine));
    let mut words: Vec<String> = words.map(|words| words.trim_end().to_owned()).collect();
    words.extend(ran.details.result.as_ref().err().and_then(subject.place));
    match &outcome.end {
        End::Returned(_) => None,
        End::Trap(_) => {
            let message = format!("`{function}` traps");
            Some(render::error(&message, &words, &[]))
        }
        End::Endless(_) => {
            let help = ["CloudFront stops a function after about a millisecond".to_owned()];
            Some(render::error(
                &format!("`{function}` does not end"),
                &words,
                &help,
            ))
        }
    }
}

fn tell_violations(
    function: &str,
    violations: &[Violation],
    options: &RunOptions,
    report: &mut Report,
) {
    let event = options.event.display().to_string();
    for violation in violations {
        let text = render::violation(violation, function, &event);
        match violation.severity {
            Severity::Error => report.finding(text),
            Severity::Warning => report.note(text),
        }
    }
}
