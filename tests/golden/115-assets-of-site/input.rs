//! The assets of each site are in a folder that is named after it.
//! Corpus: 115

use cloudfront_functions::prelude::*;

/// Folders that each site has for itself.
const OWN: [&str; 1] = ["/static/"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    let site = host.split('.').next().unwrap_or_default();
    if OWN.iter().any(|folder| request.uri.starts_with(folder)) {
        request.uri = format!("/{site}{}", request.uri);
    }
    request
}
