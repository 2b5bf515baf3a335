//! Source maps: positions of the output beside positions of the author's files, in the usual JSON form (version 3).

use std::fmt::Write;

use crate::span::{FileId, SourceMap, Span};

/// Output line and column (from 0, in UTF-16 units) beside a place in a source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mapping {
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) span: Span,
}

/// The map's text. Mappings stand in output order.
pub(super) fn source_map(mappings: &[Mapping], sources: &SourceMap) -> String {
    let mut files: Vec<FileId> = Vec::new();
    let mut text = String::new();
    let (mut line, mut previous) = (0, [0i64; 4]);
    let mut first = true;
    for mapping in mappings {
        while line < mapping.line {
            text.push(';');
            line += 1;
            previous[0] = 0;
            first = true;
        }
        if !std::mem::take(&mut first) {
            text.push(',');
        }
        let index = files
            .iter()
            .position(|f| *f == mapping.span.file)
            .unwrap_or_else(|| {
                files.push(mapping.span.file);
                files.len() - 1
            });
        let (source_line, source_column) = sources.line_column(mapping.span);
        let index = i64::try_from(index).unwrap_or(0);
        let place = [
            i64::from(mapping.column),
            index,
            i64::from(source_line) - 1,
            i64::from(source_column) - 1,
        ];
        for (now, before) in place.iter().zip(&mut previous) {
            vlq(*now - *before, &mut text);
            *before = *now;
        }
    }
    let names: Vec<String> = files.iter().map(|f| json(&sources.file(*f).name)).collect();
    let contents: Vec<String> = files.iter().map(|f| json(&sources.file(*f).text)).collect();
    format!(
        "{{\"version\":3,\"sources\":[{}],\"sourcesContent\":[{}],\"names\":[],\"mappings\":\"{text}\"}}",
        names.join(","),
        contents.join(",")
    )
}

fn vlq(value: i64, out: &mut String) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut rest = (value.unsigned_abs() << 1) | u64::from(value < 0);
    loop {
        let digit = rest & 31;
        rest >>= 5;
        let digit = if rest > 0 { digit | 32 } else { digit };
        out.push(DIGITS[usize::try_from(digit).expect("six bits")] as char);
        if rest == 0 {
            return;
        }
    }
}

fn json(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c < ' ' => {
                write!(out, "\\u{:04x}", u32::from(c)).expect("a string takes everything");
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
