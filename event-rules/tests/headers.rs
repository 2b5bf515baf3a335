//! Each rule on header names, with a name that passes and one that fails.

use cfc_event_rules::EventType::{ViewerRequest, ViewerResponse};
use cfc_event_rules::HeaderWrite::{Generate, Remove, Set};
use cfc_event_rules::{
    DISALLOWED_HEADERS, HeaderPattern, HeaderProblem, ORIGIN_CUSTOM_HEADER_DENYLIST,
    READ_ONLY_IN_VIEWER_REQUEST, READ_ONLY_IN_VIEWER_RESPONSE, header_name_problem,
    header_read_problem, is_denied_origin_header, is_disallowed, is_read_only, limits, names,
};

#[test]
fn header_name_lower_case() {
    assert_eq!(header_name_problem("x-a", ViewerRequest, Set), None);
    let problem = header_name_problem("x-A", ViewerRequest, Set).expect("upper case");
    assert_eq!(
        problem.to_string(),
        "The CloudFront function returned an invalid value: request.headers must have header names in lower case."
    );
    let generated = header_name_problem("Location", ViewerRequest, Generate).expect("upper case");
    assert_eq!(generated, HeaderProblem::NotLowerCase("response"));
    assert_eq!(generated.rule(), "header-name-lower-case");
}

#[test]
fn header_disallowed() {
    assert_eq!(header_name_problem("x-caches", ViewerRequest, Set), None);
    for name in ["x-cache", "x-edge-location", "x-amz-cf-pop", "client-cert"] {
        for write in [Set, Generate] {
            assert_eq!(
                header_name_problem(name, ViewerResponse, write),
                Some(HeaderProblem::Disallowed),
                "{name}"
            );
        }
        assert_eq!(header_read_problem(name), Some(HeaderProblem::Disallowed));
    }
    // A function never sees it, so deleting it is no addition.
    assert_eq!(header_name_problem("x-cache", ViewerResponse, Remove), None);
}

#[test]
fn header_read_only() {
    let refused = |event| Some(HeaderProblem::ReadOnly(event));
    for write in [Set, Remove] {
        assert_eq!(
            header_name_problem("host", ViewerRequest, write),
            refused(ViewerRequest)
        );
        assert_eq!(
            header_name_problem("via", ViewerResponse, write),
            refused(ViewerResponse)
        );
        assert_eq!(
            header_name_problem("content-length", ViewerResponse, write),
            None
        );
    }
    assert_eq!(
        header_name_problem("content-length", ViewerRequest, Generate),
        None
    );
    assert!(is_read_only("Warning", ViewerResponse) && !is_read_only("warning", ViewerRequest));
}

#[test]
fn header_is_cookie() {
    for name in ["cookie", "set-cookie"] {
        assert_eq!(
            header_name_problem(name, ViewerResponse, Set),
            Some(HeaderProblem::BelongsToCookies)
        );
    }
    assert_eq!(header_name_problem("cookies", ViewerResponse, Set), None);
}

#[test]
fn header_name_token() {
    for name in ["", "a b", "ä", "a:b", "a\n"] {
        assert_eq!(
            header_name_problem(name, ViewerRequest, Set),
            Some(HeaderProblem::NotAToken),
            "{name:?}"
        );
    }
    assert_eq!(header_name_problem("x_1.2~", ViewerRequest, Set), None);
}

#[test]
fn lists_are_lower_case_and_without_repetition() {
    let texts = |patterns: &[HeaderPattern]| -> Vec<String> {
        patterns.iter().map(ToString::to_string).collect()
    };
    let read_only =
        |names: &[&str]| -> Vec<String> { names.iter().map(ToString::to_string).collect() };
    for list in [
        texts(DISALLOWED_HEADERS),
        texts(ORIGIN_CUSTOM_HEADER_DENYLIST),
        read_only(READ_ONLY_IN_VIEWER_REQUEST),
        read_only(READ_ONLY_IN_VIEWER_RESPONSE),
    ] {
        let mut sorted = list.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted.len(), list.len());
        assert!(list.iter().all(|name| *name == name.to_lowercase()));
    }
    assert_eq!(DISALLOWED_HEADERS.len(), 30);
    assert_eq!(ORIGIN_CUSTOM_HEADER_DENYLIST.len(), 25);
}

#[test]
fn prefixes_need_the_whole_prefix() {
    assert!(is_disallowed("x-edge-") && !is_disallowed("x-edge"));
    assert!(is_denied_origin_header("x-amz-date") && !is_denied_origin_header("x-amzn"));
}

#[test]
fn function_names() {
    assert!(names::is_function_name(&"a".repeat(64)));
    assert!(!names::is_function_name(&"a".repeat(65)));
    assert!(!names::is_function_name("") && !names::is_function_name("ä"));
}

#[test]
fn query_text() {
    assert!(names::is_query_text("a=1&b=%20"));
    for text in ["a b", "a#b", "a\tb", "a\u{7f}"] {
        assert!(!names::is_query_text(text), "{text:?}");
    }
}

#[test]
fn ranges() {
    assert!(limits::CONNECTION_ATTEMPTS.contains(&3) && !limits::CONNECTION_ATTEMPTS.contains(&4));
}
