//! `{:#?}` of derived types, of those of std, and of a type that formats itself.

use std::collections::BTreeMap;
use std::fmt;

use cloudfront_functions::prelude::*;

#[derive(Debug, Clone, Default)]
struct Empty {}

#[derive(Debug, Clone, Default)]
struct Unit;

#[derive(Debug, Clone)]
struct Pair(u32, Option<String>);

#[derive(Debug, Clone)]
enum Shape {
    Dot,
    Circle { radius: f64 },
    Text(String, char),
}

#[derive(Debug)]
struct Page<'a, T> {
    r#type: &'a str,
    parts: Vec<T>,
    counts: BTreeMap<char, usize>,
    nested: Result<Pair, String>,
    empty: (Empty, Unit),
}

struct Version(u8, u8);

impl fmt::Debug for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            write!(f, "version {}\nof {}", self.0, self.1)
        } else {
            write!(f, "v{}.{}", self.0, self.1)
        }
    }
}

fn shapes(uri: &str) -> Vec<Shape> {
    let mut shapes = vec![Shape::Dot];
    for part in uri.split('/') {
        shapes.push(Shape::Text(part.to_string(), part.chars().next().unwrap_or('-')));
        shapes.push(Shape::Circle { radius: part.len() as f64 / 2.0 });
    }
    shapes
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let mut counts = BTreeMap::new();
    for c in uri.chars() {
        *counts.entry(c).or_insert(0) += 1;
    }
    let page = Page {
        r#type: "a\nb",
        parts: shapes(&uri),
        counts,
        nested: uri.strip_prefix("/1").map(|n| Pair(1, Some(n.to_string()))).ok_or("none".to_string()),
        empty: (Empty {}, Unit),
    };
    let version = (Version(1, 2), [Some(Version(3, 4)), None]);
    let line = format!("{version:?} {:?}", page.nested);
    Response::new(200).with_body(format!("{page:#?}\n{version:#?}\n{line}"))
}
