//! Moves every other subdomain to `www`, and every page to a URL that ends with `/`.
//! Corpus: 85

use cloudfront_functions::prelude::*;

const INDEX: &str = "index.html";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let clean = clean(&request.uri);
    if let Some(www) = request.headers.get("host").and_then(on_www) {
        return Err(moved_to(format!("https://{www}{clean}")));
    }
    if clean != request.uri {
        return Err(moved_to(clean));
    }
    if request.uri.ends_with('/') {
        request.uri += INDEX;
    }
    Ok(request)
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
    match labels[..] {
        [.., "www", _, _] => None,
        [.., name, top] => Some(format!("www.{name}.{top}")),
        _ => Some(format!("www.{host}")),
    }
}

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
