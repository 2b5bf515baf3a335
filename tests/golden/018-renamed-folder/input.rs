//! Serves a folder under its former name, too.
//! Corpus: 18

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    request.uri = request.uri.replacen("/old-path", "/new-path", 1);
    request
}
