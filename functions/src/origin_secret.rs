//! Proves to the origin that a request came through this distribution: adds a secret from the
//! key-value store as a header, in place of whatever the viewer sent under that name.

use cloudfront_functions::prelude::*;

const HEADER: &str = "x-origin-verify";

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let Ok(secret) = KeyValueStore::open().get("origin-secret").await else {
        // Without the secret the origin would refuse anyway; a viewer's own guess never gets there.
        return Err(Response::new(503).with_header("retry-after", "30"));
    };
    request.headers.insert(HEADER, secret);
    Ok(request)
}
