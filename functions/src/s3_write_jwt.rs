//! Reads and writes a user's own folder of an S3 bucket, without presigned URLs: the user is who
//! a JSON web token (HS256) names, signed with the secret of the key-value store.

use cloudfront_functions::prelude::*;

use crate::refusal::refuse;
use crate::{token, user_folder};

/// The key of the secret in the store.
const SECRET: &str = "jwt-secret";

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let Some(token) = token::bearer(&request.headers) else {
        return Err(unauthorized());
    };
    let Ok(secret) = KeyValueStore::open().get(SECRET).await else {
        return Err(refuse(503, "Not set up"));
    };
    let claims = token::valid_hs256(token, &secret).ok_or_else(unauthorized)?;
    user_folder::enter(&claims.sub, request)
}

fn unauthorized() -> Response {
    refuse(401, "Unauthorized").with_header("www-authenticate", "Bearer")
}
