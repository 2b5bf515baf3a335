//! A package index on S3: folders of wheels have an index, archives lie elsewhere.
//! Corpus: 127

use cloudfront_functions::prelude::*;

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
    } else if !last.contains('.') || is_wheel && (is_rocm(last) || uri == "/whl/lts/1.8") {
        request.uri.push_str("/index.html");
    }
    Ok(request)
}

/// Whether this is `rocm` and a version, such as `rocm6.0`.
fn is_rocm(name: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    name.strip_prefix("rocm")
        .is_some_and(|version| version.split('.').all(is_number))
}
