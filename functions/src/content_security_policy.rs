//! Sends a content security policy, and only reports what breaks it until the key-value store says
//! `enforce` under `csp`: a new policy is tried on all viewers before it can break a page.

use cloudfront_functions::prelude::*;

const POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; report-uri /csp-reports";

#[viewer_response]
async fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    let is_page = response
        .headers
        .get("content-type")
        .is_some_and(|kind| kind.starts_with("text/html"));
    if !is_page {
        return response;
    }
    let mode = KeyValueStore::open().get("csp").await;
    if mode.is_ok_and(|mode| mode == "enforce") {
        response.headers.insert("content-security-policy", POLICY);
        response
            .headers
            .remove("content-security-policy-report-only");
    } else {
        response
            .headers
            .insert("content-security-policy-report-only", POLICY);
    }
    response
}
