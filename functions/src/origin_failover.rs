//! Reads from a second origin where the first fails, while the key-value store says that both have
//! the same content: a group for this request, chosen by what it asks for.

use cloudfront_functions::origin::create_request_origin_group;
use cloudfront_functions::prelude::*;

/// The answers after which the second origin is asked.
const FAILURES: [u16; 4] = [500, 502, 503, 504];

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let request = event.request;
    // CloudFront asks a second origin only for what changes nothing.
    if !matches!(request.method(), "GET" | "HEAD" | "OPTIONS") {
        return request;
    }
    let replica = KeyValueStore::open().get("replica").await;
    if replica.is_ok_and(|replica| replica == "in-sync") {
        create_request_origin_group("primary", "replica", &FAILURES);
    }
    request
}
