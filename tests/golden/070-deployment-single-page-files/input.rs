//! Serves the deployment that the key-value store names: files as they are, else the one page.
//! Corpus: 70

use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    request.uri = in_deployment(&request.uri).await.unwrap_or(request.uri);
    request
}

async fn in_deployment(uri: &str) -> Result<String, KvsError> {
    let deployment = KeyValueStore::open().get("path").await?;
    let file = if points_to_file(uri) {
        uri
    } else {
        "/index.html"
    };
    Ok(format!("/{deployment}{file}"))
}

/// Whether the last step has a dot with something before and after it.
fn points_to_file(uri: &str) -> bool {
    let name = uri.rsplit('/').next().unwrap_or_default();
    let mut inner = name.chars();
    inner.next();
    inner.next_back();
    inner.any(|c| c == '.')
}
