//! Puts each viewer into group `a` or `b` of an experiment and serves the group's folder. A cookie
//! keeps the group; `ab_test_cookie` sets it.

use cloudfront_functions::prelude::*;
use cloudfront_functions::random::random;

/// The share of the viewers that get `b`, up to 1.
const SHARE: f64 = 0.2;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    assign(event.request)
}

/// The request for the folder of the viewer's group.
pub fn assign(mut request: Request) -> Request {
    let group = match request.cookies.get("experiment") {
        Some("a") => "a",
        Some("b") => "b",
        Some(_) | None => draw(),
    };
    request.cookies.insert("experiment", group);
    request.uri = format!("/{group}{}", request.uri);
    request
}

fn draw() -> &'static str {
    if random() < SHARE { "b" } else { "a" }
}
