//! Gives each viewer one of two landing pages, and a cookie to stay with it.
//! Corpus: 180

use cloudfront_functions::prelude::*;
use cloudfront_functions::random::random;

const GROUP: &str = "ab_test_group";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if !matches!(request.uri.as_str(), "/" | "/index.html") {
        return Ok(request);
    }
    match request.cookies.get(GROUP) {
        Some("A") => request.uri = "/landing/original.html".to_string(),
        Some("B") => request.uri = "/landing/variant.html".to_string(),
        _ => return Err(assign(request.uri)),
    }
    Ok(request)
}

fn assign(location: String) -> Response {
    let group = if random() < 0.5 { "A" } else { "B" };
    Response::redirect(302, location)
        .with_status_description("Found")
        .with_header("cache-control", "no-store")
        .with_cookie(GROUP, group, "Path=/; Max-Age=604800; SameSite=Lax")
}
