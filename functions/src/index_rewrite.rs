//! Serves `index.html` of a folder from an S3 bucket, which knows no folders: `/about` and
//! `/about/` become `/about/index.html`. A path with a dot is taken for a file.
//! Corpus: 1

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if request.uri.ends_with('/') {
        request.uri.push_str("index.html");
    } else if !request.uri.contains('.') {
        request.uri.push_str("/index.html");
    }
    request
}
