//! `&mut` to numbers, options and enums where the place is chosen at run time, stored, or handed down a recursion.

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let body = format!(
        "{}\n{}\n{}\n{}",
        chosen(&uri),
        optional(&uri),
        descended(&uri),
        listed(&uri)
    );
    Response::new(200).with_body(body)
}

fn chosen(uri: &str) -> String {
    let (mut even, mut odd) = (0, 0);
    for n in uri.bytes() {
        let sum = if n % 2 == 0 { &mut even } else { &mut odd };
        *sum += u32::from(n);
    }
    let mut last = &mut even;
    if uri.len() > 5 {
        last = &mut odd;
    }
    *last *= 2;
    format!("{even} {odd}")
}

fn optional(uri: &str) -> String {
    let mut longest = String::new();
    let slot = if uri.len() > 3 {
        Some(&mut longest)
    } else {
        None
    };
    if let Some(text) = slot {
        text.push_str(uri);
        *text = text.to_uppercase();
    }
    longest
}

fn descend(bytes: &[u8], at: &mut usize, best: &mut Option<u8>) -> usize {
    let Some(byte) = bytes.get(*at) else { return 0 };
    *at += 1;
    if best.is_none_or(|b| *byte > b) {
        *best = Some(*byte);
    }
    1 + if byte % 3 == 0 {
        descend(bytes, at, best) + descend(bytes, at, best)
    } else {
        descend(bytes, at, best)
    }
}

fn descended(uri: &str) -> String {
    let (mut at, mut best) = (0, None);
    let count = descend(uri.as_bytes(), &mut at, &mut best);
    format!("{count} {at} {best:?}")
}

struct Node {
    step: String,
    next: Option<Box<Node>>,
}

fn listed(uri: &str) -> String {
    let mut head: Option<Box<Node>> = None;
    for step in uri.split('/') {
        let mut at = &mut head;
        while let Some(node) = at {
            at = &mut node.next;
        }
        *at = Some(Box::new(Node {
            step: step.to_string(),
            next: None,
        }));
    }
    let (mut text, mut at) = (String::new(), &head);
    while let Some(node) = at {
        text += &node.step;
        text.push('>');
        at = &node.next;
    }
    text
}
