//! What a `&mut` within two variants had changed was forgotten when the whole was moved.

use cloudfront_functions::prelude::*;

type Nested = Option<Result<usize, u8>>;

fn changed(n: u8) -> Nested {
    let mut nested: Nested = Some(Err(1));
    match &mut nested {
        Some(Err(inner)) => *inner |= n,
        _ => (),
    }
    nested
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let n = event.request.uri.len() as u8;
    let mapped = changed(n).map(|inner| inner);
    let mut chosen = changed(n);
    chosen = if n > 3 { chosen } else { None };
    let mut list = Some(vec![n]);
    if let Some(list) = &mut list {
        list.push(7);
    }
    let copy = list.clone();
    list = list.filter(|list| list.len() > 1);
    let mut pair = Some((n, 1u8));
    if let Some((first, _)) = &mut pair {
        *first = first.wrapping_add(1);
    }
    pair = pair.or(None);
    Response::new(200).with_body(format!(
        "{mapped:?} {chosen:?} {list:?} {copy:?} {pair:?}"
    ))
}
