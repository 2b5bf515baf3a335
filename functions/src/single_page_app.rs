//! Serves a single-page application: every page is `/index.html`, and the router in the browser
//! does the rest. Files, the API beside it and `/.well-known` stay as they are.

use cloudfront_functions::prelude::*;

use crate::file_name::has_extension;

/// Folders that have no pages.
const LEFT_ALONE: [&str; 2] = ["/api", "/.well-known"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if is_page(&request.uri) {
        request.uri = "/index.html".to_string();
    }
    request
}

fn is_page(uri: &str) -> bool {
    !has_extension(uri) && !LEFT_ALONE.iter().any(|folder| is_in(folder, uri))
}

/// `/api` and `/api/users` are in `/api`, and `/apiary` is not.
fn is_in(folder: &str, uri: &str) -> bool {
    uri.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
