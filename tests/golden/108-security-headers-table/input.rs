//! Adds headers from a table of structs.
//! Corpus: 108

use cloudfront_functions::prelude::*;

struct Header {
    name: &'static str,
    value: &'static str,
}

const fn header(name: &'static str, value: &'static str) -> Header {
    Header { name, value }
}

static HEADERS: &[Header] = &[
    header(
        "strict-transport-security",
        "max-age=31536000; includeSubDomains",
    ),
    header("x-content-type-options", "nosniff"),
    header("x-frame-options", "SAMEORIGIN"),
    header("referrer-policy", "strict-origin-when-cross-origin"),
    header(
        "permissions-policy",
        "geolocation=(), microphone=(), camera=()",
    ),
    header(
        "content-security-policy",
        "default-src 'self' https:; script-src 'self' 'unsafe-inline' 'unsafe-eval' https:; \
         style-src 'self' 'unsafe-inline' https:; img-src 'self' data: https:; \
         font-src 'self' data: https:; connect-src 'self' https: wss:; frame-src 'self' https:;",
    ),
];

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let add = |response: Response, header: &Header| response.with_header(header.name, header.value);
    HEADERS.iter().fold(event.response, add)
}
