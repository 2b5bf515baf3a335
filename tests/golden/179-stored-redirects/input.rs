//! Redirects that the key-value store has: where to, and with which status.
//! Corpus: 179

use cloudfront_functions::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Target {
    location: String,
    status: Option<u16>,
}

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let store = KeyValueStore::open();
    let key = request.uri.to_ascii_lowercase();
    if !store.exists(&key).await {
        return Ok(request);
    }
    let Ok(target) = store.get_json::<Target>(&key).await else {
        return Ok(request);
    };
    let status = target.status.unwrap_or(302);
    let reason = if status == 301 {
        "Moved Permanently"
    } else {
        "Found"
    };
    Err(Response::redirect(status, target.location)
        .with_status_description(reason)
        .with_header("cache-control", "no-store"))
}
