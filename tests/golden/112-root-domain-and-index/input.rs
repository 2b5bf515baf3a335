//! Moves `www` to the root domain; elsewhere, pages have an index.
//! Corpus: 112

use cloudfront_functions::prelude::*;
use regex::Regex;
use std::sync::LazyLock;

/// The last two labels, if the very last has letters only. A port is no part of a domain.
static ROOT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[A-Za-z0-9-]+\.[A-Za-z]+$").unwrap());

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = to_root_domain(event.request)?;
    Ok(with_index(request))
}

fn to_root_domain(request: Request) -> Result<Request, Response> {
    let host = request
        .headers
        .get("host")
        .filter(|host| host.starts_with("www."));
    match host.and_then(|host| ROOT.find(host)) {
        None => Ok(request),
        Some(domain) => {
            let location = format!("https://{}{}", domain.as_str(), request.uri);
            Err(Response::redirect(301, location)
                .with_status_description("Moved Permanently")
                .with_header("cache-control", "max-age=3600"))
        }
    }
}

fn with_index(mut request: Request) -> Request {
    if request.uri.ends_with('/') {
        request.uri += "index.html";
    } else if !request.uri.contains('.') {
        request.uri += "/index.html";
    }
    request
}
