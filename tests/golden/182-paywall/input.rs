//! After five articles the viewer is asked to subscribe.
//! Corpus: 182

use cloudfront_functions::prelude::*;

const FREE_ARTICLES: u32 = 5;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let read = request
        .cookies
        .get("articles-read")
        .and_then(|count| count.parse().ok());
    if read.unwrap_or(0) < FREE_ARTICLES {
        return Ok(request);
    }
    Err(Response::redirect(302, "/subscribe.html")
        .with_status_description("Found")
        .with_header("cache-control", "no-store"))
}
