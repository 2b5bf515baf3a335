//! Pieces between characters of a class, put together with characters beyond ASCII.

use cloudfront_functions::prelude::*;
use regex::Regex;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let path = &event.request.uri;
    let by_class: Vec<&str> = path.split(|c: char| c.is_ascii_digit() || c == '$').collect();
    let digits = Regex::new(r"[0-9]+|[$]").unwrap();
    let by_regex: Vec<&str> = digits.split(path).collect();
    let joined = by_class.join("é");
    let other = by_regex.join("😀");
    let first = by_class[0].to_string() + "ü";
    Response::new(200).with_body(format!(
        "{joined} {} {other} {} {}",
        joined.to_uppercase(),
        other.chars().count(),
        first.chars().count()
    ))
}
