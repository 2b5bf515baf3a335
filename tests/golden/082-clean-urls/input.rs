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
    if let Some(folder) = request
        .uri
        .strip_suffix(INDEX)
        .filter(|folder| folder.ends_with('/'))
    {
        return Err(moved_to(folder));
    }
    if request.uri.contains('.') {
        Ok(request)
    } else {
        Err(moved_to(request.uri + "/"))
    }
}

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
