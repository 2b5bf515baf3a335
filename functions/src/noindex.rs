//! Keeps search engines from showing what they may read: every host but the production one, and
//! what is not a page for people, says `noindex`.

use cloudfront_functions::prelude::*;

const PRODUCTION: &str = "www.example.com";

const NOT_FOR_SEARCH: [&str; 3] = ["/search", "/cart", "/api/"];

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    let request = event.request;
    let is_production = request.headers.get("host") == Some(PRODUCTION);
    let is_for_search = !NOT_FOR_SEARCH
        .iter()
        .any(|folder| request.uri.starts_with(folder));
    if !is_production || !is_for_search {
        response.headers.insert("x-robots-tag", "noindex");
    }
    response
}
