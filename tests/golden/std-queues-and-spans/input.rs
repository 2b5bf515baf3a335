//! Queues that are turned, maps and sets in two parts, runs of a slice, and durations as text.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let bytes: Vec<u32> = uri.bytes().map(u32::from).collect();
    let mut queue: VecDeque<u32> = VecDeque::new();
    queue.extend(&bytes);
    queue.extend([1, 2, 3]);
    queue.rotate_left(2);
    queue.swap(0, 1);
    queue.rotate_right(1);
    let mut more = VecDeque::from([9]);
    more.append(&mut queue);

    let mut map: BTreeMap<char, usize> = uri.char_indices().map(|(i, c)| (c, i)).collect();
    let letters = map.split_off(&'a');
    let mut set: BTreeSet<u32> = bytes.iter().copied().collect();
    let high = set.split_off(&47);
    let (both, either) = (&set & &high, &set | &BTreeSet::from([1, 47]));
    set = &either - &high;
    set.append(&mut BTreeSet::from([3, 2]));
    let odd = &set ^ &either;
    let runs: Vec<&[u32]> = bytes.chunk_by(|a, b| a <= b).collect();

    let length = bytes.len() as u64;
    let spans = [
        Duration::from_nanos(length),
        Duration::from_nanos(1500 * length),
        Duration::from_micros(20_050 + length),
        Duration::new(length, 500_000_000),
        Duration::ZERO,
    ];
    let total: Duration = spans.iter().sum();
    let body = format!("{more:?}\n{map:?} {letters:?}\n{set:?} {high:?} {both:?} {either:?} {odd:?}\n{runs:?}\n{spans:?} {total:>12?}|");
    Response::new(200).with_body(body)
}
