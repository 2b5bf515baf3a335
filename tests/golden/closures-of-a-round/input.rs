//! Closures that are made in a loop, own variables of their round, and are kept beyond it.

use cloudfront_functions::prelude::*;

struct Steps {
    now: u32,
    left: u32,
}

impl Iterator for Steps {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        self.now = (self.now * 7 + 3) % 50;
        Some(self.now)
    }
}

/// The inner iterator outlives the round in which the outer one gave it.
fn flattened(now: u32) -> Vec<u32> {
    let steps = Steps { now, left: 9 };
    steps
        .flat_map(|n| (0..n % 4).map(move |m| n + m))
        .take(9)
        .collect()
}

/// Each has a name, a list and a count of its own.
fn kept(path: &str) -> Vec<String> {
    let mut makers = Vec::new();
    for (i, part) in path.split('/').enumerate() {
        let mut count = i;
        let names = vec![part.to_string(), i.to_string()];
        makers.push(move |by: usize| {
            count += by;
            format!("{}{}{count}", names[0], names.len())
        });
    }
    let mut out: Vec<String> = makers.iter_mut().map(|make| make(2)).collect();
    out.extend(makers.iter_mut().rev().map(|make| make(10)));
    out
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let path = &event.request.uri;
    let now = path.len() as u32;
    Response::new(200).with_body(format!("{:?} {:?}", flattened(now), kept(path)))
}
