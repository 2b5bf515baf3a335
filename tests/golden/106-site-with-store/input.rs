//! One host, a roadmap that was renamed, folders with a `/`, and everything else that has no file
//! from the key-value store: a page of its own, or 404.
//! Differs: a repeated parameter keeps its values, the first one is not doubled (2, 34).
//! Corpus: 106

use cloudfront_functions::encoding::percent_encode;
use cloudfront_functions::prelude::*;

const NOT_FOUND: &str = concat!(
    "<!doctype html><meta charset=\"utf-8\"><title>404 — iii</title>",
    "<meta name=\"robots\" content=\"noindex\">",
    "<style>body{font-family:system-ui,sans-serif;max-width:40rem;margin:4rem auto;",
    "padding:0 1rem;color:#1a1a1a}a{color:#1a5fbf}</style>",
    "<h1>404 — page not found</h1><p>That URL doesn't exist on iii.dev.</p>",
    "<p><a href=\"/\">home</a> · <a href=\"/docs\">docs</a> · ",
    "<a href=\"/blog/\">blog</a> · <a href=\"/manifesto\">manifesto</a></p>",
);

/// Entries of the roadmap that got their day.
const RENAMED: [(&str, &str); 3] = [
    ("2026-06-agentic", "2026-06-08-agentic"),
    ("2026-06-codegen", "2026-06-29-codegen"),
    ("2026-06-rbac-proxy-worker", "2026-06-22-rbac-proxy-worker"),
];

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    if host == "www.iii.dev" {
        return Err(moved_to("iii.dev", &request.uri, &request.querystring));
    }
    if let Some(uri) = roadmap(&request.uri) {
        return Err(moved_to(host, &uri, &request.querystring));
    }
    if let Some(folder) = request.uri.strip_suffix('/') {
        if folder.starts_with("/roadmap") || folder.starts_with("/blog") {
            request.uri.push_str("index.html");
        }
        return Ok(request);
    }
    if request
        .uri
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .contains('.')
    {
        return Ok(request);
    }
    if is_below(&request.uri, "/roadmap") || is_below(&request.uri, "/blog") {
        let folder = request.uri.clone() + "/";
        return Err(moved_to(host, &folder, &request.querystring));
    }
    match KeyValueStore::open().get(&request.uri).await {
        Ok(page) => request.uri = page,
        Err(_) => return Err(not_found()),
    }
    Ok(request)
}

/// Where an entry of the roadmap has moved, if it has.
fn roadmap(uri: &str) -> Option<String> {
    let old = uri.strip_prefix("/tech-specs");
    let entry = old.or_else(|| uri.strip_prefix("/roadmap"))?;
    if entry.is_empty() {
        return old.map(|_| "/roadmap/".to_string());
    }
    let entry = entry.strip_prefix('/')?;
    let slug = entry.strip_suffix('/').unwrap_or(entry);
    if let Some((_, name)) = RENAMED.iter().find(|(from, _)| *from == slug) {
        return Some(format!("/roadmap/{name}/"));
    }
    old.map(|_| format!("/roadmap/{entry}"))
}

fn is_below(uri: &str, folder: &str) -> bool {
    uri.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn moved_to(host: &str, uri: &str, parameters: &QueryString) -> Response {
    let pairs = parameters.pairs().into_iter();
    let pairs: Vec<String> = pairs
        .map(|(name, value)| format!("{name}={}", percent_encode(&value)))
        .collect();
    let query = if pairs.is_empty() {
        String::new()
    } else {
        format!("?{}", pairs.join("&"))
    };
    Response::redirect(301, format!("https://{host}{uri}{query}"))
        .with_status_description("Moved Permanently")
        .with_header("cache-control", "public, max-age=3600")
}

fn not_found() -> Response {
    Response::new(404)
        .with_status_description("Not Found")
        .with_header("cache-control", "public, max-age=300")
        .with_header("content-type", "text/html; charset=utf-8")
        .with_body(NOT_FOUND)
}
