//! What a command has to say, as data: the binary prints it, tests read it.
//! Texts may carry ANSI styles; the binary strips them where the terminal has none.

use std::fmt;

/// How a command ended, worst last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Everything is well.
    #[default]
    Success,
    /// The input was read and is not right: diagnostics, a failed test.
    Findings,
    /// The command could not do its work: a missing file, a folder that cannot be written.
    Unable,
}

impl Exit {
    /// The process's exit code.
    pub const fn code(self) -> u8 {
        match self {
            Exit::Success => 0,
            Exit::Findings => 1,
            Exit::Unable => 2,
        }
    }
}

/// What a command has to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How it ended.
    pub exit: Exit,
    /// Diagnostics, for standard error.
    pub messages: Vec<String>,
    /// Results, for standard output.
    pub lines: Vec<String>,
}

impl Report {
    /// Adds a diagnostic that does not fail the command.
    pub fn note(&mut self, message: impl Into<String>) {
        self.messages.push(message.into());
    }

    /// Adds a diagnostic that fails the command.
    pub fn finding(&mut self, message: impl Into<String>) {
        self.messages.push(message.into());
        self.exit = self.exit.max(Exit::Findings);
    }

    /// Adds a line of the result.
    pub fn line(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    /// Adds what another part had to say.
    pub fn extend(&mut self, other: Report) {
        self.exit = self.exit.max(other.exit);
        self.messages.extend(other.messages);
        self.lines.extend(other.lines);
    }

    /// Everything as plain text, messages first.
    ///
    /// ```
    /// let mut report = cfc::Report::default();
    /// report.finding("\u{1b}[31merror\u{1b}[0m: no handler");
    /// report.line("0 functions");
    /// assert_eq!(report.text(), "error: no handler\n0 functions\n");
    /// assert_eq!(report.exit.code(), 1);
    /// ```
    pub fn text(&self) -> String {
        let mut text = String::new();
        for part in self.messages.iter().chain(&self.lines) {
            text.push_str(&anstream::adapter::strip_str(part).to_string());
            text.push('\n');
        }
        text
    }
}

/// A number and its noun: `1 file`, `2 files`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// Why a command could not do its work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Failure {
    /// A failure with nothing but a message.
    pub fn new(message: impl Into<String>) -> Self {
        Failure {
            message: message.into(),
            help: None,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl From<Failure> for Report {
    fn from(failure: Failure) -> Report {
        Report {
            exit: Exit::Unable,
            messages: vec![crate::render::failure(&failure)],
            lines: Vec::new(),
        }
    }
}
