//! A quotient is cut toward zero, where what is divided is never negative and what it is divided by is.

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let length = uri.len() as i64;
    let slashes = uri.matches('/').count() as i64;
    let quotients = [length / -4, 5 / (slashes - 4), length / (1 - length * 2)];
    let last = uri
        .chars()
        .fold(None::<i64>, |_, c| i64::from(c as u32).checked_div(-4));
    let small = uri.len() as i32 / (slashes as i32 - 9);
    let rest = (length % -4, length.div_euclid(-4), length.rem_euclid(-4));
    let rounded = length.isqrt().checked_div(slashes - 10);
    Response::new(200).with_body(format!(
        "{quotients:?} {last:?} {small} {rest:?} {rounded:?} {}",
        length / -100
    ))
}
