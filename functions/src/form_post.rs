//! Takes the form of `upload_form` to S3, which expects it at `/` of the bucket: `/post` is the
//! behaviour that leads there. What the form may upload is its policy's matter.

use cloudfront_functions::prelude::*;

use crate::refusal::refuse;
use crate::s3::{check_length, remove_amz_headers};

/// The file, and some room for the other fields of the form.
const MAX_BYTES: u32 = 10_020_000;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if request.method() != "POST" {
        return Err(refuse(405, "Method not allowed").with_header("allow", "POST"));
    }
    if request.uri != "/post" {
        return Err(refuse(404, "Not found"));
    }
    if !is_form(&request.headers) {
        return Err(refuse(415, "multipart/form-data is required"));
    }
    check_length(&request.headers, MAX_BYTES)?;
    request.uri = "/".to_string();
    request.querystring = QueryString::new(); // no ?delete, the other operation that is a POST
    request.headers.remove("authorization"); // the form's signature is the only one
    remove_amz_headers(&mut request.headers);
    Ok(request)
}

fn is_form(headers: &HeaderMap) -> bool {
    headers.get("content-type").is_some_and(|value| {
        value
            .to_ascii_lowercase()
            .starts_with("multipart/form-data;")
    })
}
