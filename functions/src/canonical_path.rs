//! Gives search engines one address for each page: lower case, single slashes, no `index.html`.
//! Everything else is redirected there for good, with the query string as it is.

use cloudfront_functions::prelude::*;

use crate::location::{local, moved, with_query};

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let path = canonical(&request.uri);
    if path == request.uri {
        return Ok(request);
    }
    Err(moved(&request, &with_query(&path, &request)))
}

fn canonical(uri: &str) -> String {
    let mut path = uri.to_ascii_lowercase();
    while path.contains("//") {
        path = path.replace("//", "/");
    }
    let path = path
        .strip_suffix("index.html")
        .filter(|folder| folder.ends_with('/'))
        .unwrap_or(&path);
    local(path)
}
