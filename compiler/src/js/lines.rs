//! Line breaks and comments that make an output's lines name lines of Rust. No other change: what
//! stands between the tokens is all that differs.

use super::map::Mark;
use crate::lir::Origin;
use crate::span::{FileId, SourceMap};

/// A line of a source.
type Line = (FileId, u32);

/// Breaks the text wherever another line of Rust begins and a break changes nothing.
pub(super) fn broken(code: &str, marks: Vec<Mark>, sources: &SourceMap) -> (String, Vec<Mark>) {
    let mut edit = Edit::new(code);
    let mut current: Option<Line> = None;
    let mut moved = Vec::with_capacity(marks.len());
    for mark in marks {
        let line = line_of(mark.origin.as_ref(), sources);
        if line.is_some() && line != current {
            let (before, after) = code.split_at(mark.offset);
            let breaks = may_break(before) && !is_rest(after);
            if breaks {
                edit.insert(mark.offset, "\n");
            }
            if breaks || current.is_none() {
                current = line;
            }
        }
        let offset = edit.moved(mark.offset);
        moved.push(Mark { offset, ..mark });
    }
    (edit.finish(), moved)
}

/// Puts a comment with the source's line above every line of the text that another line of Rust
/// begins.
pub(super) fn commented(code: &str, marks: Vec<Mark>, sources: &SourceMap) -> (String, Vec<Mark>) {
    let mut edit = Edit::new(code);
    let mut told: Option<Line> = None;
    let mut moved = Vec::with_capacity(marks.len());
    for mark in marks {
        let line = line_of(mark.origin.as_ref(), sources);
        let start = code[..mark.offset].rfind('\n').map_or(0, |at| at + 1);
        let indent = &code[start..mark.offset];
        if let Some((file, number)) = line
            && line != told
            && indent.chars().all(|c| c == ' ')
            && start >= edit.done
            && !is_rest(&code[mark.offset..])
        {
            let name = &sources.file(file).name;
            edit.insert(start, &format!("{indent}// {name}:{number}\n"));
            told = line;
        }
        let offset = edit.moved(mark.offset);
        moved.push(Mark { offset, ..mark });
    }
    (edit.finish(), moved)
}

fn line_of(origin: Option<&Origin>, sources: &SourceMap) -> Option<Line> {
    let span = origin?.span;
    let is_local = sources.file(span.file).is_local;
    is_local.then(|| (span.file, sources.line_column(span).0))
}

/// Whether a line may end here, in front of a token. Behind a word it may be a `return` that the
/// break would end, and behind a slash the end of a regular expression is not known from a division.
fn may_break(before: &str) -> bool {
    before.ends_with([
        ';', '{', '}', ',', '?', ':', '&', '|', '(', ')', '[', '=', '!', '+', '>',
    ]) || before.ends_with("}else ")
        || before.ends_with(";else ")
}

/// Whether nothing begins here: what follows belongs to what began before.
fn is_rest(after: &str) -> bool {
    after.is_empty() || after.starts_with(['}', ')', ']', ';', ',', ':', '.'])
}

/// A text with something put in here and there, from its start to its end.
struct Edit<'a> {
    code: &'a str,
    done: usize,
    text: String,
}

impl Edit<'_> {
    fn new(code: &str) -> Edit<'_> {
        Edit {
            code,
            done: 0,
            text: String::with_capacity(code.len() + code.len() / 8),
        }
    }

    fn insert(&mut self, at: usize, what: &str) {
        self.text.push_str(&self.code[self.done..at]);
        self.text.push_str(what);
        self.done = at;
    }

    /// Where a place that nothing is put in before any more comes to stand.
    fn moved(&self, at: usize) -> usize {
        self.text.len() + at - self.done
    }

    fn finish(mut self) -> String {
        self.text.push_str(&self.code[self.done..]);
        self.text
    }
}
