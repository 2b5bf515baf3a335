//! Moves every subdomain to the apex domain.
//! Corpus: 79

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    let apex = apex(host);
    if host == apex {
        return Ok(request);
    }
    Err(moved_to(format!("https://{apex}{}", request.uri)))
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
