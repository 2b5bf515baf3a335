//! Deploys an application of one page in one step: the store has the folder of the deployment that
//! is live under `path`, and every address is its `index.html`.
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
