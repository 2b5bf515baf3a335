//! Lets in who comes from a listed network, IPv4 or IPv6, and nobody else.

use cloudfront_functions::event::Viewer;
use cloudfront_functions::prelude::*;

use crate::address::Address;

const NETWORKS: [&str; 4] = [
    "192.0.2.0/24",
    "198.51.100.128/25",
    "203.0.113.7",
    "2001:db8:17::/48",
];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    check(&event.viewer)?;
    Ok(event.request)
}

/// Nothing, if the viewer's address is in a listed network. It is not taken from a header: viewers
/// write into `x-forwarded-for` what they like.
///
/// # Errors
///
/// The refusal.
pub fn check(viewer: &Viewer) -> Result<(), Response> {
    let lists = |address: Address| NETWORKS.iter().any(|network| address.is_within(network));
    if Address::parse(&viewer.ip).is_some_and(lists) {
        return Ok(());
    }
    Err(Response::new(403).with_body("Your network has no access"))
}
