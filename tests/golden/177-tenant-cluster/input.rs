//! Sends each tenant, which is the first step of the path, to its cluster.
//! Corpus: 177

use cloudfront_functions::origin::{OriginUpdate, update_request_origin};
use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let request = event.request;
    let tenant = request.uri.split('/').nth(1).unwrap_or_default();
    if let Ok(cluster) = KeyValueStore::open().get(tenant).await {
        update_request_origin(OriginUpdate {
            domain_name: Some(cluster),
            ..OriginUpdate::default()
        });
    }
    request
}
