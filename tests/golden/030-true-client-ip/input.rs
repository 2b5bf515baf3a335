//! Tells the origin the viewer's address.
//! Corpus: 30

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    request.headers.insert("true-client-ip", event.viewer.ip);
    request
}
