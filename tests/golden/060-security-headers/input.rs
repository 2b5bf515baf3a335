//! Adds five headers that tell browsers to be strict.
//! Corpus: 60

use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    event
        .response
        .with_header("strict-transport-security", "max-age=63072000; includeSubdomains; preload")
        .with_header(
            "content-security-policy",
            "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'",
        )
        .with_header("x-content-type-options", "nosniff")
        .with_header("x-frame-options", "DENY")
        .with_header("x-xss-protection", "1; mode=block")
}
