//! What the splitting and matching methods of `str` return.

use super::pattern::{Pattern, Searcher};
use super::units::{after, before, between, bytes_before};
use crate::intrinsics::{raw_add, raw_sub};
use crate::iter::{DoubleEndedIterator, FromIterator, FusedIterator, Iterator};

/// The pieces between matches.
pub struct Split<'a, P: Pattern> {
    pieces: <P::Searcher as Searcher>::Pieces,
}

impl<'a, P: Pattern> Clone for Split<'a, P>
where
    <P::Searcher as Searcher>::Pieces: Clone,
{
    #[inline]
    fn clone(&self) -> Split<'a, P> {
        Split { pieces: self.pieces.clone() }
    }
}

impl<'a, P: Pattern> Split<'a, P> {
    #[inline]
    pub(super) fn new(s: &'a str, pat: P) -> Split<'a, P> {
        Split { pieces: pat.into_searcher().pieces(s) }
    }
}

impl<'a, P: Pattern> Iterator for Split<'a, P> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        self.pieces.next()
    }

    #[inline]
    fn count(self) -> usize {
        self.pieces.count()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<&'a str> {
        self.pieces.nth(n)
    }

    #[inline]
    fn last(self) -> Option<&'a str> {
        self.pieces.last()
    }

    #[inline]
    fn collect<B: FromIterator<&'a str>>(self) -> B {
        self.pieces.collect()
    }
}

impl<'a, P: Pattern> DoubleEndedIterator for Split<'a, P>
where
    <P::Searcher as Searcher>::Pieces: DoubleEndedIterator,
{
    #[inline]
    fn next_back(&mut self) -> Option<&'a str> {
        self.pieces.next_back()
    }
}

impl<P: Pattern> FusedIterator for Split<'_, P> {}

/// The pieces, each with the match that ends it.
pub struct SplitInclusive<'a, P: Pattern> {
    rest: &'a str,
    searcher: P::Searcher,
}

impl<'a, P: Pattern> Clone for SplitInclusive<'a, P>
where
    P::Searcher: Clone,
{
    #[inline]
    fn clone(&self) -> SplitInclusive<'a, P> {
        SplitInclusive { rest: self.rest, searcher: self.searcher.clone() }
    }
}

impl<'a, P: Pattern> SplitInclusive<'a, P> {
    #[inline]
    pub(super) fn new(s: &'a str, pat: P) -> SplitInclusive<'a, P> {
        let searcher = pat.into_searcher();
        searcher.assert_not_empty();
        SplitInclusive { rest: s, searcher }
    }
}

impl<'a, P: Pattern> Iterator for SplitInclusive<'a, P> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest;
        if rest.is_empty() {
            return None;
        }
        match self.searcher.first(rest) {
            Some((_, end)) => {
                self.rest = after(rest, end);
                Some(before(rest, end))
            }
            None => {
                self.rest = "";
                Some(rest)
            }
        }
    }
}

impl<'a, P: Pattern> DoubleEndedIterator for SplitInclusive<'a, P>
where
    <P::Searcher as Searcher>::Pieces: DoubleEndedIterator,
{
    #[inline]
    fn next_back(&mut self) -> Option<&'a str> {
        let rest = self.rest;
        if rest.is_empty() {
            return None;
        }
        let body = match self.searcher.without_suffix(rest) {
            Some(body) => body,
            None => rest,
        };
        match self.searcher.last(body) {
            Some((_, end)) => {
                self.rest = before(rest, end);
                Some(after(rest, end))
            }
            None => {
                self.rest = "";
                Some(rest)
            }
        }
    }
}

/// The pieces between matches, from the end.
pub struct RSplit<'a, P: Pattern> {
    rest: Option<&'a str>,
    searcher: P::Searcher,
}

impl<'a, P: Pattern> Clone for RSplit<'a, P>
where
    P::Searcher: Clone,
{
    #[inline]
    fn clone(&self) -> RSplit<'a, P> {
        RSplit { rest: self.rest, searcher: self.searcher.clone() }
    }
}

impl<'a, P: Pattern> RSplit<'a, P> {
    #[inline]
    pub(super) fn new(s: &'a str, pat: P) -> RSplit<'a, P> {
        let searcher = pat.into_searcher();
        searcher.assert_not_empty();
        RSplit { rest: Some(s), searcher }
    }
}

impl<'a, P: Pattern> Iterator for RSplit<'a, P> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
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

/// The pieces before matches, and a last one if it is not empty.
pub struct SplitTerminator<'a, P: Pattern> {
    pieces: <P::Searcher as Searcher>::Pieces,
    next: Option<&'a str>,
}

impl<'a, P: Pattern> Clone for SplitTerminator<'a, P>
where
    <P::Searcher as Searcher>::Pieces: Clone,
{
    #[inline]
    fn clone(&self) -> SplitTerminator<'a, P> {
        SplitTerminator { pieces: self.pieces.clone(), next: self.next }
    }
}

impl<'a, P: Pattern> SplitTerminator<'a, P> {
    #[inline]
    pub(super) fn new(s: &'a str, pat: P) -> SplitTerminator<'a, P> {
        let mut pieces = pat.into_searcher().pieces(s);
        let next = pieces.next();
        SplitTerminator { pieces, next }
    }
}

impl<'a, P: Pattern> Iterator for SplitTerminator<'a, P> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        match self.next {
            Some(piece) => {
                self.next = self.pieces.next();
                if piece.is_empty() && self.next.is_none() { None } else { Some(piece) }
            }
            None => None,
        }
    }
}

/// A number of pieces; the last one is the rest.
pub struct SplitN<'a, P: Pattern> {
    rest: &'a str,
    count: usize,
    searcher: P::Searcher,
}

impl<'a, P: Pattern> Clone for SplitN<'a, P>
where
    P::Searcher: Clone,
{
    #[inline]
    fn clone(&self) -> SplitN<'a, P> {
        SplitN { rest: self.rest, count: self.count, searcher: self.searcher.clone() }
    }
}

impl<'a, P: Pattern> SplitN<'a, P> {
    #[inline]
    pub(super) fn new(s: &'a str, n: usize, pat: P) -> SplitN<'a, P> {
        let searcher = pat.into_searcher();
        searcher.assert_not_empty();
        SplitN { rest: s, count: n, searcher }
    }
}

impl<'a, P: Pattern> Iterator for SplitN<'a, P> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        if self.count == 0 {
            return None;
        }
        let rest = self.rest;
        self.count = raw_sub(self.count, 1);
        if self.count > 0 {
            if let Some((start, end)) = self.searcher.first(rest) {
                self.rest = after(rest, end);
                return Some(before(rest, start));
            }
            self.count = 0;
        }
        Some(rest)
    }
}

/// A number of pieces from the end; the last one is the rest.
pub struct RSplitN<'a, P: Pattern> {
    rest: &'a str,
    count: usize,
    searcher: P::Searcher,
}

impl<'a, P: Pattern> Clone for RSplitN<'a, P>
where
    P::Searcher: Clone,
{
    #[inline]
    fn clone(&self) -> RSplitN<'a, P> {
        RSplitN { rest: self.rest, count: self.count, searcher: self.searcher.clone() }
    }
}

impl<'a, P: Pattern> RSplitN<'a, P> {
    #[inline]
    pub(super) fn new(s: &'a str, n: usize, pat: P) -> RSplitN<'a, P> {
        let searcher = pat.into_searcher();
        searcher.assert_not_empty();
        RSplitN { rest: s, count: n, searcher }
    }
}

impl<'a, P: Pattern> Iterator for RSplitN<'a, P> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        if self.count == 0 {
            return None;
        }
        let rest = self.rest;
        self.count = raw_sub(self.count, 1);
        if self.count > 0 {
            if let Some((start, end)) = self.searcher.last(rest) {
                self.rest = before(rest, start);
                return Some(after(rest, end));
            }
            self.count = 0;
        }
        Some(rest)
    }
}

/// The texts of matches.
pub struct Matches<'a, P: Pattern> {
    rest: &'a str,
    searcher: P::Searcher,
}

impl<'a, P: Pattern> Clone for Matches<'a, P>
where
    P::Searcher: Clone,
{
    #[inline]
    fn clone(&self) -> Matches<'a, P> {
        Matches { rest: self.rest, searcher: self.searcher.clone() }
    }
}

impl<'a, P: Pattern> Matches<'a, P> {
    #[inline]
    pub(super) fn new(s: &'a str, pat: P) -> Matches<'a, P> {
        let searcher = pat.into_searcher();
        searcher.assert_not_empty();
        Matches { rest: s, searcher }
    }
}

impl<'a, P: Pattern> Iterator for Matches<'a, P> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest;
        match self.searcher.first(rest) {
            Some((start, end)) => {
                self.rest = after(rest, end);
                Some(between(rest, start, end))
            }
            None => {
                self.rest = "";
                None
            }
        }
    }
}

/// Matches with their byte positions.
pub struct MatchIndices<'a, P: Pattern> {
    rest: &'a str,
    offset: usize,
    searcher: P::Searcher,
}

impl<'a, P: Pattern> Clone for MatchIndices<'a, P>
where
    P::Searcher: Clone,
{
    #[inline]
    fn clone(&self) -> MatchIndices<'a, P> {
        MatchIndices { rest: self.rest, offset: self.offset, searcher: self.searcher.clone() }
    }
}

impl<'a, P: Pattern> MatchIndices<'a, P> {
    #[inline]
    pub(super) fn new(s: &'a str, pat: P) -> MatchIndices<'a, P> {
        let searcher = pat.into_searcher();
        searcher.assert_not_empty();
        MatchIndices { rest: s, offset: 0, searcher }
    }
}

impl<'a, P: Pattern> Iterator for MatchIndices<'a, P> {
    type Item = (usize, &'a str);

    #[inline]
    fn next(&mut self) -> Option<(usize, &'a str)> {
        let rest = self.rest;
        match self.searcher.first(rest) {
            Some((start, end)) => {
                let at = raw_add(self.offset, bytes_before(rest, start));
                self.offset = raw_add(self.offset, bytes_before(rest, end));
                self.rest = after(rest, end);
                Some((at, between(rest, start, end)))
            }
            None => {
                self.rest = "";
                None
            }
        }
    }
}

/// Matches with their byte positions, from the end.
pub struct RMatchIndices<'a, P: Pattern> {
    rest: &'a str,
    searcher: P::Searcher,
}

impl<'a, P: Pattern> Clone for RMatchIndices<'a, P>
where
    P::Searcher: Clone,
{
    #[inline]
    fn clone(&self) -> RMatchIndices<'a, P> {
        RMatchIndices { rest: self.rest, searcher: self.searcher.clone() }
    }
}

impl<'a, P: Pattern> RMatchIndices<'a, P> {
    #[inline]
    pub(super) fn new(s: &'a str, pat: P) -> RMatchIndices<'a, P> {
        let searcher = pat.into_searcher();
        searcher.assert_not_empty();
        RMatchIndices { rest: s, searcher }
    }
}

impl<'a, P: Pattern> Iterator for RMatchIndices<'a, P> {
    type Item = (usize, &'a str);

    #[inline]
    fn next(&mut self) -> Option<(usize, &'a str)> {
        let rest = self.rest;
        match self.searcher.last(rest) {
            Some((start, end)) => {
                self.rest = before(rest, start);
                Some((bytes_before(rest, start), between(rest, start, end)))
            }
            None => {
                self.rest = "";
                None
            }
        }
    }
}

/// The texts of matches, from the end.
pub struct RMatches<'a, P: Pattern> {
    indices: RMatchIndices<'a, P>,
}

impl<'a, P: Pattern> Clone for RMatches<'a, P>
where
    P::Searcher: Clone,
{
    #[inline]
    fn clone(&self) -> RMatches<'a, P> {
        RMatches { indices: self.indices.clone() }
    }
}

impl<'a, P: Pattern> RMatches<'a, P> {
    #[inline]
    pub(super) fn new(s: &'a str, pat: P) -> RMatches<'a, P> {
        RMatches { indices: RMatchIndices::new(s, pat) }
    }
}

impl<'a, P: Pattern> Iterator for RMatches<'a, P> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        match self.indices.next() {
            Some((_, text)) => Some(text),
            None => None,
        }
    }
}

/// The pieces between white space.
#[derive(Clone)]
pub struct SplitWhitespace<'a> {
    pieces: crate::vec::IntoIter<&'a str>,
}

impl<'a> SplitWhitespace<'a> {
    #[inline]
    pub(super) fn new(s: &'a str) -> SplitWhitespace<'a> {
        // QUIRK(js): `\s` has U+FEFF and lacks U+0085; Rust's White_Space is spelled out.
        // QUIRK(njs): pieces of a split by a pattern are byte strings, in which no class beyond ASCII
        // finds anything (0.7.9); pieces of a split by a text are not.
        let pieces: Vec<&str> =
            js!(pure "$s.replace(/[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+/g, \" \").split(\" \")");
        SplitWhitespace { pieces: pieces.into_iter() }
    }
}

impl<'a> Iterator for SplitWhitespace<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        // Only the first and the last piece may be empty.
        while let Some(piece) = self.pieces.next() {
            if !piece.is_empty() {
                return Some(piece);
            }
        }
        None
    }
}

impl<'a> DoubleEndedIterator for SplitWhitespace<'a> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a str> {
        while let Some(piece) = self.pieces.next_back() {
            if !piece.is_empty() {
                return Some(piece);
            }
        }
        None
    }
}

/// The pieces between ASCII white space.
#[derive(Clone)]
pub struct SplitAsciiWhitespace<'a> {
    pieces: crate::vec::IntoIter<&'a str>,
}

impl<'a> SplitAsciiWhitespace<'a> {
    #[inline]
    pub(super) fn new(s: &'a str) -> SplitAsciiWhitespace<'a> {
        let pieces: Vec<&str> = js!(pure "$s.replace(/[\\t\\n\\f\\r ]+/g, \" \").split(\" \")");
        SplitAsciiWhitespace { pieces: pieces.into_iter() }
    }
}

impl<'a> Iterator for SplitAsciiWhitespace<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        while let Some(piece) = self.pieces.next() {
            if !piece.is_empty() {
                return Some(piece);
            }
        }
        None
    }
}

/// The lines of a text.
#[derive(Clone)]
pub struct Lines<'a> {
    pieces: crate::vec::IntoIter<&'a str>,
}

impl<'a> Lines<'a> {
    #[inline]
    pub(super) fn new(s: &'a str) -> Lines<'a> {
        let mut pieces: Vec<&str> = js!(pure "$s.replace(/\\r\\n/g, \"\\n\").split(\"\\n\")");
        // What follows the last line's end is a line only if it is not empty.
        if s.is_empty() || s.ends_with('\n') {
            pieces.pop();
        }
        Lines { pieces: pieces.into_iter() }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        self.pieces.next()
    }
}

impl<'a> DoubleEndedIterator for Lines<'a> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a str> {
        self.pieces.next_back()
    }
}
