//! Found by fuzzing: a copy of a struct whose only field is a tuple was taken for the tuple.

use cloudfront_functions::prelude::*;

#[derive(Clone, Copy, Debug)]
struct Wrapped {
    pair: (usize, bool),
}

impl Wrapped {
    fn renewed(&mut self, n: usize) -> usize {
        self.pair = (n, false);
        self.pair.0
    }
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let path = event.request.uri;
    let mut all: Vec<Wrapped> = path
        .split('/')
        .map(|part| Wrapped {
            pair: (part.len(), true),
        })
        .collect();
    let before = all.clone();
    let halves: Vec<Vec<Wrapped>> = all.chunks(2).map(|part| part.to_vec()).collect();
    let sum: usize = all.iter_mut().map(|one| one.renewed(7)).sum();
    Response::new(200).with_body(format!("{before:?} {halves:?} {all:?} {sum}"))
}
