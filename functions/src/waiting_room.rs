//! Lets a share of the viewers in and asks the others to wait: `waiting-room` in the key-value store
//! is the percentage. Customers with a signed ticket never wait.

use cloudfront_functions::crypto::{constant_time_eq, hmac_sha256};
use cloudfront_functions::prelude::*;

use crate::bucket::percentile;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let store = KeyValueStore::open();
    let Ok(share) = store.get("waiting-room").await else {
        return Ok(request);
    };
    // Who is in at 20 % is in at 30 % as well: the share can grow while viewers wait.
    let is_admitted = share
        .parse::<u32>()
        .is_ok_and(|share| percentile("waiting-room", &event.viewer.ip) < share);
    if is_admitted {
        return Ok(request);
    }
    if let Some(ticket) = request.cookies.get("ticket")
        && let Ok(secret) = store.get("ticket-secret").await
        && is_valid(ticket, &secret)
    {
        return Ok(request);
    }
    Err(please_wait())
}

/// A ticket is `<customer>.<hexadecimal HMAC-SHA256 of the customer>`.
fn is_valid(ticket: &str, secret: &str) -> bool {
    ticket
        .rsplit_once('.')
        .is_some_and(|(customer, signature)| {
            constant_time_eq(signature, &hmac_sha256(secret, customer).to_hex())
        })
}

fn please_wait() -> Response {
    Response::new(503)
        .with_header("content-type", "text/html; charset=utf-8")
        .with_header("cache-control", "no-store")
        .with_header("retry-after", "30")
        .with_body("<!doctype html><meta http-equiv=refresh content=30><title>Please wait</title><p>Many people are here. This page tries again by itself.</p>")
}
