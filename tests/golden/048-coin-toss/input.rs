//! Shows one viewer in five the other page.
//! Corpus: 48

use cloudfront_functions::prelude::*;
use cloudfront_functions::random::random;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let page = if random() < 0.8 {
        "/index.html"
    } else {
        "/index_b.html"
    };
    request.uri = page.to_string();
    request
}
