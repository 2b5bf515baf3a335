//! What takes the room in a function: bytes by top-level declaration.
//! Not here: the limit itself, which is a source rule.

use crate::ByteRange;
use crate::source::parse::{self, Parsed};
use swc_common::Spanned;
use swc_ecma_ast::{Decl, ModuleDecl, ModuleItem, Pat, Stmt, VarDecl};

/// One top-level piece of a source and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `function handler`, `var redirects`, `import cf`, `statement`, or `comments and space`.
    pub name: String,
    /// Bytes of UTF-8.
    pub bytes: usize,
    /// Where it stands; for `comments and space`, the whole source.
    pub span: ByteRange,
}

/// The source by top-level declaration, the largest first; the bytes add up to the source's.
/// Empty when the source does not parse.
///
/// ```
/// let source = "var table = {};\nfunction handler(e) { return e.request; }\n";
/// let parts = cfc_validator::size::breakdown(source);
/// assert_eq!(parts[0].name, "function handler");
/// assert_eq!(parts.iter().map(|part| part.bytes).sum::<usize>(), source.len());
/// ```
pub fn breakdown(source: &str) -> Vec<Part> {
    parse::with_parsed(source, |parsed| parts(source, parsed)).unwrap_or_default()
}

fn parts(source: &str, parsed: &Parsed<'_>) -> Vec<Part> {
    let Some(module) = parsed.module else {
        return Vec::new();
    };
    let mut parts: Vec<Part> = module
        .body
        .iter()
        .map(|item| {
            let span = parse::byte_range(item.span());
            Part {
                name: name_of(item),
                bytes: span.end - span.start,
                span,
            }
        })
        .collect();
    let between = source.len() - parts.iter().map(|part| part.bytes).sum::<usize>();
    parts.push(Part {
        name: "comments and space".to_owned(),
        bytes: between,
        span: ByteRange {
            start: 0,
            end: source.len(),
        },
    });
    parts.sort_by_key(|part| std::cmp::Reverse(part.bytes));
    parts
}

fn name_of(item: &ModuleItem) -> String {
    match item {
        ModuleItem::Stmt(Stmt::Decl(Decl::Fn(function))) => {
            format!("function {}", function.ident.sym)
        }
        ModuleItem::Stmt(Stmt::Decl(Decl::Var(var))) => name_of_var(var),
        ModuleItem::Stmt(Stmt::Decl(Decl::Class(class))) => format!("class {}", class.ident.sym),
        ModuleItem::Stmt(_) => "statement".to_owned(),
        ModuleItem::ModuleDecl(ModuleDecl::Import(import)) => match import.specifiers.first() {
            Some(specifier) => format!("import {}", specifier.local().sym),
            None => "import".to_owned(),
        },
        ModuleItem::ModuleDecl(_) => "export".to_owned(),
    }
}

fn name_of_var(var: &VarDecl) -> String {
    let names: Vec<&str> = var
        .decls
        .iter()
        .map(|decl| match &decl.name {
            Pat::Ident(ident) => ident.id.sym.as_str(),
            _ => "(pattern)",
        })
        .collect();
    format!("{} {}", var.kind, names.join(", "))
}
