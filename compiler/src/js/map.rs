//! Where the output's pieces come from: marks, and source maps made of them, in the usual JSON form (version 3).

use std::fmt::Write;

use rustc_hash::FxHashMap;

use crate::lir::Origin;
use crate::span::{FileId, SourceMap};

/// From here to the next mark, the output comes from one place.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// Byte of the output.
    pub offset: usize,
    /// Where it comes from; nothing that anybody wrote, if none.
    pub origin: Option<Origin>,
}

/// The map's text. Marks stand in output order.
pub fn source_map(code: &str, marks: &[Mark], sources: &SourceMap) -> String {
    let mut files: Vec<FileId> = Vec::new();
    let mut indices: FxHashMap<FileId, usize> = FxHashMap::default();
    let mut text = String::new();
    let mut previous = [0i64; 4];
    let (mut done, mut column, mut first) = (0, 0i64, true);
    for mark in marks {
        let Some(origin) = &mark.origin else { continue };
        for c in code[done..mark.offset].chars() {
            if c == '\n' {
                text.push(';');
                (column, first) = (0, true);
                previous[0] = 0;
            } else {
                column += if c.len_utf16() == 1 { 1 } else { 2 };
            }
        }
        done = mark.offset;
        if !std::mem::take(&mut first) {
            text.push(',');
        }
        let index = *indices.entry(origin.span.file).or_insert_with(|| {
            files.push(origin.span.file);
            files.len() - 1
        });
        let (source_line, source_column) = sources.line_column(origin.span);
        let place = [
            column,
            i64::try_from(index).unwrap_or(0),
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
