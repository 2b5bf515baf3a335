//! Reads and writes a user's own folder of an S3 bucket with a Cognito access token. The runtime
//! cannot verify its RS256 signature; the application does so once, at sign-in, and adds an HMAC
//! of the token (`x-token-mac`), which this function verifies before it believes the claims.

use cloudfront_functions::crypto::{constant_time_eq, hmac_sha256};
use cloudfront_functions::prelude::*;
use cloudfront_functions::time::now_millis;
use serde::Deserialize;

use crate::refusal::refuse;
use crate::{token, user_folder};

/// The key of the secret in the store that the application and this function share.
const SECRET: &str = "token-mac-secret";

const ISSUER: &str = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_EXAMPLE";
const CLIENT_ID: &str = "1example23456789";

/// What a Cognito access token says, as far as it matters; `exp` is seconds since 1970.
#[derive(Deserialize)]
struct Claims {
    sub: String,
    iss: String,
    client_id: String,
    token_use: String,
    exp: i64,
}

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let (Some(token), Some(mac)) = (
        token::bearer(&request.headers),
        request.headers.get("x-token-mac"),
    ) else {
        return Err(unauthorized());
    };
    let Ok(secret) = KeyValueStore::open().get(SECRET).await else {
        return Err(refuse(503, "Not set up"));
    };
    let claims = claims(token, mac, &secret).ok_or_else(unauthorized)?;
    request.headers.remove("x-token-mac");
    user_folder::enter(&claims.sub, request)
}

/// The claims of a token that the application has vouched for, and that is meant for here and now.
fn claims(token: &str, mac: &str, secret: &str) -> Option<Claims> {
    if !constant_time_eq(mac, &hmac_sha256(secret, token).to_hex()) {
        return None;
    }
    let claims: Claims = token::unverified(token)?;
    let is_ours = claims.iss == ISSUER && claims.client_id == CLIENT_ID;
    let is_access = claims.token_use == "access"; // an id token is for the application itself
    (is_ours && is_access && now_millis() / 1000 < claims.exp).then_some(claims)
}

fn unauthorized() -> Response {
    refuse(401, "Unauthorized").with_header("www-authenticate", "Bearer")
}
