//! Found by fuzzing: the negation of a known smallest number has to trap.

use cloudfront_functions::prelude::*;

fn smallest() -> i32 {
    2_147_483_648_u32 as i32
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let list = vec![smallest(), -smallest()];
    Response::new(200).with_body(format!("{} {}", event.request.uri, list.len()))
}
