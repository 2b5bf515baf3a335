//! Reduces headers with thousands of values to the few that matter: the browser's language becomes
//! one of three, the device one of two. They are what belongs into the cache key.

use cloudfront_functions::prelude::*;

use crate::accept::best_language;

/// The first is for everybody else.
const LANGUAGES: [&str; 3] = ["en", "de", "fr"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let accepted = request.headers.get_all("accept-language").join(",");
    let language = best_language(&accepted, &LANGUAGES).unwrap_or(LANGUAGES[0]);
    let is_phone = request.headers.get("cloudfront-is-mobile-viewer") == Some("true");
    let device = if is_phone { "phone" } else { "desktop" };
    request.headers.insert("x-language", language);
    request.headers.insert("x-device", device);
    request
}
