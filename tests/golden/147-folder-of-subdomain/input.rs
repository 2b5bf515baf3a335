//! Each subdomain is a folder, and each folder has an index.
//! Corpus: 147

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    let subdomain = host.split('.').next().unwrap_or_default();
    if subdomain.is_empty() {
        return request;
    }
    request.uri = format!("/{subdomain}{}", request.uri);
    if request.uri.ends_with('/') {
        request.uri.push_str("index.html");
    }
    request
}
