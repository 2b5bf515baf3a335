//! Lets in who has a JSON web token in the query string, as the documentation once showed it.
//! Corpus: 164

use cloudfront_functions::jwt::{self, Times};
use cloudfront_functions::prelude::*;

const SECRET: &str = "LzdWGpAToQ1DqYuzHxE6YOqi7G3X2yvNBot9mCXfx5k";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let token = request.querystring.get("jwt").unwrap_or_default();
    if !is_valid(token, SECRET) {
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
