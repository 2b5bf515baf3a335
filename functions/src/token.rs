//! JSON web tokens: where they stand in a request, and what they say. Shared by functions, and
//! none itself.

use cloudfront_functions::encoding::base64url_decode_text;
use cloudfront_functions::prelude::*;
use cloudfront_functions::time::now_millis;
use cloudfront_functions::{json, jwt};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Whose a token is, and when it is valid; times are in seconds since 1970.
#[derive(Deserialize)]
pub struct Claims {
    /// Whom the token is about.
    pub sub: String,
    exp: i64,
    nbf: Option<i64>,
}

/// The claims of a token that is signed with HMAC-SHA256 under `secret`, and valid now.
pub fn valid_hs256(token: &str, secret: &str) -> Option<Claims> {
    let claims: Claims = verified_hs256(token, secret)?;
    let now = now_millis() / 1000;
    let is_in_time = now < claims.exp && claims.nbf.is_none_or(|begin| begin <= now);
    is_in_time.then_some(claims)
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
    jwt::verify_hs256(token, secret).ok()
}

/// The id of the key that a token says it is signed with. Whoever wrote the token chose it: it is good for
/// looking the key up, among keys that may sign tokens and nothing else.
pub fn key_id(token: &str) -> Option<String> {
    let token = jwt::Token::parse(token).ok()?;
    token.key_id().map(str::to_string)
}

/// The claims of a token as they stand there, whoever signed it: for callers who know that it is
/// genuine.
pub fn unverified<T: DeserializeOwned>(token: &str) -> Option<T> {
    let (_, rest) = token.split_once('.')?;
    let (payload, _) = rest.split_once('.')?;
    json::from_str(&base64url_decode_text(payload)?).ok()
}
