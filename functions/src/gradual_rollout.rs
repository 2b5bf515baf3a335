//! Rolls a release out to a growing share of the viewers: `rollout` in the key-value store is the
//! percentage that gets `/next`, the others get `/current`. Nobody goes back while it grows.

use cloudfront_functions::prelude::*;

use crate::bucket::percentile;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let share = KeyValueStore::open().get("rollout").await;
    // A store that cannot be read, or that has no number, means the release that is known to work.
    let share: u32 = share.map_or(0, |share| share.parse().unwrap_or(0));
    let viewer = request.cookies.get("client-id");
    let viewer = viewer.unwrap_or(&event.viewer.ip);
    let release = if percentile("rollout", viewer) < share {
        "/next"
    } else {
        "/current"
    };
    request.uri = format!("{release}{}", request.uri);
    request
}
