//! Tells viewers the fingerprints of their TLS handshake.
//! Corpus: 148

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let headers = event.request.headers;
    let ja3 = headers
        .get("cloudfront-viewer-ja3-fingerprint")
        .unwrap_or("unknown");
    let ja4 = headers
        .get("cloudfront-viewer-ja4-fingerprint")
        .unwrap_or("unknown");
    Response::new(404)
        .with_status_description("Not Found")
        .with_header("x-ja3-fingerprint", ja3)
        .with_header("x-ja4-fingerprint", ja4)
}
