//! Sends the viewer to the JSON of an entry, which is the last step of the path.
//! Corpus: 38

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let entry = event
        .request
        .uri
        .split('/')
        .last()
        .expect("splitting gives at least one part");
    Response::redirect(303, format!("/entry/{entry}.json")).with_status_description("See Other")
}
