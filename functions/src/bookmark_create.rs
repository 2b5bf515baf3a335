//! Saves a search as an empty S3 object whose metadata holds the search terms: no compute, no
//! database. The terms stay percent-encoded, as the viewer sent them.

use cloudfront_functions::prelude::*;

/// S3 takes 2 KB of metadata, names included; the rest is left to other headers.
const MAX_TERMS: usize = 1800;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if request.method() != "PUT" {
        return Err(bad_request("Unsupported HTTP Method"));
    }
    let Some(terms) = request.querystring.get("s").filter(|s| !s.is_empty()) else {
        return Err(bad_request("Missing s query parameter"));
    };
    if terms.len() > MAX_TERMS {
        return Err(bad_request("s query parameter exceeds max length"));
    }
    if request.headers.get("content-length") != Some("0") {
        return Err(bad_request("Content-Length header must be 0"));
    }
    request.uri = format!("/r/{}", event.context.request_id);
    request.headers.insert("x-amz-meta-s", terms);
    request.querystring.clear(); // no ?uploads: nobody starts a multipart upload
    Ok(request)
}

fn bad_request(message: &str) -> Response {
    Response::new(400).with_body(message)
}
