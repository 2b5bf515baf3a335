//! Gives the first step of the path the name that the key-value store has for it: `/v1/users`
//! becomes `/blue/users` while `v1` maps to `blue`. Without a mapping, the path stays.
//! Corpus: 33

use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let Some(path) = request.uri.strip_prefix('/') else {
        // uncovered: CloudFront's paths begin with a slash
        return request;
    };
    let (step, rest) = path.split_at(path.find('/').unwrap_or(path.len()));
    if let Ok(target) = KeyValueStore::open().get(step).await {
        request.uri = format!("/{target}{rest}");
    }
    request
}
