//! Answers `/robots.txt`: crawlers may read the production host and nothing else, so that no
//! staging site turns up in a search.

use cloudfront_functions::prelude::*;

const PRODUCTION: &str = "www.example.com";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    if request.uri != "/robots.txt" {
        return Ok(request);
    }
    let rules = if request.headers.get("host") == Some(PRODUCTION) {
        format!("User-agent: *\nDisallow: /search\n\nSitemap: https://{PRODUCTION}/sitemap.xml\n")
    } else {
        "User-agent: *\nDisallow: /\n".to_string()
    };
    Err(Response::new(200)
        .with_header("content-type", "text/plain; charset=utf-8")
        .with_header("cache-control", "max-age=3600")
        .with_body(rules))
}
