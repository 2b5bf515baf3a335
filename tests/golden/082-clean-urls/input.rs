//! Pages have URLs that end with `/`; others are moved there.
//! Corpus: 82

use cloudfront_functions::prelude::*;

const INDEX: &str = "index.html";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if request.uri.ends_with('/') {
        request.uri.push_str(INDEX);
        return Ok(request);
    }
    let location = match request.uri.strip_suffix(INDEX) {
        Some(folder) if folder.ends_with('/') => folder.to_string(),
        _ if request.uri.contains('.') => return Ok(request),
        _ => request.uri + "/",
    };
    Err(Response::redirect(301, location).with_status_description("Moved Permanently"))
}
