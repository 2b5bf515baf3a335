//! Lets in whose TLS fingerprint is in the key-value store.
//! Corpus: 149

use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Response {
    let headers = event.request.headers;
    let ja3 = headers
        .get("cloudfront-viewer-ja3-fingerprint")
        .unwrap_or("unknown");
    if KeyValueStore::open().get(ja3).await.is_err() {
        return Response::new(401).with_status_description("Unauthorized");
    }
    let welcome = Response::new(200).with_status_description("OK");
    welcome.with_header("x-ja3-fingerprint", ja3)
}
