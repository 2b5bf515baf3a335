//! Takes an upload whose URL the application has signed: `?expires=…&max=…&signature=…` permit one
//! PUT to this path, until a time, of a limited size. The secret is in the key-value store.

use cloudfront_functions::crypto::constant_time_eq;
use cloudfront_functions::prelude::*;
use cloudfront_functions::time::now_millis;

use crate::refusal::refuse;
use crate::s3::{check_length, is_decimal, remove_amz_headers};
use crate::signed_url::Grant;

/// The key of the secret in the store.
const SECRET: &str = "upload-secret";

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if request.method() != "PUT" {
        return Err(refuse(405, "Method not allowed").with_header("allow", "PUT"));
    }
    let Ok(secret) = KeyValueStore::open().get(SECRET).await else {
        return Err(refuse(503, "Not set up"));
    };
    let max_bytes = permitted_bytes(&request, &secret).ok_or_else(|| refuse(403, "Forbidden"))?;
    check_length(&request.headers, max_bytes)?;
    request.querystring = QueryString::new();
    remove_amz_headers(&mut request.headers);
    Ok(request)
}

/// How much the URL permits to upload now, if it permits it.
fn permitted_bytes(request: &Request, secret: &str) -> Option<u32> {
    let parameters = &request.querystring;
    let grant = Grant {
        method: request.method(),
        path: &request.uri,
        expires: parameters.get("expires")?,
        max_bytes: parameters.get("max")?,
    };
    if !constant_time_eq(parameters.get("signature")?, &grant.signature(secret)) {
        return None;
    }
    let is_in_time = now_millis() / 1000 < decimal(grant.expires)?;
    is_in_time
        .then(|| decimal(grant.max_bytes))?
        .and_then(|max_bytes| u32::try_from(max_bytes).ok())
}

fn decimal(text: &str) -> Option<i64> {
    if is_decimal(text) {
        text.parse().ok()
    } else {
        None
    }
}
