//! Serves pictures and films to pages of the site only: who embeds them elsewhere gets 403. Who
//! sends no referrer, as many do for privacy, is served.

use cloudfront_functions::prelude::*;

const SITE: &str = "example.com";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    match request.headers.get("referer") {
        Some(referrer) if !is_own(referrer) => {
            Err(Response::new(403).with_header("vary", "Referer"))
        }
        Some(_) | None => Ok(request),
    }
}

/// Whether a URL is of the site or of a host below it.
fn is_own(url: &str) -> bool {
    host(url).is_some_and(|host| {
        host.strip_suffix(SITE)
            .is_some_and(|below| below.is_empty() || below.ends_with('.'))
    })
}

/// The host of a URL, in lower case and without a port. A URL with a user name has none: only who
/// wants to deceive writes one.
fn host(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    if scheme != "https" && scheme != "http" {
        return None;
    }
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    if authority.contains('@') {
        return None;
    }
    let (host, _) = authority.split_once(':').unwrap_or((authority, ""));
    Some(host.to_ascii_lowercase())
}
