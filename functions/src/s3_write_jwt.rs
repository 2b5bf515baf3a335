//! Reads and writes a user's own folder of an S3 bucket, without presigned URLs: the user is who
//! a JSON web token (HS256) names, signed with the secret of the key-value store.

use cloudfront_functions::prelude::*;
use cloudfront_functions::time::now_millis;
use serde::Deserialize;

use crate::refusal::refuse;
use crate::{token, user_folder};

/// The key of the secret in the store.
const SECRET: &str = "jwt-secret";

/// What the token says; times are seconds since 1970.
#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
    nbf: Option<i64>,
}

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let Some(token) = token::bearer(&request.headers) else {
        return Err(unauthorized());
    };
    let Ok(secret) = KeyValueStore::open().get(SECRET).await else {
        return Err(refuse(503, "Not set up"));
    };
    let claims = claims(token, &secret).ok_or_else(unauthorized)?;
    user_folder::enter(&claims.sub, request)
}

/// The claims of a token whose signature and times are right.
fn claims(token: &str, secret: &str) -> Option<Claims> {
    let claims: Claims = token::verified_hs256(token, secret)?;
    let now = now_millis() / 1000;
    let is_in_time = now < claims.exp && claims.nbf.is_none_or(|begin| begin <= now);
    is_in_time.then_some(claims)
}

fn unauthorized() -> Response {
    refuse(401, "Unauthorized").with_header("www-authenticate", "Bearer")
}
