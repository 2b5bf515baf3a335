//! In front of a Lambda function URL behind origin access control: a body needs its hash, and the
//! function is told the method and the host that the viewer used, which it would not see.

use cloudfront_functions::prelude::*;

use crate::payload_hash;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    payload_hash::check(&request)?;
    let method = request.method().to_string();
    // Set whatever the viewer sent under these names: the function may believe them.
    request.headers.insert("x-original-method", method);
    let host = request.headers.get("host").unwrap_or_default().to_string();
    request.headers.insert("x-forwarded-host", host);
    // Not ours to forward: origin access control signs in its place.
    request.headers.remove("authorization");
    Ok(request)
}
