//! Asks for a name and a password. The key-value store has the SHA-256 of each user's
//! `<name>:<password>` under `user/<name>`; a stolen copy of the store lets nobody in.

use cloudfront_functions::crypto::{constant_time_eq, sha256};
use cloudfront_functions::encoding::base64_decode;
use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    authenticate(event.request).await
}

/// The request, if it has a user's name and password; its `authorization` goes no further.
///
/// # Errors
///
/// The question for them.
pub async fn authenticate(mut request: Request) -> Result<Request, Response> {
    let credentials = credentials(&request).ok_or_else(unauthorized)?;
    let (name, _) = credentials.split_once(':').ok_or_else(unauthorized)?;
    let key = format!("user/{name}");
    let Ok(expected) = KeyValueStore::open().get(&key).await else {
        return Err(unauthorized());
    };
    if !constant_time_eq(&sha256(&credentials).to_hex(), &expected) {
        return Err(unauthorized());
    }
    request.headers.remove("authorization");
    Ok(request)
}

/// The `<name>:<password>` of the header, which has to be there once.
fn credentials(request: &Request) -> Option<String> {
    let headers = request.headers.get_all("authorization");
    let [header] = headers.as_slice() else {
        return None;
    };
    let (scheme, credentials) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    base64_decode(credentials)?.to_text()
}

fn unauthorized() -> Response {
    Response::new(401)
        .with_header(
            "www-authenticate",
            "Basic realm=\"Members\", charset=\"UTF-8\"",
        )
        .with_header("cache-control", "no-store")
        .with_body("Name and password, please")
}
