//! Telephones have folders of their own.
//! Corpus: 58

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if is_set(&request, "cloudfront-is-ios-viewer") {
        request.uri.insert_str(0, "/ios");
    } else if is_set(&request, "cloudfront-is-android-viewer") {
        request.uri.insert_str(0, "/android");
    }
    request
}

fn is_set(request: &Request, header: &str) -> bool {
    request.headers.get(header) == Some("true")
}
