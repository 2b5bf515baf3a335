//! Pages that were rendered ahead of time, `/apps` and `/app/<slug>`, and every folder, have an index.
//! Corpus: 4

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if request.uri.ends_with('/') {
        request.uri.push_str("index.html");
    } else if is_page(&request.uri) {
        request.uri.push_str("/index.html");
    }
    request
}

fn is_page(uri: &str) -> bool {
    uri == "/apps" || uri.strip_prefix("/app/").is_some_and(is_slug)
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
