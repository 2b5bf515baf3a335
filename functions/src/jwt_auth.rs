//! Lets in who has a JSON web token, signed with HMAC-SHA256 by a key that can be rotated: the
//! key-value store has the keys under `jwt/<kid>`. The origin learns whose token it is.

use cloudfront_functions::prelude::*;
use cloudfront_functions::time::now_millis;
use serde::Deserialize;

use crate::token::{bearer, key_id, verified_hs256};

/// What a token has to say; times are in seconds since 1970.
#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
    nbf: Option<i64>,
}

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    authorize(event.request).await
}

/// The request with `x-user`, in place of what the viewer sent under that name.
///
/// # Errors
///
/// 401, without a valid token.
pub async fn authorize(mut request: Request) -> Result<Request, Response> {
    let token = bearer(&request.headers).ok_or_else(unauthorized)?;
    let key = key_id(token).ok_or_else(unauthorized)?;
    let Ok(secret) = KeyValueStore::open().get(&format!("jwt/{key}")).await else {
        return Err(unauthorized());
    };
    let claims = verified_hs256(token, &secret).filter(is_in_time);
    let claims = claims.ok_or_else(unauthorized)?;
    request.headers.insert("x-user", claims.sub);
    request.headers.remove("authorization");
    Ok(request)
}

fn is_in_time(claims: &Claims) -> bool {
    let now = now_millis() / 1000;
    now < claims.exp && claims.nbf.is_none_or(|begin| begin <= now)
}

fn unauthorized() -> Response {
    Response::new(401)
        .with_header("www-authenticate", "Bearer")
        .with_header("cache-control", "no-store")
}
