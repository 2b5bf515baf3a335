//! Moves everything to another domain, path and query string as they were sent.
//! Corpus: 162

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let Request {
        uri, querystring, ..
    } = event.request;
    let query = querystring.to_text();
    let mark = if query.is_empty() { "" } else { "?" };
    let location = format!("https://www.example.com{uri}{mark}{query}");
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
