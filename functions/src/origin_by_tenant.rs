//! Gives each tenant its own origin: the key-value store has the origin's domain name under
//! `tenant/<host>`. The origin learns the host that the viewer asked for.

use cloudfront_functions::origin::{OriginHeaders, OriginUpdate, update_request_origin};
use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    let Ok(domain) = KeyValueStore::open().get(&format!("tenant/{host}")).await else {
        return Err(Response::new(404).with_body("There is no such tenant"));
    };
    let mut headers = OriginHeaders::new();
    headers.insert("x-tenant-host", host);
    update_request_origin(OriginUpdate {
        domain_name: Some(domain),
        custom_headers: Some(headers),
        ..OriginUpdate::default()
    });
    Ok(request)
}
