//! Pages have URLs that do not end with `/`, save for the first; others are moved there.
//! Corpus: 83

use cloudfront_functions::prelude::*;

const INDEX: &str = "/index.html";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let uri = request.uri.as_str();
    if uri == "/" {
        request.uri = INDEX.to_string();
        return Ok(request);
    }
    if let Some(page) = uri.strip_suffix('/').or(uri.strip_suffix(INDEX)) {
        return Err(moved_to(if page.is_empty() { "/" } else { page }));
    }
    if !uri.contains('.') {
        request.uri.push_str(INDEX);
    }
    Ok(request)
}

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
