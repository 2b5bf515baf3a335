//! Counts words.

use std::collections::{BTreeMap, HashMap};

pub fn word_count(words: &str) -> HashMap<String, u32> {
    let mut counts = HashMap::new();
    words
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .for_each(|word| *counts.entry(word.to_string()).or_insert(0) += 1);
    counts
}

pub fn top(words: &str, n: usize) -> Vec<(String, u32)> {
    let mut all: Vec<(String, u32)> = word_count(words).into_iter().collect();
    all.sort_by(|(a, x), (b, y)| y.cmp(x).then(a.cmp(b)));
    all.truncate(n);
    all
}

pub fn by_length(words: &str) -> BTreeMap<usize, Vec<&str>> {
    let mut map: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for word in words.split_ascii_whitespace() {
        map.entry(word.chars().count()).or_insert_with(Vec::new).push(word);
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        let counts = word_count("Joe can't tell between 'large' and large.");
        assert_eq!(counts.get("large"), Some(&2));
        assert_eq!(counts["can't"], 1);
        assert_eq!(counts.len(), 6);
    }

    #[test]
    fn commonest() {
        assert_eq!(
            top("one fish two fish red fish blue fish one", 2),
            [("fish".to_string(), 4), ("one".to_string(), 2)]
        );
    }

    #[test]
    fn lengths() {
        let map = by_length("to be or not tö be");
        assert_eq!(map[&2], ["to", "be", "or", "tö", "be"]);
        assert_eq!(map.keys().copied().collect::<Vec<_>>(), [2, 3]);
    }
}
