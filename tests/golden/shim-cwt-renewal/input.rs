//! CBOR web tokens: lets good ones pass, and gives a new one when the old one is about to expire.
use cloudfront_functions::cwt::{self, Claims};
use cloudfront_functions::prelude::*;
use cloudfront_functions::{encoding, time};

const ISSUER: u32 = 1;
const SUBJECT: u32 = 2;
const EXPIRY: u32 = 4;
const NOT_BEFORE: u32 = 5;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let key = KeyValueStore::open().get("key").await;
    let key = key.map_err(|_| Response::new(500))?;
    let token = request.headers.get("x-token").and_then(encoding::base64url_decode);
    let Some(token) = token else {
        return Err(Response::new(401).with_body("no token"));
    };
    let claims = cwt::validate(&token, &key).map_err(|_| Response::new(401).with_body("bad token"))?;
    let now = time::now_millis() / 1000;
    if claims.text(ISSUER).as_deref() != Some("https://issuer.example.com") {
        return Err(Response::new(403).with_body("issuer"));
    }
    let Some(expiry) = claims.integer(EXPIRY) else {
        return Err(Response::new(403).with_body(if claims.contains(EXPIRY) { "no number" } else { "no expiry" }));
    };
    if expiry <= now || claims.integer(NOT_BEFORE).is_some_and(|start| now < start) {
        return Err(Response::new(403).with_body("time"));
    }
    if expiry - now < 60 {
        let renewed = renewed(&claims, now + 3600, &key);
        request.headers.insert("x-token", renewed);
    }
    Ok(request)
}

fn renewed(claims: &Claims, expiry: i64, key: &str) -> String {
    let mut next = Claims::new();
    next.insert_integer(EXPIRY, expiry);
    next.insert_text(ISSUER, "https://issuer.example.com");
    if let Some(subject) = claims.text(SUBJECT) {
        next.insert_text(SUBJECT, &subject);
    }
    match cwt::generate(&next, key) {
        Ok(token) => token.to_base64url(),
        Err(_) => "too long".to_string(),
    }
}
