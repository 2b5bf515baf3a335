//! Typed JSON from a header: what fits is written again, what does not is an answer.
use cloudfront_functions::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Claims {
    sub: String,
    expires_at: u32,
    #[serde(default)]
    roles: Vec<Role>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Role {
    Admin,
    Reader { area: String },
    Level(u8),
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let text = request.headers.get("x-claims").unwrap_or("");
    let Ok(claims) = serde_json::from_str::<Claims>(text) else {
        return Err(Response::new(400).with_body("these are no claims"));
    };
    if claims.roles.contains(&Role::Admin) {
        request.uri = format!("/admin/{}", claims.sub);
    }
    let text = serde_json::to_string(&claims).map_err(|_| Response::new(500))?;
    request.headers.insert("x-claims", text);
    Ok(request)
}
