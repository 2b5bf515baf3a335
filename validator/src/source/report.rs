//! Collects findings: positions into lines, one finding where a rule should speak once.

use super::Runtime;
use super::parse;
use crate::{ByteRange, Finding, Rule};
use std::collections::HashMap;
use swc_common::Span;

/// More findings than anybody reads; what comes after them is dropped.
const MAX_FINDINGS: usize = 1_000;

/// The findings of one source so far.
pub(super) struct Report<'s> {
    source: &'s str,
    /// The runtime that the source is checked for.
    pub(super) runtime: Runtime,
    line_starts: Vec<usize>,
    findings: Vec<Finding>,
    /// By rule and subject: the finding that speaks for the others, and how many those are.
    once: HashMap<(&'static str, String), (usize, usize)>,
}

impl<'s> Report<'s> {
    pub(super) fn new(source: &'s str, runtime: Runtime) -> Self {
        let line_starts = std::iter::once(0)
            .chain(source.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Report {
            source,
            runtime,
            line_starts,
            findings: Vec::new(),
            once: HashMap::new(),
        }
    }

    /// Adds a finding with the rule's own help.
    pub(super) fn add(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>) {
        self.add_with_help(rule, span, message, rule.help);
    }

    /// Adds a finding with a help that fits this place better than the rule's.
    pub(super) fn add_with_help(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let range = parse::byte_range(span);
        self.add_at(rule, range, message.into(), help.into());
    }

    /// Adds a finding for the first place of each `subject`; later places are only counted.
    pub(super) fn add_once(
        &mut self,
        rule: &'static Rule,
        subject: &str,
        span: Span,
        message: impl Into<String>,
    ) {
        self.add_once_with_help(rule, subject, span, message, rule.help);
    }

    /// As [`Report::add_once`], with a help that fits this place better than the rule's.
    pub(super) fn add_once_with_help(
        &mut self,
        rule: &'static Rule,
        subject: &str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let key = (rule.code, subject.to_owned());
        if let Some((_, others)) = self.once.get_mut(&key) {
            *others += 1;
            return;
        }
        self.once.insert(key, (self.findings.len(), 0));
        self.add_with_help(rule, span, message, help);
    }

    /// Adds a finding at a byte range.
    pub(super) fn add_at(
        &mut self,
        rule: &'static Rule,
        span: ByteRange,
        message: String,
        help: String,
    ) {
        if self.findings.len() >= MAX_FINDINGS {
            return;
        }
        let (line, column) = self.position(span.start);
        self.findings.push(Finding {
            code: rule.code,
            severity: rule.severity,
            span,
            line,
            column,
            message,
            reason: rule.reason,
            help,
        });
    }

    /// The text of a span.
    pub(super) fn text(&self, span: Span) -> &'s str {
        let range = parse::byte_range(span);
        self.source.get(range.start..range.end).unwrap_or_default()
    }

    /// The text behind a span.
    pub(super) fn text_after(&self, span: Span) -> &'s str {
        let range = parse::byte_range(span);
        self.source.get(range.end..).unwrap_or_default()
    }

    /// Takes over the findings of another report on the same source.
    pub(super) fn append(&mut self, other: Report<'s>) {
        self.findings.extend(other.finish());
    }

    /// The findings in the order of the source, none twice.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        for (first, others) in std::mem::take(&mut self.once).into_values() {
            if others > 0
                && let Some(finding) = self.findings.get_mut(first)
            {
                finding.message = format!("{} (and {others} more)", finding.message);
            }
        }
        self.drop_vague();
        self.findings
            .sort_by_key(|finding| (finding.span.start, finding.severity, finding.code));
        self.findings
            .dedup_by(|next, kept| next.code == kept.code && next.span == kept.span);
        self.findings
    }

    /// What the parser says of a place is less than what a rule on the language says.
    fn drop_vague(&mut self) {
        let is_vague = |finding: &Finding| finding.code == super::file::NOT_JAVASCRIPT.code;
        // Not the rules on the file as a whole: what they say is of no place.
        let is_on_the_language = |finding: &Finding| !finding.code.starts_with("JS00");
        let exact: Vec<ByteRange> = self
            .findings
            .iter()
            .filter(|finding| finding.stops_loading() && is_on_the_language(finding))
            .map(|finding| finding.span)
            .collect();
        self.findings.retain(|finding| {
            !is_vague(finding) || !exact.iter().any(|span| span.touches(finding.span))
        });
    }

    fn position(&self, byte: usize) -> (u32, u32) {
        let byte = byte.min(self.source.len());
        let line = self.line_starts.partition_point(|start| *start <= byte);
        let start = self.line_starts[line - 1];
        let column = self
            .source
            .get(start..byte)
            .map_or(byte - start, |text| text.chars().count());
        (saturating(line), saturating(column + 1))
    }
}

fn saturating(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
