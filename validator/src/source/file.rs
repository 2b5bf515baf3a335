//! Rules on the file as a whole: its size, and whether it is JavaScript at all.

use super::parse::{Parsed, Unreadable};
use super::report::Report;
use crate::ByteRange;
use crate::finding::rules;
use cfc_event_rules::limits::{FUNCTION_BYTES_WARNING, MAX_FUNCTION_BYTES};

rules! {
    TOO_LARGE = Error "JS0001" "more than 10,240 bytes" ("cloudfront-limits")
        "minify it, shorten tables, or move data into a key-value store";
    NEARLY_TOO_LARGE = Warning "JS0002" "close to the limit of 10,240 bytes" ("cloudfront-limits")
        "minify it, shorten tables, or move data into a key-value store";
    NOT_JAVASCRIPT = Error "JS0003" "syntax error" ("ECMAScript, strict mode (functions-javascript-runtime-20)")
        "the runtime always is in strict mode; correct the syntax at this place";
    UNREADABLE = Error "JS0004" "too long or too deeply nested to be read" ("cloudfront-limits")
        "split the source, or flatten what is nested";
    EMPTY = Error "JS0005" "an empty file" ("API_CreateFunction")
        "write `function handler(event) { return event.request; }`";
}

/// Checks what needs no parser.
pub(super) fn check(file_name: &str, source: &str, report: &mut Report<'_>) {
    let bytes = source.len();
    let start = ByteRange::default();
    let mut add = |rule: &'static crate::Rule, message: String| {
        report.add_at(rule, start, message, rule.help.to_owned());
    };
    if source.trim().is_empty() {
        add(&EMPTY, format!("`{file_name}` is empty"));
    } else if bytes > MAX_FUNCTION_BYTES {
        let over = bytes - MAX_FUNCTION_BYTES;
        add(
            &TOO_LARGE,
            format!(
                "`{file_name}` has {bytes} bytes, {over} more than the {MAX_FUNCTION_BYTES} that CloudFront takes"
            ),
        );
    } else if bytes >= FUNCTION_BYTES_WARNING {
        add(
            &NEARLY_TOO_LARGE,
            format!(
                "`{file_name}` has {bytes} of the {MAX_FUNCTION_BYTES} bytes that CloudFront takes"
            ),
        );
    }
}

/// Passes on what the parser refused.
pub(super) fn check_syntax_errors(parsed: &Parsed<'_>, report: &mut Report<'_>) {
    for (span, message) in &parsed.errors {
        report.add(&NOT_JAVASCRIPT, *span, format!("syntax error: {message}"));
    }
}

/// Reports a source that was not given to the parser.
pub(super) fn report_unreadable(problem: &Unreadable, report: &mut Report<'_>) {
    let (start, message) = match problem {
        Unreadable::TooLong => (0, "this source is too long to be checked"),
        Unreadable::TooDeep(byte) => (*byte, "brackets or labels are nested too deeply here"),
        Unreadable::NoThread => (0, "the system has no room to check this source"),
    };
    let span = ByteRange { start, end: start };
    report.add_at(
        &UNREADABLE,
        span,
        message.to_owned(),
        UNREADABLE.help.to_owned(),
    );
}
