//! The copy of a value that holds an object in one of its variants has an object of its own.

use cloudfront_functions::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Go(i32),
    Turn { by: (i32, bool), again: Option<Option<u8>> },
    Stop,
}

#[derive(Clone, Copy, Debug)]
struct Way {
    first: Step,
    rest: [Step; 2],
}

impl Step {
    fn grow(&mut self) {
        match self {
            Step::Go(n) => *n += 1,
            Step::Turn { by, again } => {
                by.0 *= 2;
                if let Some(inner) = again {
                    *inner = None;
                }
            }
            Step::Stop => {}
        }
    }
}

fn step(text: &str, n: i32) -> Step {
    match text.chars().nth(n as usize) {
        Some('/') => Step::Go(n),
        Some(c) => Step::Turn {
            by: (n, c.is_ascii_digit()),
            again: Some(c.to_digit(10).map(|d| d as u8)),
        },
        None => Step::Stop,
    }
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let mut out = String::new();
    for n in 0..4 {
        let kept = step(&uri, n);
        let mut copy = kept;
        copy.grow();
        out.push_str(&format!("{kept:?} {copy:?}\n"));
    }
    let pair = uri.find('l').map(|at| (at, 1));
    let mut other = pair;
    if let Some((_, n)) = &mut other {
        *n = 7;
    }
    let mut nested: Option<Option<usize>> = Some(pair.map(|(at, _)| at));
    let before = nested;
    if let Some(inner) = &mut nested {
        *inner = None;
    }
    let way = Way { first: step(&uri, 1), rest: [step(&uri, 2), step(&uri, 3)] };
    let mut there = way;
    there.first.grow();
    there.rest.iter_mut().for_each(Step::grow);
    let list = vec![way.first; 2];
    let mut again = list.clone();
    again[1].grow();
    let same = list == again;
    out.push_str(&format!("{pair:?} {other:?} {before:?} {nested:?}\n{way:?}\n{there:?}\n{list:?} {again:?} {same}"));
    Response::new(200).with_body(out)
}
