//! Asks for a name and a password; behind them there is one page.
//! Corpus: 175

use cloudfront_functions::encoding::base64_encode;
use cloudfront_functions::prelude::*;

const CREDENTIALS: &str = "user:pass";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let expected = format!("Basic {}", base64_encode(CREDENTIALS));
    if request.headers.get("authorization") != Some(expected.as_str()) {
        let refusal = Response::new(401).with_status_description("Unauthorized");
        return Err(refusal.with_header("www-authenticate", "Basic realm=\"secure\""));
    }
    request.uri = "/".to_string();
    Ok(request)
}
