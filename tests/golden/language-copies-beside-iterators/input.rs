//! A function that takes any iterator changes nothing but that: what else is copied may share its object.

use cloudfront_functions::prelude::*;

#[derive(Clone, Copy, Debug)]
struct Size {
    width: usize,
    height: usize,
}

fn total(items: impl IntoIterator<Item = usize>) -> usize {
    let mut items = items.into_iter();
    let first = items.next().unwrap_or(0);
    let mut sum = first * 100;
    for item in items {
        sum += item;
    }
    sum
}

fn steps(by: usize) -> impl Iterator<Item = usize> {
    (0..9).step_by(by)
}

#[inline(never)]
fn area(size: Size, all: &[Size; 2]) -> usize {
    let kept = *all;
    let copy = size;
    kept.iter().map(|s| s.width * s.height).sum::<usize>() + copy.width * copy.height
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let size = Size { width: uri.len(), height: 2 };
    let all = [size, Size { width: 1, height: uri.len() }];
    let lengths: Vec<usize> = uri.split('/').map(str::len).collect();
    let mut rest = steps(2 + uri.len() % 3);
    let first = rest.next();
    let body = format!("{} {} {first:?} {size:?}", area(size, &all), total(lengths) + total(rest));
    Response::new(200).with_body(body)
}
