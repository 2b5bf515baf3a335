//! Every page has an index; only a dot in the last step of the path makes a file.
//! Corpus: 172

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let last = request.uri.rsplit('/').next().unwrap_or_default();
    if last.is_empty() {
        request.uri.push_str("index.html");
    } else if !last.contains('.') {
        request.uri.push_str("/index.html");
    }
    request
}
