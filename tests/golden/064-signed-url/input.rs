//! Lets in whose URL is signed: `?t=` is the time at which it ends, in hexadecimal seconds, and
//! `?sign=` the MD5 of a secret, the path and that time.
//! Corpus: 64

use cloudfront_functions::crypto::{constant_time_eq, md5};
use cloudfront_functions::prelude::*;
use cloudfront_functions::time::now_millis;

const SECRET: &str = "correct-horse";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    if is_signed(&event.request) {
        Ok(event.request)
    } else {
        Err(forbidden())
    }
}

fn is_signed(request: &Request) -> bool {
    let parameters = &request.querystring;
    let (Some(signature), Some(time)) = (parameters.get("sign"), parameters.get("t")) else {
        return false;
    };
    let Ok(end) = u32::from_str_radix(time, 16) else {
        return false;
    };
    let expected = md5(&format!("{SECRET}{}{time}", request.uri)).to_hex();
    constant_time_eq(signature, &expected) && now_millis() / 1000 < i64::from(end)
}

fn forbidden() -> Response {
    Response::new(403)
        .with_status_description("Forbidden")
        .with_header("cache-control", "max-age=100")
        .with_header("content-encoding", "UTF-8")
        .with_header("content-type", "text/html")
}
