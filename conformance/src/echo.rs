//! The typed echo: a program printed back with the inferred type at every plain `let`, for rustc to accept.
//! Types that cannot be written (closures, opaque ones) or that the file has no name for stay inferred.

use std::collections::{BTreeMap, BTreeSet};

use cfc_compiler::hir::{Body, DefKind, Expr, ExprKind, PatId, PatKind, Stmt};
use cfc_compiler::resolve::{Files, Package, resolve};
use cfc_compiler::ty::TypeckResults;
use cfc_compiler::typeck::TyCtxt;

/// A program with its types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Echo {
    /// The source text.
    pub text: String,
    /// How many types were written into it.
    pub types: usize,
}

/// Types that every file can name.
const NAMES: [&str; 31] = [
    "bool",
    "char",
    "str",
    "i8",
    "i16",
    "i32",
    "i64",
    "isize",
    "u8",
    "u16",
    "u32",
    "u64",
    "usize",
    "f32",
    "f64",
    "String",
    "Vec",
    "Option",
    "Result",
    "Box",
    "mut",
    "Request",
    "Response",
    "ViewerRequestEvent",
    "ViewerResponseEvent",
    "HeaderMap",
    "QueryString",
    "Cookies",
    "KeyValueStore",
    "Context",
    "Viewer",
];

/// Prints every file of a package back; `None` if it does not resolve.
pub fn echo(root: &str, files: &dyn Files) -> Option<BTreeMap<String, Echo>> {
    let (crates, sources, diagnostics) = resolve(&Package {
        root,
        files,
        env: &|_| None,
    });
    if !diagnostics.is_empty() {
        return None;
    }
    let tcx = TyCtxt::new(crates, sources);
    let mut inserts: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for (id, def) in tcx.crates.local_defs() {
        if let DefKind::Fn(f) = &def.kind
            && let Some(body) = f.body()
        {
            let results = tcx.typeck(id);
            let file = tcx.sources.file(def.span.file);
            let known = names_in(&file.text);
            let inserts = inserts.entry(file.name.to_string()).or_default();
            gather(&tcx, &file.text, &known, &body, &results, inserts);
        }
    }
    let printed = tcx
        .sources
        .files()
        .filter(|file| file.is_local)
        .map(|file| {
            let mut inserts = inserts.remove(&*file.name).unwrap_or_default();
            inserts.sort();
            inserts.dedup();
            let mut text = file.text.to_string();
            for (at, ty) in inserts.iter().rev() {
                text.insert_str(*at, &format!(": {ty}"));
            }
            let types = inserts.len();
            (file.name.to_string(), Echo { text, types })
        });
    Some(printed.collect())
}

/// What a file imports and declares.
fn names_in(source: &str) -> BTreeSet<String> {
    fn imported(tree: &syn::UseTree, all: &mut BTreeSet<String>) {
        match tree {
            syn::UseTree::Path(path) => imported(&path.tree, all),
            syn::UseTree::Name(name) => drop(all.insert(name.ident.to_string())),
            syn::UseTree::Rename(name) => drop(all.insert(name.rename.to_string())),
            syn::UseTree::Glob(_) => {}
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| imported(tree, all)),
        }
    }
    let mut all = BTreeSet::new();
    let Ok(file) = syn::parse_file(source) else {
        return all;
    };
    for item in &file.items {
        match item {
            syn::Item::Use(item) => imported(&item.tree, &mut all),
            syn::Item::Struct(item) => drop(all.insert(item.ident.to_string())),
            syn::Item::Enum(item) => drop(all.insert(item.ident.to_string())),
            _ => {}
        }
    }
    all
}

fn gather(
    tcx: &TyCtxt,
    source: &str,
    known: &BTreeSet<String>,
    body: &Body,
    results: &TypeckResults,
    inserts: &mut Vec<(usize, String)>,
) {
    let blocks = body
        .exprs
        .iter()
        .filter_map(|Expr { kind, .. }| match kind {
            ExprKind::Block(block) => Some(block),
            _ => None,
        });
    for stmt in blocks.flat_map(|block| &block.stmts) {
        let Stmt::Let { pat, .. } = stmt else {
            continue;
        };
        if let Some(insert) = annotation(tcx, source, known, body, results, *pat) {
            inserts.push(insert);
        }
    }
}

/// Where a type belongs, and which: only where the source reads `let name =`.
fn annotation(
    tcx: &TyCtxt,
    source: &str,
    known: &BTreeSet<String>,
    body: &Body,
    results: &TypeckResults,
    pat: PatId,
) -> Option<(usize, String)> {
    let PatKind::Binding {
        local,
        by_ref: None,
        sub: None,
    } = &body.pat(pat).kind
    else {
        return None;
    };
    let (lo, hi) = (
        body.pat(pat).span.lo as usize,
        body.pat(pat).span.hi as usize,
    );
    let before = source.get(..lo)?.trim_end();
    let after = source.get(hi..)?.trim_start();
    if !before.ends_with("let") || !after.starts_with('=') {
        return None;
    }
    let ty = tcx.show(results.local_ty(*local));
    let mut names = ty
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|n| !n.is_empty());
    let known = |n: &str| NAMES.contains(&n) || n.parse::<usize>().is_ok() || known.contains(n);
    (!ty.contains(['{', '?', '!']) && names.all(known)).then_some((hi, ty))
}
