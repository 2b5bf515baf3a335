//! Answers the pre-flight requests of browsers at the edge, so that the API never sees them. Which
//! origins may call it is a list; `cors_allowed` has the answers of the API say the same.

use cloudfront_functions::prelude::*;

use crate::cors_origins::is_allowed;

const METHODS: &str = "GET, POST, PUT, DELETE";
const HEADERS: &str = "authorization, content-type";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let headers = &request.headers;
    // Without the header it is somebody's ordinary OPTIONS request.
    let is_preflight =
        request.method() == "OPTIONS" && headers.contains_key("access-control-request-method");
    if !is_preflight {
        return Ok(request);
    }
    match headers.get("origin") {
        Some(origin) if is_allowed(origin) => Err(allow(origin)),
        Some(_) | None => Err(Response::new(403).with_header("vary", "Origin")),
    }
}

fn allow(origin: &str) -> Response {
    Response::new(204)
        .with_header("access-control-allow-origin", origin)
        .with_header("access-control-allow-methods", METHODS)
        .with_header("access-control-allow-headers", HEADERS)
        .with_header("access-control-max-age", "7200")
        .with_header("vary", "Origin")
}
