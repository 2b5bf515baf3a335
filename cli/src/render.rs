//! How findings look: rustc's look, for Rust, JavaScript and recorded events alike.
//! Gives styled text; whoever prints strips the styles where the terminal has none.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet};
use cfc_compiler::span::{SourceMap, Span};
use cfc_syntax::Diagnostic;
use cfc_validator::event::{EventProblem, Violation};
use cfc_validator::{Finding, Severity};

use crate::locate;
use crate::package::Package;
use crate::report::Failure;

/// A diagnostic of the compiler, at the author's own source.
pub fn diagnostic(found: &Diagnostic<Span>, sources: &SourceMap, package: &Package) -> String {
    let mut files: Vec<(u32, Vec<Annotation<'_>>)> = Vec::new();
    let mut annotate = |span: Span, annotation: Annotation<'static>| match files
        .iter_mut()
        .find(|(file, _)| *file == span.file.0)
    {
        Some((_, annotations)) => annotations.push(annotation),
        None => files.push((span.file.0, vec![annotation])),
    };
    let range = |span: Span| {
        let text = &sources.file(span.file).text;
        clamp(text, span.lo as usize..span.hi as usize)
    };
    annotate(found.span, AnnotationKind::Primary.span(range(found.span)));
    for (span, text) in &found.labels {
        let annotation = AnnotationKind::Context
            .span(range(*span))
            .label(text.clone());
        annotate(*span, annotation);
    }
    let mut elements: Vec<Element<'_>> = Vec::new();
    for (file, annotations) in files {
        let source = sources.file(cfc_compiler::span::FileId(file));
        elements.push(
            Snippet::source(source.text.to_string())
                .path(package.shown(&source.name))
                .annotations(annotations)
                .into(),
        );
    }
    let level = match found.level {
        cfc_syntax::Level::Error => Level::ERROR,
        cfc_syntax::Level::Warning => Level::WARNING,
    };
    group(
        level,
        Some(found.code.id),
        &found.message,
        elements,
        &found.notes,
        &found.help,
    )
}

/// A finding of the source check, at the JavaScript.
pub fn finding(found: &Finding, path: &str, source: &str) -> String {
    let notes = [reason(found.reason)];
    let help: Vec<String> = (!found.help.is_empty())
        .then(|| found.help.clone())
        .into_iter()
        .collect();
    let elements = vec![snippet(path, source, found.span.start..found.span.end)];
    group(
        level(found.severity),
        Some(found.code),
        &found.message,
        elements,
        &notes,
        &help,
    )
}

/// Something that keeps a file from being a recorded event. `path` inside the problem starts at
/// the file's outermost value.
pub fn event_problem(problem: &EventProblem, path: &str, source: &str) -> String {
    let elements = vec![snippet(
        path,
        source,
        locate::json_path(source, &problem.path),
    )];
    let help: Vec<String> = problem.help.iter().cloned().collect();
    let message = match problem.path.as_str() {
        "" => problem.message.clone(),
        place => format!("`{place}`: {}", problem.message),
    };
    group(Level::ERROR, None, &message, elements, &[], &help)
}

/// A rule that a function's result breaks. The event's file is what it was given.
pub fn violation(found: &Violation, function: &str, event: &str) -> String {
    let message = format!("{}: {}", found.code, found.message);
    let place = match found.path.as_str() {
        "" => "the result".to_owned(),
        path => format!("`{path}`"),
    };
    let notes = [
        format!("at {place} of what `{function}` returns for {event}"),
        reason(found.reason),
    ];
    group(
        level(found.severity),
        Some(found.rule),
        &message,
        Vec::new(),
        &notes,
        &[],
    )
}

/// A documentation page by its file name, or an observation in words.
fn reason(reason: &str) -> String {
    if reason.contains(' ') {
        reason.to_owned()
    } else {
        format!("see the page `{reason}` of the CloudFront Developer Guide")
    }
}

/// A place in a text that has an error without a code.
pub fn at(message: &str, path: &str, source: &str, range: Range<usize>, help: &[String]) -> String {
    group(
        Level::ERROR,
        None,
        message,
        vec![snippet(path, source, range)],
        &[],
        help,
    )
}

/// An error that came from elsewhere, at places in sources: each its path, its text and a byte.
pub fn places(
    message: &str,
    spots: &[(String, String, usize)],
    notes: &[String],
    help: &[String],
) -> String {
    let elements = spots
        .iter()
        .map(|(path, source, at)| snippet(path, source, *at..rest_of_line(source, *at)))
        .collect();
    group(Level::ERROR, None, message, elements, notes, help)
}

fn rest_of_line(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    at + rest.lines().next().unwrap_or_default().trim_end().len()
}

/// An error without a place.
pub fn error(message: &str, notes: &[String], help: &[String]) -> String {
    group(Level::ERROR, None, message, Vec::new(), notes, help)
}

/// A warning without a place.
pub fn warning(message: &str, notes: &[String], help: &[String]) -> String {
    group(Level::WARNING, None, message, Vec::new(), notes, help)
}

/// Why a command could not do its work.
pub fn failure(failure: &Failure) -> String {
    let help: Vec<String> = failure.help.iter().cloned().collect();
    error(&failure.message, &[], &help)
}

fn group(
    level: Level<'_>,
    code: Option<&str>,
    message: &str,
    elements: Vec<Element<'_>>,
    notes: &[String],
    help: &[String],
) -> String {
    let mut title = level.primary_title(message);
    if let Some(code) = code {
        title = title.id(code);
    }
    let mut elements = elements;
    elements.extend(
        notes
            .iter()
            .map(|note| Level::NOTE.message(note.as_str()).into()),
    );
    elements.extend(
        help.iter()
            .map(|help| Level::HELP.message(help.as_str()).into()),
    );
    let group: Group<'_> = title.elements(elements);
    let mut text = Renderer::styled().render(&[group]);
    text.push('\n');
    text
}

fn snippet<'a>(path: &'a str, source: &'a str, range: Range<usize>) -> Element<'a> {
    Snippet::source(source)
        .path(path)
        .annotation(AnnotationKind::Primary.span(clamp(source, range)))
        .into()
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    }
}

/// The renderer stops on a range that lies outside of its text or inside of a character.
fn clamp(text: &str, range: Range<usize>) -> Range<usize> {
    let boundary = |at: usize| {
        let at = at.min(text.len());
        (0..=at)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0)
    };
    let start = boundary(range.start);
    start..boundary(range.end).max(start)
}
