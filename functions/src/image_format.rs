//! Serves each photo in the best format that the browser takes: `/photo.jpg` is `/photo.avif`,
//! `/photo.webp` or itself, by `Accept` with its quality values.

use cloudfront_functions::prelude::*;

use crate::accept::best_media_type;

/// Of equals, the first is served.
const FORMATS: [&str; 3] = ["image/avif", "image/webp", "image/jpeg"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let Some(photo) = request.uri.strip_suffix(".jpg") else {
        return request;
    };
    let accepted = request.headers.get_all("accept").join(",");
    let extension = match best_media_type(&accepted, &FORMATS) {
        Some("image/avif") => "avif",
        Some("image/webp") => "webp",
        Some(_) | None => "jpg",
    };
    request.uri = format!("{photo}.{extension}");
    request
}
