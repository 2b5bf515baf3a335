//! What a verdict is, and the macro that writes one table twice: as rows for the documentation
//! and as a match for the check, so that the two cannot differ. Not here: the verdicts.

use crate::diagnostics::{Code, Diagnostic, unknown_syntax};
use proc_macro2::Span;

/// One kind of syntax and what becomes of it.
pub(crate) struct Row {
    /// The node's name in syn, or the word that the row is about.
    pub node: &'static str,
    /// How a person calls it; begins a message when it is refused.
    pub syntax: &'static str,
    pub verdict: Verdict,
}

/// Whether a kind of syntax is part of the subset.
pub(crate) enum Verdict {
    Accepted,
    Refused {
        code: &'static Code,
        /// Takes [`Row::syntax`] and the place.
        error: fn(&str, Span) -> Diagnostic,
    },
}

/// A table of the documentation.
pub(crate) struct Table {
    pub title: &'static str,
    pub rows: &'static [Row],
}

/// A line of the documentation; without a code, the syntax is accepted.
pub(crate) struct Line {
    pub node: &'static str,
    pub syntax: &'static str,
    pub code: Option<&'static Code>,
}

impl Row {
    /// The row as the documentation shows it.
    pub fn line(&self) -> Line {
        Line {
            node: self.node,
            syntax: self.syntax,
            code: match self.verdict {
                Verdict::Accepted => None,
                Verdict::Refused { code, .. } => Some(code),
            },
        }
    }

    /// Whether the syntax is part of the subset.
    pub fn is_accepted(&self) -> bool {
        matches!(self.verdict, Verdict::Accepted)
    }

    /// The diagnostic for this syntax at `span`, if it is refused.
    pub fn refusal(&self, span: Span) -> Option<Diagnostic> {
        match self.verdict {
            Verdict::Accepted => None,
            Verdict::Refused { error, .. } => Some(error(self.syntax, span)),
        }
    }
}

/// What a variant gets that syn added after this table was written: syn's enums are not
/// exhaustive, and what is not understood is refused.
pub(crate) static UNKNOWN: Row = Row {
    node: "any other",
    syntax: "syntax that is newer than this tool",
    verdict: Verdict::Refused {
        code: &unknown_syntax::CODE,
        error: unknown_syntax::error,
    },
};

/// `accept` or `refuse <diagnostic>` as a [`Verdict`].
macro_rules! verdict {
    (accept) => {
        $crate::verdict::Verdict::Accepted
    };
    (refuse $diagnostic:ident) => {
        $crate::verdict::Verdict::Refused {
            code: &$crate::diagnostics::$diagnostic::CODE,
            error: $crate::diagnostics::$diagnostic::error,
        }
    };
}

/// One syn enum: a table of rows, and a function from a node to its row. `open` enums are
/// `#[non_exhaustive]` in syn and get [`UNKNOWN`] for what is not listed; the match over a
/// `closed` one is complete.
macro_rules! verdicts {
    ($table:ident $title:literal, $function:ident($ty:ident) $kind:ident {
        $($variant:ident $syntax:literal => $($verdict:ident)+;)+
    }) => {
        pub(crate) static $table: $crate::verdict::Table = $crate::verdict::Table {
            title: $title,
            rows: &[$($crate::verdict::Row {
                node: concat!(stringify!($ty), "::", stringify!($variant)),
                syntax: $syntax,
                verdict: $crate::verdict::verdict!($($verdict)+),
            }),+],
        };

        pub(crate) fn $function(node: &syn::$ty) -> &'static $crate::verdict::Row {
            $crate::verdict::row!($kind node, $($ty $variant $syntax => $($verdict)+;)+)
        }
    };
}

macro_rules! row {
    (open $node:ident, $($ty:ident $variant:ident $syntax:literal => $($verdict:ident)+;)+) => {
        match $node {
            $(syn::$ty::$variant { .. } => $crate::verdict::row!(static $ty $variant $syntax $($verdict)+),)+
            _ => &$crate::verdict::UNKNOWN,
        }
    };
    (closed $node:ident, $($ty:ident $variant:ident $syntax:literal => $($verdict:ident)+;)+) => {
        match $node {
            $(syn::$ty::$variant { .. } => $crate::verdict::row!(static $ty $variant $syntax $($verdict)+),)+
        }
    };
    (static $ty:ident $variant:ident $syntax:literal $($verdict:ident)+) => {{
        static ROW: $crate::verdict::Row = $crate::verdict::Row {
            node: concat!(stringify!($ty), "::", stringify!($variant)),
            syntax: $syntax,
            verdict: $crate::verdict::verdict!($($verdict)+),
        };
        &ROW
    }};
}

/// Rows that stand for a word in a node rather than for a variant: each is a static of its own.
macro_rules! word_verdicts {
    ($table:ident $title:literal { $($name:ident $node:literal $syntax:literal => $($verdict:ident)+;)+ }) => {
        $(pub(crate) static $name: $crate::verdict::Row = $crate::verdict::Row {
            node: $node,
            syntax: $syntax,
            verdict: $crate::verdict::verdict!($($verdict)+),
        };)+

        pub(crate) static $table: $crate::verdict::Table = $crate::verdict::Table {
            title: $title,
            rows: &[$($crate::verdict::Row {
                node: $node,
                syntax: $syntax,
                verdict: $crate::verdict::verdict!($($verdict)+),
            }),+],
        };
    };
}

pub(crate) use {row, verdict, verdicts, word_verdicts};
