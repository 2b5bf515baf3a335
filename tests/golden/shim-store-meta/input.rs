//! What is known about the key-value store.
use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(_event: ViewerRequestEvent) -> Response {
    let meta = KeyValueStore::open().meta().await;
    Response::new(200).with_body(format!("{} {} {}", meta.key_count, meta.creation_date_time, meta.last_updated_date_time))
}
