//! Pages are files whose URLs leave out `.html`.
//! Corpus: 66

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    request.uri = match request.uri.as_str() {
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        page if !page.contains('.') => format!("{page}.html"),
        file => file.to_string(),
    };
    request
}
