//! What a diagnostic is, and the registry of all of them. Each diagnostic is one file in
//! `diagnostics/` with its code, its explanation and its factory; `build.rs` lists them.
//! Not here: rendering, and where a span lies in a file.

include!(concat!(env!("OUT_DIR"), "/diagnostics.rs"));

use std::fmt;

/// One kind of diagnostic: what `cfc explain` shows.
///
/// Two codes are equal when their ids are.
#[derive(Debug)]
pub struct Code {
    /// `CFC` and four digits; the first two are the group.
    pub id: &'static str,
    /// One line without a full stop.
    pub title: &'static str,
    /// Which part raises it, so that tests know where its failing example fails.
    pub checked_by: CheckedBy,
    /// Markdown. Blocks marked `rust,fails` raise this code; blocks marked `rust` raise nothing.
    pub explanation: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

/// The first part that can raise a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckedBy {
    /// [`check_file`](crate::check_file): it shows in any file, inside rustc as well.
    Subset,
    /// [`check_function`](crate::check_function): it shows in a file that is a whole function.
    Function,
    /// The compiler, which knows names and types.
    Compiler,
}

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing is built.
    Error,
    /// The function is built, and the author should know.
    Warning,
}

/// One finding, at one place of the author's source.
///
/// `S` is whatever says where: a token span inside rustc, a file and a range in the compiler.
///
/// ```
/// use cfc_syntax::diagnostics::{Diagnostic, unsafe_code};
///
/// let found: Diagnostic<usize> = unsafe_code::error("an `unsafe` block", 17);
/// assert_eq!(found.code.id, "CFC0101");
/// assert_eq!(found.map_span(|offset| offset + 1).span, 18);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic<S = proc_macro2::Span> {
    /// Which kind it is.
    pub code: &'static Code,
    /// How much it weighs.
    pub level: Level,
    /// Stands alone; no code, no full stop.
    pub message: String,
    /// Where the finding is.
    pub span: S,
    /// Further places, each with what it has to do with the finding.
    pub labels: Vec<(S, String)>,
    /// Facts that help to understand it.
    pub notes: Vec<String>,
    /// What to do about it.
    pub help: Vec<String>,
}

impl<S> Diagnostic<S> {
    /// An error with nothing but a message.
    pub fn error(code: &'static Code, message: impl Into<String>, span: S) -> Self {
        Self::new(code, Level::Error, message.into(), span)
    }

    /// A warning with nothing but a message.
    pub fn warning(code: &'static Code, message: impl Into<String>, span: S) -> Self {
        Self::new(code, Level::Warning, message.into(), span)
    }

    fn new(code: &'static Code, level: Level, message: String, span: S) -> Self {
        Self {
            code,
            level,
            message,
            span,
            labels: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Adds a line that proposes a fix.
    #[must_use]
    pub fn help(mut self, line: impl Into<String>) -> Self {
        self.help.push(line.into());
        self
    }

    /// Adds a line that states a fact.
    #[must_use]
    pub fn note(mut self, line: impl Into<String>) -> Self {
        self.notes.push(line.into());
        self
    }

    /// Adds a further place.
    #[must_use]
    pub fn label(mut self, span: S, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// The same finding with every place translated.
    pub fn map_span<T>(self, mut f: impl FnMut(S) -> T) -> Diagnostic<T> {
        Diagnostic {
            code: self.code,
            level: self.level,
            message: self.message,
            span: f(self.span),
            labels: self
                .labels
                .into_iter()
                .map(|(span, text)| (f(span), text))
                .collect(),
            notes: self.notes,
            help: self.help,
        }
    }
}

/// Code, message, notes and help on one line each: what an error without a source view shows.
///
/// ```
/// use cfc_syntax::diagnostics::mutable_static;
///
/// let text = mutable_static::error("a `static mut`", ()).to_string();
/// assert!(text.starts_with("CFC0106: "));
/// assert!(text.contains("\nhelp: "));
/// ```
impl<S> fmt::Display for Diagnostic<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)?;
        for note in &self.notes {
            write!(f, "\nnote: {note}")?;
        }
        for help in &self.help {
            write!(f, "\nhelp: {help}")?;
        }
        Ok(())
    }
}

/// The diagnostic with this id, in whatever case.
///
/// ```
/// assert_eq!(cfc_syntax::explain("cfc0101").unwrap().title, "`unsafe` code");
/// assert!(cfc_syntax::explain("E0308").is_none());
/// ```
pub fn explain(code: &str) -> Option<&'static Code> {
    REGISTRY
        .iter()
        .copied()
        .find(|known| known.id.eq_ignore_ascii_case(code.trim()))
}

/// The diagnostic that someone who typed `code` may have meant: at most two slips away, or the
/// digits alone.
///
/// ```
/// assert_eq!(cfc_syntax::suggest("CFC101").unwrap().id, "CFC0101");
/// assert_eq!(cfc_syntax::suggest("0101").unwrap().id, "CFC0101");
/// assert!(cfc_syntax::suggest("borrow checker").is_none());
/// ```
pub fn suggest(code: &str) -> Option<&'static Code> {
    let mut wanted = code.trim().to_ascii_uppercase();
    if wanted.bytes().all(|byte| byte.is_ascii_digit()) {
        wanted = format!("CFC{wanted:0>4}");
    }
    REGISTRY
        .iter()
        .copied()
        .map(|known| (edits(&wanted, known.id), known))
        .filter(|(distance, _)| *distance <= 2)
        .min_by_key(|(distance, known)| (*distance, known.id))
        .map(|(_, known)| known)
}

/// The edit distance: how many characters must be added, removed, replaced or swapped with
/// their neighbour.
fn edits(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut table = vec![vec![0; to.len() + 1]; from.len() + 1];
    table[0] = (0..=to.len()).collect();
    for a in 1..=from.len() {
        table[a][0] = a;
        for b in 1..=to.len() {
            let replaced = table[a - 1][b - 1] + usize::from(from[a - 1] != to[b - 1]);
            let mut best = replaced.min(table[a - 1][b] + 1).min(table[a][b - 1] + 1);
            let swapped = a > 1 && b > 1 && from[a - 1] == to[b - 2] && from[a - 2] == to[b - 1];
            if swapped {
                best = best.min(table[a - 2][b - 2] + 1);
            }
            table[a][b] = best;
        }
    }
    table[from.len()][to.len()]
}
