//! Moves every other subdomain to `www`, and every page to a URL that ends with `/`.
//! Corpus: 85

use cloudfront_functions::prelude::*;

const INDEX: &str = "index.html";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if let Some(location) = target(request.headers.get("host"), &request.uri) {
        return Err(
            Response::redirect(301, location).with_status_description("Moved Permanently")
        );
    }
    if request.uri.ends_with('/') {
        request.uri += INDEX;
    }
    Ok(request)
}

/// Where a page has moved, if it has.
fn target(host: Option<&str>, uri: &str) -> Option<String> {
    let clean = clean(uri);
    if let Some(www) = host.and_then(on_www) {
        Some(format!("https://{www}{clean}"))
    } else if clean != uri {
        Some(clean)
    } else {
        None
    }
}

fn clean(uri: &str) -> String {
    if let Some(folder) = uri.strip_suffix(INDEX)
        && folder.ends_with('/')
    {
        folder.to_string()
    } else if uri.ends_with('/') || uri.contains('.') {
        uri.to_string()
    } else {
        uri.to_string() + "/"
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
