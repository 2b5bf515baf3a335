//! Lets pages of listed origins read the answers of an API, with cookies, and nobody else's pages,
//! whatever the API itself says.

use cloudfront_functions::prelude::*;

use crate::cors_origins::is_allowed;

const ALLOW_ORIGIN: &str = "access-control-allow-origin";
const ALLOW_CREDENTIALS: &str = "access-control-allow-credentials";

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    let headers = &mut response.headers;
    match event.request.headers.get("origin") {
        Some(origin) if is_allowed(origin) => {
            headers.insert(ALLOW_ORIGIN, origin);
            headers.insert(ALLOW_CREDENTIALS, "true");
        }
        Some(_) | None => {
            headers.remove(ALLOW_ORIGIN);
            headers.remove(ALLOW_CREDENTIALS);
        }
    }
    headers.append("vary", "Origin");
    response
}
