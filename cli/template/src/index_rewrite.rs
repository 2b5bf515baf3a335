//! Answers a folder with its index page.

use cloudfront_functions::prelude::*;

/// Only GET goes on to the origin, and a path that ends with `/` becomes its `index.html`.
#[viewer_request]
pub fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if request.method() != "GET" {
        return Err(Response::new(405).with_header("allow", "GET"));
    }
    if request.uri.ends_with('/') {
        request.uri.push_str("index.html");
    }
    Ok(request)
}
