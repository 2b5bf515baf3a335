//! Every page has an index; decided by the characters of the URL.
//! Corpus: 144

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if request.uri.chars().next_back() == Some('/') {
        request.uri.push_str("index.html");
    } else if request.uri.chars().all(|c| c != '.') {
        request.uri.push_str("/index.html");
    }
    request
}
