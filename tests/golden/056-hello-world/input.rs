//! The first function of the documentation, as the SDK's examples have it.
//! Corpus: 56

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(_event: ViewerRequestEvent) -> Response {
    Response::new(302)
        .with_status_description("Found")
        .with_header("cloudfront-functions", "generated-by-CloudFront-Functions")
        .with_header("location", "https://aws.amazon.com/cloudfront/")
}
