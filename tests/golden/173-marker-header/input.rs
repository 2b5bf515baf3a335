//! Marks each response.
//! Corpus: 173

use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(ViewerResponseEvent { response, .. }: ViewerResponseEvent) -> Response {
    response.with_header("x-cdkl-fixture", "start-cloudfront")
}
