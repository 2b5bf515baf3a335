//! Characters told apart by tests: as classes where the set is the same to every engine, one by one elsewhere;
//! positions that meet positions of the same text only.
use cloudfront_functions::encoding::percent_decode;
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let text = percent_decode(&event.request.uri).unwrap_or_default();
    let parts = [
        classes(&text),
        trims(&text),
        splits(&text),
        iterators(&text),
        positions(&text),
    ];
    Response::new(200).with_body(parts.join("\n"))
}

fn is_slug(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

fn classes(text: &str) -> String {
    format!(
        "{} {} {} {} {} {} {} {}",
        text.contains(is_slug),
        text.contains(['.', '😀']),
        text.starts_with(|c: char| !c.is_ascii_digit()),
        text.ends_with(|c: char| c.is_whitespace()),
        text.bytes().all(|b| b.is_ascii_digit() || b == b'/'),
        text.bytes().any(|b| b >= 0x80),
        text.bytes().all(|b| b != 0xC3),
        text.chars().all(|c| c != '.'),
    )
}

fn trims(text: &str) -> String {
    let inner = text.trim_start_matches('/').trim_end_matches('/');
    format!(
        "{inner}|{}|{}|{}|{}",
        text.trim_matches(|c: char| !is_slug(c)),
        text.trim_end_matches(['0', '1']),
        text.trim_start_matches(|c| c > 'z'),
        text.strip_suffix(|c: char| c > '\u{ff}').unwrap_or("-"),
    )
}

fn splits(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| !is_slug(c)).collect();
    let mut steps = text.split('/');
    let (first, second) = (steps.next(), steps.next());
    format!(
        "{}|{:?}|{:?}|{:?}|{:?}|{}|{:?}",
        words.join(","),
        first,
        second,
        steps.collect::<Vec<_>>(),
        text.rsplit(|c: char| c.is_ascii_punctuation()).next(),
        text.rsplit(|c: char| !is_slug(c)).collect::<Vec<_>>().join("+"),
        text.split('/').last().map(|last| last.split('.').nth(1)),
    )
}

fn iterators(text: &str) -> String {
    let mut chars = text.chars();
    chars.next();
    chars.next_back();
    let has_dot = chars.any(|c| c == '.');
    let rest = chars.as_str();
    let mut bytes = text.bytes();
    let low = bytes.all(|b| b < 0x80);
    let left = bytes.next();
    format!(
        "{has_dot} {rest} {low} {left:?} {} {} {:?}",
        text.chars().next_back() == Some('/'),
        text.chars().next() != Some('/'),
        text.chars().last(),
    )
}

fn positions(text: &str) -> String {
    let (dot, slash) = (text.rfind('.'), text.rfind('/'));
    let end = text.find('#').unwrap_or(text.len());
    let (before, after) = text.split_at(end);
    let digit = text.find(|c: char| c.is_ascii_digit());
    let other = text.rfind(|c: char| !c.is_ascii());
    format!(
        "{} {} {} {before}|{after} {digit:?} {other:?} {}",
        dot > slash,
        dot <= slash,
        end == text.len(),
        digit < other,
    )
}
