//! A remainder that is zero is a zero for every test, whichever sign the engine gives it.

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let below: i8 = if uri.len() > 3 { -6 } else { -7 };
    let left = (-6_i8).rem_euclid(if uri.len() > 5 { 4 } else { 1 });
    let share = if left == 0 { "none".to_string() } else { (7 % left).to_string() };
    let negative = -0.0_f64;
    let nan = f64::NAN;
    let found = [
        below % 1 == 0,
        negative == 0.0,
        (if uri.is_empty() { nan } else { negative }) == 0.0,
        (if uri.is_empty() { negative } else { nan }) == nan,
    ];
    if uri.ends_with('z') {
        let mut known: i8 = -6;
        known = 1 % known.rem_euclid(1);
        return Response::new(200).with_body(known.to_string());
    }
    let mut rest: i8 = -6;
    rest = 1 % rest.rem_euclid(if uri.len() > 7 { 1 } else { 5 });
    Response::new(200).with_body(format!("{share} {found:?} {rest}"))
}
