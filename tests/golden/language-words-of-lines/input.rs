//! On njs, pieces of a split by a pattern were texts in which classes beyond ASCII found nothing.

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let text = event
        .request
        .uri
        .replace('/', "\r\n")
        .replace('-', " \u{2003} ");
    let words: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    let again: Vec<&str> = text
        .split_whitespace()
        .flat_map(str::split_whitespace)
        .collect();
    let ascii: Vec<&str> = text
        .split_ascii_whitespace()
        .flat_map(str::split_whitespace)
        .collect();
    Response::new(200).with_body(format!("{words:?} {again:?} {ascii:?}"))
}
