//! Lets viewers keep what succeeded, or moved, for two years; errors keep their own caching.
//! Corpus: 26

use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    if (200..400).contains(&response.status_code) {
        response
            .headers
            .insert("cache-control", "public, max-age=63072000");
    }
    response
}
