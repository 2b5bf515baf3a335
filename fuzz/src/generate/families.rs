//! Families of the language and of std, one block each, as in `idioms`: generic traits and what implements them,
//! collections other than `Vec` and `BTreeMap`, `Cow`, `Duration`, modules, patterns, conversions, places.

use super::Generator;
use super::idioms::Idiom;
use crate::ast::Ty;

/// All of them.
pub(super) const FAMILIES: &[Idiom] = &[
    Generator::generic_traits,
    Generator::impl_traits,
    Generator::generic_types,
    Generator::const_generics,
    Generator::collections_of_own,
    Generator::conversions,
    Generator::modules,
    Generator::patterns_of_all_sorts,
    Generator::guarded_loops,
    Generator::closures_that_change,
    Generator::sets,
    Generator::hash_maps,
    Generator::ordered_maps,
    Generator::deques,
    Generator::cows,
    Generator::durations,
    Generator::characters,
    Generator::integers,
    Generator::floats,
    Generator::building,
    Generator::options,
    Generator::parts_of_places,
    Generator::pretty,
    Generator::ranked,
    Generator::compared,
    Generator::chains,
];

impl Generator {
    /// One of several endings, with its numbers `N` and `M`.
    pub(super) fn ending(&mut self, of: &[&'static str]) -> String {
        let (n, m) = (self.random.below(5), 1 + self.random.below(4));
        self.one_of(of)
            .replace("$N", &n.to_string())
            .replace("$M", &m.to_string())
    }

    /// Several statements of a list, with their numbers.
    pub(super) fn steps_of(&mut self, of: &[&'static str]) -> String {
        let steps: Vec<String> = (0..2 + self.random.below(3))
            .map(|_| self.ending(of))
            .collect();
        steps.join(" ")
    }

    fn generic_traits(&mut self) -> String {
        self.needs(
            "trait Describe {\n    fn describe(&self) -> String;\n\n    fn weight(&self) -> usize {\n        self.describe().len()\n    }\n}\n\n\
             trait Merge<T: ?Sized = Self> {\n    type Out;\n    fn merge(&self, other: &T) -> Self::Out;\n}\n\n\
             impl Describe for i32 {\n    fn describe(&self) -> String {\n        format!(\"i{self}\")\n    }\n}\n\n\
             impl Describe for String {\n    fn describe(&self) -> String {\n        self.to_uppercase()\n    }\n\n    fn weight(&self) -> usize {\n        self.chars().count() * 2\n    }\n}\n\n\
             impl<T: Describe> Describe for Option<T> {\n    fn describe(&self) -> String {\n        self.as_ref().map_or_else(|| \"-\".to_string(), T::describe)\n    }\n}\n\n\
             impl<T> Describe for Vec<T>\nwhere\n    T: Describe,\n{\n    fn describe(&self) -> String {\n        self.iter().map(Describe::describe).collect::<Vec<_>>().join(\"+\")\n    }\n}\n\n\
             impl<A: Describe, B: Describe> Describe for (A, B) {\n    fn describe(&self) -> String {\n        format!(\"({} {})\", self.0.describe(), self.1.weight())\n    }\n}\n\n\
             impl<T: Describe + ?Sized> Describe for &T {\n    fn describe(&self) -> String {\n        format!(\"&{}\", (**self).describe())\n    }\n}\n\n\
             impl Merge for i32 {\n    type Out = (i32, i32);\n    fn merge(&self, other: &i32) -> (i32, i32) {\n        (*self.min(other), *self.max(other))\n    }\n}\n\n\
             impl Merge<str> for String {\n    type Out = String;\n    fn merge(&self, other: &str) -> String {\n        self.clone() + other\n    }\n}\n\n\
             impl Merge<i32> for String {\n    type Out = Vec<String>;\n    fn merge(&self, other: &i32) -> Vec<String> {\n        vec![self.clone(); *other as usize % 3]\n    }\n}\n\n\
             fn merged<A, B: ?Sized>(a: &[A], b: &B) -> Vec<<A as Merge<B>>::Out>\nwhere\n    A: Merge<B>,\n{\n    a.iter().map(|x| x.merge(b)).collect()\n}\n\n\
             fn heaviest<D: Describe>(all: &[D]) -> (usize, Option<&D>) {\n    let best = all.iter().max_by_key(|d| d.weight());\n    (all.iter().map(Describe::weight).sum(), best)\n}",
        );
        let data = self.data();
        let what = self.ending(&[
            "heaviest(&words).0",
            "words.describe()",
            "(numbers.first().copied(), words.clone()).describe()",
            "heaviest(&numbers).1",
            "merged(&numbers, &$N)",
            "merged(&words, \"é\").concat()",
            "merged(&words, &$N).concat().weight()",
            "(&words[..1]).iter().zip(&numbers).map(|(w, n)| (w, n).describe()).collect::<Vec<_>>()",
            "Some(vec![Some($N), None]).weight()",
        ]);
        format!("{{ {data} format!(\"{{:?}}\", {what}) }}")
    }

    fn impl_traits(&mut self) -> String {
        self.needs(
            "fn listed(items: impl IntoIterator<Item = impl std::fmt::Display>, between: &str) -> String {\n    let mut out = String::new();\n    \
             for (i, item) in items.into_iter().enumerate() {\n        if i > 0 {\n            out.push_str(between);\n        }\n        out += &item.to_string();\n    }\n    out\n}\n\n\
             fn titled(text: impl Into<String>, test: impl Fn(char) -> bool) -> String {\n    let text: String = text.into();\n    text.chars().map(|c| if test(c) { c.to_ascii_uppercase() } else { c }).collect()\n}\n\n\
             fn long<'a>(words: &'a [String], least: usize) -> impl Iterator<Item = &'a str> + 'a {\n    words.iter().map(String::as_str).filter(move |w| w.len() >= least)\n}\n\n\
             fn measure_all<S: AsRef<str>>(all: &[S]) -> Vec<usize> {\n    all.iter().map(|s| s.as_ref().len()).collect()\n}\n\n\
             fn pairs<I>(items: I) -> impl Iterator<Item = (I::Item, usize)>\nwhere\n    I: Iterator,\n    I::Item: Clone,\n{\n    items.zip(1..)\n}",
        );
        let data = self.data();
        let what = self.ending(&[
            "listed(&numbers, \", \")",
            "listed(words.iter().rev(), \"é\")",
            "listed(numbers.iter().map(|n| n * 2).filter(|n| n % 3 != 0), \"\")",
            "titled(source.as_str(), |c| c > 'm')",
            "titled('x', char::is_alphabetic)",
            "long(&words, $N).collect::<Vec<_>>()",
            "long(&words, $N).last().map(str::len)",
            "measure_all(&words)",
            "measure_all(&source.split('/').collect::<Vec<_>>())",
            "pairs(source.chars()).filter(|(_, n)| n % $M == 0).collect::<Vec<_>>()",
            "pairs(long(&words, 1)).map(|(w, n)| w.len() * n).sum::<usize>()",
        ]);
        format!("{{ {data} format!(\"{{:?}}\", {what}) }}")
    }

    fn generic_types(&mut self) -> String {
        self.needs(
            "#[derive(Clone, Debug, Default, PartialEq)]\nstruct Stack<T> {\n    items: Vec<T>,\n    deepest: usize,\n}\n\n\
             impl<T> Stack<T> {\n    fn new() -> Self {\n        Stack { items: Vec::new(), deepest: 0 }\n    }\n\n    fn push(&mut self, item: T) -> &mut Self {\n        self.items.push(item);\n        \
             self.deepest = self.deepest.max(self.items.len());\n        self\n    }\n\n    fn pop(&mut self) -> Option<T> {\n        self.items.pop()\n    }\n\n    fn peek(&self) -> Option<&T> {\n        self.items.last()\n    }\n\n    \
             fn peek_mut(&mut self) -> Option<&mut T> {\n        self.items.last_mut()\n    }\n\n    fn map<U>(&self, f: impl Fn(&T) -> U) -> Stack<U> {\n        Stack { items: self.items.iter().map(f).collect(), deepest: self.deepest }\n    }\n}\n\n\
             impl<T: Clone> Stack<T> {\n    fn twice(&mut self) -> Option<T> {\n        let top = self.peek()?.clone();\n        self.push(top.clone());\n        Some(top)\n    }\n}\n\n\
             #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]\nenum Either<L, R> {\n    Left(L),\n    Right(R),\n}\n\n\
             impl<L, R> Either<L, R> {\n    fn flip(self) -> Either<R, L> {\n        match self {\n            Either::Left(l) => Either::Right(l),\n            Either::Right(r) => Either::Left(r),\n        }\n    }\n\n    \
             fn left(self) -> Option<L> {\n        if let Either::Left(l) = self { Some(l) } else { None }\n    }\n}",
        );
        let (ty, data) = (self.ty(1), self.data());
        let (a, b) = (self.expr(&ty, 1), self.literal(&ty, 1));
        let changes = self.steps_of(&[
            "stack.twice();",
            "stack.pop();",
            "if let Some(top) = stack.peek_mut() { *top = spare.clone(); }",
            "stack.push(spare.clone()).push(spare.clone());",
            "let copy = stack.clone(); stack.pop(); if copy == stack { stack.deepest += 100; }",
            "std::mem::swap(&mut stack, &mut other);",
            "other = Stack { items: stack.items.split_off(stack.items.len() / 2), ..Stack::new() };",
        ]);
        format!(
            "{{ {data} let spare: {ty} = {a}; let mut stack: Stack<{ty}> = Stack::new(); let mut other: Stack<{ty}> = Stack::new(); stack.push({b}).push(spare.clone()); {changes} \
             let side = if numbers.len() % 2 == 0 {{ Either::Left(words) }} else {{ Either::Right(numbers) }}; \
             format!(\"{{stack:?}} {{:?}} {{:?}} {{:?}}\", other.peek(), side.clone().flip(), stack.map(|_| side.clone().left().is_some())) }}"
        )
    }

    fn const_generics(&mut self) -> String {
        self.needs(
            "#[derive(Clone, Copy, Debug, PartialEq, Eq)]\nstruct Grid<const W: usize, const H: usize> {\n    cells: [[i32; W]; H],\n}\n\n\
             impl<const W: usize, const H: usize> Grid<W, H> {\n    const CELLS: usize = W * H;\n\n    fn filled(numbers: &[i32]) -> Self {\n        let mut cells = [[0; W]; H];\n        \
             for (i, n) in numbers.iter().take(Self::CELLS).enumerate() {\n            cells[i / W][i % W] = *n;\n        }\n        Grid { cells }\n    }\n\n    \
             fn turned(&self) -> Grid<H, W> {\n        let mut cells = [[0; H]; W];\n        for (y, row) in self.cells.iter().enumerate() {\n            for (x, n) in row.iter().enumerate() {\n                cells[x][H - 1 - y] = *n;\n            }\n        }\n        Grid { cells }\n    }\n\n    \
             fn sums(&self) -> [i32; H] {\n        self.cells.map(|row| row.iter().sum())\n    }\n}\n\n\
             impl<const W: usize, const H: usize> std::ops::Index<(usize, usize)> for Grid<W, H> {\n    type Output = i32;\n    fn index(&self, (x, y): (usize, usize)) -> &i32 {\n        &self.cells[y][x]\n    }\n}\n\n\
             impl<const W: usize, const H: usize> std::ops::IndexMut<(usize, usize)> for Grid<W, H> {\n    fn index_mut(&mut self, (x, y): (usize, usize)) -> &mut i32 {\n        &mut self.cells[y][x]\n    }\n}",
        );
        let (w, h) = (1 + self.random.below(3), 1 + self.random.below(3));
        let (x, y) = (self.random.below(4), self.random.below(3));
        format!(
            "{{ {} let mut grid: Grid<{w}, {h}> = Grid::filled(&numbers); let before = grid; let turned = grid.turned(); grid[({x} % {w}, {y})] += 7; \
             let [first, ..] = grid.sums(); format!(\"{{grid:?}} {{first}} {{:?}} {{}} {{}}\", turned.turned().sums(), before == grid, turned[(0, 0)]) }}",
            self.data()
        )
    }

    fn collections_of_own(&mut self) -> String {
        self.needs(
            "#[derive(Clone, Debug, Default, PartialEq)]\nstruct Bag(Vec<(String, usize)>);\n\n\
             impl Bag {\n    fn add(&mut self, word: &str) {\n        match self.0.iter_mut().find(|(known, _)| known == word) {\n            Some((_, count)) => *count += 1,\n            None => self.0.push((word.to_string(), 1)),\n        }\n    }\n}\n\n\
             impl<'a> FromIterator<&'a str> for Bag {\n    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Bag {\n        let mut bag = Bag::default();\n        bag.extend(words);\n        bag\n    }\n}\n\n\
             impl<'a> Extend<&'a str> for Bag {\n    fn extend<I: IntoIterator<Item = &'a str>>(&mut self, words: I) {\n        words.into_iter().for_each(|word| self.add(word));\n    }\n}\n\n\
             impl std::ops::Deref for Bag {\n    type Target = [(String, usize)];\n    fn deref(&self) -> &Self::Target {\n        &self.0\n    }\n}\n\n\
             impl<'a> IntoIterator for &'a Bag {\n    type Item = &'a (String, usize);\n    type IntoIter = std::slice::Iter<'a, (String, usize)>;\n    fn into_iter(self) -> Self::IntoIter {\n        self.0.iter()\n    }\n}\n\n\
             impl IntoIterator for Bag {\n    type Item = (String, usize);\n    type IntoIter = std::vec::IntoIter<(String, usize)>;\n    fn into_iter(self) -> Self::IntoIter {\n        self.0.into_iter()\n    }\n}\n\n\
             struct Span {\n    low: i32,\n    high: i32,\n}\n\n\
             impl Iterator for Span {\n    type Item = i32;\n    fn next(&mut self) -> Option<i32> {\n        (self.low < self.high).then(|| {\n            self.low += 1;\n            self.low - 1\n        })\n    }\n\n    \
             fn size_hint(&self) -> (usize, Option<usize>) {\n        let left = (self.high - self.low).max(0) as usize;\n        (left, Some(left))\n    }\n}\n\n\
             impl DoubleEndedIterator for Span {\n    fn next_back(&mut self) -> Option<i32> {\n        if self.low >= self.high {\n            return None;\n        }\n        self.high -= 1;\n        Some(self.high)\n    }\n}\n\n\
             impl ExactSizeIterator for Span {}",
        );
        let data = self.data();
        let what = self.ending(&[
            "{ let mut bag: Bag = source.split('/').collect(); bag.extend([\"a\", \"é\", \"a\"]); bag }",
            "{ let mut bag = Bag::default(); bag.extend(words.iter().map(String::as_str)); bag.iter().map(|(w, n)| w.len() * n).sum::<usize>() }",
            "{ let bag: Bag = words.iter().map(String::as_str).collect(); let mut out = Vec::new(); for (w, n) in &bag { out.push(format!(\"{w}{n}\")); } for (w, n) in bag { out.insert(0, w.repeat(n)); } out }",
            "words.iter().map(|w| &w[..]).collect::<Bag>().first().cloned()",
            "Span { low: -2, high: $N }.rev().map(|n| n * $M).collect::<Vec<_>>()",
            "Span { low: 0, high: numbers.len() as i32 % 9 }.rev().skip($N).zip(numbers.iter()).collect::<Vec<_>>()",
            "Span { low: -1, high: $N }.len() + Span { low: 0, high: 6 }.rposition(|n| n == $N).unwrap_or(99)",
            "{ let mut span = Span { low: 0, high: 7 }; let ends = (span.next(), span.next_back(), span.nth(1), span.nth_back($N)); (ends, span.collect::<Vec<_>>()) }",
            "Span { low: 1, high: 5 }.rfold(String::new(), |text, n| text + &n.to_string())",
            "Span { low: 0, high: 9 }.step_by($M).chain(Span { low: 3, high: $N }).peekable().next_if_eq(&0)",
        ]);
        format!("{{ {data} format!(\"{{:?}}\", {what}) }}")
    }

    fn conversions(&mut self) -> String {
        self.needs(
            "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]\n#[repr(u8)]\nenum Level {\n    Low = 1,\n    Mid = 5,\n    High = 9,\n}\n\n\
             impl TryFrom<u8> for Level {\n    type Error = String;\n    fn try_from(n: u8) -> Result<Level, String> {\n        Ok(match n {\n            0..=3 => Level::Low,\n            4..=6 | 8 => Level::Mid,\n            b'a'..=b'z' => Level::High,\n            _ => return Err(format!(\"no level {n}\")),\n        })\n    }\n}\n\n\
             impl From<Level> for u8 {\n    fn from(level: Level) -> u8 {\n        level as u8\n    }\n}\n\n\
             #[derive(Debug, PartialEq)]\nstruct Mark {\n    level: Level,\n    name: String,\n}\n\n\
             #[derive(Debug, PartialEq)]\nenum MarkError {\n    Shape,\n    Number(std::num::ParseIntError),\n    Level(String),\n}\n\n\
             impl From<std::num::ParseIntError> for MarkError {\n    fn from(e: std::num::ParseIntError) -> Self {\n        MarkError::Number(e)\n    }\n}\n\n\
             impl From<String> for MarkError {\n    fn from(e: String) -> Self {\n        MarkError::Level(e)\n    }\n}\n\n\
             impl std::str::FromStr for Mark {\n    type Err = MarkError;\n    fn from_str(text: &str) -> Result<Self, Self::Err> {\n        let Some((number, name)) = text.split_once(['=', '-']) else {\n            return Err(MarkError::Shape);\n        };\n        \
             let level = number.parse::<u8>()?.try_into()?;\n        Ok(Mark { level, name: name.into() })\n    }\n}\n\n\
             impl AsRef<str> for Mark {\n    fn as_ref(&self) -> &str {\n        &self.name\n    }\n}\n\n\
             impl PartialEq<str> for Mark {\n    fn eq(&self, other: &str) -> bool {\n        self.name == other\n    }\n}",
        );
        let data = self.data();
        let what = self.ending(&[
            "[\"1=a\", \"7-b\", \"x=\", \"\", \"97=é=\", \"300-\"].map(str::parse::<Mark>)",
            "source.split('/').map(|p| p.parse::<Mark>().map(|m| u8::from(m.level))).collect::<Vec<_>>()",
            "[\"1=a\", \"5-$N\"].iter().map(|t| t.parse::<Mark>()).collect::<Result<Vec<_>, _>>()",
            "source.bytes().map(Level::try_from).filter_map(Result::ok).max()",
            "format!(\"$N=$M\").parse::<Mark>().is_ok_and(|m| &m == \"$M\" && m.as_ref().len() == 1)",
            "(u8::try_from(numbers.len() as i32 * $M), i8::try_from(200 + $N), u32::try_from(-$M), char::try_from(0xD7FFu32 + $N))",
            "(i64::from(-$N), f64::from($N), u32::from('é'), char::from(b'a' + $N), String::from('😀'), Vec::from([1, $N]), Option::from($M))",
            "words.iter().map(|w| Box::<str>::from(w.as_str()).len()).sum::<usize>()",
            "(Level::High as i32 - Level::Low as i32 + $N, Level::Mid.max(Level::Low), Level::Low < Level::High)",
        ]);
        format!("{{ {data} format!(\"{{:?}}\", {what}) }}")
    }

    fn modules(&mut self) -> String {
        self.needs(
            "mod shop {\n    use std::fmt;\n\n    pub const TAX: u32 = 19;\n    static NAMES: [&str; 3] = [\"pen\", \"stift ü\", \"\"];\n\n    \
             #[derive(Clone, Debug)]\n    pub struct Item {\n        pub price: u32,\n        name: &'static str,\n    }\n\n    \
             impl Item {\n        pub fn new(price: u32) -> Item {\n            Item { price, name: NAMES[price as usize % NAMES.len()] }\n        }\n    }\n\n    \
             impl fmt::Display for Item {\n        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {\n            write!(f, \"{:<6}\", self.name)?;\n            f.pad_integral(true, \"\", &self.price.to_string())\n        }\n    }\n\n    \
             pub mod till {\n        use super::{Item, TAX};\n\n        pub(crate) fn sum(items: &[Item]) -> Result<u32, super::Empty> {\n            if items.is_empty() {\n                return Err(super::Empty);\n            }\n            \
             Ok(items.iter().map(|i| i.price * (100 + TAX) / 100).sum())\n        }\n    }\n\n    #[derive(Debug, PartialEq)]\n    pub struct Empty;\n}\n\nuse shop::till as cash;",
        );
        let data = self.data();
        let what = self.ending(&[
            "cash::sum(&items)",
            "shop::till::sum(&items[..items.len().min($N)])",
            "items.iter().map(|i| format!(\"{i:>4}|{i}\")).collect::<Vec<_>>()",
            "items.last_mut().map(|i| { i.price += shop::TAX; i.clone() })",
        ]);
        format!(
            "{{ use shop::Item; {data} let mut items: Vec<Item> = numbers.iter().take(5).map(|n| Item::new(n.unsigned_abs())).collect(); format!(\"{{:?}}\", {what}) }}"
        )
    }

    fn patterns_of_all_sorts(&mut self) -> String {
        self.needs(
            "#[derive(Clone, Debug, PartialEq)]\nenum Token {\n    Number(i32),\n    Word { text: String, loud: bool },\n    Group(Box<Token>, Vec<Token>),\n    End,\n}\n\nconst LUCKY: i32 = 7;\n\n\
             fn rank(token: &Token, depth: u8) -> i32 {\n    match token {\n        Token::Number(LUCKY) => 100,\n        Token::Number(n @ (i32::MIN..=-1 | 10..)) if *n % 2 == 0 => n.wrapping_neg(),\n        Token::Number(n) => n + i32::from(depth),\n        \
             Token::Word { text, .. } if matches!(text.as_str(), \"a\" | \"html\") => 1,\n        Token::Word { loud: true, text: t } => t.len() as i32,\n        Token::Word { loud, .. } => -i32::from(!loud),\n        \
             Token::Group(first, rest) => match (first.as_ref(), rest.as_slice()) {\n            (Token::End, []) => 0,\n            (inner, [Token::Number(a), .., Token::Number(b)]) if depth < 4 => rank(inner, depth + 1) + a * b,\n            \
             (_, [one]) => rank(one, depth + 1) * 2,\n            (inner, [head @ .., _]) => head.iter().map(|t| rank(t, depth + 1)).sum::<i32>() - rank(inner, depth),\n            (inner, []) => rank(inner, depth + 2),\n        },\n        Token::End => -1,\n    }\n}",
        );
        let data = self.data();
        let change = self.ending(&[
            "",
            "if let Some(Token::Word { text, loud }) = tokens.first_mut() { text.push('!'); *loud = !*loud; }",
            "for token in &mut tokens { if let Token::Number(n) = token { *n += $N; } }",
            "tokens = vec![Token::Group(Box::new(tokens.pop().unwrap_or(Token::End)), tokens)];",
            "let [first, .., last] = &mut tokens[..] else { return \"too few\".to_string() }; std::mem::swap(first, last);",
            "if let [.., Token::Number(a), Token::Word { .. }] = tokens[..] { tokens.truncate(a.unsigned_abs() as usize % 3); }",
            "while let Some(Token::Number(..=$N) | Token::End) = tokens.last() { tokens.pop(); }",
        ]);
        format!(
            "{{ let build = |source: String| -> String {{ {data_of} let mut tokens: Vec<Token> = Vec::new(); \
             for (i, word) in words.into_iter().enumerate() {{ tokens.push(match (i % 3, word.chars().next()) {{ (_, None) => Token::End, (0, Some('0'..='9')) => Token::Number(9), \
             (1, Some(c)) if c.is_ascii() => Token::Number(numbers[i] + c as i32 % 5), (_, Some(_)) => Token::Word {{ loud: word.len() > 3, text: word }} }}); }} {change} \
             let group = Token::Group(Box::new(Token::Number(7)), tokens.clone()); format!(\"{{}} {{:?}} {{}}\", rank(&group, 0), tokens.iter().map(|t| rank(t, 1)).collect::<Vec<_>>(), group == Token::End) }}; \
             {data} build(source) }}",
            data_of = data.replacen(&data[..data.find("let words").unwrap_or(0)], "", 1),
        )
    }

    fn guarded_loops(&mut self) -> String {
        let data = self.data();
        let (bound, step) = (self.random.below(9), 1 + self.random.below(3));
        let inner = self.ending(&[
            "let Some(d) = c.to_digit(10) else { skipped += 1; continue 'words };",
            "let d = match c { '0'..='9' => c as u32 - 48, 'a' | 'e' => break, _ if skipped > 9 => break 'words, _ => { skipped += 1; continue } };",
            "let Ok(d) = u32::try_from(c) else { break 'words }; if d > 200 { continue 'words; }",
            "let (Some(d), true) = (c.to_digit(16), skipped < 5) else { skipped += $M; continue };",
        ]);
        format!(
            "{{ {data} let (mut sum, mut skipped, mut rounds) = (0u32, 0usize, 0); 'words: for (i, word) in words.iter().enumerate().step_by({step}) {{ \
             let mut left = 6; for c in word.chars() {{ rounds += 1; if left == 0 {{ break; }} left -= 1; {inner} sum += d * (i as u32 + 1); }} if sum > 5000 {{ break; }} }} \
             let mut n = sum as usize + {bound}; let trail: Vec<usize> = std::iter::from_fn(|| {{ (n > 1).then(|| {{ n = if n % 2 == 0 {{ n / 2 }} else {{ n / 3 }}; n }}) }}).collect(); \
             let mut it = trail.iter(); let mut kept = 0; while let Some(t) = it.next() {{ if t % 2 == 0 {{ it.next(); kept += 1; }} else if *t > 99 {{ break; }} }} \
             format!(\"{{sum}} {{skipped}} {{rounds}} {{kept}} {{trail:?}} {{}}\", it.len()) }}"
        )
    }

    fn closures_that_change(&mut self) -> String {
        self.needs(
            "fn each(items: &[i32], mut f: impl FnMut(i32) -> bool) -> usize {\n    let mut done = 0;\n    for n in items {\n        if !f(*n) {\n            break;\n        }\n        done += 1;\n    }\n    done\n}\n\n\
             fn both<F>(a: &[i32], b: &[i32], f: &mut F) -> (usize, usize)\nwhere\n    F: FnMut(i32) -> bool,\n{\n    (each(a, &mut *f), each(b, f))\n}\n\n\
             fn once<T>(value: T, f: impl FnOnce(T) -> T) -> T {\n    f(value)\n}",
        );
        let data = self.data();
        let (limit, at) = (self.random.below(30), self.random.below(4));
        let call = self.ending(&[
            "each(&numbers, &mut keep)",
            "each(&numbers[$N % numbers.len().max(1)..], keep)",
            "{ let (a, b) = both(&numbers, &[1, 2, $N], &mut keep); a * 100 + b }",
            "both(&[$N, $M], &numbers, &mut keep).1",
        ]);
        format!(
            "{{ {data} let mut seen = Vec::new(); let mut total = 0i32; let mut longest = String::new(); \
             let mut keep = |n: i32| {{ total += n; seen.push(n); if seen.len() % 3 == 0 {{ longest.push_str(&n.to_string()); }} total < {limit} }}; let done = {call}; \
             let words = once(words, |mut words| {{ words.truncate({at}); words.iter_mut().for_each(|w| w.insert(0, '-')); words }}); \
             let mut calls = 0; let doubled: Vec<i32> = numbers.iter().filter(|n| {{ calls += 1; **n > 2 }}).map(|n| n * 2).take({at}).collect(); \
             format!(\"{{done}} {{total}} {{seen:?}} {{longest}} {{words:?}} {{calls}} {{doubled:?}}\") }}"
        )
    }

    fn sets(&mut self) -> String {
        self.needs("use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};");
        let data = self.data();
        let changes = self.steps_of(&[
            "a.insert($N);",
            "a.remove(&$M);",
            "a.extend(&b);",
            "a.retain(|n| n % $M != 0);",
            "if let Some(n) = a.pop_first() { b.insert(n * 2); }",
            "b.append(&mut a);",
            "a = a.intersection(&b).copied().collect();",
            "let high = a.split_off(&$N); b = high;",
            "b.clear();",
            "a = &a | &b;",
            "b = &a - &b;",
        ]);
        let look = self.ending(&[
            "a.union(&b).collect::<Vec<_>>()",
            "a.symmetric_difference(&b).collect::<BTreeSet<_>>().into_iter().rev().collect::<Vec<_>>()",
            "(a.is_subset(&b), a.is_disjoint(&b), a.is_superset(&b))",
            "a.range($N..).next()",
            "(a.first(), b.last(), a.len(), a.contains(&$N))",
            "a.difference(&b).copied().max()",
            "a.iter().rev().take($M).collect::<Vec<_>>()",
            "chars.iter().collect::<String>()",
            "(known.contains(\"index\"), known.len(), { let mut all: Vec<_> = known.iter().cloned().collect(); all.sort(); all })",
            "{ let other: HashSet<String> = HashSet::from([\"a\".to_string(), \"html\".to_string()]); (known.is_disjoint(&other), known.intersection(&other).count(), known == other) }",
        ]);
        format!(
            "{{ {data} let mut a: BTreeSet<i32> = numbers.iter().copied().collect(); let mut b = BTreeSet::from([1, 5, 9]); let chars: BTreeSet<char> = source.chars().collect(); \
             let known: HashSet<String> = words.into_iter().collect(); {changes} format!(\"{{a:?}} {{b:?}} {{:?}}\", {look}) }}"
        )
    }

    fn hash_maps(&mut self) -> String {
        self.needs("use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};");
        let data = self.data();
        let changes = self.steps_of(&[
            "counts.remove(\"a\");",
            "counts.retain(|_, n| *n > 1);",
            "counts.retain(|_, n| { *n *= 2; true });",
            "counts.extend(words.iter().map(|w| (w.clone() + \"é\", $N)));",
            "if let Some(n) = counts.get_mut(\"index\") { *n += $N; }",
            "let old = counts.insert(\"x\".to_string(), $N); assert!(old.is_none() || old < Some(900));",
            "*counts.entry(\"html\".into()).or_insert($M) += 1;",
            "counts.entry(String::new()).and_modify(|n| *n -= 1).or_insert_with(|| $N);",
        ]);
        let look = self.ending(&[
            "counts.values().sum::<i32>()",
            "counts.get(\"a\").copied().unwrap_or(-1)",
            "counts.iter().filter(|(w, n)| w.len() as i32 > **n).count()",
            "counts.keys().map(String::len).max()",
            "counts.values().any(|n| *n == $M)",
            "counts.contains_key(\"html\") && counts.len() > $N",
            "{ let mut all: Vec<(String, i32)> = counts.clone().into_iter().collect(); all.sort(); all }",
            "counts.iter().map(|(w, n)| (w.as_str(), *n)).collect::<BTreeMap<_, _>>()",
            "counts == HashMap::from([(\"a\".to_string(), 1)])",
            "words.iter().map(|w| counts[w]).collect::<Vec<_>>()",
        ]);
        format!(
            "{{ {data} let mut counts: HashMap<String, i32> = HashMap::new(); for word in &words {{ *counts.entry(word.clone()).or_default() += 1; }} {changes} \
             format!(\"{{:?}} {{}}\", {look}, counts.len()) }}"
        )
    }

    fn ordered_maps(&mut self) -> String {
        let data = self.data();
        let changes = self.steps_of(&[
            "map.range_mut($N..).for_each(|(_, w)| w.push('+'));",
            "let mut high = map.split_off(&$N); high.retain(|k, _| k % $M == 0); map.append(&mut high);",
            "if let Some((k, w)) = map.pop_last() { map.insert(k - $M, w); }",
            "if let Some(mut first) = map.first_entry() { first.get_mut().insert(0, '<'); }",
            "match map.entry($N) { std::collections::btree_map::Entry::Occupied(mut e) => { e.insert(\"there\".into()); } std::collections::btree_map::Entry::Vacant(e) => { e.insert(\"new\".into()); } }",
            "map.extend([($N, \"é\".to_string()), ($M, String::new())]);",
            "if let Some(w) = map.remove(&$M) { map.insert(40 + $N, w); }",
            "map = map.into_iter().map(|(k, w)| (-k, w)).collect();",
            "for (k, w) in &mut map { if *k > $N { w.truncate(0); } }",
            "map.values_mut().take($M).for_each(|w| *w = w.to_uppercase());",
        ]);
        let look = self.ending(&[
            "map.range(..$N).next_back()",
            "map.range($N..=$N + 9).map(|(k, _)| *k).collect::<Vec<_>>()",
            "map.range((std::ops::Bound::Excluded($N), std::ops::Bound::Unbounded)).count()",
            "map.iter().rev().find(|(k, w)| w.len() as i32 > **k)",
            "map.keys().zip(map.values().skip($M)).collect::<Vec<_>>()",
            "map.first_key_value().max(map.last_key_value())",
            "map.get_key_value(&$M)",
            "map.into_values().collect::<Vec<_>>().concat()",
            "map.get(&$N).map_or(0, String::len)",
        ]);
        format!(
            "{{ {data} let mut map: BTreeMap<i32, String> = numbers.into_iter().zip(words).collect(); {changes} let shown = format!(\"{{map:?}}\"); format!(\"{{shown}} {{:?}}\", {look}) }}"
        )
    }

    fn deques(&mut self) -> String {
        self.needs("use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};");
        let data = self.data();
        let changes = self.steps_of(&[
            "queue.push_front($N);",
            "queue.push_back($M);",
            "if let (Some(a), Some(b)) = (queue.pop_front(), queue.pop_back()) { queue.push_back(a * b % 1000); }",
            "let by = queue.len() / 2; queue.rotate_left(by);",
            "queue.extend(numbers.iter().take($N));",
            "if let Some(n) = queue.front_mut() { *n -= $M; }",
            "queue.retain(|n| n % $M == 0 || *n < 4);",
            "queue.truncate(9);",
            "if queue.len() > $N { queue.swap(0, $N); queue[$N] += 1; }",
            "queue.iter_mut().rev().take($M).for_each(|n| *n += 10);",
            "queue = queue.into_iter().rev().collect();",
            "queue.insert(0, $N); queue.remove(1);",
        ]);
        let look = self.ending(&[
            "queue.iter().rev().step_by($M).collect::<Vec<_>>()",
            "(queue.front(), queue.back(), queue.get($N), queue.contains(&$M))",
            "queue.iter().sum::<i32>()",
            "queue == VecDeque::from([$N, $M])",
            "queue.iter().position(|n| *n == $N)",
            "Vec::from(queue.clone()).first().copied()",
        ]);
        format!(
            "{{ {data} let mut queue: VecDeque<i32> = numbers.iter().copied().take(7).collect(); {changes} format!(\"{{queue:?}} {{:?}}\", {look}) }}"
        )
    }

    fn cows(&mut self) -> String {
        self.needs(
            "use std::borrow::Cow;\n\nfn cleaned(text: &str) -> Cow<'_, str> {\n    if text.contains(['/', ' ']) {\n        Cow::Owned(text.replace('/', \"_\").trim().to_string())\n    } else {\n        Cow::Borrowed(text.trim_end_matches('l'))\n    }\n}\n\n\
             fn is_borrowed(text: &Cow<'_, str>) -> bool {\n    match text {\n        Cow::Borrowed(_) => true,\n        Cow::Owned(_) => false,\n    }\n}",
        );
        let data = self.data();
        let what = self.ending(&[
            "{ let mut all: Vec<Cow<'_, str>> = words.iter().map(|w| cleaned(w)).collect(); all.push(cleaned(&source)); all.iter().map(|c| (is_borrowed(c), c.len())).collect::<Vec<_>>() }",
            "{ let mut text = cleaned(&source); text.to_mut().push('!'); (is_borrowed(&text), text.into_owned()) }",
            "cleaned(&source) + \"é\"",
            "cleaned(\"all\") == \"a\" && cleaned(&source).starts_with('_')",
            "cleaned(words.first().map_or(\"a b\", |w| w.as_str())).chars().rev().collect::<String>()",
            "words.iter().map(|w| cleaned(w).into_owned()).max()",
            "{ let all = words.concat(); let mut text: Cow<str> = \"x\".into(); text += \"y\"; text += all.as_str(); text.to_string() }",
            "String::from(cleaned(&source)).len() + Cow::from(\"é\").len()",
        ]);
        format!("{{ {data} format!(\"{{:?}}\", {what}) }}")
    }

    fn durations(&mut self) -> String {
        let data = self.data();
        let (a, b) = (1 + self.random.below(9000), 1 + self.random.below(70));
        let what = self.ending(&[
            "first + second * $M",
            "first.checked_sub(second)",
            "first.saturating_sub(second).as_millis()",
            "(first.as_secs(), first.subsec_millis(), first.subsec_nanos())",
            "first.cmp(&second)",
            "first / $M",
            "(first.max(second), first.is_zero(), first.as_secs_f64())",
            "[first, second, first].iter().sum::<std::time::Duration>()",
            "std::time::Duration::new($N, 999_999_999).checked_add(std::time::Duration::from_nanos($M))",
            "(first > second, first == first + std::time::Duration::ZERO)",
        ]);
        format!(
            "{{ {data} let first = std::time::Duration::from_millis({a} + numbers.len() as u64 * 37); let second = std::time::Duration::from_secs(words.len() as u64 % {b}); format!(\"{{:?}}\", {what}) }}"
        )
    }

    fn characters(&mut self) -> String {
        let data = self.data();
        let what = self.ending(&[
            "source.chars().map(|c| c.to_digit(16).map_or(c, |d| char::from_digit(d / 2, 36).unwrap_or('?'))).collect::<String>()",
            "source.chars().filter(|c| c.is_alphanumeric() || c.is_ascii_punctuation()).map(|c| c.len_utf8() + c.len_utf16()).collect::<Vec<_>>()",
            "source.chars().map(|c| char::from_u32(c as u32 + $N)).collect::<Option<String>>()",
            "source.chars().map(|c| match c { 'a'..='z' => ((c as u8 - b'a' + $N) % 26 + b'a') as char, 'A'..='Z' | '0'..='9' => c.to_ascii_lowercase(), _ => c }).collect::<String>()",
            "source.bytes().map(|b| (b.is_ascii_alphabetic(), b as char, b.to_ascii_uppercase())).last()",
            "source.chars().rev().skip_while(|c| !c.is_whitespace() && *c != '/').map(|c| c.eq_ignore_ascii_case(&'A')).collect::<Vec<_>>()",
            "('a'..='f').chain('x'..'z').rev().step_by($M).collect::<String>()",
            "source.chars().map(|c| c.is_ascii_hexdigit() as u32 + c.is_control() as u32 * 10 + c.is_ascii_graphic() as u32 * 100).sum::<u32>()",
            "source.chars().map(|c| c.to_uppercase().chain(c.to_lowercase()).collect::<String>()).filter(|s| s.is_ascii()).collect::<Vec<_>>().join(\"|\")",
            "source.escape_default().to_string()",
            "source.chars().max().zip(source.chars().min_by_key(|c| *c as u32 % 10))",
            "source.encode_utf16().count() + source.char_indices().map(|(i, _)| i).sum::<usize>()",
        ]);
        format!("{{ {data} format!(\"{{:?}}\", {what}) }}")
    }

    fn integers(&mut self) -> String {
        let int = self.int();
        let ty = Ty::Int(int);
        let (a, b) = (self.expr(&ty, 2), self.expr(&ty, 1));
        let mut all = vec![
            "a.checked_add(b)",
            "a.checked_mul(b).is_some()",
            "a.checked_div(b)",
            "a.checked_sub(b).map(|n| n / 3)",
            "a.checked_rem(b)",
            "a.rem_euclid(if b == 0 { 7 } else { b / 2 | 1 })",
            "a.abs_diff(b)",
            "(a.min(b), a.max(b), a.clamp(1, 9), a.cmp(&b))",
            "a.to_string().parse::<u16>().map_err(|e| e.to_string())",
            "(a / 2).max(b / 2)",
            "(a % 10).pow(2)",
            "format!(\"{a:+}|{b:>6}|{a:<3}|{b:05}\")",
            "(a as i8, a as u8, b as i16, b as u32, a as f64)",
        ];
        if int.bits() < 64 {
            all.extend([
                "(a.wrapping_add(b), a.wrapping_sub(b), a.wrapping_mul(b))",
                "(a.saturating_add(b), a.saturating_sub(b), a.saturating_mul(b))",
                "(a.overflowing_add(b), a.overflowing_mul(b))",
                "(a.leading_zeros(), a.trailing_zeros(), a.count_ones(), a.rotate_left($N), a.swap_bytes())",
                "(a.wrapping_shl($N), a >> $N, !a, a ^ b, a & b | $N)",
                "(a.to_be_bytes(), b.to_le_bytes())",
                "a.checked_pow($N)",
                "(a > 0, a.wrapping_neg())",
            ]);
        }
        let signed = [
            "a.signum()",
            "(a.is_negative(), a.checked_abs(), a.unsigned_abs())",
            "a.checked_neg()",
        ];
        let unsigned = [
            "a.is_power_of_two()",
            "a.checked_next_power_of_two().is_some()",
            "a.div_ceil(b | 1)",
            "(a | 1).ilog2()",
        ];
        all.extend(if int.is_signed() {
            &signed[..]
        } else {
            &unsigned[..]
        });
        let what = *self.random.pick(&all);
        let what = what.replace("$N", &self.random.below(5).to_string());
        let (text, radix) = (self.expr(&Ty::Text, 1), 2 + self.random.below(35));
        format!(
            "{{ let a: {ty} = {a}; let b: {ty} = {b}; let source: String = {text}; let read = {ty}::from_str_radix(source.trim_start_matches('/'), {radix}).ok(); format!(\"{{:?}} {{read:?}}\", {what}) }}"
        )
    }

    fn floats(&mut self) -> String {
        let (a, b) = (self.expr(&Ty::F64, 2), self.expr(&Ty::F64, 1));
        let what = self.ending(&[
            "(a.floor(), a.ceil(), a.round(), a.trunc(), b.fract())",
            "(a.abs().sqrt(), a.signum(), b.is_sign_negative(), a.is_finite())",
            "(a.min(b), a.max(b), a.clamp(-1.5, 2.5), a.total_cmp(&b))",
            "(a as i32, a as u8, b as i64 % 1000, b as usize / 2 > 5)",
            "[a, b, $N.5, -0.0].iter().copied().fold(f64::NEG_INFINITY, f64::max)",
            "{ let mut all = vec![a, b, $N.25, -7.0]; all.sort_by(f64::total_cmp); all }",
            "a.partial_cmp(&b).map(|o| o.reverse())",
            "(a * $M.0).rem_euclid(3.0)",
            "(a % 2.0, a.abs() > b, a.recip().is_nan())",
            "(a.to_string().parse::<f64>() == Ok(a), a == b, a < b)",
            "(a.powi($N), a.copysign(b))",
            "(a as f32, (b as f32 * 3.0) as f64, f32::from($Nu8) / 3.0)",
            "a.max(b).is_infinite()",
            "format!(\"{a:.3}|{b:10.1}|{a:+}|{b:e}|{:?}\", a / 4.0)",
            "[1.5, $N.0].iter().sum::<f64>() / [a, 2.0].iter().product::<f64>()",
        ]);
        format!("{{ let a: f64 = {a}; let b: f64 = {b}; format!(\"{{:?}}\", {what}) }}")
    }

    fn building(&mut self) -> String {
        self.needs("use std::fmt::Write as _;");
        let data = self.data();
        let changes = self.steps_of(&[
            "write!(text, \"{:>$M}|{:?}\", words.len(), words.first()).unwrap();",
            "writeln!(text, \"{}\", words.join(\"é\")).unwrap();",
            "text.insert_str(0, \"日本\");",
            "if text.is_char_boundary($N) { let tail = text.split_off($N.min(text.len())); text.push_str(&tail.to_uppercase()); }",
            "text.retain(|c| c != '/');",
            "if let Some(c) = text.pop() { text.insert(0, c); }",
            "if text.len() > $N && text.is_char_boundary($N) { text.truncate($N); }",
            "text.extend(numbers.iter().take($M).map(|n| n.to_string()));",
            "text.extend(['x', 'é', '😀'].iter().take($N));",
            "text = text.split('a').rev().collect::<Vec<_>>().join(\"A\");",
            "if let Some(i) = text.find('i') { text.replace_range(i..i + 1, \"<i>\"); }",
            "text.drain(..text.find('d').unwrap_or(0));",
            "text = text.split_inclusive('/').map(|p| p.trim_end_matches('/')).rev().collect::<String>();",
            "text.truncate(text.char_indices().nth($N).map_or(text.len(), |(i, _)| i));",
            "text = text.chars().flat_map(|c| [c, '.']).take(40).collect();",
            "text += &format!(\"{:-^1$}\", text.len(), $M);",
        ]);
        format!(
            "{{ {data} let mut text = source.clone(); {changes} format!(\"{{text:?}} {{}} {{}}\", text.len(), text.chars().count()) }}"
        )
    }

    fn options(&mut self) -> String {
        let (ty, data) = (self.ty(0), self.data());
        let option = Ty::Option(Box::new(ty.clone()));
        let (a, b, value) = (
            self.expr(&option, 2),
            self.expr(&option, 1),
            self.literal(&ty, 1),
        );
        let what = self.ending(&[
            "a.clone().xor(b.clone())",
            "a.clone().zip(b.clone())",
            "a.as_ref().or(b.as_ref())",
            "a.clone().ok_or_else(|| words.len()).and_then(|x| b.clone().map(|y| (x, y)).ok_or($N))",
            "a.clone().filter(|x| Some(x) != b.as_ref()).is_none_or(|x| x == spare)",
            "[a.clone(), b.clone(), Some(spare.clone())].into_iter().flatten().collect::<Vec<_>>()",
            "[a.clone(), b.clone()].into_iter().collect::<Option<Vec<_>>>()",
            "Some(a.clone().ok_or(\"no\")).transpose()",
            "Some(a.clone()).flatten().map_or_else(|| -1, |_| $N)",
            "{ let mut c = a.clone(); let old = c.replace(spare.clone()); let got = c.take().is_some(); (old, got, c.get_or_insert_with(|| spare.clone()).clone()) }",
            "{ let mut c = a.clone(); if let Some(x) = c.as_mut() { *x = spare.clone(); } (c == a, c.is_some_and(|x| x == spare)) }",
            "numbers.iter().map(|n| n.checked_sub(3)).sum::<Option<i32>>()",
            "words.iter().map(|w| w.parse::<i32>()).sum::<Result<i32, _>>().map_err(|e| e.to_string())",
            "words.first().map(String::as_str).or_else(|| source.get(..$N)).unwrap_or_default()",
            "words.iter().max_by_key(|w| w.len()).and_then(|w| w.chars().nth($N)).map(u32::from)",
            "a.iter().chain(b.iter()).cloned().last()",
            "words.first().map(|w| w.len())",
            "(a.is_some() && b.is_none(), a == b, a.clone().unwrap_or(spare.clone()))",
            "Ok::<_, String>(a.clone()).and_then(|x| x.ok_or_else(|| \"none\".to_string())).unwrap_or_else(|e| { assert!(e.len() == 4); spare.clone() })",
            "(|| { let x = a.clone()?; let y = b.clone()?; Some((y, x)) })()",
        ]);
        format!(
            "{{ {data} let a: {option} = {a}; let b: {option} = {b}; let spare: {ty} = {value}; format!(\"{{:?}}\", {what}) }}"
        )
    }

    fn parts_of_places(&mut self) -> String {
        self.needs(
            "#[derive(Clone, Debug, Default, PartialEq)]\nstruct Inner {\n    list: Vec<i32>,\n    pair: (i32, String),\n}\n\n#[derive(Clone, Debug, Default, PartialEq)]\nstruct Outer {\n    a: Inner,\n    b: Inner,\n    all: Vec<Inner>,\n    row: [i32; 4],\n}\n\n\
             fn bump(n: &mut i32, text: &mut String) -> usize {\n    *n += 1;\n    text.push('b');\n    text.len()\n}\n\n\
             impl Outer {\n    fn both(&mut self) -> (&mut Inner, &mut Inner) {\n        (&mut self.a, &mut self.b)\n    }\n\n    fn named(&mut self, first: bool) -> &mut (i32, String) {\n        if first { &mut self.a.pair } else { &mut self.b.pair }\n    }\n}",
        );
        let data = self.data();
        let changes = self.steps_of(&[
            "let Outer { a, b, .. } = &mut outer; std::mem::swap(&mut a.list, &mut b.list); a.pair.0 += $N;",
            "let (a, b) = outer.both(); a.list.append(&mut b.list); b.pair = (a.list.len() as i32, a.pair.1.clone());",
            "outer.named(numbers.len() > $N).0 *= 2;",
            "let (n, text) = outer.named(words.len() % 2 == 0); bump(n, text); *text += \"é\";",
            "let copy = outer.a.clone(); outer.all.push(copy); outer.a.list.push($N); outer.a.pair.1.clear();",
            "if let Some(last) = outer.all.last_mut() { last.pair.0 = bump(&mut last.pair.0, &mut last.pair.1) as i32; last.list.insert(0, $M); }",
            "let (left, right) = outer.row.split_at_mut(2); left[0] += right[1]; right.swap(0, 1); right[0] -= left[1];",
            "for (n, m) in outer.row.iter_mut().zip(&numbers) { *n = n.wrapping_add(*m); }",
            "for part in outer.row.chunks_mut($M) { part.reverse(); part[0] += 1; }",
            "outer.b = std::mem::take(&mut outer.a); outer.b.list.reverse();",
            "let mut row = outer.row; row[$N % 4] = 77; outer.all.iter_mut().for_each(|i| i.list.extend_from_slice(&row[..$M]));",
            "outer.all = vec![outer.b.clone(); $M]; outer.all[0].pair.1.push('z');",
            "let old = std::mem::replace(&mut outer.b.pair, ($N, \"new\".into())); outer.a.pair.1.push_str(&old.1);",
            "let at = &mut outer.b.list; at.sort_unstable(); at.dedup(); let at = &mut outer.row[1]; *at ^= $M;",
            "let keep = Outer { row: [$N; 4], ..outer.clone() }; if keep != outer { outer = keep; }",
            "outer.row.rotate_right($M % 4); outer.row[..2].copy_from_slice(&[$N, $M]);",
        ]);
        format!(
            "{{ {data} let mut outer = Outer {{ a: Inner {{ list: numbers.clone(), pair: (1, source.clone()) }}, row: [1, 2, 3, 4], ..Outer::default() }}; outer.b.pair.1 = words.concat(); \
             {changes} outer.a.list.truncate(5); outer.b.list.truncate(5); format!(\"{{outer:?}}\") }}"
        )
    }

    fn pretty(&mut self) -> String {
        let ty = self.ty(2);
        let value = self.expr(&ty, 2);
        format!(
            "{{ let value: {ty} = {value}; format!(\"{{value:#?}}|{{:#?}}|{{value:?}}\", (Some(&value), [1u8, 2])) }}"
        )
    }

    fn ranked(&mut self) -> String {
        let data = self.data();
        let what = self.ending(&[
            "{ rows.sort_by(|a, b| b.1.partial_cmp(&a.1).unwrap_or(std::cmp::Ordering::Equal).then_with(|| a.0.cmp(&b.0))); rows }",
            "{ rows.sort_by_key(|r| (r.2 % $M, std::cmp::Reverse(r.0.clone()))); rows }",
            "{ rows.sort_unstable_by(|a, b| (a.0.len(), a.2, &a.0).cmp(&(b.0.len(), b.2, &b.0)).then(a.1.total_cmp(&b.1))); rows }",
            "rows.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|r| r.0.clone())",
            "rows.iter().min_by_key(|r| (r.0.chars().count(), r.2))",
            "rows.iter().map(|r| r.1).fold((f64::MAX, f64::MIN), |(low, high), x| (low.min(x), high.max(x)))",
            "rows.iter().is_sorted_by_key(|r| r.2)",
            "rows.chunk_by(|a, b| a.2 < b.2).map(<[_]>::len).collect::<Vec<_>>()",
            "{ rows.sort_by_key(|r| r.2); rows.binary_search_by_key(&$N, |r| r.2).map_err(|i| i * 10) }",
            "{ let (small, large): (Vec<_>, Vec<_>) = rows.into_iter().partition(|r| r.2 < $N); (small.len(), large.into_iter().rev().map(|r| r.0).collect::<Vec<_>>()) }",
            "{ let mut groups: BTreeMap<usize, Vec<String>> = BTreeMap::new(); for (word, _, n) in rows { groups.entry(n.unsigned_abs() as usize % 3).or_default().push(word); } groups.values_mut().for_each(|g| g.sort()); groups }",
            "{ rows.dedup_by(|a, b| a.0 == b.0); rows.first().cloned() }",
        ]);
        format!(
            "{{ {data} let mut rows: Vec<(String, f64, i32)> = words.into_iter().zip(&numbers).map(|(w, n)| (w, *n as f64 / 4.0, n * n % 11)).collect(); format!(\"{{:?}}\", {what}) }}"
        )
    }

    fn compared(&mut self) -> String {
        self.needs(
            "#[derive(Clone, Debug, Eq)]\nstruct Version {\n    parts: Vec<u32>,\n    tag: Option<String>,\n}\n\n\
             impl Version {\n    fn parse(text: &str) -> Option<Self> {\n        let (numbers, tag) = text.split_once('-').map_or((text, None), |(n, t)| (n, Some(t.to_string())));\n        \
             let parts = numbers.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;\n        Some(Version { parts, tag })\n    }\n}\n\n\
             impl PartialEq for Version {\n    fn eq(&self, other: &Self) -> bool {\n        self.cmp(other).is_eq()\n    }\n}\n\n\
             impl PartialOrd for Version {\n    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {\n        Some(self.cmp(other))\n    }\n}\n\n\
             impl Ord for Version {\n    fn cmp(&self, other: &Self) -> std::cmp::Ordering {\n        let missing = |v: &Version| v.tag.is_none();\n        \
             self.parts.iter().cmp(&other.parts).then_with(|| missing(self).cmp(&missing(other))).then(self.tag.cmp(&other.tag))\n    }\n}\n\n\
             impl std::fmt::Display for Version {\n    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {\n        for (i, part) in self.parts.iter().enumerate() {\n            if i > 0 {\n                f.write_str(\".\")?;\n            }\n            write!(f, \"{part}\")?;\n        }\n        \
             if let Some(tag) = &self.tag {\n            write!(f, \"-{tag:.3}\")?;\n        }\n        Ok(())\n    }\n}",
        );
        let data = self.data();
        let what = self.ending(&[
            "versions.iter().max().map(ToString::to_string)",
            "{ versions.sort(); versions.iter().map(Version::to_string).collect::<Vec<_>>() }",
            "versions.windows(2).map(|w| w[0].cmp(&w[1])).collect::<Vec<_>>()",
            "{ versions.dedup(); versions.len() }",
            "versions.last().cloned()",
            "versions.iter().filter(|v| **v >= Version { parts: vec![1, $N], tag: None }).count()",
            "versions.iter().min() == versions.first() && versions.contains(&Version { parts: vec![0], tag: None })",
            "(words.iter().lt(versions.iter().map(|v| v.tag.clone().unwrap_or_default()).collect::<Vec<_>>().iter()), [1, $N] < [$M, 1], (\"é\", $N) <= (\"z\", $M), Some($N) > None, Err::<u8, _>($N) > Ok(9))",
        ]);
        format!(
            "{{ {data} let mut versions: Vec<Version> = [\"1.2\", \"1.10\", \"1.2-rc1\", \"0\", \"x\", \"1.2-alpha\", \"1.\"].iter().skip(numbers.len() % 3).filter_map(|t| Version::parse(t)).collect(); \
             versions.extend(words.iter().filter_map(|w| Version::parse(w))); format!(\"{{:?}}\", {what}) }}"
        )
    }

    fn chains(&mut self) -> String {
        let data = self.data();
        let steps: Vec<String> = (0..=self.random.below(3))
            .map(|_| {
                self.ending(&[
                    ".peekable()",
                    ".scan(1, |sum, n| { *sum += n; (*sum < 400).then_some(*sum) })",
                    ".flat_map(|n| (0..n.rem_euclid(3)).map(move |m| n * 10 + m))",
                    ".zip((0..9).rev()).map(|(a, b)| a - b)",
                    ".map(Some).filter_map(|n| n.filter(|n| n % $M != 0))",
                    ".chain(std::iter::once($N))",
                    ".chain([$N, $M].into_iter().rev())",
                    ".skip($N).step_by($M)",
                    ".map(|n| vec![n; n.rem_euclid($M) as usize]).flatten()",
                    ".take_while(|n| *n < 90)",
                    ".map_while(|n| n.checked_mul(3)).fuse()",
                    ".inspect(|n| seen += n.rem_euclid(5))",
                    ".enumerate().map(|(i, n)| n ^ i as i32)",
                    ".zip(words.iter()).map(|(n, w)| n + w.len() as i32)",
                ])
            })
            .collect();
        let end = self.ending(&[
            ".collect::<Vec<_>>()",
            ".sum::<i32>()",
            ".fold((0, 0), |(a, b), n| (a.max(n), b + 1))",
            ".max_by_key(|n| n % 7)",
            ".min_by(|a, b| b.cmp(a))",
            ".try_fold(0i8, |sum, n| sum.checked_add(n as i8))",
            ".try_for_each(|n| if n < 50 { Ok(()) } else { Err(n) })",
            ".reduce(|a, b| a.wrapping_mul(31).wrapping_add(b))",
            ".map(|n| (n % 2 == 0, n)).unzip::<_, _, Vec<_>, Vec<_>>()",
            ".last()",
            ".nth($N)",
            ".position(|n| n > $N)",
            ".find(|n| n % $M == 1)",
            ".map(|n| (n, ())).collect::<BTreeMap<_, _>>()",
            ".partition::<Vec<_>, _>(|n| *n > $N)",
            ".map(|n| n.to_string()).collect::<Vec<_>>().join(\"-\")",
            ".map(|n| if n == $N { Err(n) } else { Ok(n) }).collect::<Result<Vec<_>, _>>()",
            ".map(|n| (n % 3, n)).collect::<BTreeMap<_, _>>().into_iter().map(|(k, v)| k + v).product::<i32>()",
            ".count()",
        ]);
        format!(
            "{{ {data} let mut seen = 0; let found = numbers.iter().copied(){}{end}; format!(\"{{found:?}} {{seen}}\") }}",
            steps.concat()
        )
    }
}
