//! Small and large floats as `{:?}` and `{:e}` write them, and octal digits of negative numbers.

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let mut lines = Vec::new();
    for part in event.request.uri.split('/').filter(|part| !part.is_empty()) {
        let Ok(x) = part.parse::<f64>() else {
            continue;
        };
        let y = x as f32;
        lines.push(format!("{x:?} {y:?} {x} {x:e} {:?} {:?}", x * 3.0, x * x));
    }
    let n = event.request.uri.len() as i64;
    lines.push(format!("{:o} {:o} {:o} {:x}", -n, -n * 1_000_000_007, n, -n));
    Response::new(200).with_body(lines.join("\n"))
}
