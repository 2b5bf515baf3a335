//! Deploys in one step: the store has the folder of the deployment that is live under `path`, and
//! pages are served from it without their `.html`. A roll-back is one write to the store.
//! Corpus: 68

use cloudfront_functions::prelude::*;

use crate::file_name::has_name_and_extension;

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
        None if has_name_and_extension(uri) => uri.to_string(),
        None => format!("{uri}.html"),
    }
}
