//! Sends the viewer to one of two deployments, whose addresses are in the key-value store.
//! Corpus: 50

use cloudfront_functions::prelude::*;
use cloudfront_functions::random::random;

#[viewer_request]
async fn handler(_event: ViewerRequestEvent) -> Response {
    let key = if random() < 0.5 {
        "APIGW1URL"
    } else {
        "APIGW2URL"
    };
    let location = KeyValueStore::open()
        .get(key)
        .await
        .unwrap();
    Response::redirect(302, location).with_status_description("Found")
}
