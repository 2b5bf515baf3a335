//! Chooses between a private and a public origin as the key-value store says: by a header, or by
//! the viewer's address, so that each viewer stays with one.
//! Corpus: 176

use cloudfront_functions::crypto::sha256;
use cloudfront_functions::origin::{
    OriginUpdate, select_request_origin_by_id, update_request_origin,
};
use cloudfront_functions::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Routing {
    /// `header` or `weight`.
    mode: String,
    /// How many of 256 viewers get the private origin.
    #[serde(default)]
    private_weight: u16,
}

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let request = event.request;
    let Ok(routing) = KeyValueStore::open().get_json::<Routing>("routing_mode").await else {
        return request;
    };
    match routing.mode.as_str() {
        "header" => match request.headers.get("x-route-origin") {
            Some("private") => to_private(),
            Some("public") => to_public(),
            _ => {}
        },
        "weight" if share(&event.viewer.ip) < routing.private_weight => to_private(),
        "weight" => to_public(),
        _ => {}
    }
    request
}

/// A number below 256 that is always the same for an address.
fn share(ip: &str) -> u16 {
    sha256(ip).to_bytes().get(0).map_or(0, u16::from)
}

fn to_private() {
    select_request_origin_by_id("your-private-origin-id");
}

fn to_public() {
    update_request_origin(OriginUpdate {
        domain_name: Some("your-public-origin.example.com".to_string()),
        ..OriginUpdate::default()
    });
}
