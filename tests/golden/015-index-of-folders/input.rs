//! Folders, and only they, have an index.
//! Corpus: 15

use cloudfront_functions::prelude::*;

const INDEX: &str = "index.html";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if request.uri.ends_with('/') {
        request.uri += INDEX;
    }
    request
}
