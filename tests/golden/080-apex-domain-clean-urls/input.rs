//! Moves every subdomain to the apex domain, and every page to a URL that ends with `/`.
//! Corpus: 80

use cloudfront_functions::prelude::*;

const INDEX: &str = "index.html";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    let apex = apex(host);
    let clean = clean(&request.uri);
    if host != apex {
        return Err(moved_to(format!("https://{apex}{clean}")));
    }
    if clean != request.uri {
        return Err(moved_to(clean));
    }
    if request.uri.ends_with('/') {
        request.uri.push_str(INDEX);
    }
    Ok(request)
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

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
