//! Deploys a single-page application in one step: the store has the folder of the deployment that
//! is live under `path`; files are served from it as they are, and everything else is the one page.
//! Corpus: 70

use cloudfront_functions::prelude::*;

use crate::file_name::has_name_and_extension;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    request.uri = in_deployment(&request.uri).await.unwrap_or(request.uri);
    request
}

async fn in_deployment(uri: &str) -> Result<String, KvsError> {
    let deployment = KeyValueStore::open().get("path").await?;
    let file = if has_name_and_extension(uri) {
        uri
    } else {
        "/index.html"
    };
    Ok(format!("/{deployment}{file}"))
}
