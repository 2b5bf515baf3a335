//! Gives each page one address, without `.html` and without a slash at its end: `/about` is served
//! from `about.html`, and every other spelling is redirected to it.

use cloudfront_functions::prelude::*;

use crate::file_name::has_extension;
use crate::location::{local, moved, with_query};

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    rewrite(event.request)
}

/// The request for the page's file.
///
/// # Errors
///
/// A redirect, if the page has another address.
pub fn rewrite(mut request: Request) -> Result<Request, Response> {
    let address = address(&request.uri);
    if address != request.uri {
        return Err(moved(&request, &with_query(&address, &request)));
    }
    if address == "/" {
        request.uri.push_str("index.html");
    } else if !has_extension(&address) {
        request.uri.push_str(".html");
    }
    Ok(request)
}

fn address(uri: &str) -> String {
    let page = uri
        .strip_suffix("/index.html")
        .or_else(|| uri.strip_suffix(".html"))
        .unwrap_or(uri);
    local(page.trim_end_matches('/'))
}
