//! Pages may have dots in their names, so only known extensions make a file.
//! Corpus: 17

use cloudfront_functions::prelude::*;

const EXTENSIONS: &[&str] = &[
    "html",
    "xml",
    "css",
    "js",
    "mjs",
    "json",
    "txt",
    "ico",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "svg",
    "webp",
    "webmanifest",
    "woff",
    "woff2",
    "ttf",
    "eot",
    "pdf",
    "map",
];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if !is_asset(&request.uri) {
        let path = request.uri.strip_suffix('/').unwrap_or(&request.uri);
        request.uri = format!("{path}/index.html");
    }
    request
}

fn is_asset(uri: &str) -> bool {
    let Some((_, extension)) = uri.rsplit_once('.') else {
        return false;
    };
    EXTENSIONS
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}
