//! Which words are anagrams of another.

use std::collections::{BTreeMap, HashSet};

fn sorted_letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

pub fn anagrams_for<'a>(word: &str, candidates: &[&'a str]) -> HashSet<&'a str> {
    let lower = word.to_lowercase();
    let key = sorted_letters(&lower);
    candidates
        .iter()
        .filter(|candidate| {
            let candidate = candidate.to_lowercase();
            candidate.len() == lower.len() && candidate != lower && sorted_letters(&candidate) == key
        })
        .copied()
        .collect()
}

pub fn groups(words: &[&str]) -> Vec<Vec<String>> {
    let mut map: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for word in words {
        let key: String = sorted_letters(&word.to_lowercase()).into_iter().collect();
        map.entry(key).or_default().push(word.to_string());
    }
    let mut groups: Vec<Vec<String>> = map.into_values().filter(|group| group.len() > 1).collect();
    for group in &mut groups {
        group.sort();
    }
    groups.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, inputs: &[&str], expected: &[&str]) {
        let result = anagrams_for(word, inputs);
        let expected: HashSet<&str> = expected.iter().cloned().collect();
        assert_eq!(result, expected);
    }

    #[test]
    fn no_matches() {
        check("diaper", &["hello", "world", "zombies", "pants"], &[]);
    }

    #[test]
    fn several_matches() {
        check("allergy", &["gallery", "ballerina", "regally", "clergy", "largely", "leading"], &["gallery", "regally", "largely"]);
    }

    #[test]
    fn the_word_itself_is_none() {
        check("banana", &["BANANA", "Banana", "banana"], &[]);
    }

    #[test]
    fn other_alphabets() {
        check("ΑΒΓ", &["ΒΓΑ", "ΒΓΔ", "γβα", "αβγ"], &["ΒΓΑ", "γβα"]);
    }

    #[test]
    fn groups_are_sorted() {
        let found = groups(&["tea", "bat", "eat", "tab", "ate", "cat"]);
        assert_eq!(found, vec![vec!["ate", "eat", "tea"], vec!["bat", "tab"]]);
    }
}
