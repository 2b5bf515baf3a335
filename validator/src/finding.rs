//! What the source check reports, and the rule that each report belongs to.
//! Not here: rendering; the command line shows findings in its own look.

use std::fmt;

/// One thing that CloudFront refuses, or that will surprise, at one place of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The code of the rule, such as `JS0101`.
    pub code: &'static str,
    /// Whether the function fails, or only may.
    pub severity: Severity,
    /// The bytes of the source that it is about.
    pub span: ByteRange,
    /// Line of the span's start, from 1.
    pub line: u32,
    /// Column of the span's start in characters, from 1.
    pub column: u32,
    /// What is wrong, without a proposal.
    pub message: String,
    /// A documentation page by file name, or an observation of the engine.
    pub reason: &'static str,
    /// What to write instead.
    pub help: String,
}

impl Finding {
    /// Whether CloudFront does not even load the source: it is too large, no JavaScript of the
    /// runtime, or has no handler. Other errors fail when they are reached.
    ///
    /// ```
    /// use cfc_validator::{Runtime, check_source};
    ///
    /// let source = "function handler(event) { return fetch(event?.request.uri); }";
    /// let findings = check_source("f.js", source, Runtime::CloudfrontJs20);
    /// let stops = findings.iter().map(|finding| (finding.code, finding.stops_loading()));
    /// assert_eq!(stops.collect::<Vec<_>>(), [("JS0401", false), ("JS0108", true)]);
    /// ```
    pub fn stops_loading(&self) -> bool {
        let group = self.code.get(2..4).unwrap_or_default();
        self.severity == Severity::Error && matches!(group, "00" | "01" | "02" | "03" | "06" | "10")
    }
}

impl fmt::Display for Finding {
    /// One line, as compilers print it: `3:9: error[JS0101]: …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}[{}]: {}",
            self.line, self.column, self.severity, self.code, self.message
        )
    }
}

/// How sure it is that the function fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// CloudFront refuses it, or it fails when it is reached.
    Error,
    /// It is undocumented though it works, costs memory or state, or will surprise.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// A range of bytes of the source, end excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ByteRange {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl ByteRange {
    /// The text that the range covers.
    pub fn text(self, source: &str) -> &str {
        source.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether the two have a byte in common; an empty range has the one at its start.
    pub(crate) fn touches(self, other: ByteRange) -> bool {
        let last = |range: ByteRange| range.end.max(range.start + 1);
        self.start < last(other) && other.start < last(self)
    }
}

/// A rule on sources: what every finding of one code has in common.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Such as `JS0101`; the first two digits are the group.
    pub code: &'static str,
    /// How its findings count.
    pub severity: Severity,
    /// The rule in a few words, for lists of rules.
    pub title: &'static str,
    /// A documentation page by file name, or an observation of the engine.
    pub reason: &'static str,
    /// What to write instead.
    pub help: &'static str,
}

/// Declares the rules of one group as statics, and `RULES`, the list of them, so that no rule
/// can be missing from the list.
macro_rules! rules {
    ($($name:ident = $severity:ident $code:literal $title:literal ($reason:expr) $help:literal;)*) => {
        $(pub(super) static $name: crate::finding::Rule = crate::finding::Rule {
            code: $code,
            severity: crate::finding::Severity::$severity,
            title: $title,
            reason: $reason,
            help: $help,
        };)*
        /// Every rule of this group.
        pub(super) static RULES: &[&crate::finding::Rule] = &[$(&$name),*];
    };
}
pub(crate) use rules;
