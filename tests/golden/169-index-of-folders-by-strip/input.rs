//! Folders have an index; everything else is as it is.
//! Corpus: 169

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if let Some(folder) = request.uri.strip_suffix('/') {
        request.uri = [folder, "/index.html"].concat();
    }
    request
}
