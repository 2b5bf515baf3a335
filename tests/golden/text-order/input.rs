//! Texts in the order of their bytes, a position that is the end, ASCII letters in both cases.
use cloudfront_functions::encoding::percent_decode;
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let text = percent_decode(&event.request.uri).unwrap_or_default();
    let mut steps: Vec<&str> = text.split('/').collect();
    steps.sort();
    let mut chars: Vec<String> = text.chars().map(|c| c.to_string()).collect();
    chars.sort_unstable();
    chars.dedup();
    let end = text.find('#').unwrap_or(text.len());
    Response::new(200).with_body(format!("{}|{}|{}|{}|{}", steps.join(","), chars.concat(), &text[..end], text.to_ascii_lowercase(), text.to_ascii_uppercase()))
}
