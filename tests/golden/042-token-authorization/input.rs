//! A token in the query string goes on as a header, too.
//! Corpus: 42

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let authorization = request
        .querystring
        .get("token")
        .map(|token| "Bearer ".to_string() + token);
    if let Some(authorization) = authorization {
        request.headers.insert("authorization", authorization);
    }
    request
}
