//! Turns away tools that say who they are, and whoever says nothing. Search engines and agents that
//! are welcome have a list of their own; what only claims to be one is another function's matter.

use cloudfront_functions::prelude::*;

/// What their user agents contain, in lower case.
const WELCOME: [&str; 3] = ["googlebot", "bingbot", "uptimerobot"];
const UNWELCOME: [&str; 9] = [
    "bot",
    "crawler",
    "spider",
    "scrapy",
    "curl/",
    "wget/",
    "python-requests",
    "go-http-client",
    "headlesschrome",
];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let agent = request.headers.get("user-agent").unwrap_or_default();
    if is_welcome(&agent.to_ascii_lowercase()) {
        return Ok(request);
    }
    Err(Response::new(403).with_body("Automated access is not allowed"))
}

fn is_welcome(agent: &str) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| agent.contains(word));
    says(&WELCOME) || !agent.is_empty() && !says(&UNWELCOME)
}
