//! Serves the deployment that the key-value store names, pages without their `.html`.
//! Corpus: 68

use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    match KeyValueStore::open().get("path").await {
        Ok(deployment) => request.uri = format!("/{deployment}{}", file_of(&request.uri)),
        Err(error) => println!("No key 'path' present: {}", error.message()),
    }
    request
}

fn file_of(uri: &str) -> String {
    match uri.strip_suffix('/') {
        Some(folder) => format!("{folder}/index.html"),
        None if points_to_file(uri) => uri.to_string(),
        None => format!("{uri}.html"),
    }
}

/// Whether the last step has a dot with something before and after it.
fn points_to_file(uri: &str) -> bool {
    let name = uri.rsplit('/').next().unwrap_or_default();
    let mut inner = name.chars();
    inner.next();
    inner.next_back();
    inner.any(|c| c == '.')
}
