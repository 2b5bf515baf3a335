//! The first step of the path is a token: a time and a folder in JSON, and a signature. It opens
//! that folder until that time, and does not go on.
//! Corpus: 24

use cloudfront_functions::crypto::{constant_time_eq, hmac_sha256};
use cloudfront_functions::encoding::base64url_decode_text;
use cloudfront_functions::json;
use cloudfront_functions::prelude::*;
use cloudfront_functions::time::now_millis;
use serde::Deserialize;

const SECRET: &str = "correct-horse";

#[derive(Deserialize)]
struct Pass {
    /// Seconds since 1970.
    exp: i64,
    path: String,
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    match opened(&request.uri) {
        Some(uri) => request.uri = uri,
        None => return Err(Response::new(401).with_status_description("Unauthorized")),
    }
    Ok(request)
}

/// The path behind the token, if the token opens it.
fn opened(uri: &str) -> Option<String> {
    let (token, rest) = uri.strip_prefix('/')?.split_once('/')?;
    let (payload, signature) = token.split_once('.')?;
    if !constant_time_eq(signature, &hmac_sha256(SECRET, payload).to_base64url()) {
        return None;
    }
    let pass: Pass = json::from_str(&base64url_decode_text(payload)?).ok()?;
    let path = format!("/{rest}");
    (path.starts_with(&pass.path) && now_millis() / 1000 < pass.exp).then_some(path)
}
