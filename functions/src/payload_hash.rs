//! Lets requests with a body through only with its SHA-256: an origin behind origin access control
//! (a Lambda function URL) signs that header, and answers 403 without a word if it is missing.

use cloudfront_functions::prelude::*;

use crate::refusal::refuse;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    check(&event.request)?;
    Ok(event.request)
}

/// Checks that a POST, PUT or PATCH comes with the hash of its body.
///
/// # Errors
///
/// 400, with what is wrong with the header.
pub fn check(request: &Request) -> Result<(), Response> {
    if matches!(request.method(), "POST" | "PUT" | "PATCH") {
        let hashes = request.headers.get_all("x-amz-content-sha256");
        check_hashes(&hashes).map_err(|reason| refuse(400, reason))?;
    }
    Ok(())
}

fn check_hashes(hashes: &[String]) -> Result<(), &'static str> {
    match hashes {
        [] => Err("x-amz-content-sha256 header is missing"),
        [hash] if is_sha256(hash) => Ok(()),
        [_] => Err("x-amz-content-sha256 header must be 64 lower-case hex digits"),
        [_, _, ..] => Err("x-amz-content-sha256 header must be sent once"),
    }
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
