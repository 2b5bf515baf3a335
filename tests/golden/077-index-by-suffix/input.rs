//! Every page has an index; what has a dot is a file.
//! Corpus: 77

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if let Some(suffix) = suffix(&request.uri) {
        request.uri.push_str(suffix);
    }
    request
}

fn suffix(uri: &str) -> Option<&'static str> {
    if uri.ends_with('/') {
        Some("index.html")
    } else if uri.contains('.') {
        None
    } else {
        Some("/index.html")
    }
}
