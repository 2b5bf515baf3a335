//! Serves what the key-value store has for the path.
//! Corpus: 174

use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if let Ok(target) = KeyValueStore::open().get(&request.uri).await {
        request.uri = target;
    }
    request
}
