//! `POST /api/<name>` invokes the Lambda function `<name>` through Lambda's own API, without API
//! Gateway, function URL or SDK: the request is signed here, with keys from the key-value store.

use cloudfront_functions::prelude::*;
use cloudfront_functions::time::{amz_date, now_millis};

use crate::refusal::refuse;
use crate::s3::remove_amz_headers;
use crate::sigv4::{Credentials, Scope, Unsigned};
use crate::{lambda_path, payload_hash};

const REGION: &str = "eu-central-1";
const HOST: &str = "lambda.eu-central-1.amazonaws.com";
const EXPIRES_SECONDS: u32 = 60;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if request.method() != "POST" {
        return Err(refuse(405, "Method not allowed").with_header("allow", "POST"));
    }
    payload_hash::check(&request)?;
    request = lambda_path::to_invocation(request)?;
    let Ok(credentials) = Credentials::from_store(&KeyValueStore::open()).await else {
        return Err(refuse(503, "Not set up"));
    };
    let query = signed_query(&request, &credentials);
    request.querystring = QueryString::from_raw(query);
    request.headers.remove("authorization"); // Lambda takes one signature
    remove_amz_headers(&mut request.headers); // no x-amz-log-type, which tells the log
    Ok(request)
}

fn signed_query(request: &Request, credentials: &Credentials) -> String {
    let unsigned = Unsigned {
        method: "POST",
        host: HOST,
        path: &request.uri, // plain letters, so its canonical form is itself
        payload_hash: request
            .headers
            .get("x-amz-content-sha256")
            .unwrap_or_default(),
        expires_seconds: EXPIRES_SECONDS,
    };
    let date = amz_date(now_millis());
    let scope = Scope::new(&date, REGION, "lambda");
    unsigned.signed_query(credentials, &scope)
}
