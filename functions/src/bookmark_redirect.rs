//! Opens a bookmark: the empty S3 object's metadata holds the search terms, percent-encoded, and
//! the viewer is sent to the search.
//! Corpus: 125
//! Deviates: no `content-length` (a chunked answer) passes; the original throws, which means a 503.

use cloudfront_functions::prelude::*;

const SEARCH: &str = "https://www.google.com/search?q=";

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let response = event.response;
    let is_found = event.request.method() == "GET" && response.status_code == 200;
    if !is_found || response.headers.get("content-length") != Some("0") {
        return response;
    }
    let Some(location) = response
        .headers
        .get("x-amz-meta-s")
        .map(|terms| format!("{SEARCH}{terms}"))
    else {
        return response;
    };
    let mut redirect = Response::new(302).with_status_description("Found");
    redirect.headers = response.headers;
    redirect.headers.insert("location", location);
    redirect
}
