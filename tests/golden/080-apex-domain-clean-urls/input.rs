//! Moves every subdomain to the apex domain, and every page to a URL that ends with `/`.
//! Corpus: 80

use cloudfront_functions::prelude::*;

const INDEX: &str = "index.html";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    if let Some(location) = target(host, &request.uri) {
        return Err(
            Response::redirect(301, location).with_status_description("Moved Permanently")
        );
    }
    if request.uri.ends_with('/') {
        request.uri.push_str(INDEX);
    }
    Ok(request)
}

/// Where a page has moved, if it has.
fn target(host: &str, uri: &str) -> Option<String> {
    let apex = apex(host);
    let clean = clean(uri);
    if host != apex {
        Some(format!("https://{apex}{clean}"))
    } else if clean != uri {
        Some(clean)
    } else {
        None
    }
}

fn clean(uri: &str) -> String {
    match uri.strip_suffix(INDEX) {
        Some(folder) if folder.ends_with('/') => folder.to_string(),
        _ if uri.ends_with('/') || uri.contains('.') => uri.to_string(),
        _ => format!("{uri}/"),
    }
}

/// The last two labels of a host name.
fn apex(host: &str) -> String {
    let labels: Vec<&str> = host.split('.').collect();
    match labels[..] {
        [.., name, top] => format!("{name}.{top}"),
        _ => host.to_string(),
    }
}
