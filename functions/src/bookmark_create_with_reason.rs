//! As `bookmark_create`, for an origin and viewers that want two things exactly: refusals carry a
//! reason phrase, and the query string goes on as an empty text instead of no parameters.
//! Corpus: 122

use cloudfront_functions::prelude::*;

/// S3 takes 2 KB of metadata, names included; the rest is left to other headers.
const MAX_TERMS: usize = 1800;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let terms = checked_terms(&request).map_err(bad_request)?;
    request.uri = format!("/r/{}", event.context.request_id);
    request.headers.insert("x-amz-meta-s", terms);
    request.querystring = QueryString::from_raw("");
    Ok(request)
}

/// The terms, or what is wrong with the request.
fn checked_terms(request: &Request) -> Result<String, &'static str> {
    if request.method() != "PUT" {
        return Err("Unsupported HTTP Method");
    }
    let terms = request.querystring.get("s").unwrap_or_default();
    if terms.is_empty() {
        return Err("Missing s query parameter");
    }
    if terms.len() > MAX_TERMS {
        return Err("s query parameter exceeds max length");
    }
    if request.headers.get("content-length") != Some("0") {
        return Err("Content-Length header must be 0");
    }
    Ok(terms.to_string())
}

fn bad_request(message: &str) -> Response {
    Response::new(400)
        .with_status_description("Bad Request")
        .with_body(message)
}
