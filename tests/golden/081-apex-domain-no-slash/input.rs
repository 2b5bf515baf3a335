//! Moves every subdomain to the apex domain, and every page to a URL that does not end with `/`.
//! Corpus: 81

use cloudfront_functions::prelude::*;

const INDEX: &str = "/index.html";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    let clean = clean(&request.uri);
    if let Some(location) = target(host, &request.uri, clean) {
        return Err(
            Response::redirect(301, location).with_status_description("Moved Permanently")
        );
    }
    if !clean.contains('.') {
        request.uri = format!("{clean}{INDEX}");
    }
    Ok(request)
}

/// Where a page has moved, if it has.
fn target(host: &str, uri: &str, clean: &str) -> Option<String> {
    let apex = apex(host);
    let page = if clean.is_empty() { "/" } else { clean };
    if host != apex {
        Some(format!("https://{apex}{clean}"))
    } else if page != uri {
        Some(page.to_string())
    } else {
        None
    }
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
