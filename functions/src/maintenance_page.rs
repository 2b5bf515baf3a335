//! Shows a maintenance page while the key-value store has a notice under `maintenance`. Whoever has
//! the pass that the store has under `maintenance-pass`, as a cookie, sees the site.

use cloudfront_functions::crypto::constant_time_eq;
use cloudfront_functions::prelude::*;

const PASS: &str = "maintenance-pass";

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    unless_maintained(event.request).await
}

/// The request, or the page. A store that cannot be read does not take the site down.
///
/// # Errors
///
/// The page, while there is a notice and the viewer has no pass.
pub async fn unless_maintained(request: Request) -> Result<Request, Response> {
    let store = KeyValueStore::open();
    let Ok(notice) = store.get("maintenance").await else {
        return Ok(request);
    };
    if let Some(pass) = request.cookies.get(PASS)
        && let Ok(expected) = store.get(PASS).await
        && constant_time_eq(pass, &expected)
    {
        return Ok(request);
    }
    Err(page(&notice))
}

fn page(notice: &str) -> Response {
    let notice = notice.replace('&', "&amp;").replace('<', "&lt;");
    Response::new(503)
        .with_header("content-type", "text/html; charset=utf-8")
        .with_header("cache-control", "no-store")
        .with_header("retry-after", "300")
        .with_body(format!(
            "<!doctype html><title>Maintenance</title><h1>Back soon</h1><p>{notice}</p>"
        ))
}
