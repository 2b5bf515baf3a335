//! Tells the origin which site is meant: the host itself, the real origin behind it, or the host
//! that a warm-up request names. Downloads end at the channel: what follows is a fingerprint.
//! Corpus: 62

use cloudfront_functions::prelude::*;

/// Hosts that stand for another one.
const ORIGINS: [(&str, &str); 3] = [
    ("h1.example.com", "file.real.origin.com"),
    ("vhs.example.com", "file.real.origin.com"),
    ("preview.branch.example.com", "file.real.origin.com"),
];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let site = site(&request);
    request.headers.insert("awscustomhost", site);
    request.headers.remove("awsprewarmhost");
    if request.uri.starts_with("/download/") {
        let steps: Vec<&str> = request.uri.split('/').take(4).collect();
        request.uri = steps.join("/").trim_end_matches('/').to_string();
    }
    request
}

fn site(request: &Request) -> String {
    if let Some(host) = request.headers.get("awsprewarmhost") {
        return host.to_string();
    }
    let host = request.headers.get("host").unwrap_or_default();
    let origin = ORIGINS.iter().find(|(name, _)| *name == host);
    origin.map_or(host, |(_, origin)| origin).to_string()
}
