//! The pages for errors have paths of their own.
//! Corpus: 67

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    match request.uri.as_str() {
        "/404" => request.uri = "/custom-404.html".to_string(),
        "/500" => request.uri = "/custom-500.html".to_string(),
        _ => {}
    }
    request
}
