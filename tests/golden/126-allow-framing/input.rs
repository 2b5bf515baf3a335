//! Lets one site show the pages in a frame, which the origin forbids twice.
//! Corpus: 126

use cloudfront_functions::prelude::*;

const ALLOWED: &str = "frame-ancestors 'self' https://hud.pytorch.org";

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    response.headers.remove("x-frame-options");
    if let Some(policy) = response
        .headers
        .get("content-security-policy")
        .and_then(relaxed)
    {
        response.headers.insert("content-security-policy", policy);
    }
    response
}

/// The policy with frames allowed; `None` if it does not forbid them.
fn relaxed(policy: &str) -> Option<String> {
    let (before, after) = policy.split_once("frame-ancestors")?;
    let value = after.trim_start();
    if value.len() == after.len() {
        return None;
    }
    let rest = value.strip_prefix("'none'")?;
    Some(format!("{before}{ALLOWED}{rest}"))
}
