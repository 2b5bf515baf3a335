//! Headers, query strings and cookies: what each method does natively.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

mod common;

use cloudfront_functions::prelude::*;
use common::{request, response};

#[test]
fn a_map_reads_single_repeated_empty_and_absent_names() {
    let request = request();
    assert_eq!(request.headers.get("host"), Some("video.example.com"));
    assert_eq!(request.headers.get("accept"), Some("text/html"));
    assert_eq!(request.headers.get_all("host"), ["video.example.com"]);
    assert_eq!(
        request.headers.get_all("accept"),
        ["text/html", "image/webp"]
    );
    assert_eq!(request.querystring.get("NoVal"), Some(""));
    assert!(request.querystring.contains_key("NoVal"));
    assert_eq!(request.querystring.get("noval"), None);
    assert_eq!(request.querystring.get_all("q"), ["a", "b%20c"]);
    assert_eq!(request.cookies.get("id"), Some("x"));
    assert_eq!(request.cookies.get_all("id"), ["x", "y"]);
    assert!(request.cookies.get_all("nobody").is_empty());
}

#[test]
fn names_of_the_object_prototype_are_absent() {
    let request = request();
    for name in [
        "constructor",
        "__proto__",
        "toString",
        "hasOwnProperty",
        "valueOf",
    ] {
        assert_eq!(request.headers.get(name), None);
        assert!(!request.querystring.contains_key(name));
        assert!(request.cookies.get_all(name).is_empty());
    }
}

#[test]
fn inserting_replaces_all_values_and_keeps_the_place() {
    let mut query = request().querystring;
    query.insert("ID", "43");
    query.insert("q", String::from("z"));
    query.insert("new", "n");
    assert_eq!(query.get_all("q"), ["z"]);
    assert_eq!(query.keys(), ["ID", "NoVal", "q", "new"]);
    assert_eq!(query.to_text(), "ID=43&NoVal=&q=z&new=n");
}

#[test]
fn appending_keeps_the_first_value_first() {
    let mut cookies = request().cookies;
    cookies.append("id", "z");
    cookies.append("loggedIn", "true");
    cookies.append("fresh", "1");
    assert_eq!(cookies.get_all("id"), ["x", "y", "z"]);
    assert_eq!(cookies.get("loggedIn"), Some("false"));
    assert_eq!(cookies.get_all("loggedIn"), ["false", "true"]);
    assert_eq!(cookies.get_all("fresh"), ["1"]);
}

#[test]
fn removing_and_clearing_leave_nothing_behind() {
    let mut request = request();
    request.querystring.remove("q");
    request.querystring.remove("q");
    assert_eq!(request.querystring.len(), 2);
    request.querystring.clear();
    assert!(request.querystring.is_empty());
    request.cookies.clear();
    assert_eq!(request.cookies.len(), 0);
    request.headers.remove("accept");
    assert_eq!(request.headers.keys(), ["host"]);
}

#[test]
fn pairs_repeat_a_name_for_each_value() {
    let pairs = request().querystring.pairs();
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    assert_eq!(
        pairs,
        [("ID", "42"), ("NoVal", ""), ("q", "a"), ("q", "b%20c")]
    );
    assert_eq!(request().querystring.to_text(), "ID=42&NoVal=&q=a&q=b%20c");
    assert_eq!(request().headers.pairs().len(), 3);
    assert_eq!(request().cookies.pairs().len(), 3);
}

#[test]
fn an_entry_named_proto_can_be_read_but_is_not_listed() {
    let mut query = QueryString::new();
    query.insert("__proto__", "1");
    query.append("__proto__", "2");
    assert_eq!(query.get_all("__proto__"), ["1", "2"]);
    assert_eq!(query.len(), 0);
    assert_eq!(query.get("value"), None);
}

#[test]
fn a_copy_is_a_copy() {
    let request = request();
    let mut copy = request.clone();
    copy.headers.insert("accept", "*/*");
    copy.uri.push_str("?no");
    assert_eq!(request.headers.get_all("accept").len(), 2);
    assert_ne!(request, copy);
    assert_eq!(request, request.clone());
}

#[test]
fn response_cookies_have_attributes() {
    let mut cookies = response().cookies;
    assert_eq!(
        cookies.attributes("ID"),
        Some("Expires=Wed, 05 Apr 2021 07:28:00 GMT")
    );
    assert_eq!(cookies.get_all("ID"), ["id1234", "other", "bare"]);
    cookies.insert("a", "1", "Secure");
    cookies.insert("b", "2", "");
    cookies.append("a", "3", "Path=/x");
    assert_eq!(cookies.attributes("a"), Some("Secure"));
    assert_eq!(cookies.attributes("b"), None);
    assert_eq!(cookies.attributes("toString"), None);
    assert_eq!(cookies.get_all("a"), ["1", "3"]);
    assert_eq!(cookies.keys(), ["ID", "a", "b"]);
    cookies.remove("ID");
    assert!(!cookies.contains_key("ID"));
    cookies.clear();
    assert!(cookies.is_empty());
}

#[test]
fn a_raw_query_string_holds_no_parameters() {
    let mut query = QueryString::from_raw("a=1");
    assert_eq!(query.get("a"), None);
    assert!(!query.contains_key("a"));
    query.remove("a");
    assert_eq!(query, QueryString::from_raw(String::from("a=1")));
}

#[test]
#[should_panic(expected = "a raw query string has no parameters")]
fn a_raw_query_string_takes_no_parameters() {
    QueryString::from_raw("a=1").insert("b", "2");
}

#[test]
#[should_panic(expected = "request.headers must have header names in lower case.")]
fn an_upper_case_header_stops_in_a_request() {
    request().headers.insert("X-Test", "1");
}

#[test]
#[should_panic(expected = "response.headers must have header names in lower case.")]
fn an_upper_case_header_stops_in_a_fresh_response() {
    let _ = Response::new(200).with_header("X-Test", "1");
}

#[test]
#[should_panic(expected = "tried to add a disallowed header")]
fn a_disallowed_header_stops() {
    request().headers.append("x-edge-location", "1");
}

#[test]
#[should_panic(expected = "tried to add, delete, or change a read-only header")]
fn a_read_only_request_header_stops() {
    request().headers.insert("host", "other.example.com");
}

#[test]
#[should_panic(expected = "tried to add, delete, or change a read-only header")]
fn removing_a_read_only_response_header_stops() {
    response().headers.remove("via");
}

#[test]
fn rules_follow_the_event_and_absence() {
    // `host` is read-only in requests only; what is not there cannot be deleted.
    response().headers.insert("host", "h");
    response().headers.remove("warning");
    request().headers.remove("via");
    let _ = Response::new(200).with_header("via", "a generated response has no given headers");
}
