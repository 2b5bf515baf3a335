//! Saves a search as an empty S3 object whose metadata holds the search terms.
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if request.method() != "PUT" {
        return Err(bad_request("Unsupported HTTP Method"));
    }
    let Some(terms) = request.querystring.get("s").filter(|s| !s.is_empty()).map(str::to_string) else {
        return Err(bad_request("Missing s query parameter"));
    };
    if terms.len() > 1800 {
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
