//! The origin knows nothing of the prefix `/mcp`.
//! Corpus: 47

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if let Some(rest) = request.uri.strip_prefix("/mcp") {
        request.uri = if rest.is_empty() { "/" } else { rest }.to_string();
    }
    request
}
