//! What no order can change may be asked of hash maps and sets.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use cloudfront_functions::prelude::*;

#[derive(Debug, Clone, Default, PartialEq)]
struct Count {
    hits: u32,
    bytes: u32,
}

fn counts(uri: &str) -> HashMap<char, Count> {
    let mut map: HashMap<char, Count> = HashMap::new();
    for (i, c) in uri.chars().enumerate() {
        let count = map.entry(c).or_default();
        count.hits += 1;
        count.bytes += i as u32 + 1;
    }
    map
}

fn top(map: &HashMap<char, Count>) -> Vec<(char, u32)> {
    let mut list: Vec<_> = map.iter().map(|(c, count)| (*c, count.hits)).collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    list.truncate(3);
    list
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let mut map = counts(&uri);
    let hits: u32 = map.values().map(|count| count.hits).sum();
    let most = map.values().map(|count| count.hits).max().unwrap_or(0);
    let last = map.keys().max().copied();
    let first = map.keys().filter(|c| c.is_alphabetic()).min().copied();
    let many = map.iter().filter(|(_, count)| count.hits > 1).count();
    let heaviest = map.iter().max_by_key(|(c, count)| (count.bytes, **c)).map(|(c, _)| *c);
    let all = map.values().all(|count| count.hits < 9);
    let any = map.keys().any(|c| *c == '.');

    let ordered: BTreeMap<char, u32> = map.iter().map(|(c, count)| (*c, count.bytes)).collect();
    let letters: HashSet<char> = map.keys().copied().filter(|c| c.is_alphabetic()).collect();
    let vowels: HashSet<char> = "aeiou".chars().collect();
    let both: BTreeSet<char> = letters.intersection(&vowels).copied().collect();
    let missing = vowels.difference(&letters).count();
    let mut either: Vec<&char> = letters.union(&vowels).collect();
    either.sort_unstable();
    let either = format!("{either:?}");
    let list = top(&map);
    map.retain(|c, count| {
        count.hits += 1;
        !c.is_alphabetic()
    });
    let mut names: Vec<String> = map.into_keys().map(String::from).collect();
    names.sort();
    assert!(letters.len() < 40, "{letters:?}");
    let mut known: HashMap<char, u32> = HashMap::from([('a', 1), ('.', 2)]);
    known.extend(&counts(&uri).into_iter().map(|(c, count)| (c, count.hits)).collect::<HashMap<_, _>>());
    let mut shifted: BTreeMap<u32, u32> = BTreeMap::from([(66, 0), (98, 7)]);
    shifted.extend(known.iter().map(|(c, n)| (*c as u32 + 1, *n)));
    shifted.extend([(1, 1), (1, 2)]);

    let body = format!(
        "{hits} {most} {last:?} {first:?} {many} {heaviest:?} {all} {any}\n{ordered:?}\n{both:?} {missing}\n\
         {either}\n{list:?}\n{names:?}\n{shifted:?}"
    );
    Response::new(200).with_body(body)
}
