//! Everything may be kept for 73 days, whatever the origin has said.
//! Corpus: 90

use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    response
        .headers
        .insert("cache-control", "public, max-age=6307200");
    response
}
