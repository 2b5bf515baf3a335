//! Moves every subdomain to the apex domain, and every page to a URL that does not end with `/`.
//! Corpus: 81

use cloudfront_functions::prelude::*;

const INDEX: &str = "/index.html";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    let apex = apex(host);
    let clean = clean(&request.uri);
    if host != apex {
        return Err(moved_to(format!("https://{apex}{clean}")));
    }
    let page = if clean.is_empty() { "/" } else { clean };
    if page != request.uri {
        return Err(moved_to(page));
    }
    if !clean.contains('.') {
        request.uri = format!("{clean}{INDEX}");
    }
    Ok(request)
}

fn clean(uri: &str) -> &str {
    uri.strip_suffix(INDEX)
        .or_else(|| uri.strip_suffix('/'))
        .unwrap_or(uri)
}

/// The last two labels of a host name.
fn apex(host: &str) -> String {
    let labels: Vec<&str> = host.split('.').collect();
    match labels[..] {
        [.., name, top] => format!("{name}.{top}"),
        _ => host.to_string(),
    }
}

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
