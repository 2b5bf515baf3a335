//! Lets in who has a JSON web token in the query string, signed with the secret of the key-value
//! store; the token does not go on.
//! Corpus: 32

use cloudfront_functions::jwt::{self, Times};
use cloudfront_functions::prelude::*;

/// The key of the secret in the store.
const SECRET_KEY: &str = "jwt.secret";

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let stored = KeyValueStore::open().get(SECRET_KEY).await;
    let secret = stored.map_err(|_| unauthorized())?;
    let token = request.querystring.get("jwt").unwrap_or_default();
    if !is_valid(token, &secret) {
        return Err(unauthorized());
    }
    request.querystring.remove("jwt");
    Ok(request)
}

fn is_valid(token: &str, secret: &str) -> bool {
    jwt::verify_hs256::<Times, _>(token, secret).is_ok_and(|times| times.is_current())
}

fn unauthorized() -> Response {
    Response::new(401).with_status_description("Unauthorized")
}
