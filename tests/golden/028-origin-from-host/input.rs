//! Adds the `origin` header that a viewer left out, so that an origin with CORS rules answers.
//! Corpus: 28

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let headers = &mut request.headers;
    if !headers.contains_key("origin")
        && let Some(origin) = headers.get("host").map(|host| format!("https://{host}"))
    {
        headers.insert("origin", origin);
    }
    request
}
