//! Lets listed addresses in, and nobody else.
//! Corpus: 7

use cloudfront_functions::prelude::*;

/// Who may come in.
const ALLOWED: [&str; 2] = ["192.0.2.10", "2001:db8::10"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    if ALLOWED.contains(&event.viewer.ip.as_str()) {
        return Ok(event.request);
    }
    Err(Response::new(403)
        .with_status_description("Forbidden")
        .with_body("Access denied"))
}
