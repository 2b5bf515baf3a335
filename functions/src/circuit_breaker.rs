//! Answers 503 while the key-value store says that the origin is down: whoever is on call writes
//! `open` under `breaker`, and it takes effect within seconds, without a deployment.

use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let store = KeyValueStore::open();
    // A store that cannot be read keeps the circuit closed: it must not take the site down.
    if store
        .get("breaker")
        .await
        .is_ok_and(|state| state == "open")
    {
        return Err(Response::new(503).with_header("retry-after", "30"));
    }
    Ok(event.request)
}
