//! Moves `www` to the bare domain, with the query string, whose values are encoded again.
//! Corpus: 155

use cloudfront_functions::encoding;
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    if request
        .headers
        .get("host")
        .is_none_or(|host| host != "www.cnxconcierge.com")
    {
        return Ok(request);
    }
    let mut parts = Vec::new();
    for name in request.querystring.keys() {
        for value in request.querystring.get_all(&name) {
            parts.push(name.clone() + "=" + &encoding::percent_encode(&value));
        }
    }
    let query = if parts.is_empty() {
        String::new()
    } else {
        format!("?{}", parts.join("&"))
    };
    Err(moved_to(format!(
        "https://cnxconcierge.com{}{query}",
        request.uri
    )))
}

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
