//! Refuses viewers for whom the firewall has counted too many requests.
//! Corpus: 183

use cloudfront_functions::prelude::*;

const LIMIT: u32 = 100;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let count = request
        .headers
        .get("x-request-count")
        .and_then(|count| count.parse().ok());
    if count.is_none_or(|count: u32| count <= LIMIT) {
        return Ok(request);
    }
    Err(Response::new(429)
        .with_status_description("Too Many Requests")
        .with_header("content-type", "text/plain")
        .with_header("retry-after", "60")
        .with_body(format!("Limit of {LIMIT} requests per minute exceeded")))
}
