//! Reads from a bucket that origin access control cannot reach, another account's or another
//! provider's that speaks S3: each request is signed here, with keys from the key-value store.

use cloudfront_functions::encoding::percent_decode;
use cloudfront_functions::prelude::*;
use cloudfront_functions::time::{amz_date, now_millis};

use crate::refusal::refuse;
use crate::s3::remove_amz_headers;
use crate::sigv4::{Credentials, Scope, UNSIGNED_PAYLOAD, Unsigned, encode_path};

const HOST: &str = "partner-bucket.s3.eu-central-1.amazonaws.com";
const REGION: &str = "eu-central-1";
const EXPIRES_SECONDS: u32 = 300;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if !matches!(request.method(), "GET" | "HEAD") {
        return Err(refuse(405, "Method not allowed").with_header("allow", "GET, HEAD"));
    }
    let path = percent_decode(&request.uri).filter(|path| is_straight(path));
    let Some(path) = path else {
        return Err(refuse(400, "Malformed path"));
    };
    let Ok(credentials) = Credentials::from_store(&KeyValueStore::open()).await else {
        return Err(refuse(503, "Not set up"));
    };
    // What is signed is what is sent: another spelling of the path is another signature.
    request.uri = encode_path(&path);
    let query = signed_query(&request, &credentials);
    request.querystring = QueryString::from_raw(query); // and no parameter of the viewer's
    request.headers.remove("authorization"); // S3 takes one signature
    remove_amz_headers(&mut request.headers);
    Ok(request)
}

/// Whether no step leads elsewhere: an origin that resolves `..` would end in another bucket.
fn is_straight(path: &str) -> bool {
    !path.split('/').any(|step| matches!(step, "." | ".."))
}

fn signed_query(request: &Request, credentials: &Credentials) -> String {
    let unsigned = Unsigned {
        method: request.method(),
        host: HOST,
        path: &request.uri,
        payload_hash: UNSIGNED_PAYLOAD,
        expires_seconds: EXPIRES_SECONDS,
    };
    let date = amz_date(now_millis());
    let scope = Scope::new(&date, REGION, "s3");
    unsigned.signed_query(credentials, &scope)
}
