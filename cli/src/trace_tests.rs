//! What is read out of a log's line.

use super::*;

#[track_caller]
fn reads(text: &str, words: &str, line: Option<u32>, column: Option<u32>) {
    let expected = Raised {
        words,
        line,
        column,
    };
    assert_eq!(Raised::read(text), Some(expected), "{text}");
}

#[test]
fn errors_with_and_without_places() {
    let prefix = "The CloudFront function associated with the CloudFront distribution is invalid or could not run.";
    reads(
        &format!("{prefix} SyntaxError: Unexpected token \"=>\" in 10"),
        "SyntaxError: Unexpected token \"=>\"",
        Some(10),
        None,
    );
    reads(&format!("{prefix} Error: no"), "Error: no", None, None);
    reads(
        "ReferenceError: \"URL\" is not defined in f.js:3",
        "ReferenceError: \"URL\" is not defined",
        Some(3),
        None,
    );
    reads(
        "TypeError: cannot find it in here",
        "TypeError: cannot find it in here",
        None,
        None,
    );
    reads(
        "    at handler (f.js:1:123)",
        "at handler (f.js:1:123)",
        Some(1),
        Some(123),
    );
    reads("at handler (f.js:7)", "at handler (f.js:7)", Some(7), None);
    reads(
        "  {\"FunctionErrorMessage\": \"RangeError: x\"}",
        "RangeError: x",
        None,
        None,
    );
}

#[test]
fn lines_without_errors() {
    assert_eq!(Raised::read("START DistributionID: E1"), None);
    assert_eq!(Raised::read("at handler (native)"), None);
    assert_eq!(Raised::read(""), None);
}

#[test]
fn a_column_beyond_the_line_is_its_end() {
    assert_eq!(byte_at("ab\ncd\n", 2, 1), 3);
    assert_eq!(byte_at("ab\ncd\n", 2, 9), 5);
    assert_eq!(byte_at("ab", 7, 1), 2);
    assert_eq!(byte_at("äb", 1, 2), 2);
}
