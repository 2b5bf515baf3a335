//! Sends one API version to another domain while it moves, with the query string.
//! Corpus: 138

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    if !request.uri.starts_with("/api/v1/") {
        return Ok(request);
    }
    let mut location = "https://new.example.com".to_owned() + &request.uri;
    let mut separator = '?';
    for name in request.querystring.keys() {
        let value = request.querystring.get(&name).unwrap_or_default();
        location.push(separator);
        location.push_str(&format!("{name}={value}"));
        separator = '&';
    }
    let response = Response::redirect(307, location);
    Err(response
        .with_status_description("Temporary Redirect")
        .with_header("cloudfront-functions", "generated-by-CloudFront-Functions"))
}
