//! Source texts to syntax: the author's files through `Files`, std and the shim from their embedded texts.

use std::rc::Rc;

use cfc_syntax::Diagnostic;
use cfc_syntax::diagnostics::unknown_syntax;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::hir::CrateId;
use crate::span::{FileId, SourceFile, Span};

/// An embedded source tree: module path (`collections/btree_map`, the root is empty) and text.
pub type Embedded = &'static [(&'static str, &'static str)];

/// Parses a text; the error points at the token that does not fit.
pub fn parse(text: &str, file: FileId) -> Result<syn::File, Box<Diagnostic<Span>>> {
    let whole = || syn::parse_file(text);
    item_by_item(text).map_or_else(whole, Ok).map_err(|error| {
        let at = syn_span(error.span(), file);
        Box::new(Diagnostic::error(
            &unknown_syntax::CODE,
            format!("this is not Rust: {error}"),
            at,
        ))
    })
}

/// The parser copies its tokens first, which takes fifty times the text's own memory: so it gets one item after the
/// other. `None` where an item ends somewhere else than it seems, and where the text is wrong.
pub(super) fn item_by_item(text: &str) -> Option<syn::File> {
    let has_shebang = text.starts_with("#!") && !text.starts_with("#![");
    if has_shebang || text.starts_with('\u{feff}') {
        return None;
    }
    let tokens: TokenStream = text.parse().ok()?;
    let mut tokens = tokens.into_iter();
    let mut file: syn::File = syn::parse2(next_item(&mut tokens)).ok()?;
    loop {
        let item = next_item(&mut tokens);
        if item.is_empty() {
            return Some(file);
        }
        let more: syn::File = syn::parse2(item).ok()?;
        // The attributes of a file stand before its items.
        if !more.attrs.is_empty() {
            return None;
        }
        file.items.extend(more.items);
    }
}

/// Up to a semicolon, or a block that is not part of a value or of a `use`.
fn next_item(tokens: &mut impl Iterator<Item = TokenTree>) -> TokenStream {
    let (mut item, mut has_value) = (Vec::new(), false);
    for token in tokens {
        let is_last = match &token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace && !has_value,
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Ident(word) => {
                has_value |= ["const", "static", "type", "use"]
                    .iter()
                    .any(|known| word == known);
                // `const fn`
                has_value &= word != "fn";
                false
            }
            TokenTree::Literal(_) => false,
        };
        item.push(token);
        if is_last {
            break;
        }
    }
    item.into_iter().collect()
}

/// A file of std or of the shim, by its module path.
pub fn embedded_file(krate: CrateId, path: &str, text: &'static str) -> SourceFile {
    let (_, folder) = EMBEDDED[usize::from(krate != CrateId::Std)];
    let path = if path.is_empty() { "lib" } else { path };
    SourceFile {
        name: format!("{folder}/{path}.rs").into(),
        text: text.into(),
        is_local: false,
    }
}

/// Whose a file with this name is, and its module path.
pub fn embedded_path(name: &str) -> Option<(CrateId, &str)> {
    EMBEDDED.iter().find_map(|(krate, folder)| {
        let path = name.strip_prefix(folder)?.strip_prefix('/')?;
        let path = path.strip_suffix(".rs")?;
        Some((*krate, if path == "lib" { "" } else { path }))
    })
}

/// The folders that messages name.
const EMBEDDED: [(CrateId, &str); 2] = [
    (CrateId::Std, "<std>"),
    (CrateId::Shim, "<cloudfront_functions>"),
];

/// Where the lines of a text begin: the cheap way from a token to its bytes, where characters are bytes.
#[derive(Clone)]
pub struct Lines(Option<Rc<[u32]>>);

impl Lines {
    /// None are known of a text with other characters than ASCII's, or of which the parser skips the beginning.
    pub fn of(text: &str) -> Lines {
        let is_plain = text.is_ascii() && !text.starts_with("#!");
        Lines(is_plain.then(|| {
            let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            let starts = ends.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
            std::iter::once(0).chain(starts).collect()
        }))
    }

    /// Where a token begins.
    pub fn lo(&self, token: proc_macro2::Span) -> u32 {
        let known = self.byte(token.start());
        known.unwrap_or_else(|| offset(token.byte_range().start))
    }

    /// Where a token ends.
    pub fn hi(&self, token: proc_macro2::Span) -> u32 {
        let known = self.byte(token.end());
        known.unwrap_or_else(|| offset(token.byte_range().end))
    }

    fn byte(&self, at: proc_macro2::LineColumn) -> Option<u32> {
        let start = self.0.as_ref()?.get(at.line.checked_sub(1)?)?;
        Some(start + u32::try_from(at.column).ok()?)
    }
}

/// A token's place in its file.
pub fn syn_span(span: proc_macro2::Span, file: FileId) -> Span {
    let range = span.byte_range();
    Span {
        file,
        lo: offset(range.start),
        hi: offset(range.end),
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// `a/b/lib.rs` to `a/b`; the empty folder is the current one.
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `folder` and `path` joined, `.` and `..` taken out where they can be.
pub fn join(folder: &str, path: &str) -> String {
    if path.starts_with('/') {
        return path.to_string();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    let root = if folder.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

/// The folder in which the modules of the file `path` lie.
pub fn module_folder(path: &str, is_root: bool) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    if is_root || name == "mod.rs" {
        return folder(path).to_string();
    }
    join(folder(path), name.strip_suffix(".rs").unwrap_or(name))
}
