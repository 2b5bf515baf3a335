//! Rust patterns to JavaScript ones that mean the same, whether the engine counts code points or UTF-16 units.
//! Works on `regex-syntax`'s HIR, where classes are sets of code points and flags are gone.
//! What the engines understand differently is refused. Nothing here knows LIR.

pub mod class;
mod template;
#[cfg(test)]
mod tests;
mod units;

use std::fmt::Write as _;

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Hir, HirKind, Look, Repetition};

pub use template::js_template;

/// A pattern in JavaScript.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Translated {
    /// What stands between the slashes.
    pub source: String,
    /// An engine whose strings are UTF-16 needs the flag `u` for this one.
    pub by_code_points: bool,
    /// The names of the groups; the first is the whole match.
    pub groups: Vec<Option<String>>,
    /// Whether it can match the empty text.
    pub may_be_empty: bool,
}

/// Why a pattern is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// What it has.
    pub what: String,
    /// What to write instead.
    pub instead: String,
}

/// The JavaScript pattern that matches what this one matches.
///
/// ```
/// use cfc_compiler::regex::translate;
///
/// assert_eq!(translate("^/api/([a-z]+)$").unwrap().source, r"^\/api\/([a-z]+)$(?!\n)");
/// assert!(translate(r"\d").is_err(), "Rust's digits are those of all scripts");
/// ```
pub fn translate(pattern: &str) -> Result<Translated, Refused> {
    let parsed = ParserBuilder::new().build().parse(pattern);
    let hir = parsed.map_err(|error| Refused {
        what: format!("this is not a regular expression: {error}"),
        instead: "`Regex::new` would fail on it".to_string(),
    })?;
    let mut out = Writer {
        text: String::new(),
        groups: vec![None],
    };
    out.alternatives(&hir)?;
    if out.text.is_empty() {
        out.text.push_str("(?:)");
    }
    check_empty(&hir, &out.text)?;
    Ok(Translated {
        source: out.text,
        by_code_points: units::splits_characters(&hir),
        groups: out.groups,
        may_be_empty: hir.properties().minimum_len().unwrap_or(0) == 0,
    })
}

fn refuse<T>(what: impl Into<String>, instead: impl Into<String>) -> Result<T, Refused> {
    Err(Refused {
        what: what.into(),
        instead: instead.into(),
    })
}

struct Writer {
    text: String,
    groups: Vec<Option<String>>,
}

impl Writer {
    /// Where an alternation needs no parentheses.
    fn alternatives(&mut self, hir: &Hir) -> Result<(), Refused> {
        let HirKind::Alternation(subs) = hir.kind() else {
            return self.term(hir);
        };
        for (i, sub) in subs.iter().enumerate() {
            if i > 0 {
                self.text.push('|');
            }
            self.term(sub)?;
        }
        Ok(())
    }

    fn term(&mut self, hir: &Hir) -> Result<(), Refused> {
        match hir.kind() {
            HirKind::Empty => {}
            HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
                Ok(text) => text
                    .chars()
                    .for_each(|c| class::push_char(&mut self.text, c, class::Place::Outside)),
                Err(_) => return refuse("it matches bytes that are not UTF-8", "match characters"),
            },
            HirKind::Class(set) => class::write(&mut self.text, set)?,
            HirKind::Look(look) => self.text.push_str(look_around(*look)?),
            HirKind::Repetition(repetition) => self.repetition(repetition)?,
            HirKind::Capture(capture) => {
                self.groups
                    .push(capture.name.as_deref().map(str::to_string));
                match &capture.name {
                    Some(name) => {
                        group_name(name)?;
                        let _ = write!(self.text, "(?<{name}>");
                    }
                    None => self.text.push('('),
                }
                self.alternatives(&capture.sub)?;
                self.text.push(')');
            }
            HirKind::Concat(subs) => {
                for sub in subs {
                    self.term(sub)?;
                }
            }
            HirKind::Alternation(_) => {
                self.text.push_str("(?:");
                self.alternatives(hir)?;
                self.text.push(')');
            }
        }
        Ok(())
    }

    fn repetition(&mut self, repetition: &Repetition) -> Result<(), Refused> {
        check_repetition(repetition)?;
        if is_atom(&repetition.sub) {
            self.term(&repetition.sub)?;
        } else {
            self.text.push_str("(?:");
            self.alternatives(&repetition.sub)?;
            self.text.push(')');
        }
        let (min, max) = (repetition.min, repetition.max);
        let _ = match (min, max) {
            (0, None) => write!(self.text, "*"),
            (1, None) => write!(self.text, "+"),
            (0, Some(1)) => write!(self.text, "?"),
            (min, None) => write!(self.text, "{{{min},}}"),
            (min, Some(max)) if min == max => write!(self.text, "{{{min}}}"),
            (min, Some(max)) => write!(self.text, "{{{min},{max}}}"),
        };
        if !repetition.greedy && max != Some(min) {
            self.text.push('?');
        }
        Ok(())
    }
}

/// Whether a quantifier behind it means all of it.
fn is_atom(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(literal) => {
            // QUIRK(js): in UTF-16 without the flag `u` a quantifier takes half of a character beyond U+FFFF.
            std::str::from_utf8(&literal.0).is_ok_and(|s| s.chars().count() == 1 && s.len() < 4)
        }
        HirKind::Class(_) | HirKind::Capture(_) => true,
        HirKind::Empty
        | HirKind::Look(_)
        | HirKind::Repetition(_)
        | HirKind::Concat(_)
        | HirKind::Alternation(_) => false,
    }
}

/// What JavaScript and PCRE repeat otherwise than Rust does.
fn check_repetition(repetition: &Repetition) -> Result<(), Refused> {
    let sub = &repetition.sub;
    if repetition.max.is_some_and(|max| max > 1000) || repetition.min > 1000 {
        return refuse("it counts beyond 1000", "count in Rust");
    }
    if sub.properties().minimum_len().unwrap_or(0) == 0 {
        return refuse(
            "it repeats something that can match the empty text, which engines do in different ways",
            "let the part that is repeated take at least one character",
        );
    }
    // A group that a later round leaves out keeps its text in Rust and PCRE, and loses it in JavaScript.
    if repetition.max != Some(1) && may_skip_group(sub) {
        return refuse(
            "it repeats a group that a round can leave out, which engines remember in different ways",
            "make the group `(?:…)`, or take it out of the repetition",
        );
    }
    Ok(())
}

/// QUIRK(njs 0.7.9): in the empty text an expression with characters beyond U+00FF, or one beyond ASCII as it is, matches nothing.
fn check_empty(hir: &Hir, text: &str) -> Result<(), Refused> {
    let is_beyond = !text.is_ascii() || text.contains("\\u");
    if is_beyond && matches_empty(hir) {
        return refuse(
            "it matches the empty text and has characters beyond ASCII, with which the engine finds nothing there",
            "ask `is_empty` first and let it take at least one character, or keep to ASCII, as `(?-u:\\s)` does",
        );
    }
    Ok(())
}

/// Whether the empty text is a match.
fn matches_empty(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty => true,
        HirKind::Literal(_) | HirKind::Class(_) => false,
        HirKind::Look(look) => !matches!(look, Look::WordAscii | Look::WordUnicode),
        HirKind::Repetition(inner) => inner.min == 0 || matches_empty(&inner.sub),
        HirKind::Capture(capture) => matches_empty(&capture.sub),
        HirKind::Concat(subs) => subs.iter().all(matches_empty),
        HirKind::Alternation(subs) => subs.iter().any(matches_empty),
    }
}

fn may_skip_group(hir: &Hir) -> bool {
    let has_group = |hir: &Hir| hir.properties().explicit_captures_len() > 0;
    match hir.kind() {
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => false,
        HirKind::Repetition(inner) => {
            has_group(&inner.sub) && (inner.min == 0 || may_skip_group(&inner.sub))
        }
        HirKind::Capture(capture) => may_skip_group(&capture.sub),
        HirKind::Concat(subs) => subs.iter().any(may_skip_group),
        HirKind::Alternation(subs) => subs.iter().any(has_group),
    }
}

fn look_around(look: Look) -> Result<&'static str, Refused> {
    Ok(match look {
        Look::Start => "^",
        // QUIRK(njs): PCRE's `$` also matches before a last line feed.
        Look::End => "$(?!\\n)",
        Look::EndLF => "(?![^\\n])",
        Look::WordAscii => "\\b",
        Look::WordAsciiNegate => "\\B",
        Look::StartLF | Look::StartCRLF | Look::EndCRLF => {
            return refuse(
                "it matches at the start or end of lines",
                "use it on each of `text.lines()`",
            );
        }
        Look::WordUnicode | Look::WordUnicodeNegate => {
            return refuse(
                "`\\b` and `\\B` look at the letters of all scripts, which the engine does not know",
                "write `(?-u:\\b)`, which looks at ASCII letters, digits and `_`",
            );
        }
        Look::WordStartAscii
        | Look::WordEndAscii
        | Look::WordStartUnicode
        | Look::WordEndUnicode
        | Look::WordStartHalfAscii
        | Look::WordEndHalfAscii
        | Look::WordStartHalfUnicode
        | Look::WordEndHalfUnicode => {
            return refuse(
                "it looks for the start or end of a word",
                "write `(?-u:\\b)`",
            );
        }
    })
}

fn group_name(name: &str) -> Result<(), Refused> {
    let first = name
        .chars()
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    if first && name.len() <= 32 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Ok(());
    }
    refuse(
        format!("the engine does not take `{name}` as a group's name"),
        "use ASCII letters, digits and `_`",
    )
}
