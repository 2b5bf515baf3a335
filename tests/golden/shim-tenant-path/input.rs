//! A multi-tenant distribution: each tenant has its own folder, and some are closed.
use cloudfront_functions::prelude::*;
use cloudfront_functions::tenant;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if tenant::parameter("closed").as_deref() == Some("true") {
        return Err(Response::new(503).with_body(format!("{} is closed", tenant::id())));
    }
    if let Some(folder) = tenant::parameter("folder") {
        request.uri = format!("/{folder}{}", request.uri);
    }
    Ok(request)
}
