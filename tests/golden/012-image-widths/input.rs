//! Serves an image in one of the widths that were made ahead: `pic.jpg?width=640` is the file
//! `pic_rrs_w640.webp`.
//! Corpus: 12

use cloudfront_functions::prelude::*;

/// The widths that were made.
const WIDTHS: [&str; 8] = ["320", "640", "750", "828", "1080", "1200", "1920", "2048"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let width = request
        .querystring
        .get("width")
        .filter(|width| WIDTHS.contains(width));
    if let Some(width) = width
        && let Some((name, _)) = request.uri.rsplit_once('.')
    {
        request.uri = format!("{name}_rrs_w{width}.webp");
    }
    request
}
