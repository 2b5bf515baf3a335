//! Serves the one page of the deployment that the key-value store names.
//! Corpus: 69

use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let deployment = KeyValueStore::open().get("path").await;
    if let Ok(deployment) = deployment {
        request.uri = format!("/{deployment}/index.html");
    }
    request
}
