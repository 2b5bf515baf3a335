//! Everything may be kept for two years; set through a reference.
//! Corpus: 59

use cloudfront_functions::prelude::*;

const MAX_AGE: u32 = 2 * 365 * 24 * 60 * 60;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    let headers = &mut response.headers;
    headers.insert("cache-control", format!("public, max-age={MAX_AGE}"));
    response
}
