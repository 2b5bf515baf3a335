//! Gives each host its own key of an API Gateway usage plan: the key-value store has it under
//! `api-key/<host>`. A viewer's own `x-api-key` never reaches the gateway.

use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    let name = format!("api-key/{host}");
    let Ok(key) = KeyValueStore::open().get(&name).await else {
        return Err(Response::new(403).with_body("This host has no access to the API"));
    };
    request.headers.insert("x-api-key", key);
    Ok(request)
}
