//! Sends viewers on from old folders to new ones, with a hash of the path that was asked for.
//! Corpus: 2

use cloudfront_functions::crypto::sha1;
use cloudfront_functions::prelude::*;

/// What a path begins with, and what it begins with now.
const MOVED: [(&str, &str); 1] = [("/foo/", "/bar/")];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    for (from, to) in MOVED {
        if let Some(rest) = request.uri.strip_prefix(from) {
            let location = format!("{to}{rest}?hash={}", sha1(&request.uri).to_hex());
            return Err(Response::redirect(302, location).with_status_description("Found"));
        }
    }
    Ok(request)
}
