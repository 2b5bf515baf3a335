//! Lets pages of any origin read the response, where the origin server did not say who may.
//! Corpus: 27

use cloudfront_functions::prelude::*;

const ALLOW_ORIGIN: &str = "access-control-allow-origin";

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    if response.headers.contains_key(ALLOW_ORIGIN) {
        return response;
    }
    if let Some(origin) = event.request.headers.get("origin") {
        response.headers.insert(ALLOW_ORIGIN, origin);
    }
    response
}
