//! Everything may be kept for two years.
//! Corpus: 37

use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    event
        .response
        .with_header("cache-control", "public, max-age=63072000;")
}
