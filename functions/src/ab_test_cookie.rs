//! Keeps a viewer's group of an experiment for 30 days: the group that `ab_test` gave to the
//! request becomes a cookie.

use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    if let Some(group @ ("a" | "b")) = event.request.cookies.get("experiment") {
        let attributes = "Path=/; Max-Age=2592000; Secure; HttpOnly; SameSite=Lax";
        response.cookies.insert("experiment", group, attributes);
    }
    response
}
