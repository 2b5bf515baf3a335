//! Adds the six headers that tell browsers to be strict, in place of what the origin sent.
//! Corpus: 29

use cloudfront_functions::prelude::*;

const HEADERS: [(&str, &str); 6] = [
    (
        "strict-transport-security",
        "max-age=63072000; includeSubdomains; preload",
    ),
    (
        "content-security-policy",
        "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("x-xss-protection", "1; mode=block"),
    ("referrer-policy", "same-origin"),
];

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    for (name, value) in HEADERS {
        response.headers.insert(name, value);
    }
    response
}
