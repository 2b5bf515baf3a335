//! Lets in who has a JSON web token, signed with HMAC-SHA256 by a key that can be rotated: the
//! key-value store has the keys under `jwt/<kid>`. The origin learns whose token it is.

use cloudfront_functions::prelude::*;

use crate::token::{bearer, key_id, valid_hs256};

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
    let claims = valid_hs256(token, &secret).ok_or_else(unauthorized)?;
    request.headers.insert("x-user", claims.sub);
    request.headers.remove("authorization");
    Ok(request)
}

fn unauthorized() -> Response {
    Response::new(401)
        .with_header("www-authenticate", "Bearer")
        .with_header("cache-control", "no-store")
}
