//! Pages have an index, the API and the assets do not. A file is what has a dot in its last step.
//! Corpus: 16

use cloudfront_functions::prelude::*;

const LEFT_ALONE: [&str; 2] = ["/api/", "/assets/"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let uri = request.uri.as_str();
    if LEFT_ALONE.iter().any(|prefix| uri.starts_with(prefix)) || is_file(uri) {
        return request;
    }
    let separator = if uri.ends_with('/') { "" } else { "/" };
    request.uri = format!("{uri}{separator}index.html");
    request
}

/// Whether the last dot comes after the last slash.
fn is_file(uri: &str) -> bool {
    uri.rfind('.') > uri.rfind('/')
}
