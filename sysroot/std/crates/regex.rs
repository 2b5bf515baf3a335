//! The crate `regex`: patterns that are known when the function is built, as the engine's own expressions.
//! A pattern's translation is the compiler's (`intrinsics::regex_new`); positions are the engine's units until asked for.

mod captures;
mod iter;
mod replace;

pub use captures::{CaptureNames, Captures, Match, SubCaptureMatches};
pub use iter::{CaptureMatches, Matches, Split};
pub use replace::{NoExpand, Replacer};

use crate::borrow::Cow;
use crate::fmt::{Debug, Display, Formatter};
use crate::intrinsics::{regex_global, regex_new, regex_splits_alike};
use crate::str::units::{after, between};

/// A regular expression: one of the engine's, without the flag `g`.
#[js(opaque, value)]
#[derive(Clone)]
pub struct Regex {}

/// Why a pattern is none. A function whose pattern is none is not built, so nothing has this.
#[derive(Clone, PartialEq)]
pub enum Error {
    /// The pattern is not a regular expression.
    Syntax(String),
    /// The expression is too large.
    CompiledTooBig(usize),
}

impl Regex {
    /// The expression for a pattern.
    #[inline]
    pub fn new(re: &str) -> Result<Regex, Error> {
        Ok(regex_new::<Regex>(re))
    }

    /// Whether there is a match.
    #[inline]
    pub fn is_match(&self, haystack: &str) -> bool {
        js!(pure "$self.test($haystack)")
    }

    /// The first match.
    #[inline]
    pub fn find<'h>(&self, haystack: &'h str) -> Option<Match<'h>> {
        match exec(self, haystack) {
            Some(found) => Some(found.whole()),
            None => None,
        }
    }

    /// All matches, none of which overlap.
    #[inline]
    pub fn find_iter<'r, 'h>(&'r self, haystack: &'h str) -> Matches<'r, 'h> {
        Matches { all: self.captures_iter(haystack) }
    }

    /// The first match and its groups.
    #[inline]
    pub fn captures<'h>(&self, haystack: &'h str) -> Option<Captures<'h>> {
        exec(self, haystack)
    }

    /// All matches and their groups.
    #[inline]
    pub fn captures_iter<'r, 'h>(&'r self, haystack: &'h str) -> CaptureMatches<'r, 'h> {
        CaptureMatches::new(self, haystack)
    }

    /// The pieces between the matches.
    #[inline]
    pub fn split<'r, 'h>(&'r self, haystack: &'h str) -> Split<'r, 'h> {
        if regex_splits_alike(self) {
            // QUIRK(njs 0.7.9): the pieces are bytes to it; beside characters beyond ASCII they make texts with
            // other lengths. After a replacement they are texts.
            Split::of(js!(pure "$haystack.split($self).map(piece => piece.replace(/^/, \"\"))"))
        } else {
            Split::of(split_list(self, haystack))
        }
    }

    /// The pieces between the first matches, at most `limit`; the last one is the rest.
    #[inline]
    pub fn splitn<'r, 'h>(&'r self, haystack: &'h str, limit: usize) -> Split<'r, 'h> {
        Split::of(splitn_list(self, haystack, limit))
    }

    /// The text with the first match replaced.
    #[inline]
    pub fn replace<'h, R: Replacer>(&self, haystack: &'h str, rep: R) -> Cow<'h, str> {
        Cow::Owned(rep.replace_first(self, haystack))
    }

    /// The text with every match replaced.
    #[inline]
    pub fn replace_all<'h, R: Replacer>(&self, haystack: &'h str, rep: R) -> Cow<'h, str> {
        Cow::Owned(rep.replace_every(self, haystack))
    }

    /// Not here.
    #[js(unsupported, instead = "`replace` or `replace_all`")]
    pub fn replacen<'h, R: Replacer>(&self, haystack: &'h str, limit: usize, rep: R) -> Cow<'h, str>;

    /// Not here.
    #[js(unsupported, instead = "a `const` for the pattern")]
    pub fn as_str(&self) -> &str;

    /// Not here.
    #[js(unsupported, instead = "`find` on a part of the text")]
    pub fn find_at<'h>(&self, haystack: &'h str, start: usize) -> Option<Match<'h>>;

    /// Not here.
    #[js(unsupported, instead = "`is_match` on a part of the text")]
    pub fn is_match_at(&self, haystack: &str, start: usize) -> bool;

    /// Not here.
    #[js(unsupported, instead = "`find`")]
    pub fn shortest_match(&self, haystack: &str) -> Option<usize>;
}

/// The first match, or the one at or after `lastIndex` of an expression with the flag `g`.
#[inline]
fn exec<'h>(regex: &Regex, haystack: &'h str) -> Option<Captures<'h>> {
    js!(pure "$regex.exec($haystack) || undefined")
}

/// As [`exec`], from a unit position on.
#[inline]
fn exec_from<'h>(global: &Regex, haystack: &'h str, at: usize) -> Option<Captures<'h>> {
    js!("$global.lastIndex = $at, $global.exec($haystack) || undefined")
}

fn split_list<'h>(regex: &Regex, haystack: &'h str) -> Vec<&'h str> {
    let mut list: Vec<&str> = Vec::new();
    let mut last: usize = 0;
    let mut matches = CaptureMatches::new(regex, haystack);
    while let Some(found) = matches.next() {
        list.push(between(haystack, last, found.at()));
        last = found.end_at();
    }
    list.push(after(haystack, last));
    list
}

fn splitn_list<'h>(regex: &Regex, haystack: &'h str, limit: usize) -> Vec<&'h str> {
    let mut list: Vec<&str> = Vec::new();
    if limit == 0 {
        return list;
    }
    let mut last: usize = 0;
    let mut matches = CaptureMatches::new(regex, haystack);
    while list.len() + 1 < limit {
        match matches.next() {
            Some(found) => {
                list.push(between(haystack, last, found.at()));
                last = found.end_at();
            }
            None => break,
        }
    }
    list.push(after(haystack, last));
    list
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str("regex parse error")
    }
}

impl Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str("regex parse error")
    }
}

/// Not here.
#[js(unsupported, instead = "flags in the pattern, such as `(?i)`")]
pub struct RegexBuilder {}

/// Not here.
#[js(unsupported, instead = "one expression with `|`, or several expressions")]
pub struct RegexSet {}

/// Not here.
#[js(unsupported, instead = "`contains`: a text that is searched for as it is needs no expression")]
pub fn escape(pattern: &str) -> String;
