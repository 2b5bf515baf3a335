//! Values exchanged through references that a list holds: structs of one field, of several, enums, lists.
use cloudfront_functions::prelude::*;
use std::fmt::Debug;

#[derive(Debug, Clone, Default)]
struct Pair(u32, String);
#[derive(Debug, Clone, Default)]
struct One {
    pair: Pair,
}
#[derive(Debug, Clone, Default)]
struct Deep(One);
#[derive(Debug, Clone, Default)]
struct List(Vec<u32>);
#[derive(Debug, Clone)]
enum Shape {
    Dot,
    Line(u32, Pair),
    Text(String),
}
#[derive(Debug, Clone)]
struct Drawn(Shape);

fn exchanged<T: Debug>(mut one: T, mut two: T, other: T) -> String {
    {
        let mut all = vec![&mut one, &mut two];
        if let Some(last) = all.pop() {
            std::mem::swap(last, all[0]);
        }
    }
    let swapped = format!("{one:?} {two:?}");
    let all = [&mut one, &mut two];
    let mut old = Vec::new();
    for (at, place) in all.into_iter().enumerate() {
        if at > 0 {
            old.push(std::mem::replace(place, other));
            break;
        }
    }
    format!("{swapped} | {old:?} {one:?} {two:?}")
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let n = event.request.uri.len() as u32;
    let pair = |n: u32| Pair(n, format!("{n}"));
    let one = |n: u32| One { pair: pair(n) };
    let lines = [
        exchanged(one(n), one(7), one(9)),
        exchanged(Deep(one(n)), Deep(one(7)), Deep(one(9))),
        exchanged(List(vec![n]), List(vec![7, 8]), List(vec![])),
        exchanged(Shape::Text(format!("{n}")), Shape::Line(2, pair(n)), Shape::Dot),
        exchanged(Drawn(Shape::Dot), Drawn(Shape::Line(2, pair(n))), Drawn(Shape::Dot)),
        exchanged(Some(one(n)), Some(one(7)), None),
        exchanged(Box::new(one(n)), Box::new(one(7)), Box::new(one(9))),
        exchanged((n, one(n)), (7, one(7)), (9, one(9))),
        exchanged(format!("{n}"), "b".into(), "c".into()),
    ];
    Response::new(200).with_body(lines.join("\n"))
}
