//! The methods of `str`.

use super::index::byte_slice;
use super::pattern::{Pattern, Searcher};
use super::split::{
    Lines, MatchIndices, Matches, RMatchIndices, RMatches, RSplit, RSplitN, Split, SplitAsciiWhitespace, SplitInclusive, SplitN,
    SplitTerminator, SplitWhitespace,
};
use super::units::{after, before, between, bytes_before, units};
use super::{Bytes, CharIndices, Chars, EncodeUtf16, FromStr};
use crate::intrinsics::raw_add;
use crate::slice::SliceIndex;

/// A text of the same length that JavaScript trims as Rust trims this one.
#[inline]
fn trim_model(s: &str) -> &str {
    // QUIRK(js): `trim` removes U+FEFF, which is no white space in Rust, and leaves U+0085, which is.
    js!(pure "$s.replace(/[\\x85\\ufeff]/g, c => c > \"\\x85\" ? \"x\" : \" \")")
}

/// How many of the engine's units JavaScript trims at the start.
#[inline]
fn leading(model: &str) -> usize {
    js!(pure "$model.length - $model.trimStart().length")
}

impl str {
    /// How many bytes.
    #[inline]
    pub const fn len(&self) -> usize {
        js!(pure "Buffer.byteLength($self)")
    }

    /// Whether there is no text.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        js!(pure "$self === \"\"")
    }

    /// Whether a byte position lies between two characters.
    pub fn is_char_boundary(&self, index: usize) -> bool {
        index <= self.len() && js!(pure "(Buffer.from($self)[$index] & 192) !== 128")
    }

    /// Whether all characters are ASCII.
    #[inline]
    pub const fn is_ascii(&self) -> bool {
        js!(pure "Buffer.byteLength($self) === $self.length")
    }

    /// The text in a range of byte positions, if they exist and lie between characters.
    #[inline]
    pub fn get<I: SliceIndex<str>>(&self, i: I) -> Option<&I::Output> {
        i.get(self)
    }

    /// The text before and from a byte position on.
    #[inline]
    pub fn split_at(&self, mid: usize) -> (&str, &str) {
        (&self[..mid], &self[mid..])
    }

    /// The text before and from a byte position on, if it lies between characters.
    #[inline]
    pub fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> {
        match byte_slice(self, 0, mid) {
            Some(head) => Some((head, &self[mid..])),
            None => None,
        }
    }

    /// The bytes.
    #[inline]
    pub const fn as_bytes(&self) -> &[u8] {
        js!(pure "Array.prototype.slice.call(Buffer.from($self))")
    }

    /// The characters.
    #[inline]
    pub fn chars(&self) -> Chars<'_> {
        Chars::new(self)
    }

    /// The units in UTF-16.
    #[inline]
    pub fn encode_utf16(&self) -> EncodeUtf16<'_> {
        EncodeUtf16::new(self)
    }

    /// The characters with their byte positions.
    #[inline]
    pub fn char_indices(&self) -> CharIndices<'_> {
        CharIndices::new(self)
    }

    /// The bytes, one at a time.
    #[inline]
    pub fn bytes(&self) -> Bytes<'_> {
        Bytes::new(self)
    }

    /// Whether the pattern is somewhere in the text.
    #[inline]
    pub fn contains<P: Pattern>(&self, pat: P) -> bool {
        pat.into_searcher().is_in(self)
    }

    /// Whether the text starts with the pattern.
    #[inline]
    pub fn starts_with<P: Pattern>(&self, pat: P) -> bool {
        pat.into_searcher().starts(self)
    }

    /// Whether the text ends with the pattern.
    #[inline]
    pub fn ends_with<P: Pattern>(&self, pat: P) -> bool {
        pat.into_searcher().ends(self)
    }

    /// The byte position of the first match.
    #[inline]
    pub fn find<P: Pattern>(&self, pat: P) -> Option<usize> {
        match pat.into_searcher().first(self) {
            Some((start, _)) => Some(bytes_before(self, start)),
            None => None,
        }
    }

    /// The byte position of the last match.
    #[inline]
    pub fn rfind<P: Pattern>(&self, pat: P) -> Option<usize> {
        match pat.into_searcher().last(self) {
            Some((start, _)) => Some(bytes_before(self, start)),
            None => None,
        }
    }

    /// The pieces between the matches.
    #[inline]
    pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P> {
        Split::new(self, pat)
    }

    /// The pieces, each with the match that ends it.
    #[inline]
    pub fn split_inclusive<P: Pattern>(&self, pat: P) -> SplitInclusive<'_, P> {
        SplitInclusive::new(self, pat)
    }

    /// The pieces between the matches, from the end.
    #[inline]
    pub fn rsplit<P: Pattern>(&self, pat: P) -> RSplit<'_, P> {
        RSplit::new(self, pat)
    }

    /// The pieces before the matches, and what follows the last if it is not empty.
    #[inline]
    pub fn split_terminator<P: Pattern>(&self, pat: P) -> SplitTerminator<'_, P> {
        SplitTerminator::new(self, pat)
    }

    /// At most `n` pieces; the last one is the rest.
    #[inline]
    pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> SplitN<'_, P> {
        SplitN::new(self, n, pat)
    }

    /// At most `n` pieces from the end; the last one is the rest.
    #[inline]
    pub fn rsplitn<P: Pattern>(&self, n: usize, pat: P) -> RSplitN<'_, P> {
        RSplitN::new(self, n, pat)
    }

    /// What is before and after the first match.
    #[inline]
    pub fn split_once<P: Pattern>(&self, delimiter: P) -> Option<(&str, &str)> {
        match delimiter.into_searcher().first(self) {
            Some((start, end)) => Some((before(self, start), after(self, end))),
            None => None,
        }
    }

    /// What is before and after the last match.
    #[inline]
    pub fn rsplit_once<P: Pattern>(&self, delimiter: P) -> Option<(&str, &str)> {
        match delimiter.into_searcher().last(self) {
            Some((start, end)) => Some((before(self, start), after(self, end))),
            None => None,
        }
    }

    /// The pieces between white space, without empty ones.
    #[inline]
    pub fn split_whitespace(&self) -> SplitWhitespace<'_> {
        SplitWhitespace::new(self)
    }

    /// The pieces between ASCII white space, without empty ones.
    #[inline]
    pub fn split_ascii_whitespace(&self) -> SplitAsciiWhitespace<'_> {
        SplitAsciiWhitespace::new(self)
    }

    /// The lines, without their ends.
    #[inline]
    pub fn lines(&self) -> Lines<'_> {
        Lines::new(self)
    }

    /// The texts of all matches.
    #[inline]
    pub fn matches<P: Pattern>(&self, pat: P) -> Matches<'_, P> {
        Matches::new(self, pat)
    }

    /// All matches with their byte positions.
    #[inline]
    pub fn match_indices<P: Pattern>(&self, pat: P) -> MatchIndices<'_, P> {
        MatchIndices::new(self, pat)
    }

    /// The texts of all matches, from the end.
    #[inline]
    pub fn rmatches<P: Pattern>(&self, pat: P) -> RMatches<'_, P> {
        RMatches::new(self, pat)
    }

    /// All matches with their byte positions, from the end.
    #[inline]
    pub fn rmatch_indices<P: Pattern>(&self, pat: P) -> RMatchIndices<'_, P> {
        RMatchIndices::new(self, pat)
    }

    /// The text without white space at either end.
    #[inline(never)]
    pub fn trim(&self) -> &str {
        let model = trim_model(self);
        let start = leading(model);
        let end = raw_add(start, js!(pure "$model.trim().length"));
        between(self, start, end)
    }

    /// The text without white space at its start.
    #[inline(never)]
    pub fn trim_start(&self) -> &str {
        after(self, leading(trim_model(self)))
    }

    /// The text without white space at its end.
    #[inline(never)]
    pub fn trim_end(&self) -> &str {
        let model = trim_model(self);
        before(self, js!(pure "$model.trimEnd().length"))
    }

    /// The text without ASCII white space at either end.
    #[inline]
    pub fn trim_ascii(&self) -> &str {
        self.trim_matches(|c: char| c.is_ascii_whitespace())
    }

    /// The text without repeated matches at either end.
    #[inline]
    pub fn trim_matches<P: Pattern>(&self, pat: P) -> &str {
        let mut searcher = pat.into_searcher();
        let rest = searcher.trim_start(self);
        searcher.trim_end(rest)
    }

    /// The text without repeated matches at its start.
    #[inline]
    pub fn trim_start_matches<P: Pattern>(&self, pat: P) -> &str {
        pat.into_searcher().trim_start(self)
    }

    /// The text without repeated matches at its end.
    #[inline]
    pub fn trim_end_matches<P: Pattern>(&self, pat: P) -> &str {
        pat.into_searcher().trim_end(self)
    }

    /// The old name of `trim_start_matches`.
    #[inline]
    pub fn trim_left_matches<P: Pattern>(&self, pat: P) -> &str {
        self.trim_start_matches(pat)
    }

    /// The old name of `trim_end_matches`.
    #[inline]
    pub fn trim_right_matches<P: Pattern>(&self, pat: P) -> &str {
        self.trim_end_matches(pat)
    }

    /// What follows the match that the text starts with.
    #[inline]
    pub fn strip_prefix<P: Pattern>(&self, prefix: P) -> Option<&str> {
        prefix.into_searcher().without_prefix(self)
    }

    /// What precedes the match that the text ends with.
    #[inline]
    pub fn strip_suffix<P: Pattern>(&self, suffix: P) -> Option<&str> {
        suffix.into_searcher().without_suffix(self)
    }

    /// The text as another type.
    #[inline]
    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> {
        FromStr::from_str(self)
    }

    /// The text with each match replaced.
    #[inline]
    pub fn replace<P: Pattern>(&self, from: P, to: &str) -> String {
        // QUIRK(js): `replace` gives `$` in the replacement a meaning, and njs 0.7.9 has no `replaceAll`.
        let pieces = from.into_searcher().piece_list(self);
        js!(pure "$pieces.join($to)")
    }

    /// The text with the first `count` matches replaced.
    #[inline]
    pub fn replacen<P: Pattern>(&self, pat: P, to: &str, count: usize) -> String {
        if count == 1 {
            let mut searcher = pat.into_searcher();
            searcher.assert_not_empty();
            return match searcher.first(self) {
                Some((start, end)) => {
                    let head = before(self, start);
                    let tail = after(self, end);
                    js!(pure "$head + $to + $tail")
                }
                None => self.to_owned(),
            };
        }
        let pieces: Vec<&str> = self.splitn(count + 1, pat).collect();
        js!(pure "$pieces.join($to)")
    }

    /// The text `n` times.
    #[inline]
    pub fn repeat(&self, n: usize) -> String {
        js!(pure "$self.repeat($n)")
    }

    /// The text, owned.
    #[inline]
    pub fn into_string(self: Box<str>) -> String {
        js!(pure "$self")
    }

    /// How many units the engine counts; only for this library.
    #[inline]
    pub(crate) fn engine_len(&self) -> usize {
        units(self)
    }
}
