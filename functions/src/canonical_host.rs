//! Redirects every other host name to the one that counts, with the path and the query string as
//! they are.

use cloudfront_functions::prelude::*;

use crate::location::{moved, with_query};

const HOST: &str = "www.example.com";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    at_host(event.request)
}

/// The request, if it is for the host.
///
/// # Errors
///
/// A redirect to the host.
pub fn at_host(request: Request) -> Result<Request, Response> {
    if request.headers.get("host") == Some(HOST) {
        return Ok(request);
    }
    let location = format!("https://{HOST}{}", with_query(&request.uri, &request));
    Err(moved(&request, &location))
}
