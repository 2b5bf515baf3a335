//! Moves `www` to the root domain; elsewhere, pages have an index.
//! Corpus: 112

use cloudfront_functions::prelude::*;

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
    match host.and_then(root_domain) {
        None => Ok(request),
        Some(domain) => Err(
            Response::redirect(301, format!("https://{domain}{}", request.uri))
                .with_status_description("Moved Permanently")
                .with_header("cache-control", "max-age=3600"),
        ),
    }
}

/// The last two labels, if the very last has letters only. A port is no part of a domain.
fn root_domain(host: &str) -> Option<&str> {
    let (rest, top) = host.rsplit_once('.')?;
    let is_top = !top.is_empty() && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    let name = rest
        .rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .next()?;
    (is_top && !name.is_empty()).then(|| &host[rest.len() - name.len()..])
}

fn with_index(mut request: Request) -> Request {
    if request.uri.ends_with('/') {
        request.uri += "index.html";
    } else if !request.uri.contains('.') {
        request.uri += "/index.html";
    }
    request
}
