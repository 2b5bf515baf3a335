//! Gives each page one address, with a slash at its end: `/about/` is served from
//! `about/index.html`, and `/about` and `/about/index.html` are redirected to it.

use cloudfront_functions::prelude::*;

use crate::file_name::has_extension;
use crate::location::{local, moved, with_query};

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let address = address(&request.uri);
    if address != request.uri {
        return Err(moved(&request, &with_query(&address, &request)));
    }
    if address.ends_with('/') {
        request.uri.push_str("index.html");
    }
    Ok(request)
}

fn address(uri: &str) -> String {
    match uri.strip_suffix("/index.html") {
        Some(folder) => local(&format!("{folder}/")),
        None if has_extension(uri) || uri.ends_with('/') => local(uri),
        None => local(&format!("{uri}/")),
    }
}
