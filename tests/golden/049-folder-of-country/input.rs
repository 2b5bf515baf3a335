//! Each country of interest has a folder of its own.
//! Corpus: 49

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let folder = match request.headers.get("cloudfront-viewer-country") {
        Some("PL") => "/pl",
        Some("US") => "/us",
        _ => "/intl",
    };
    request.uri.insert_str(0, folder);
    request
}
