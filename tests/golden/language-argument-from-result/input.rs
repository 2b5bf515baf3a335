//! The argument of `Some` becomes what the result needs, as rustc does it: `&&str` to `&str`.

use cloudfront_functions::prelude::*;

const SUPPORTED: &[&str] = &["en", "de", "pt-br"];

fn supported(tag: &str) -> Option<&'static str> {
    let lower = tag.to_ascii_lowercase();
    if let Some(hit) = SUPPORTED.iter().find(|known| **known == lower) {
        return Some(hit);
    }
    match SUPPORTED.iter().find(|known| lower.starts_with(**known)) {
        Some(hit) => Some(hit),
        None => None,
    }
}

fn boxed(list: &Vec<u32>) -> Result<&[u32], String> {
    if list.is_empty() {
        return Err("empty".into());
    }
    Ok(list)
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let parts: Vec<&str> = event.request.uri.split('/').collect();
    let found: Vec<Option<&str>> = parts.iter().map(|part| supported(part)).collect();
    let lengths: Vec<u32> = parts.iter().map(|part| part.len() as u32).collect();
    let widest = boxed(&lengths).map(|list| list.iter().copied().max());
    Response::new(200).with_body(format!("{found:?} {widest:?} {:>6}|{:04}|{:#x}", parts.len(), lengths.len(), 255u8))
}
