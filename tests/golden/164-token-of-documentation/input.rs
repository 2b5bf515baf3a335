//! Lets in who has a JSON web token in the query string, as the documentation once showed it.
//! Corpus: 164

use cloudfront_functions::crypto::{constant_time_eq, hmac_sha256};
use cloudfront_functions::encoding::base64url_decode;
use cloudfront_functions::prelude::*;
use cloudfront_functions::time::now_millis;
use serde::Deserialize;

const SECRET: &str = "LzdWGpAToQ1DqYuzHxE6YOqi7G3X2yvNBot9mCXfx5k";

/// What the token says of its time, in seconds since 1970.
#[derive(Deserialize)]
struct Claims {
    exp: Option<i64>,
    nbf: Option<i64>,
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let token = request.querystring.get("jwt").unwrap_or_default();
    if !is_valid(token, SECRET) {
        return Err(unauthorized());
    }
    request.querystring.remove("jwt");
    Ok(request)
}

fn is_valid(token: &str, secret: &str) -> bool {
    verified(token, secret).is_some_and(|claims| is_in_time(&claims))
}

/// The claims of a token, if its signature is right.
fn verified(token: &str, secret: &str) -> Option<Claims> {
    let (signed, signature) = token.rsplit_once('.')?;
    let (_, payload) = signed.split_once('.')?;
    let expected = hmac_sha256(secret, signed).to_base64url();
    if !constant_time_eq(signature, &expected) {
        return None;
    }
    serde_json::from_str(&base64url_decode(payload)?.to_text()?).ok()
}

fn is_in_time(claims: &Claims) -> bool {
    let now = now_millis() / 1000;
    claims.exp.is_none_or(|end| now < end) && claims.nbf.is_none_or(|begin| begin <= now)
}

fn unauthorized() -> Response {
    Response::new(401).with_status_description("Unauthorized")
}
