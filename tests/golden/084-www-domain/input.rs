//! Moves every other subdomain, and the bare domain, to `www`.
//! Corpus: 84

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    match on_www(host) {
        Some(www) => Err(moved_to(format!("https://{www}{}", request.uri))),
        None => Ok(request),
    }
}

/// The host with `www` as its third label from the right, if it has another one there.
fn on_www(host: &str) -> Option<String> {
    let labels: Vec<&str> = host.split('.').collect();
    let domain = match labels[..] {
        [.., "www", _, _] => return None,
        [.., name, top] => format!("{name}.{top}"),
        _ => host.to_string(),
    };
    Some(format!("www.{domain}"))
}

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
