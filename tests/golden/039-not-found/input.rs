//! Answers 404 to everything.
//! Corpus: 39

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(_event: ViewerRequestEvent) -> Response {
    Response::new(404).with_status_description("Not Found Homie")
}
