//! Sends viewers in Germany to the German start page. CloudFront tells the country only if the
//! cache policy or the origin request policy asks for `CloudFront-Viewer-Country`.
//! Corpus: 35

use cloudfront_functions::prelude::*;

const COUNTRY: &str = "DE";
const START_PAGE: &str = "/de/index.html";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    if request.headers.get("cloudfront-viewer-country") != Some(COUNTRY) {
        return Ok(request);
    }
    let Some(host) = request.headers.get("host") else {
        return Ok(request);
    };
    let start_page = format!("https://{host}{START_PAGE}");
    Err(Response::redirect(302, start_page).with_status_description("Found"))
}
