//! Lets the player of one site fetch what it was given a signature for: of a folder, until a
//! moment, with a random seed.
//! Corpus: 160

use cloudfront_functions::bytes::Bytes;
use cloudfront_functions::crypto::{constant_time_eq, hmac_sha256};
use cloudfront_functions::encoding::{hex_decode, percent_decode};
use cloudfront_functions::prelude::*;
use cloudfront_functions::time::now_millis;

const SITE: &str = "https://cold3.cc";
const SECRET: &str = "8d64b043e91a4e08e492ae37b8ac96bdb89877865b9dbcbe7789766216854f90";
const SEED_LENGTH: usize = 21;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    if is_granted(&event.request).unwrap_or(false) {
        return Ok(event.request);
    }
    Err(Response::new(403)
        .with_status_description("Forbidden")
        .with_header("cache-control", "no-cache")
        .with_header("content-type", "text/plain")
        .with_body("Access Denied"))
}

/// Whether the request may go on; `None` if something that it takes is missing.
fn is_granted(request: &Request) -> Option<bool> {
    let referrer = request.headers.get("referer")?;
    if !referrer.strip_prefix(SITE)?.starts_with('/') {
        return None;
    }
    if request
        .headers
        .get("origin")
        .is_some_and(|origin| origin != SITE)
    {
        return None;
    }
    let path = request.querystring.get("path")?;
    let tick = request.querystring.get("tick")?;
    let seed = request.querystring.get("seed")?;
    let hash = percent_decode(request.querystring.get("hash")?)?;
    let until: i64 = tick.parse().ok()?;
    let is_for_this = request.uri.starts_with(&percent_decode(path)?);
    let is_in_time = now_millis() < until;
    let message = format!("path={path}&tick={tick}&seed={seed}");
    let expected = hmac_sha256(&secret(), &message).to_base64();
    let is_signed = constant_time_eq(&hash, &expected);
    Some(is_for_this && is_in_time && seed.len() == SEED_LENGTH && is_signed)
}

fn secret() -> Bytes {
    hex_decode(SECRET).expect("the secret is hexadecimal")
}
