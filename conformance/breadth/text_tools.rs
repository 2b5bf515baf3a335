//! Text work: acronyms, pangrams, isograms, wrapping, diffs, beer, nucleotide counts.

use std::borrow::Cow;
use std::collections::HashMap;

pub fn abbreviate(phrase: &str) -> String {
    phrase
        .split(|c: char| c.is_whitespace() || c == '-' || c == '_')
        .flat_map(|word| {
            word.chars().take(1).chain(
                word.chars()
                    .skip_while(|c| c.is_uppercase())
                    .filter(|c| c.is_uppercase()),
            )
        })
        .collect::<String>()
        .to_uppercase()
}

pub fn is_pangram(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    ('a'..='z').all(|c| lower.contains(c))
}

pub fn is_isogram(candidate: &str) -> bool {
    let letters: Vec<char> = candidate.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    (1..letters.len()).all(|i| !letters[i..].contains(&letters[i - 1]))
}

pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.len() + 1 + word.len() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

pub fn hamming_distance(a: &str, b: &str) -> Option<usize> {
    (a.len() == b.len()).then(|| a.chars().zip(b.chars()).filter(|(x, y)| x != y).count())
}

pub fn levenshtein(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if ca == *cb { diagonal } else { 1 + diagonal.min(above).min(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

pub fn verse(n: u32) -> String {
    let bottles = |n: u32| match n {
        0 => "no more bottles".to_string(),
        1 => "1 bottle".to_string(),
        n => format!("{n} bottles"),
    };
    let left = if n == 0 { bottles(99) } else { bottles(n - 1) };
    format!("{} of beer on the wall, then {left}.", bottles(n))
}

pub fn nucleotide_counts(dna: &str) -> Result<HashMap<char, usize>, char> {
    let mut counts: HashMap<char, usize> = "ACGT".chars().map(|c| (c, 0)).collect();
    for c in dna.chars() {
        *counts.get_mut(&c).ok_or(c)? += 1;
    }
    Ok(counts)
}

pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '>', '&']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            c => out.push(c),
        }
    }
    out.into()
}

pub fn title_case(text: &str) -> String {
    text.split(' ')
        .map(|word| {
            let mut chars = word.chars();
            match chars.next() {
                Some(first) => first.to_uppercase().collect::<String>() + chars.as_str(),
                None => String::new(),
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms() {
        assert_eq!(abbreviate("Portable Network Graphics"), "PNG");
        assert_eq!(abbreviate("Complementary metal-oxide semiconductor"), "CMOS");
        assert_eq!(abbreviate("HyperText Markup Language"), "HTML");
    }

    #[test]
    fn letters() {
        assert!(is_pangram("Five quacking Zephyrs jolt my wax bed."));
        assert!(!is_pangram("a quick movement of the enemy will jeopardize five gunboats"));
        assert!(is_isogram("six-year-old"));
        assert!(!is_isogram("Alphabet"));
    }

    #[test]
    fn wraps() {
        assert_eq!(wrap("the quick  brown fox jumps", 10), ["the quick", "brown fox", "jumps"]);
        assert!(wrap("", 3).is_empty());
    }

    #[test]
    fn distances() {
        assert_eq!(hamming_distance("GAGCCTACTAACGGGAT", "CATCGTAATGACGGCCT"), Some(7));
        assert_eq!(hamming_distance("a", "ab"), None);
        assert_eq!(levenshtein("kitten", "sitting"), 3);
        assert_eq!(levenshtein("straße", "strasse"), 2);
    }

    #[test]
    fn beer() {
        assert_eq!(verse(1), "1 bottle of beer on the wall, then no more bottles.");
        assert_eq!(verse(0), "no more bottles of beer on the wall, then 99 bottles.");
    }

    #[test]
    fn nucleotides() {
        assert_eq!(nucleotide_counts("GATTACA").unwrap()[&'A'], 3);
        assert_eq!(nucleotide_counts("AGXXACT"), Err('X'));
    }

    #[test]
    fn escapes() {
        assert_eq!(escape("a < b & c"), "a &lt; b &amp; c");
        assert!(matches!(escape("plain"), Cow::Borrowed("plain")));
        assert_eq!(title_case("über die brücke"), "Über Die Brücke");
    }
}
