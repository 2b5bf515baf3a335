//! Asks for a name and a password. The original, written for another runtime, lets nobody in.
//! Corpus: 132

use cloudfront_functions::encoding::base64_encode;
use cloudfront_functions::prelude::*;

const NAME: &str = "admin";
const PASSWORD: &str = "correct-horse";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let expected = format!("Basic {}", base64_encode(&format!("{NAME}:{PASSWORD}")));
    if event.request.headers.get("authorization") == Some(expected.as_str()) {
        return Ok(event.request);
    }
    let refusal = Response::new(401).with_status_description("Unauthorized");
    Err(refusal.with_header("www-authenticate", "Basic realm=\"Enter credentials.\""))
}
