//! Tells the origin what CloudFront knows of the viewer, under names of its own that no viewer can
//! forge: the address, the country and the id of the request.

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let country = request.headers.get("cloudfront-viewer-country");
    let country = country.unwrap_or("ZZ").to_string();
    // `insert` takes the place of what the viewer sent, and of all its repetitions.
    request.headers.insert("x-viewer-address", event.viewer.ip);
    request.headers.insert("x-viewer-country", country);
    request
        .headers
        .insert("x-request-id", event.context.request_id);
    request
}
