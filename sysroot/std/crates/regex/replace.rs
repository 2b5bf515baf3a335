//! What matches are replaced with: a text with `$1` and `${name}` in it, or what a function makes of each match.

use super::captures::Captures;
use super::iter::CaptureMatches;
use super::{Regex, exec};
use crate::borrow::Cow;
use crate::intrinsics::{regex_global, regex_may_be_empty, regex_template};
use crate::iter::Iterator;
use crate::str::units::{after, before, between};

/// What a match is replaced with. Authors use it and do not implement it.
pub trait Replacer: Sized {
    /// The text with the first match replaced.
    fn replace_first(self, regex: &Regex, haystack: &str) -> String;

    /// The text with every match replaced.
    fn replace_every(self, regex: &Regex, haystack: &str) -> String;
}

/// A text in which `$` means nothing.
#[derive(Clone, Copy)]
pub struct NoExpand<'s>(pub &'s str);

/// The replacement in JavaScript's form, where `$` has its own meaning too.
#[inline]
fn template<'s>(regex: &Regex, replacement: &'s str) -> &'s str {
    match regex_template(regex, replacement) {
        Some(text) => text,
        None => plain(replacement),
    }
}

#[inline]
fn plain(replacement: &str) -> &str {
    if replacement.contains('$') {
        panic!("a `$` in a replacement that is not a literal, or with an expression that is not a `static`");
    }
    replacement
}

#[inline]
fn first_by_template(regex: &Regex, haystack: &str, template: &str) -> String {
    js!(pure "$haystack.replace($regex, $template)")
}

#[inline]
fn every_by_template(regex: &Regex, haystack: &str, template: &str) -> String {
    if regex_may_be_empty(regex) {
        // JavaScript also replaces an empty match right behind another one.
        return every_by_loop(regex, haystack, |found| expanded(found, template));
    }
    let global = regex_global(regex);
    js!(pure "$haystack.replace($global, $template)")
}

/// What a template in JavaScript's form makes of a match.
fn expanded(found: &Captures<'_>, template: &str) -> String {
    js!(pure "$template.replace(/[$]([$&]|[0-9][0-9])/g, (all, name) => name === \"$\" ? \"$\" : name === \"&\" ? $found[0] : $found[+name] || \"\")")
}

#[inline]
fn every_by_loop<F: FnMut(&Captures<'_>) -> T, T: AsRef<str>>(regex: &Regex, haystack: &str, mut f: F) -> String {
    let mut out = String::new();
    let mut last: usize = 0;
    let mut matches = CaptureMatches::new(regex, haystack);
    while let Some(found) = matches.next() {
        out.push_str(between(haystack, last, found.at()));
        let text = f(&found);
        out.push_str(text.as_ref());
        last = found.end_at();
    }
    out.push_str(after(haystack, last));
    out
}

impl Replacer for &str {
    #[inline]
    fn replace_first(self, regex: &Regex, haystack: &str) -> String {
        first_by_template(regex, haystack, template(regex, self))
    }

    #[inline]
    fn replace_every(self, regex: &Regex, haystack: &str) -> String {
        every_by_template(regex, haystack, template(regex, self))
    }
}

impl Replacer for String {
    #[inline]
    fn replace_first(self, regex: &Regex, haystack: &str) -> String {
        first_by_template(regex, haystack, template(regex, self.as_str()))
    }

    #[inline]
    fn replace_every(self, regex: &Regex, haystack: &str) -> String {
        every_by_template(regex, haystack, template(regex, self.as_str()))
    }
}

impl Replacer for &String {
    #[inline]
    fn replace_first(self, regex: &Regex, haystack: &str) -> String {
        first_by_template(regex, haystack, template(regex, self.as_str()))
    }

    #[inline]
    fn replace_every(self, regex: &Regex, haystack: &str) -> String {
        every_by_template(regex, haystack, template(regex, self.as_str()))
    }
}

impl<'s> Replacer for NoExpand<'s> {
    #[inline]
    fn replace_first(self, regex: &Regex, haystack: &str) -> String {
        let text = self.0;
        js!(pure "$haystack.replace($regex, () => $text)")
    }

    #[inline]
    fn replace_every(self, regex: &Regex, haystack: &str) -> String {
        every_by_loop(regex, haystack, |_found| self.0)
    }
}

impl<F: FnMut(&Captures<'_>) -> T, T: AsRef<str>> Replacer for F {
    #[inline]
    fn replace_first(self, regex: &Regex, haystack: &str) -> String {
        let mut f = self;
        match exec(regex, haystack) {
            Some(found) => {
                let text = f(&found);
                let mut out = String::new();
                out.push_str(before(haystack, found.at()));
                out.push_str(text.as_ref());
                out.push_str(after(haystack, found.end_at()));
                out
            }
            None => haystack.to_owned(),
        }
    }

    #[inline]
    fn replace_every(self, regex: &Regex, haystack: &str) -> String {
        every_by_loop(regex, haystack, self)
    }
}
