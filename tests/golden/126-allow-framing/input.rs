//! Lets one site show the pages in a frame, which the origin forbids twice.
//! Corpus: 126

use cloudfront_functions::prelude::*;
use regex::Regex;
use std::sync::LazyLock;

static FORBIDDEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"frame-ancestors[ \t]+'none'").unwrap());

const ALLOWED: &str = "frame-ancestors 'self' https://hud.pytorch.org";

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    response.headers.remove("x-frame-options");
    if let Some(policy) = response.headers.get("content-security-policy") {
        let policy = FORBIDDEN.replace(policy, ALLOWED).into_owned();
        response.headers.insert("content-security-policy", policy);
    }
    response
}
