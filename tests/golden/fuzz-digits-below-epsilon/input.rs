//! Found by fuzzing: the engines disagreed on it.

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    Response::new(200).with_body(program(&event.request.uri))
}

#[derive(Debug, Clone, PartialEq, PartialOrd, Copy)]
struct S0 {
    f0: i32,
    f1: f64,
}

fn show(out: &mut String, text: &str) {
    out.push_str(text);
}

pub fn program(input: &str) -> String {
    let mut out = String::new();
    let mut a19: S0 = (S0 {
        f1: (0.1_f64 * f64::EPSILON),
        f0: 1i32,
    });
    show(&mut out, (&format!("{:?}", a19)));
    out
}
