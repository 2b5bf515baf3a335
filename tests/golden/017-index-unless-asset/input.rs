//! Pages may have dots in their names, so only known extensions make a file.
//! Corpus: 17

use cloudfront_functions::prelude::*;
use regex::Regex;
use std::sync::LazyLock;

static ASSET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\.(html|xml|css|js|mjs|json|txt|ico|png|jpg|jpeg|gif|svg|webp",
        "|webmanifest|woff|woff2|ttf|eot|pdf|map)$"
    ))
    .unwrap()
});

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let uri = request.uri.as_str();
    if !ASSET.is_match(&uri.to_ascii_lowercase()) {
        let path = uri.strip_suffix('/').unwrap_or(uri);
        request.uri = format!("{path}/index.html");
    }
    request
}
