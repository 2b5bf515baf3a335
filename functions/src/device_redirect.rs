//! Sends phones to the mobile site, unless their owner asked for the full one. CloudFront tells the
//! device only if a policy asks for `CloudFront-Is-Mobile-Viewer`.

use cloudfront_functions::prelude::*;

use crate::location::with_query;

const MOBILE_SITE: &str = "https://m.example.com";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let is_phone = request.headers.get("cloudfront-is-mobile-viewer") == Some("true");
    let wants_full_site = request.cookies.get("site") == Some("full");
    if !is_phone || wants_full_site {
        return Ok(request);
    }
    let location = format!("{MOBILE_SITE}{}", with_query(&request.uri, &request));
    Err(Response::redirect(302, location).with_header("cache-control", "no-store"))
}
