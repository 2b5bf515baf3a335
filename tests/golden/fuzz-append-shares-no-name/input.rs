//! Found by fuzzing: a text that began as a copy and grew by what it was copied from took its name.

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let input = event.request.uri.as_str();
    let mut pair = match input.len() {
        0 => (5, "none".to_string()),
        _ => (7, input.to_string()),
    };
    let first = pair.1.chars().next();
    pair.1.push_str(input);
    Response::new(200).with_body(format!("{input} {first:?} {pair:?}"))
}
