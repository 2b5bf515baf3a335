//! Hides the bucket's name that S3 appends to a redirect.
use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    let location = response.headers.get("location");
    if let Some((target, _)) = location.and_then(|l| l.split_once("?bucket=")) {
        let target = target.to_string();
        response.headers.insert("location", target);
    }
    response
}
