//! Deploys a single-page application in one step: the store has the folder of the deployment that
//! is live under `path`; files are served from it as they are, and everything else is the one page.
//! Corpus: 70

use cloudfront_functions::prelude::*;

use crate::file_name::has_name_and_extension;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if let Ok(deployment) = KeyValueStore::open().get("path").await {
        let file = if has_name_and_extension(&request.uri) {
            &request.uri
        } else {
            "/index.html"
        };
        request.uri = format!("/{deployment}{file}");
    }
    request
}
