//! `cfc trace`: errors from CloudFront's logs at their lines of Rust. Also: where an error that the
//! emulator raised stands. Says what is known: a line alone, or only the error's words, is told so.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use cfc_compiler::resolve::Files as _;
use cfc_compiler::{CompiledFunction, Layout, Options, Place};
use cfc_validator::near_miss;

use crate::build;
use crate::cargo::Cargo;
use crate::files;
use crate::package::Package;
use crate::render;
use crate::report::{Exit, Failure, Report};

/// How `trace` works.
#[derive(Clone, Debug)]
pub struct TraceOptions {
    /// The text with the errors; without it, standard input is read.
    pub log: Option<PathBuf>,
    /// Where a function given by name is looked for.
    pub package: PathBuf,
    /// The JavaScript that is deployed; without it, what lies in `dist`.
    pub deployed: Option<PathBuf>,
}

/// `cfc trace`: shows the lines of Rust behind the errors in a text copied from CloudWatch.
pub fn trace(function: &str, options: &TraceOptions, cargo: &Cargo) -> Report {
    let mut report = Report::default();
    if let Err(failure) = run(function, options, cargo, &mut report) {
        report.extend(failure.into());
    }
    report
}

fn run(
    function: &str,
    options: &TraceOptions,
    cargo: &Cargo,
    report: &mut Report,
) -> Result<(), Failure> {
    let is_file = Path::new(function)
        .extension()
        .is_some_and(|extension| extension == "rs");
    let (path, name) = if is_file {
        (Path::new(function), None)
    } else {
        (options.package.as_path(), Some(function))
    };
    let package = Package::find(path, cargo)?;
    let Some((function, layout)) = deployed(&package, name, options, report)? else {
        return Ok(());
    };
    let log = match &options.log {
        Some(path) => files::read_text(path)?,
        None => {
            let mut text = String::new();
            let read = std::io::stdin().read_to_string(&mut text);
            read.map_err(|error| Failure::new(format!("cannot read standard input: {error}")))?;
            text
        }
    };
    let mut found = false;
    for line in log.lines() {
        if let Some(raised) = Raised::read(line) {
            found = true;
            report.line(tell(&raised, &function, layout, &package));
        }
    }
    if !found {
        return Err(Failure::new("there is no error of JavaScript in this text").help(
            "an error looks like `TypeError: cannot get property \"value\" of undefined`, perhaps with a place such as `in 10` or `(handler.js:1:123)`",
        ));
    }
    Ok(())
}

/// The function as it is deployed: the layout is the one whose output that is.
fn deployed(
    package: &Package,
    name: Option<&str>,
    options: &TraceOptions,
    report: &mut Report,
) -> Result<Option<(CompiledFunction, Layout)>, Failure> {
    let mut first = None;
    let mut code = None;
    for layout in [Layout::Packed, Layout::Lines, Layout::Pretty] {
        let compiler = Options {
            layout,
            ..Options::default()
        };
        let mut said = Report::default();
        let functions = build::functions(package, &compiler, &mut said);
        if said.exit != Exit::Success {
            report.extend(said);
            return Ok(None);
        }
        let function = chosen(functions, name)?;
        if code.is_none() {
            code = Some(deployed_code(package, &function, options)?);
        }
        match code.as_ref().and_then(Option::as_ref) {
            None => {
                report.note(render::warning(
                    &format!("there is no `dist/{}.js` to compare with", function.name),
                    &["what `cfc build` writes now is taken for what is deployed".to_owned()],
                    &["name the deployed file with `--deployed`".to_owned()],
                ));
                return Ok(Some((function, layout)));
            }
            Some((_, code)) if *code == function.code => return Ok(Some((function, layout))),
            Some(_) => first = first.or(Some(function)),
        }
    }
    let shown = code.flatten().map(|(path, _)| path).unwrap_or_default();
    Err(Failure::new(format!(
        "`{shown}` is not what these sources compile to: its places cannot be known"
    ))
    .help("check out the sources that it was built from, or build and deploy again"))
}

fn chosen(
    functions: Vec<CompiledFunction>,
    name: Option<&str>,
) -> Result<CompiledFunction, Failure> {
    let wanted = name.map(|name| name.replace('_', "-"));
    let names: Vec<String> = functions
        .iter()
        .map(|function| function.name.clone())
        .collect();
    let mut functions = functions.into_iter();
    let found = match &wanted {
        Some(wanted) => functions.find(|function| function.name == *wanted),
        None => functions.next(),
    };
    found.ok_or_else(|| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let wanted = wanted.unwrap_or_default();
        let help = near_miss(&wanted, names.iter().copied()).map_or_else(
            || format!("there are: {}", names.join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        Failure::new(format!("there is no function `{wanted}`")).help(help)
    })
}

/// The deployed file's path and text, if there is one.
fn deployed_code(
    package: &Package,
    function: &CompiledFunction,
    options: &TraceOptions,
) -> Result<Option<(String, String)>, Failure> {
    let file = format!("dist/{}.js", function.name);
    match &options.deployed {
        Some(path) => Ok(Some((path.display().to_string(), files::read_text(path)?))),
        None => {
            let path = package.folder.join(&file);
            if path.is_file() {
                Ok(Some((package.shown(&file), files::read_text(&path)?)))
            } else {
                Ok(None)
            }
        }
    }
}

/// An error in a log.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Raised<'a> {
    /// Its name and its message: `Error: attempt to subtract with overflow`.
    words: &'a str,
    line: Option<u32>,
    column: Option<u32>,
}

impl<'a> Raised<'a> {
    /// The error that a line of a log tells of, or the place that a line of a backtrace names.
    pub(crate) fn read(text: &'a str) -> Option<Raised<'a>> {
        let text = text.trim();
        if let Some(frame) = text.strip_prefix("at ") {
            let place = frame.strip_suffix(')')?.rsplit('(').next()?;
            let (line, column) = position(place)?;
            return Some(Raised {
                words: text,
                line: Some(line),
                column,
            });
        }
        let start = error_name(text)?;
        let words = text[start..].trim_end_matches(['"', '\'', '}', ']', ',']);
        let (told, place) = match words.rsplit_once(" in ") {
            Some((told, place)) => match position(place) {
                Some(place) => (told, Some(place)),
                None => (words, None),
            },
            None => (words, None),
        };
        Some(Raised {
            words: told,
            line: place.map(|(line, _)| line),
            column: place.and_then(|(_, column)| column),
        })
    }

    fn message(&self) -> &str {
        self.words
            .split_once(": ")
            .map_or("", |(_, message)| message)
    }
}

/// `10`, `f.js:10` or `f.js:1:123`.
fn position(text: &str) -> Option<(u32, Option<u32>)> {
    let mut parts = text.rsplit(':');
    let last: u32 = parts.next()?.trim().parse().ok()?;
    match parts.next() {
        None => Some((last, None)),
        Some(before) => Some(match before.parse() {
            Ok(line) => (line, Some(last)),
            Err(_) => (last, None),
        }),
    }
}

/// Where `Error: `, `TypeError: `, … begins.
fn error_name(text: &str) -> Option<usize> {
    let end = text
        .find("Error: ")
        .or_else(|| text.ends_with("Error").then(|| text.len() - 5))?;
    let is_name = |c: char| c.is_ascii_alphanumeric();
    Some(text[..end].rfind(|c| !is_name(c)).map_or(0, |at| at + 1))
}

fn tell(
    raised: &Raised<'_>,
    function: &CompiledFunction,
    layout: Layout,
    package: &Package,
) -> String {
    let (code, places) = (&function.code, function.places());
    let (found, how) = match (raised.line, raised.column) {
        (Some(line), Some(column)) => (
            place_at(code, places, line, column).into_iter().collect(),
            String::new(),
        ),
        (Some(line), None) if code.lines().nth(1).is_some() => (
            places_on(code, places, line),
            format!("line {line} of the JavaScript is all that the engine tells"),
        ),
        (line, _) => {
            let how = match line {
                Some(_) => "the engine tells a line, and this JavaScript has one only",
                None => "the engine tells no place",
            };
            let found = places_of_text(code, places, raised.message());
            (found, format!("{how}: found by the error's words"))
        }
    };
    let mut notes: Vec<String> = Some(how)
        .into_iter()
        .filter(|how| !how.is_empty())
        .collect();
    let mut help = Vec::new();
    if found.is_empty() {
        notes.push("nothing in the author's sources is known to raise this".to_owned());
        if layout == Layout::Packed {
            help.push(
                "deploy what `cfc build --lines` writes: its lines name lines of Rust".to_owned(),
            );
        }
    }
    shown(raised.words, &found, package, &notes, &help)
}

fn shown(
    words: &str,
    found: &[&Place],
    package: &Package,
    notes: &[String],
    help: &[String],
) -> String {
    let mut spots: Vec<(String, String, usize)> = Vec::new();
    for place in found {
        let Some((file, line, column)) = &place.source else {
            continue;
        };
        let Ok(source) = package.read(file) else {
            continue;
        };
        let at = byte_at(&source, *line, *column);
        let spot = (package.shown(file), source, at);
        if !spots.contains(&spot) {
            spots.push(spot);
        }
    }
    render::places(words, &spots, notes, help)
}

/// The place of a source's line and column, both from 1, in bytes.
fn byte_at(text: &str, line: u32, column: u32) -> usize {
    let skipped = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
    let start: usize = text.split_inclusive('\n').take(skipped).map(str::len).sum();
    let column = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    let rest = text[start..].lines().next().unwrap_or_default();
    start
        + rest
            .char_indices()
            .nth(column)
            .map_or(rest.len(), |(at, _)| at)
}

/// Where an output's line and column come from, both from 1.
pub(crate) fn place_at<'a>(
    code: &str,
    places: &'a [Place],
    line: u32,
    column: u32,
) -> Option<&'a Place> {
    let offset = byte_at(code, line, column);
    let known = |place: &&Place| place.offset <= offset && !place.item.is_empty();
    places.iter().rev().find(known)
}

/// Where an output's line comes from: what begins there, or else what goes on there.
fn places_on<'a>(code: &str, places: &'a [Place], line: u32) -> Vec<&'a Place> {
    let (start, end) = (byte_at(code, line, 1), byte_at(code, line, u32::MAX));
    let inside = |place: &&Place| {
        (start..end).contains(&place.offset) && place.source.is_some() && !place.item.is_empty()
    };
    let mut lines: Vec<(&str, u32)> = Vec::new();
    let mut found = Vec::new();
    for place in places.iter().filter(inside) {
        if let Some((file, line, _)) = &place.source
            && !lines.contains(&(file, *line))
        {
            lines.push((file, *line));
            found.push(place);
        }
    }
    if found.is_empty() {
        found.extend(place_at(code, places, line, 1));
    }
    found
}

/// Where the output has these words as a text: what raises an error with them.
fn places_of_text<'a>(code: &str, places: &'a [Place], words: &str) -> Vec<&'a Place> {
    if words.is_empty() {
        return Vec::new();
    }
    let quoted = serde_json::Value::from(words).to_string();
    let inner = &quoted[1..quoted.len() - 1];
    let found = code.match_indices(inner).filter_map(|(at, _)| {
        let known = |place: &&Place| place.offset <= at && !place.item.is_empty();
        places.iter().rev().find(known)
    });
    found.collect()
}

/// Where the emulator's error was raised, as a line for people: `at src/f.rs:3:5, in handler`.
pub(crate) fn raised_at(
    error: &cfc_emulator::RunError,
    function: &CompiledFunction,
    package: &Package,
) -> Option<String> {
    let place = place_at(
        &function.code,
        function.places(),
        error.line?,
        error.column?,
    )?;
    let (file, line, column) = place.source.as_ref()?;
    let item = place.item.rsplit("::").next().unwrap_or(&place.item);
    Some(format!(
        "raised at {}:{line}:{column}, in `{item}`",
        package.shown(file)
    ))
}

#[cfg(test)]
#[path = "trace_tests.rs"]
mod tests;
