//! Gives the cache one short key for all that a page of Next.js depends on, and the origin the host
//! that the viewer asked for.
//! Corpus: 171

use cloudfront_functions::crypto::md5;
use cloudfront_functions::prelude::*;

const PAGE: [&str; 5] = [
    "rsc",
    "next-router-prefetch",
    "next-router-state-tree",
    "next-url",
    "x-prerender-revalidate",
];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let host = request.headers.get("host").unwrap_or_default().to_string();
    request.headers.insert("x-forwarded-host", host);
    let key = md5(&cache_key(&request)).to_hex();
    request.headers.insert("x-open-next-cache-key", key);
    request
}

fn cache_key(request: &Request) -> String {
    let mut key = if request.uri.starts_with("/_next/image") {
        header(request, "accept")
    } else {
        PAGE.iter().map(|name| header(request, name)).collect()
    };
    if let Some(bypass) = request.cookies.get("__prerender_bypass") {
        key.push_str(bypass);
    }
    key
}

fn header(request: &Request, name: &str) -> String {
    request.headers.get_all(name).join(",")
}
