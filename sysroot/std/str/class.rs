//! Texts and known sets of characters: the engine's own search, or an expression of its.
//! Positions are the engine's units. Everything takes time in proportion to the text.

use super::units::{first_index_of, last_index_of, units};
use crate::intrinsics::{CharSet, regex_of_source, regex_of_source_global, unchecked_int};

/// A regular expression of the engine's.
#[js(opaque, value)]
#[derive(Clone, Copy)]
struct Expression {}

/// The end of the text, to every engine. `$` alone is also before a last line feed in PCRE.
const END: &str = "$(?!\\n)";

#[inline]
fn joined(a: &'static str, b: &'static str) -> &'static str {
    js!(pure "$a + $b")
}

#[inline]
fn matches(s: &str, source: &'static str) -> bool {
    let e = regex_of_source::<Expression>(source);
    js!(pure "$e.test($s)")
}

#[inline]
fn search(s: &str, source: &'static str) -> Option<usize> {
    let e = regex_of_source::<Expression>(source);
    let at: f64 = js!(pure "$s.search($e)");
    if at < 0.0 { None } else { Some(unchecked_int::<usize>(at)) }
}

/// Whether one of the characters is in the text.
#[inline]
pub fn has(s: &str, set: CharSet) -> bool {
    match set.only {
        Some(c) => js!(pure "$s.includes($c)"),
        None => matches(s, set.class),
    }
}

/// Whether one of the other characters is in the text.
#[inline]
pub fn has_other(s: &str, set: CharSet) -> bool {
    match set.only_other {
        Some(c) => js!(pure "$s.includes($c)"),
        None => matches(s, set.others),
    }
}

/// Whether the text starts with one of the characters.
#[inline]
pub fn starts(s: &str, set: CharSet) -> bool {
    match set.only {
        Some(c) => js!(pure "$s.startsWith($c)"),
        None => matches(s, joined("^", set.class)),
    }
}

/// Whether the text ends with one of the characters.
#[inline]
pub fn ends(s: &str, set: CharSet) -> bool {
    match set.only {
        Some(c) => js!(pure "$s.endsWith($c)"),
        None => matches(s, joined(set.class, END)),
    }
}

/// Where the first of the characters is.
#[inline]
pub fn first(s: &str, set: CharSet) -> Option<usize> {
    match set.only {
        Some(c) => first_index_of(s, c),
        None => search(s, set.class),
    }
}

/// Where the first of the others is.
#[inline]
pub fn first_other(s: &str, set: CharSet) -> Option<usize> {
    match set.only_other {
        Some(c) => first_index_of(s, c),
        None => search(s, set.others),
    }
}

/// Where the last of the characters ends.
#[inline]
pub fn last_end(s: &str, set: CharSet) -> Option<usize> {
    let end = units(all_to(s, set.class, set));
    if end > 0 { Some(end) } else { None }
}

/// The text up to the last match of a class of the set's; empty without one.
#[inline]
fn all_to<'a>(s: &'a str, class: &'static str, set: CharSet) -> &'a str {
    let e = regex_of_source::<Expression>(joined("^[\\s\\S]*", joined(class, "|")));
    if set.is_narrow {
        return js!(pure "$s.match($e)[0]");
    }
    // QUIRK(njs 0.7.9): in the empty text an expression with characters beyond U+00FF matches nothing at all.
    js!(pure "$s && $s.match($e)[0]")
}

/// Where the last of the characters is, each of which takes one unit.
#[inline]
pub fn last(s: &str, set: CharSet) -> Option<usize> {
    match set.only {
        Some(c) => last_index_of(s, c),
        None => search(s, joined(set.class, joined(set.others, joined("*", END)))),
    }
}

/// The text without such characters at its start.
#[inline]
pub fn trim_start<'a>(s: &'a str, set: CharSet) -> &'a str {
    let e = regex_of_source::<Expression>(joined("^", joined(set.class, "+")));
    js!(pure "$s.replace($e, \"\")")
}

/// The text without such characters at its end.
#[inline]
pub fn trim_end<'a>(s: &'a str, set: CharSet) -> &'a str {
    // `[…]+$` would try again at each of the characters.
    all_to(s, set.others, set)
}

/// The pieces between such characters, each of which takes one unit.
#[inline]
pub fn split<'a>(s: &'a str, set: CharSet) -> Vec<&'a str> {
    match set.only {
        Some(c) => js!(read "$s.split($c)"),
        None => {
            // QUIRK(njs 0.7.9): what `split` by an expression gives are bytes to it; beside characters beyond
            // ASCII they make texts with other lengths. So one of the characters stands for all.
            let e = regex_of_source_global::<Expression>(set.class);
            let some = set.some;
            js!(read "$s.replace($e, $some).split($some)")
        }
    }
}
