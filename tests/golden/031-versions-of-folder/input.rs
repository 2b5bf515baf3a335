//! Two versions of a folder, in shares that the key-value store has; a cookie keeps a viewer with
//! one version.
//! Differs: what is not of the configuration's types is no configuration (25, 26).
//! Corpus: 31

use cloudfront_functions::prelude::*;
use cloudfront_functions::random::random;
use serde::Deserialize;

/// What the store has for a folder.
#[derive(Deserialize)]
struct Versions {
    a_url: String,
    b_url: String,
    /// The share of the viewers that get `a_url`, up to 1.
    a_weightage: f64,
}

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let folder = request.uri.split('/').nth(1).unwrap_or_default();
    if folder.is_empty() {
        return request;
    }
    if let Ok(versions) = KeyValueStore::open().get_json::<Versions>(folder).await {
        let version = choose(&versions, request.cookies.get("appversion"));
        request.uri = request.uri.replacen(folder, version, 1);
    }
    request
}

fn choose<'a>(versions: &'a Versions, kept: Option<&str>) -> &'a str {
    match kept {
        Some("a") => &versions.a_url,
        Some("b") => &versions.b_url,
        _ if random() < versions.a_weightage => &versions.a_url,
        _ => &versions.b_url,
    }
}
