//! JSON web tokens: where they stand in a request, and what they say. Shared by functions, and
//! none itself.

use cloudfront_functions::crypto::{constant_time_eq, hmac_sha256};
use cloudfront_functions::encoding::base64url_decode;
use cloudfront_functions::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
}

/// The token of an `authorization: Bearer …` header.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get("authorization")?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

/// The claims of a token that is signed with HMAC-SHA256 under `secret`. Its times are the
/// caller's to check. Another algorithm, `none` included, is no signature; padding, white space and
/// parts too few or too many neither.
pub fn verified_hs256<T: DeserializeOwned>(token: &str, secret: &str) -> Option<T> {
    let (signed, signature) = token.rsplit_once('.')?;
    let (header, payload) = signed.split_once('.')?;
    let expected = hmac_sha256(secret, signed).to_base64url();
    if !constant_time_eq(signature, &expected) || json::<Header>(header)?.alg != "HS256" {
        return None;
    }
    json(payload)
}

/// The id of the key that a token says it is signed with. Whoever wrote the token chose it: it is good for
/// looking the key up, among keys that may sign tokens and nothing else.
pub fn key_id(token: &str) -> Option<String> {
    let (header, _) = token.split_once('.')?;
    json::<Header>(header)?.kid
}

/// The claims of a token as they stand there, whoever signed it: for callers who know that it is
/// genuine.
pub fn unverified<T: DeserializeOwned>(token: &str) -> Option<T> {
    let (_, rest) = token.split_once('.')?;
    let (payload, _) = rest.split_once('.')?;
    json(payload)
}

fn json<T: DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_str(&base64url_decode(part)?.to_text()?).ok()
}
