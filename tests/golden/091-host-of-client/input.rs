//! Tells the origin the viewer's address, and the host name that the key-value store has for it.
//! Corpus: 91

use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let ip = event.viewer.ip;
    let store = KeyValueStore::open();
    let mut name = "unknown".to_string();
    if store.exists(&ip).await {
        name = store.get(&ip).await.unwrap();
    }
    request.headers.insert("x-hostname", name);
    request.headers.insert("true-client-ip", ip);
    request
}
