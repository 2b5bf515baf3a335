//! What strings are searched for: a character, a string, several characters, a test of characters.
//! Strings and characters become the plain JavaScript call; the others a loop over the characters.

use super::units::{after, before, between, char_at, char_before, char_text, first_index_of, last_index_of, units, units_of};
use super::class;
use crate::intrinsics::{CharSet, char_set, is_known, raw_add, raw_sub, text_set};
use crate::iter::{DoubleEndedIterator, FromIterator, Iterator};

/// What can be searched for.
pub trait Pattern: Sized {
    /// How it is searched for.
    type Searcher: Searcher;

    /// The searcher.
    fn into_searcher(self) -> Self::Searcher;
}

/// A way to search. Positions are the engine's own units.
pub trait Searcher: Sized {
    /// The pieces between matches.
    type Pieces: Iterator<Item = &'static str>;

    /// Whether there is a match.
    fn is_in(&mut self, s: &str) -> bool;

    /// Whether the text starts with a match.
    fn starts(&mut self, s: &str) -> bool;

    /// Whether the text ends with a match.
    fn ends(&mut self, s: &str) -> bool;

    /// The first match: where it starts and ends.
    fn first(&mut self, s: &str) -> Option<(usize, usize)>;

    /// The last match: where it starts and ends.
    fn last(&mut self, s: &str) -> Option<(usize, usize)>;

    /// Where the match ends that the text starts with, if it does.
    fn prefix(&mut self, s: &str) -> Option<usize>;

    /// Where the match starts that the text ends with, if it does.
    fn suffix(&mut self, s: &str) -> Option<usize>;

    /// The text without the match that it starts with, if it does.
    #[inline]
    fn without_prefix<'a>(&mut self, s: &'a str) -> Option<&'a str> {
        match self.prefix(s) {
            Some(end) => Some(after(s, end)),
            None => None,
        }
    }

    /// The text without the match that it ends with, if it does.
    #[inline]
    fn without_suffix<'a>(&mut self, s: &'a str) -> Option<&'a str> {
        match self.suffix(s) {
            Some(start) => Some(before(s, start)),
            None => None,
        }
    }

    /// The text without repeated matches at its start.
    fn trim_start<'a>(&mut self, s: &'a str) -> &'a str;

    /// The text without repeated matches at its end.
    fn trim_end<'a>(&mut self, s: &'a str) -> &'a str;

    /// The pieces between all matches.
    fn pieces(self, s: &str) -> Self::Pieces;

    /// The pieces between all matches, at once.
    fn piece_list(self, s: &str) -> Vec<&str>;

    /// Panics on an empty pattern, with which only `split`, `replace`, `find` and tests are supported.
    fn assert_not_empty(&self) {}
}

/// A string that is searched for.
#[derive(Clone, Copy)]
pub struct Literal<'a> {
    text: &'a str,
}

impl Searcher for Literal<'_> {
    type Pieces = LiteralPieces;

    #[inline]
    fn is_in(&mut self, s: &str) -> bool {
        let p = self.text;
        js!(pure "$s.includes($p)")
    }

    #[inline]
    fn starts(&mut self, s: &str) -> bool {
        let p = self.text;
        js!(pure "$s.startsWith($p)")
    }

    #[inline]
    fn ends(&mut self, s: &str) -> bool {
        let p = self.text;
        js!(pure "$s.endsWith($p)")
    }

    #[inline]
    fn first(&mut self, s: &str) -> Option<(usize, usize)> {
        match first_index_of(s, self.text) {
            Some(at) => Some((at, raw_add(at, units(self.text)))),
            None => None,
        }
    }

    #[inline]
    fn last(&mut self, s: &str) -> Option<(usize, usize)> {
        match last_index_of(s, self.text) {
            Some(at) => Some((at, raw_add(at, units(self.text)))),
            None => None,
        }
    }

    #[inline]
    fn prefix(&mut self, s: &str) -> Option<usize> {
        if self.starts(s) { Some(units(self.text)) } else { None }
    }

    #[inline]
    fn suffix(&mut self, s: &str) -> Option<usize> {
        if self.ends(s) { Some(raw_sub(units(s), units(self.text))) } else { None }
    }

    #[inline]
    fn without_suffix<'a>(&mut self, s: &'a str) -> Option<&'a str> {
        let n = units(self.text);
        if !self.ends(s) {
            None
        } else if is_known(n) && n > 0 {
            Some(js!(pure "$s.slice(0, -$n)"))
        } else {
            Some(before(s, raw_sub(units(s), n)))
        }
    }

    #[inline]
    fn trim_start<'a>(&mut self, s: &'a str) -> &'a str {
        match text_set(self.text) {
            Some(set) => class::trim_start(s, set),
            None => after(s, literal_prefixes(s, self.text)),
        }
    }

    #[inline]
    fn trim_end<'a>(&mut self, s: &'a str) -> &'a str {
        match text_set(self.text) {
            Some(set) => class::trim_end(s, set),
            None => before(s, literal_suffixes(s, self.text)),
        }
    }

    #[inline]
    fn pieces(self, s: &str) -> LiteralPieces {
        LiteralPieces { text: s, part: self.text, list: self.piece_list(s).into_iter(), is_whole: true }
    }

    #[inline]
    fn piece_list(self, s: &str) -> Vec<&str> {
        let p = self.text;
        if p.is_empty() {
            return between_characters(s);
        }
        js!(read "$s.split($p)")
    }

    #[inline]
    fn assert_not_empty(&self) {
        if self.text.is_empty() {
            panic!("an empty pattern is not supported here");
        }
    }
}

/// The pieces between the places where a string stands. There is always one.
#[derive(Clone)]
pub struct LiteralPieces {
    text: &'static str,
    part: &'static str,
    list: crate::vec::IntoIter<&'static str>,
    /// Whether none was taken yet.
    is_whole: bool,
}

impl Iterator for LiteralPieces {
    type Item = &'static str;

    #[inline]
    fn next(&mut self) -> Option<&'static str> {
        if is_known(self.is_whole) && self.is_whole {
            self.is_whole = false;
            Some(self.list.take_first())
        } else {
            self.is_whole = false;
            self.list.next()
        }
    }

    #[inline]
    fn count(self) -> usize {
        self.list.count()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<&'static str> {
        self.is_whole = false;
        self.list.nth(n)
    }

    #[inline]
    fn last(self) -> Option<&'static str> {
        if is_known(self.is_whole) && self.is_whole {
            match last_index_of(self.text, self.part) {
                Some(at) => Some(after(self.text, raw_add(at, units(self.part)))),
                None => Some(self.text),
            }
        } else {
            self.list.last()
        }
    }

    #[inline]
    fn collect<B: FromIterator<&'static str>>(self) -> B {
        self.list.collect()
    }
}

impl DoubleEndedIterator for LiteralPieces {
    #[inline]
    fn next_back(&mut self) -> Option<&'static str> {
        self.is_whole = false;
        self.list.next_back()
    }
}

fn literal_prefixes(s: &str, p: &str) -> usize {
    let step = units(p);
    let mut end: usize = 0;
    if step > 0 {
        while js!(pure "$s.startsWith($p, $end)") {
            end = raw_add(end, step);
        }
    }
    end
}

fn literal_suffixes(s: &str, p: &str) -> usize {
    let step = units(p);
    let mut start = units(s);
    if step > 0 {
        while step <= start && js!(pure "$s.endsWith($p, $start)") {
            start = raw_sub(start, step);
        }
    }
    start
}

/// What splitting at the empty string gives: each character, and an empty piece at either end.
fn between_characters(s: &str) -> Vec<&str> {
    let mut list: Vec<&str> = Vec::new();
    list.push("");
    let mut at: usize = 0;
    while at < units(s) {
        let text = char_text(char_at(s, at));
        at = raw_add(at, units(text));
        list.push(text);
    }
    list.push("");
    list
}

/// A test of single characters.
pub trait CharTest {
    /// Whether the character is one of those searched for.
    fn holds(&mut self, c: char) -> bool;
}

/// A function that tests characters.
#[derive(Clone)]
pub struct ByFunction<F> {
    f: F,
}

impl<F: FnMut(char) -> bool> CharTest for ByFunction<F> {
    #[inline]
    fn holds(&mut self, c: char) -> bool {
        (self.f)(c)
    }
}

/// One of several characters.
#[derive(Clone)]
pub struct OneOf<'a> {
    chars: &'a [char],
}

impl CharTest for OneOf<'_> {
    #[inline]
    fn holds(&mut self, c: char) -> bool {
        self.chars.contains(&c)
    }
}

/// Characters for which a test holds, one at a time.
#[derive(Clone)]
pub struct ByTest<M> {
    test: M,
}

impl<M: CharTest> ByTest<M> {
    /// The characters, if that can be told when the function is built.
    #[inline]
    fn set(&mut self) -> Option<CharSet> {
        char_set(|c: char| self.test.holds(c))
    }

    /// The same if each of them takes one of the engine's units.
    #[inline]
    fn basic_set(&mut self) -> Option<CharSet> {
        match self.set() {
            Some(set) if set.is_basic => Some(set),
            _ => None,
        }
    }

    /// Where the characters at the start end.
    #[inline]
    fn prefixes(&mut self, s: &str) -> usize {
        let mut at: usize = 0;
        while at < units(s) {
            let c = char_at(s, at);
            if !self.test.holds(c) {
                break;
            }
            at = raw_add(at, units_of(c));
        }
        at
    }

    /// Where the characters at the end start.
    #[inline]
    fn suffixes(&mut self, s: &str) -> usize {
        let mut at = units(s);
        while at > 0 {
            let c = char_before(s, at);
            if !self.test.holds(c) {
                break;
            }
            at = raw_sub(at, units_of(c));
        }
        at
    }

    #[inline]
    fn first_by_one(&mut self, s: &str) -> Option<(usize, usize)> {
        let mut at: usize = 0;
        while at < units(s) {
            let c = char_at(s, at);
            let next = raw_add(at, units_of(c));
            if self.test.holds(c) {
                return Some((at, next));
            }
            at = next;
        }
        None
    }

    #[inline]
    fn last_by_one(&mut self, s: &str) -> Option<(usize, usize)> {
        let mut at = units(s);
        while at > 0 {
            let c = char_before(s, at);
            let start = raw_sub(at, units_of(c));
            if self.test.holds(c) {
                return Some((start, at));
            }
            at = start;
        }
        None
    }

    #[inline]
    fn list_by_one<'a>(&mut self, s: &'a str) -> Vec<&'a str> {
        let mut list: Vec<&str> = Vec::new();
        let mut start: usize = 0;
        let mut at: usize = 0;
        while at < units(s) {
            let c = char_at(s, at);
            let next = raw_add(at, units_of(c));
            if self.test.holds(c) {
                list.push(between(s, start, at));
                start = next;
            }
            at = next;
        }
        list.push(after(s, start));
        list
    }
}

impl<M: CharTest> Searcher for ByTest<M> {
    type Pieces = TestPieces<'static, M>;

    #[inline]
    fn is_in(&mut self, s: &str) -> bool {
        match self.set() {
            Some(set) => class::has(s, set),
            None => self.first_by_one(s).is_some(),
        }
    }

    #[inline]
    fn starts(&mut self, s: &str) -> bool {
        match self.set() {
            Some(set) => class::starts(s, set),
            None => !s.is_empty() && self.test.holds(char_at(s, 0)),
        }
    }

    #[inline]
    fn ends(&mut self, s: &str) -> bool {
        match self.set() {
            Some(set) => class::ends(s, set),
            None => !s.is_empty() && self.test.holds(char_before(s, units(s))),
        }
    }

    #[inline]
    fn first(&mut self, s: &str) -> Option<(usize, usize)> {
        match self.set() {
            Some(set) => match class::first(s, set) {
                Some(at) if set.is_basic => Some((at, raw_add(at, 1))),
                Some(at) => Some((at, raw_add(at, units_of(char_at(s, at))))),
                None => None,
            },
            None => self.first_by_one(s),
        }
    }

    #[inline]
    fn last(&mut self, s: &str) -> Option<(usize, usize)> {
        match self.set() {
            Some(set) if set.is_basic => match class::last(s, set) {
                Some(at) => Some((at, raw_add(at, 1))),
                None => None,
            },
            Some(set) => match class::last_end(s, set) {
                Some(end) => Some((raw_sub(end, units_of(char_before(s, end))), end)),
                None => None,
            },
            None => self.last_by_one(s),
        }
    }

    #[inline]
    fn prefix(&mut self, s: &str) -> Option<usize> {
        match self.basic_set() {
            Some(set) => if class::starts(s, set) { Some(1) } else { None },
            None => {
                if s.is_empty() {
                    return None;
                }
                let c = char_at(s, 0);
                if self.test.holds(c) { Some(units_of(c)) } else { None }
            }
        }
    }

    #[inline]
    fn suffix(&mut self, s: &str) -> Option<usize> {
        match self.basic_set() {
            Some(set) => if class::ends(s, set) { Some(raw_sub(units(s), 1)) } else { None },
            None => {
                if s.is_empty() {
                    return None;
                }
                let c = char_before(s, units(s));
                if self.test.holds(c) { Some(raw_sub(units(s), units_of(c))) } else { None }
            }
        }
    }

    #[inline]
    fn trim_start<'a>(&mut self, s: &'a str) -> &'a str {
        match self.set() {
            Some(set) => class::trim_start(s, set),
            None => after(s, self.prefixes(s)),
        }
    }

    #[inline]
    fn trim_end<'a>(&mut self, s: &'a str) -> &'a str {
        match self.set() {
            Some(set) => class::trim_end(s, set),
            None => before(s, self.suffixes(s)),
        }
    }

    #[inline]
    fn pieces(mut self, s: &str) -> TestPieces<'static, M> {
        match self.basic_set() {
            Some(set) => TestPieces { rest: None, searcher: self, list: class::split(s, set).into_iter(), is_list: true },
            None => TestPieces { rest: Some(s), searcher: self, list: Vec::new().into_iter(), is_list: false },
        }
    }

    #[inline]
    fn piece_list(mut self, s: &str) -> Vec<&str> {
        match self.basic_set() {
            Some(set) => class::split(s, set),
            None => self.list_by_one(s),
        }
    }
}

/// The pieces between the characters for which a test holds.
#[derive(Clone)]
pub struct TestPieces<'a, M> {
    rest: Option<&'a str>,
    searcher: ByTest<M>,
    /// The pieces that are left, where a known set made them.
    list: crate::vec::IntoIter<&'a str>,
    is_list: bool,
}

impl<'a, M: CharTest> Iterator for TestPieces<'a, M> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        if self.is_list {
            return self.list.next();
        }
        match self.rest {
            Some(rest) => match self.searcher.first(rest) {
                Some((start, end)) => {
                    self.rest = Some(after(rest, end));
                    Some(before(rest, start))
                }
                None => {
                    self.rest = None;
                    Some(rest)
                }
            },
            None => None,
        }
    }
}

impl<'a, M: CharTest> DoubleEndedIterator for TestPieces<'a, M> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a str> {
        if self.is_list {
            return self.list.next_back();
        }
        match self.rest {
            Some(rest) => match self.searcher.last(rest) {
                Some((start, end)) => {
                    self.rest = Some(before(rest, start));
                    Some(after(rest, end))
                }
                None => {
                    self.rest = None;
                    Some(rest)
                }
            },
            None => None,
        }
    }
}

impl<'a> Pattern for &'a str {
    type Searcher = Literal<'a>;

    #[inline]
    fn into_searcher(self) -> Literal<'a> {
        Literal { text: self }
    }
}

impl<'a> Pattern for &'a String {
    type Searcher = Literal<'a>;

    #[inline]
    fn into_searcher(self) -> Literal<'a> {
        Literal { text: self.as_str() }
    }
}

impl<'a> Pattern for &'a &str {
    type Searcher = Literal<'a>;

    #[inline]
    fn into_searcher(self) -> Literal<'a> {
        Literal { text: *self }
    }
}

impl Pattern for char {
    type Searcher = Literal<'static>;

    #[inline]
    fn into_searcher(self) -> Literal<'static> {
        Literal { text: char_text(self) }
    }
}

impl<F: FnMut(char) -> bool> Pattern for F {
    type Searcher = ByTest<ByFunction<F>>;

    #[inline]
    fn into_searcher(self) -> ByTest<ByFunction<F>> {
        ByTest { test: ByFunction { f: self } }
    }
}

impl<const N: usize> Pattern for [char; N] {
    type Searcher = ByTest<OneOf<'static>>;

    #[inline]
    fn into_searcher(self) -> ByTest<OneOf<'static>> {
        let chars: &[char] = js!(pure "$self");
        ByTest { test: OneOf { chars } }
    }
}

impl<'a, const N: usize> Pattern for &'a [char; N] {
    type Searcher = ByTest<OneOf<'a>>;

    #[inline]
    fn into_searcher(self) -> ByTest<OneOf<'a>> {
        ByTest { test: OneOf { chars: self } }
    }
}

impl<'a> Pattern for &'a [char] {
    type Searcher = ByTest<OneOf<'a>>;

    #[inline]
    fn into_searcher(self) -> ByTest<OneOf<'a>> {
        ByTest { test: OneOf { chars: self } }
    }
}
