//! Remembers the tenant, which is the subdomain, in a cookie that all subdomains see.
//! Corpus: 145

use cloudfront_functions::prelude::*;

const DOMAIN: &str = ".nextgendevacademy.com";
const ATTRIBUTES: &str = "Domain=.nextgendevacademy.com; Path=/; SameSite=Lax";

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    let host = event.request.headers.get("host").unwrap_or_default();
    let tenant = match host.strip_suffix(DOMAIN) {
        None | Some("" | "www") => "default",
        Some(name) => name,
    };
    response.cookies.insert("tenant_slug", tenant, ATTRIBUTES);
    response
}
