//! A package index on S3: folders of wheels have an index, archives lie elsewhere.
//! Corpus: 127

use cloudfront_functions::prelude::*;
use regex::Regex;
use std::sync::LazyLock;

/// `rocm` and a version, such as `rocm6.0`.
static ROCM: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^rocm[0-9]+(?:\.[0-9]+)*$").unwrap());

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let uri = request.uri.as_str();
    let last = uri.rsplit('/').next().unwrap_or_default();
    let is_wheel = uri.starts_with("/whl");
    let is_library = uri.starts_with("/libtorch");
    if is_library && last.ends_with(".zip") {
        let mirror = format!("https://download-r2.pytorch.org{uri}");
        return Err(Response::redirect(301, mirror)
            .with_status_description("new download.pytorch.org mirror"));
    }
    if !is_wheel && !is_library {
        return Ok(request);
    }
    if last.is_empty() {
        request.uri.push_str("index.html");
    } else if !last.contains('.') || is_wheel && (ROCM.is_match(last) || uri == "/whl/lts/1.8") {
        request.uri.push_str("/index.html");
    }
    Ok(request)
}
