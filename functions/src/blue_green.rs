//! Chooses between the origins `blue` and `green`: testers by a header or a cookie, everybody else
//! by the key-value store, so that a switch takes seconds and is taken back as quickly.

use cloudfront_functions::origin::select_request_origin_by_id;
use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let request = event.request;
    let asked = request.headers.get("x-deployment");
    match asked.or_else(|| request.cookies.get("deployment")) {
        Some("blue") => select_request_origin_by_id("blue"),
        Some("green") => select_request_origin_by_id("green"),
        Some(_) | None => {
            let live = KeyValueStore::open().get("live").await;
            // The behaviour's own origin is blue.
            if live.is_ok_and(|live| live == "green") {
                select_request_origin_by_id("green");
            }
        }
    }
    request
}
