//! A policy for headers: some are set, some go.
//! Corpus: 184

use cloudfront_functions::prelude::*;

enum Rule {
    Set(&'static str),
    Remove,
}

use Rule::{Remove, Set};

const POLICY: [(&str, Rule); 7] = [
    (
        "strict-transport-security",
        Set("max-age=63072000; includeSubDomains; preload"),
    ),
    ("x-content-type-options", Set("nosniff")),
    ("x-frame-options", Set("DENY")),
    ("referrer-policy", Set("same-origin")),
    ("content-security-policy", Set("default-src 'self'")),
    ("server", Remove),
    ("x-powered-by", Remove),
];

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    for (name, rule) in &POLICY {
        match rule {
            Set(value) => response.headers.insert(name, *value),
            Remove => response.headers.remove(name),
        }
    }
    response
}
