//! What an expression matched: the engine's array of groups, and parts of the text.

use super::Regex;
use crate::fmt::{Debug, Formatter};
use crate::ops::{Index, Range};
use crate::str::units::{bytes_before, units};
use crate::intrinsics::raw_add;

/// A match and its groups: the array that the engine's `exec` gives.
#[js(opaque)]
pub struct Captures<'h> {}

impl<'h> Captures<'h> {
    /// The unit position of the match.
    #[inline]
    pub(super) fn at(&self) -> usize {
        js!(pure "$self.index")
    }

    /// The unit position behind the match.
    #[inline]
    pub(super) fn end_at(&self) -> usize {
        raw_add(self.at(), units(self.text()))
    }

    /// The matched text.
    #[inline]
    pub(super) fn text(&self) -> &'h str {
        js!(pure "$self[0]")
    }

    #[inline]
    fn haystack(&self) -> &'h str {
        js!(pure "$self.input")
    }

    /// The whole match.
    #[inline]
    pub(super) fn whole(&self) -> Match<'h> {
        Match { haystack: self.haystack(), at: Some(self.at()), text: self.text() }
    }

    #[inline]
    fn group(&self, i: usize) -> Option<&'h str> {
        js!(pure "$self[$i]")
    }

    #[inline]
    fn named(&self, name: &str) -> Option<&'h str> {
        // A name that is none of the expression's may be one that every object has.
        js!(pure "typeof ($self.groups || {})[$name] === \"string\" ? $self.groups[$name] : undefined")
    }

    /// A group that took part in the match; 0 is the whole of it.
    #[inline]
    pub fn get(&self, i: usize) -> Option<Match<'h>> {
        if i == 0 {
            return Some(self.whole());
        }
        match self.group(i) {
            Some(text) => Some(Match { haystack: self.haystack(), at: None, text }),
            None => None,
        }
    }

    /// The whole match.
    #[inline]
    pub fn get_match(&self) -> Match<'h> {
        self.whole()
    }

    /// A named group that took part in the match.
    #[inline]
    pub fn name(&self, name: &str) -> Option<Match<'h>> {
        match self.named(name) {
            Some(text) => Some(Match { haystack: self.haystack(), at: None, text }),
            None => None,
        }
    }

    /// How many groups there are, the whole match included.
    #[inline]
    pub fn len(&self) -> usize {
        js!(pure "$self.length")
    }

    /// The match and the texts of all its groups.
    #[inline]
    pub fn extract<const N: usize>(&self) -> (&'h str, [&'h str; N]) {
        let texts: [&'h str; N] = js!(pure "$self.slice(1)");
        let complete: bool = js!(pure "!$texts.includes(undefined)");
        if texts.len() != N || !complete {
            panic!("the groups are not as many as are extracted, or one did not match");
        }
        (self.text(), texts)
    }

    /// All groups, the whole match first.
    #[inline]
    pub fn iter<'c>(&'c self) -> SubCaptureMatches<'c, 'h> {
        SubCaptureMatches { captures: self, at: 0 }
    }

    /// Not here.
    #[js(unsupported, instead = "`format!` with the groups")]
    pub fn expand(&self, replacement: &str, dst: &mut String);
}

impl<'h> Index<usize> for Captures<'h> {
    type Output = str;

    #[inline]
    fn index(&self, i: usize) -> &str {
        match self.group(i) {
            Some(text) => text,
            None => panic!("no group at index"),
        }
    }
}

impl<'h, 'i> Index<&'i str> for Captures<'h> {
    type Output = str;

    #[inline]
    fn index(&self, name: &'i str) -> &str {
        match self.named(name) {
            Some(text) => text,
            None => panic!("no group with this name"),
        }
    }
}

/// All groups of a match.
pub struct SubCaptureMatches<'c, 'h> {
    captures: &'c Captures<'h>,
    at: usize,
}

impl<'c, 'h> crate::iter::Iterator for SubCaptureMatches<'c, 'h> {
    type Item = Option<Match<'h>>;

    #[inline]
    fn next(&mut self) -> Option<Option<Match<'h>>> {
        if self.at < self.captures.len() {
            let found = self.captures.get(self.at);
            self.at = raw_add(self.at, 1);
            Some(found)
        } else {
            None
        }
    }
}

/// Not here.
#[js(unsupported, instead = "the names themselves")]
pub struct CaptureNames<'r> {
    regex: &'r Regex,
}

/// A part of the text that matched.
#[derive(Clone, Copy)]
pub struct Match<'h> {
    haystack: &'h str,
    /// The unit position; none for a group, whose place the engine does not tell.
    at: Option<usize>,
    text: &'h str,
}

impl<'h> Match<'h> {
    /// The matched text.
    #[inline]
    pub fn as_str(&self) -> &'h str {
        self.text
    }

    /// Its length in bytes.
    #[inline]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether it is empty.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The byte position at which it starts; of the whole match only.
    #[inline]
    pub fn start(&self) -> usize {
        match self.at {
            Some(at) => bytes_before(self.haystack, at),
            None => panic!("the place of a group is not known, only that of the whole match"),
        }
    }

    /// The byte position behind it; of the whole match only.
    #[inline]
    pub fn end(&self) -> usize {
        raw_add(self.start(), self.text.len())
    }

    /// Both positions.
    #[inline]
    pub fn range(&self) -> Range<usize> {
        let start = self.start();
        start..raw_add(start, self.text.len())
    }
}

impl<'h> Debug for Match<'h> {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.debug_struct("Match")
            .field("start", &self.start())
            .field("end", &self.end())
            .field("string", &self.text)
            .finish()
    }
}

impl<'h> crate::convert::From<Match<'h>> for &'h str {
    #[inline]
    fn from(found: Match<'h>) -> &'h str {
        found.text
    }
}

impl<'h> crate::convert::From<Match<'h>> for Range<usize> {
    #[inline]
    fn from(found: Match<'h>) -> Range<usize> {
        found.range()
    }
}
