//! A folder has an index; a path without a dot is a folder whose `/` is missing.
//! Corpus: 92

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if request.uri.ends_with('/') {
        request.uri.push_str("index.html");
    } else if !request.uri.contains('.') {
        let folder = Response::redirect(302, request.uri + "/");
        return Err(folder.with_status_description("Moved Permanently"));
    }
    Ok(request)
}
