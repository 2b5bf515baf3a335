//! Gives each tenant its own origin: the key-value store has the origin's domain name under
//! `tenant/<host>`. The origin learns the host that the viewer asked for, and no viewer can forge it.

use cloudfront_functions::origin::{OriginUpdate, update_request_origin};
use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let host = request.headers.get("host").unwrap_or_default().to_string();
    let Ok(domain) = KeyValueStore::open().get(&format!("tenant/{host}")).await else {
        return Err(Response::new(404).with_body("There is no such tenant"));
    };
    // A custom header of the origin must not be in the request already, and viewers send what they
    // like: a header of the request takes the place of theirs.
    request.headers.insert("x-tenant-host", host);
    update_request_origin(OriginUpdate {
        domain_name: Some(domain),
        ..OriginUpdate::default()
    });
    Ok(request)
}
