//! A type that stands in no body: an associated type names it, and generic code makes its values.

use cloudfront_functions::prelude::*;

trait Rule {
    type State: Default + Step;

    fn name(&self) -> &'static str;
}

trait Step {
    fn step(&mut self, text: &str);
    fn total(&self) -> u32;
}

struct Slashes;

impl Rule for Slashes {
    type State = Counter;

    fn name(&self) -> &'static str {
        "slashes"
    }
}

struct Lengths(u32);

impl Rule for Lengths {
    type State = (u32, Sum);

    fn name(&self) -> &'static str {
        if self.0 > 0 { "lengths" } else { "none" }
    }
}

#[derive(Clone, Copy, Default)]
struct Counter {
    seen: u32,
}

impl Step for Counter {
    fn step(&mut self, _text: &str) {
        self.seen += 1;
    }

    fn total(&self) -> u32 {
        self.seen
    }
}

#[derive(Clone, Copy)]
struct Sum {
    value: u32,
}

impl Default for Sum {
    fn default() -> Sum {
        Sum { value: 100 }
    }
}

impl Step for (u32, Sum) {
    fn step(&mut self, text: &str) {
        let before = *self;
        self.0 += 1;
        self.1.value += text.len() as u32;
        assert!(before.1.value <= self.1.value && before.0 < self.0);
    }

    fn total(&self) -> u32 {
        self.0 * 1000 + self.1.value
    }
}

fn run<R: Rule>(rule: &R, uri: &str) -> String {
    let mut state = R::State::default();
    for part in uri.split('/') {
        state.step(part);
    }
    format!("{}={}", rule.name(), state.total())
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = &event.request.uri;
    let body = format!("{} {}", run(&Slashes, uri), run(&Lengths(uri.len() as u32), uri));
    Response::new(200).with_body(body)
}
