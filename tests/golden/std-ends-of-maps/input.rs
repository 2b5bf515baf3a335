//! The ends and ranges of maps and sets, pieces from behind, escapes, and tuples of eight.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let mut map: BTreeMap<char, String> = uri.chars().map(|c| (c, c.to_string())).collect();
    map.insert('b', "β".to_string());
    for (c, text) in map.range_mut('b'..).rev() {
        text.push(*c);
    }
    if let Some(mut first) = map.first_entry() {
        first.get_mut().push('<');
    }
    let last = map.last_entry().map(|last| last.remove_entry());
    let inner: Vec<_> = map
        .range((Bound::Excluded('/'), Bound::Included('o')))
        .collect();

    let set: BTreeSet<usize> = uri.split('/').map(str::len).collect();
    let near: Vec<_> = set.range(1..=5).rev().collect();
    let behind: Vec<_> = uri.split_inclusive('/').rev().collect();

    let quoted = format!("{uri} 'é'\t\"日\"\u{301}");
    let escapes = format!(
        "{} {} {}",
        quoted.escape_default(),
        quoted.escape_debug(),
        '\n'.escape_unicode()
    );
    let escaped: String = uri.chars().flat_map(char::escape_default).collect();
    let wide = (1, 'b', uri.len(), 2.5, true, "f", Some(7), uri.clone());
    let wider = (1, 'b', uri.len(), 2.5, true, "f", Some(8), String::new());
    let body = format!(
        "{inner:?} {map:?} {last:?}\n{near:?} {behind:?}\n{escapes} {escaped}\n{wide:?} {:?}",
        wide.partial_cmp(&wider)
    );
    Response::new(200).with_body(body)
}
