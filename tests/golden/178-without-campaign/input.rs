//! The parameters of campaigns are for the page's scripts, not for the cache.
//! Corpus: 178

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    for name in request.querystring.keys() {
        if name.starts_with("utm_") {
            request.querystring.remove(&name);
        }
    }
    request
}
