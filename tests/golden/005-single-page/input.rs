//! A single-page application: whatever is no file is the page.
//! Corpus: 5

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if !request.uri.contains('.') {
        request.uri = "/index.html".to_string();
    }
    request
}
