//! Text to syntax tree with swc, on a thread whose stack is large enough for nested sources.
//! swc's types stay inside this crate.

use crate::ByteRange;
use std::thread;
use swc_common::{BytePos, Span, Spanned};
use swc_ecma_ast::Module;
use swc_ecma_parser::{EsSyntax, Parser, StringInput, Syntax};

/// A parsed source, or what kept it from parsing.
pub(crate) struct Parsed<'m> {
    /// Absent when the parser gave up.
    pub(crate) module: Option<&'m Module>,
    /// Where and what, in the parser's words; the last may be the one it gave up on.
    pub(crate) errors: Vec<(Span, String)>,
}

/// Why a source is not even given to the parser.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// Far above any limit of the API.
    TooLong,
    /// Nested deeper than any engine's stack takes; the byte is where.
    TooDeep(usize),
    /// The system gave no thread.
    NoThread,
}

/// Sources above this are not parsed: the API itself stops at 40,960 bytes (`API_CreateFunction`),
/// which even a source that is yet to be minified rarely reaches. It bounds recursion and time as well.
const MAX_PARSED_BYTES: usize = 64 * 1024;
/// Open brackets at one place. The recursive parser needs some kilobytes of stack for each.
const MAX_BRACKET_DEPTH: usize = 1_000;
/// Labels in a row. The parser compares each with all before it, and nests for each.
const MAX_LABELS: usize = 200;
/// Enough for the deepest source that the two limits above let through.
const STACK_BYTES: usize = 128 * 1024 * 1024;
/// Positions start at 1 in swc; 0 is its dummy.
const FIRST_POSITION: u32 = 1;

/// Parses `source` and hands it to `use_it`, both on a thread with a large stack, where the tree
/// is dropped too.
pub(crate) fn with_parsed<T: Send>(
    source: &str,
    use_it: impl FnOnce(&Parsed<'_>) -> T + Send,
) -> Result<T, Unreadable> {
    if source.len() > MAX_PARSED_BYTES {
        return Err(Unreadable::TooLong);
    }
    if let Some(byte) = too_deep_at(source).or_else(|| too_many_labels_at(source)) {
        return Err(Unreadable::TooDeep(byte));
    }
    on_deep_stack(|| parse_and_use(source, use_it)).ok_or(Unreadable::NoThread)
}

/// Runs `work` on a large stack: this one, if enough of it is left, or another thread's. `None` where the system
/// gives no thread.
fn on_deep_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    if stacker::remaining_stack().is_some_and(|bytes| bytes >= STACK_BYTES) {
        return Some(work());
    }
    thread::scope(|scope| {
        // The start of a thread takes some of its stack.
        let worker = thread::Builder::new().stack_size(STACK_BYTES + STACK_BYTES / 8);
        match worker.spawn_scoped(scope, work).ok()?.join() {
            Ok(result) => Some(result),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// The bytes that a span covers.
pub(crate) fn byte_range(span: Span) -> ByteRange {
    let offset = |position: BytePos| position.0.saturating_sub(FIRST_POSITION) as usize;
    ByteRange {
        start: offset(span.lo),
        end: offset(span.hi),
    }
}

fn parse_and_use<T>(source: &str, use_it: impl FnOnce(&Parsed<'_>) -> T) -> T {
    let length = u32::try_from(source.len()).expect("bounded by MAX_PARSED_BYTES");
    let input = StringInput::new(
        source,
        BytePos(FIRST_POSITION),
        BytePos(FIRST_POSITION + length),
    );
    let mut parser = Parser::new(Syntax::Es(EsSyntax::default()), input, None);
    let result = parser.parse_module();
    let mut errors: Vec<(Span, String)> = parser
        .take_errors()
        .iter()
        .map(|error| (error.span(), error.kind().msg().into_owned()))
        .collect();
    let module = match result {
        Ok(module) => Some(module),
        Err(error) => {
            errors.push((error.span(), error.kind().msg().into_owned()));
            None
        }
    };
    use_it(&Parsed {
        module: module.as_ref(),
        errors,
    })
}

/// The first byte at which more brackets stand open than the parser is given stack for.
/// Brackets in strings and comments count as well: a source that is near the bound is not one
/// that a person wrote.
fn too_deep_at(source: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in source.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_BRACKET_DEPTH {
            return Some(at);
        }
    }
    None
}

/// The byte after which labels follow each other, `a: b: c:`, more often than is let through.
fn too_many_labels_at(source: &str) -> Option<usize> {
    // Nearly every source ends here: a label has a colon.
    if source.bytes().filter(|byte| *byte == b':').count() <= MAX_LABELS {
        return None;
    }
    let mut in_a_row = 0_usize;
    let mut rest = source;
    while !rest.is_empty() {
        let blank = skip_blank(rest);
        let word = blank.trim_start_matches(is_word);
        let after = skip_blank(word);
        match after.strip_prefix(':') {
            Some(next) if word.len() < blank.len() => {
                in_a_row += 1;
                rest = next;
            }
            _ if word.len() < blank.len() => {
                in_a_row = 0;
                rest = word;
            }
            _ => {
                in_a_row = 0;
                let mut characters = word.chars();
                characters.next();
                rest = characters.as_str();
            }
        }
        if in_a_row > MAX_LABELS {
            return Some(source.len() - rest.len());
        }
    }
    None
}

fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_' || character == '$'
}

/// What follows white space and comments.
fn skip_blank(mut text: &str) -> &str {
    loop {
        let trimmed = text.trim_start();
        text = if let Some(comment) = trimmed.strip_prefix("/*") {
            comment.find("*/").map_or("", |end| &comment[end + 2..])
        } else if let Some(comment) = trimmed.strip_prefix("//") {
            comment.find('\n').map_or("", |end| &comment[end..])
        } else {
            return trimmed;
        };
    }
}
