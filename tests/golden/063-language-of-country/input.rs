//! Sends viewers to the pages in the language of their country.
//! Corpus: 63

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let country = event.request.headers.get("cloudfront-viewer-country");
    let location = match country.unwrap() {
        "AT" | "CH" | "DE" => "/de/",
        _ => "/en/",
    };
    Response::redirect(307, location).with_status_description("Temporary Redirect")
}
