//! Keeps old clients working beside new ones: the version that they ask for in `x-api-version`
//! chooses among the origins of the distribution.

use cloudfront_functions::origin::select_request_origin_by_id;
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    match request.headers.get("x-api-version") {
        Some("1") => select_request_origin_by_id("api-v1"),
        Some("2") => select_request_origin_by_id("api-v2"),
        Some(_) => return Err(Response::new(400).with_body("x-api-version is 1 or 2")),
        // The behaviour's own origin is the newest.
        None => {}
    }
    Ok(request)
}
