//! Lets every page read the response.
//! Corpus: 61

use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    for (what, value) in [
        ("origin", "*"),
        ("methods", "OPTIONS,POST,GET"),
        ("headers", "Content-Type"),
    ] {
        response
            .headers
            .insert(&format!("access-control-allow-{what}"), value);
    }
    response
}
