//! The origin knows nothing of the prefix `/a2a`.
//! Corpus: 45

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if let Some(rest) = request.uri.strip_prefix("/a2a") {
        request.uri = if rest.is_empty() { "/" } else { rest }.to_string();
    }
    request
}
