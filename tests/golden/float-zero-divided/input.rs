//! Zero divided by what is negative is negative zero, also where the engine has whole numbers.
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let segments = event.request.uri.matches('/').count();
    let mut share = segments.saturating_sub(33) as f64;
    let part = &mut share;
    *part /= -100.0;
    let balance = segments as f64 - 1.0;
    let ratio = balance / (1.0 - segments as f64 * 3.0);
    Response::new(200).with_body(format!("{share:?} {ratio:?} {:?}", 0.0 / balance))
}
