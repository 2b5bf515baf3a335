//! Keeps out clients by their TLS fingerprint, which no user agent can hide: `ja4/<fingerprint>` in
//! the key-value store says `block`. CloudFront tells it only if a policy asks for it.

use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    // Over plain HTTP there is no fingerprint.
    let Some(fingerprint) = request.headers.get("cloudfront-viewer-ja4-fingerprint") else {
        return Err(forbidden());
    };
    let verdict = KeyValueStore::open()
        .get(&format!("ja4/{fingerprint}"))
        .await;
    if verdict.is_ok_and(|verdict| verdict == "block") {
        return Err(forbidden());
    }
    Ok(request)
}

fn forbidden() -> Response {
    Response::new(403).with_header("cache-control", "no-store")
}
