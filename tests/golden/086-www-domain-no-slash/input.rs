//! Moves every other subdomain to `www`, and every page to a URL that does not end with `/`.
//! Corpus: 86

use cloudfront_functions::prelude::*;

const INDEX: &str = "/index.html";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let clean = clean(&request.uri);
    if let Some(location) = target(request.headers.get("host"), &request.uri, clean) {
        return Err(
            Response::redirect(301, location).with_status_description("Moved Permanently")
        );
    }
    if !clean.contains('.') {
        request.uri = clean.to_string() + INDEX;
    }
    Ok(request)
}

/// Where a page has moved, if it has.
fn target(host: Option<&str>, uri: &str, clean: &str) -> Option<String> {
    let page = if clean.is_empty() { "/" } else { clean };
    if let Some(www) = host.and_then(on_www) {
        Some(format!("https://{www}{clean}"))
    } else if page != uri {
        Some(page.to_string())
    } else {
        None
    }
}

/// The path without its index, or without a slash at its end.
fn clean(uri: &str) -> &str {
    uri.strip_suffix(INDEX)
        .or_else(|| uri.strip_suffix('/'))
        .unwrap_or(uri)
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
