//! Sends every viewer who came by another name to the start page of the right one.
//! Corpus: 161

use cloudfront_functions::prelude::*;

const DOMAIN: &str = "www.example.com";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    match event.request.headers.get("host") {
        Some(DOMAIN) => Ok(event.request),
        Some(_) | None => Err(moved_to(format!("https://{DOMAIN}"))),
    }
}

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
