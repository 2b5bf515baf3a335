//! Pages that were rendered ahead of time, `/apps` and `/app/<slug>`, and every folder, have an index.
//! Corpus: 4

use cloudfront_functions::prelude::*;
use regex::Regex;
use std::sync::LazyLock;

static PAGE: LazyLock<Regex> = LazyLock::new(|| Regex::new("^/app(s|/[a-z0-9-]+)$").unwrap());

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if request.uri.ends_with('/') {
        request.uri.push_str("index.html");
    } else if PAGE.is_match(&request.uri) {
        request.uri.push_str("/index.html");
    }
    request
}
