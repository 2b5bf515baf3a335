//! Counts the articles that the viewer has read, in a cookie.
//! Corpus: 181

use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    let count = event
        .request
        .cookies
        .get("articles-read")
        .and_then(|count| count.parse().ok());
    let count: u32 = count.unwrap_or(0);
    let attributes = "Path=/; Max-Age=2592000; SameSite=Lax";
    response
        .cookies
        .insert("articles-read", count.saturating_add(1).to_string(), attributes);
    response
}
