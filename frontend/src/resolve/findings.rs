//! Findings, from wherever names are looked up.

use std::cell::RefCell;

use cfc_syntax::Diagnostic;

use crate::span::Span;

/// Findings in the order in which they were made.
#[derive(Default)]
pub struct Findings(RefCell<Vec<Diagnostic<Span>>>);

impl Findings {
    /// Adds a finding.
    pub fn push(&self, diagnostic: Diagnostic<Span>) {
        self.0.borrow_mut().push(diagnostic);
    }

    /// Takes all findings so far.
    pub fn take(&self) -> Vec<Diagnostic<Span>> {
        self.0.take()
    }
}
