//! Moves the bare domain to `www`, with the query string, whose encoded values are encoded again.
//! Corpus: 78

use cloudfront_functions::encoding::percent_encode;
use cloudfront_functions::prelude::*;

const FROM: &str = "example.com";
const TO: &str = "www.example.com";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    if request.headers.get("host") != Some(FROM) {
        return Ok(request);
    }
    let mut location = format!("https://{TO}{}", request.uri);
    if !request.querystring.is_empty() {
        location.push('?');
        location.push_str(&encoded(&request.querystring));
    }
    println!("{location}");
    Err(Response::redirect(301, location).with_status_description("Moved Permanently"))
}

fn encoded(query: &QueryString) -> String {
    let pairs = query.pairs();
    let parts = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", percent_encode(name), percent_encode(value)));
    parts.collect::<Vec<_>>().join("&")
}
