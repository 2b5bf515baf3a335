//! All matches of an expression, and the pieces between them.

use super::captures::{Captures, Match};
use super::{Regex, exec_from};
use crate::intrinsics::{raw_add, raw_sub, regex_global, regex_may_be_empty};
use crate::iter::Iterator;
use crate::str::units::{after, char_at, last_char, units, units_of};

/// All matches with their groups.
pub struct CaptureMatches<'r, 'h> {
    /// With the flag `g`: it begins where it is told to.
    global: Regex,
    haystack: &'h str,
    at: usize,
    may_be_empty: bool,
    /// Where the last match ended: an empty one there is none.
    last_end: f64,
}

impl<'r, 'h> CaptureMatches<'r, 'h> {
    #[inline]
    pub(super) fn new(regex: &Regex, haystack: &'h str) -> CaptureMatches<'r, 'h> {
        CaptureMatches {
            global: regex_global(regex),
            haystack,
            at: 0,
            may_be_empty: regex_may_be_empty(regex),
            last_end: -1.0,
        }
    }
}

impl<'r, 'h> Iterator for CaptureMatches<'r, 'h> {
    type Item = Captures<'h>;

    #[inline]
    fn next(&mut self) -> Option<Captures<'h>> {
        if !self.may_be_empty {
            // QUIRK(njs 0.7.9): in a text beyond ASCII of 32 characters, or 64, …, the end is anywhere to it.
            if self.at == units(self.haystack) {
                return None;
            }
            let found = exec_from(&self.global, self.haystack, self.at);
            if let Some(captures) = &found {
                self.at = captures.end_at();
            }
            return found;
        }
        loop {
            if self.at > units(self.haystack) {
                return None;
            }
            let next = if self.at > 0 && self.at == units(self.haystack) {
                exec_at_end(&self.global, self.haystack, self.at)
            } else {
                exec_from(&self.global, self.haystack, self.at)
            };
            match next {
                Some(found) => {
                    let end = found.end_at();
                    if found.text().is_empty() && end as f64 == self.last_end {
                        self.at = raw_add(end, step(self.haystack, end));
                        continue;
                    }
                    self.at = end;
                    self.last_end = end as f64;
                    return Some(found);
                }
                None => {
                    self.at = raw_add(units(self.haystack), 1);
                    return None;
                }
            }
        }
    }
}

/// As `exec_from`, at the end of a text that has characters: the last one stands for the text.
/// QUIRK(njs 0.7.9): in a text beyond ASCII of 32 characters, or 64, …, the end is anywhere to it.
fn exec_at_end<'h>(global: &Regex, haystack: &'h str, at: usize) -> Option<Captures<'h>> {
    let last = after(haystack, raw_sub(at, units_of(last_char(haystack))));
    match exec_from(global, last, units(last)) {
        Some(found) => Some(js!("$found.index = $at, $found.input = $haystack, $found")),
        None => None,
    }
}

/// The units of the character at a position; 1 at the end.
#[inline]
fn step(s: &str, at: usize) -> usize {
    if at < units(s) { units_of(char_at(s, at)) } else { 1 }
}

/// All matches.
pub struct Matches<'r, 'h> {
    pub(super) all: CaptureMatches<'r, 'h>,
}

impl<'r, 'h> Iterator for Matches<'r, 'h> {
    type Item = Match<'h>;

    #[inline]
    fn next(&mut self) -> Option<Match<'h>> {
        match self.all.next() {
            Some(found) => Some(found.whole()),
            None => None,
        }
    }
}

/// The pieces between matches.
pub struct Split<'r, 'h> {
    pieces: crate::vec::IntoIter<&'h str>,
}

impl<'r, 'h> Split<'r, 'h> {
    #[inline]
    pub(super) fn of(pieces: Vec<&'h str>) -> Split<'r, 'h> {
        Split { pieces: pieces.into_iter() }
    }
}

impl<'r, 'h> Iterator for Split<'r, 'h> {
    type Item = &'h str;

    #[inline]
    fn next(&mut self) -> Option<&'h str> {
        self.pieces.next()
    }
}
