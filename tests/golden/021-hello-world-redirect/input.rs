//! The first function of the documentation: sends every viewer elsewhere.
//! Corpus: 21

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(_event: ViewerRequestEvent) -> Response {
    Response::redirect(302, "https://aws.amazon.com/cloudfront/")
        .with_status_description("Found")
        .with_header("cloudfront-functions", "generated-by-CloudFront-Functions")
}
