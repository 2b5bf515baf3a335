//! Rust files made of pieces of others: words, operators and blocks exchanged, moved and dropped, so that many
//! still parse. What the compiler says of one is of no interest here; that it says something, and soon, is.

use std::path::Path;
use std::{fs, io};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use crate::random::Random;

/// Files as lists of tokens.
#[derive(Debug, Default)]
pub struct Pool {
    files: Vec<Vec<String>>,
}

impl Pool {
    /// The handlers of golden cases, and what the compiler knows of the standard library.
    ///
    /// # Errors
    /// If the folder of golden cases cannot be read.
    pub fn of_golden_cases(golden: &Path) -> io::Result<Pool> {
        let mut cases: Vec<_> = fs::read_dir(golden)?
            .filter_map(|entry| Some(entry.ok()?.path().join("input.rs")))
            .filter(|input| input.exists())
            .collect();
        cases.sort();
        let mut pool = Pool::default();
        for case in cases {
            pool.add(&fs::read_to_string(case)?);
        }
        for (_, text) in cfc_sysroot::FILES {
            pool.add(text);
        }
        Ok(pool)
    }

    /// Takes a file, if it is made of tokens.
    pub fn add(&mut self, text: &str) {
        let mut tokens = Vec::new();
        if let Ok(stream) = text.parse::<TokenStream>() {
            flatten(stream, &mut tokens);
        }
        if !tokens.is_empty() {
            self.files.push(tokens);
        }
    }

    /// The file of a seed.
    pub fn file(&self, seed: u64) -> String {
        let mut random = Random::new(seed);
        let mut tokens = random.pick(&self.files).clone();
        for _ in 0..=random.below(4) {
            let other = random.pick(&self.files);
            change(&mut tokens, other, &mut random);
        }
        tokens.join(" ")
    }
}

/// Tokens as they are written; what has to stand together is one.
fn flatten(stream: TokenStream, out: &mut Vec<String>) {
    let mut joint = String::new();
    for tree in stream {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                out.push(format!("{joint}{open}"));
                joint.clear();
                flatten(group.stream(), out);
                out.push(close.to_string());
            }
            TokenTree::Punct(punct) => {
                joint.push(punct.as_char());
                if punct.spacing() == Spacing::Alone {
                    out.push(std::mem::take(&mut joint));
                }
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                out.push(format!("{joint}{tree}"));
                joint.clear();
            }
        }
    }
    if !joint.is_empty() {
        out.push(joint);
    }
}

fn change(tokens: &mut Vec<String>, other: &[String], random: &mut Random) {
    if tokens.len() < 2 {
        return;
    }
    let at = random.below(tokens.len());
    match random.below(20) {
        0..=7 => {
            // A word for a word, a sign for a sign: that mostly parses.
            let alike: Vec<&String> = other
                .iter()
                .filter(|t| sort(t) == sort(&tokens[at]))
                .collect();
            if !alike.is_empty() && !matches!(sort(&tokens[at]), 6 | 7) && !is_keyword(&tokens[at])
            {
                tokens[at].clone_from(*random.pick(&alike));
            }
        }
        8..=10 => {
            let (from, to) = (random.below(tokens.len()), random.below(tokens.len()));
            if sort(&tokens[from]) == sort(&tokens[to]) && !is_keyword(&tokens[from]) {
                tokens.swap(from, to);
            }
        }
        11..=15 => {
            // A block, a list or parameters of the other file.
            if let (Some(mine), Some(theirs)) = (
                group(tokens, at, random),
                group(other, random.below(other.len()), random),
            ) && tokens[mine.start] == other[theirs.start]
            {
                tokens.splice(mine, other[theirs].to_vec());
            }
        }
        16 => {
            // Nested in itself.
            if let Some(mine) = group(tokens, at, random) {
                let inner = tokens[mine.clone()].to_vec();
                let within = mine.start + 1;
                for _ in 0..=random.below(6) {
                    tokens.splice(within..within, inner.clone());
                }
            }
        }
        17 => drop(tokens.remove(at)),
        18 => tokens.insert(at, tokens[at].clone()),
        _ => {
            if let Some(mine) = group(tokens, at, random) {
                tokens.drain(mine.start + 1..mine.end - 1);
            }
        }
    }
}

/// Words without which little parses.
fn is_keyword(token: &str) -> bool {
    matches!(
        token,
        "fn" | "let"
            | "use"
            | "pub"
            | "struct"
            | "enum"
            | "impl"
            | "for"
            | "in"
            | "match"
            | "if"
            | "else"
    )
}

/// What may stand for what.
fn sort(token: &str) -> u8 {
    match token.chars().next() {
        None => 0,
        Some(c) if c.is_ascii_digit() => 1,
        Some('"') => 2,
        Some('\'') => 3,
        Some(c) if c.is_uppercase() => 4,
        Some(c) if c.is_alphabetic() || c == '_' => 5,
        Some('(' | '[' | '{' | ')' | ']' | '}') => 6,
        Some('#' | ';' | ':' | ',' | '@' | '=') => 7,
        Some(_) => 8,
    }
}

/// The first group from a token on, or the next but one.
fn group(tokens: &[String], from: usize, random: &mut Random) -> Option<std::ops::Range<usize>> {
    let opens = |token: &String| token.ends_with(['(', '[', '{']) && sort(token) >= 6;
    let closes = |token: &String| token.starts_with([')', ']', '}']) && token.len() == 1;
    let start = (from..tokens.len())
        .filter(|i| opens(&tokens[*i]))
        .nth(random.below(2))?;
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate().skip(start) {
        depth += usize::from(opens(token));
        if closes(token) {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                let end = index + 1;
                return Some(start..end);
            }
        }
    }
    None
}
