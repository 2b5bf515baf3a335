//! The last match ends where a text of 32 or 64 characters does, some of which are not ASCII.
use cloudfront_functions::prelude::*;
use regex::Regex;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let letters = Regex::new("[a-z]+").unwrap();
    let pair = Regex::new("(é)(-*)").unwrap();
    let (run, bound) = (
        Regex::new("a*").unwrap(),
        Regex::new(r"(?-u:\b)|$").unwrap(),
    );
    let mut found = Vec::new();
    for length in [31, 32, 33, 64] {
        let text = format!("é{}{}", uri, "a".repeat(length))
            .chars()
            .take(length)
            .collect::<String>();
        let turned: String = text.chars().rev().collect();
        found.push(format!(
            "{:?} {} {:?} {:?} {:?} {}",
            letters
                .find_iter(&text)
                .map(|m| m.range())
                .collect::<Vec<_>>(),
            letters.split(&text).count(),
            pair.captures_iter(&turned)
                .map(|c| c[0].len())
                .collect::<Vec<_>>(),
            run.find_iter(&text).map(|m| m.end()).max(),
            bound
                .find_iter(&text)
                .map(|m| m.start())
                .collect::<Vec<_>>(),
            bound.split(&turned).count(),
        ));
    }
    Response::new(200).with_body(found.join("\n"))
}
