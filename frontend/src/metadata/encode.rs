//! Metadata from the texts of std and the shim: all names, all definitions, all bodies.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::table::{RawByName, Rows};
use super::{Root, Written};
use crate::hir::{CrateId, Def, DefId, ImplIndex, Symbol};
use crate::resolve::load::embedded_path;
use crate::resolve::names::Names;
use crate::resolve::{Embedded, Libraries, resolve_libraries};
use crate::span::SourceMap;

/// Resolves the libraries and writes what a compilation needs of them.
///
/// # Errors
/// What is wrong in their texts, one line each.
pub fn encode(std: Embedded, shim: Embedded) -> Result<Vec<u8>, Vec<String>> {
    let Libraries {
        mut names,
        defs,
        impls,
        diagnostics,
    } = resolve_libraries(std, shim);
    if !diagnostics.is_empty() {
        let shown = diagnostics.iter().map(|d| {
            let (line, column) = names.sources.line_column(d.span);
            let file = &names.sources.file(d.span.file).name;
            format!("{file}:{line}:{column}: {d}")
        });
        return Err(shown.collect());
    }
    let index = ImplIndex::new(|id| &defs[id.0 as usize], &impls, numbered(&defs));
    let mut modules = std::mem::take(&mut names.modules);
    let mut rows = Rows::default();
    let ImplIndex {
        mut trait_impls,
        inherent,
        trait_items,
    } = index;
    for (at, def) in (0..).map(DefId).zip(defs) {
        let written = Written {
            class: names.class(at),
            def,
            module: modules.remove(&at),
            impls: trait_impls.remove(&at).unwrap_or_default(),
        };
        rows.push(&written).map_err(|error| vec![error])?;
    }
    write(&names, &rows, &inherent, &trait_items).map_err(|error| vec![error])
}

fn numbered(defs: &[Def]) -> impl Iterator<Item = (DefId, &Def)> {
    (0..).map(DefId).zip(defs)
}

fn write(
    names: &Names,
    rows: &Rows,
    inherent: &FxHashMap<Symbol, impl Serialize>,
    trait_items: &FxHashMap<Symbol, impl Serialize>,
) -> Result<Vec<u8>, String> {
    let (inherent, inherent_rows) = by_name(inherent)?;
    let (trait_items, trait_rows) = by_name(trait_items)?;
    let lang_items: BTreeMap<&str, DefId> =
        names.lang_items.iter().map(|(k, v)| (&**k, *v)).collect();
    let mut roots: Vec<_> = names.roots.iter().map(|(k, v)| (*k, *v)).collect();
    roots.sort_by_key(|(_, root)| *root);
    let root = Root {
        entries: rows.as_table(),
        files: files(&names.sources),
        lang_items: lang_items.into_iter().collect(),
        roots,
        prelude: names.prelude,
        inherent: RawByName::new(inherent, inherent_rows.as_table()),
        trait_items: RawByName::new(trait_items, trait_rows.as_table()),
    };
    postcard::to_extend(&root, Vec::new()).map_err(|error| error.to_string())
}

fn by_name<T: Serialize>(map: &FxHashMap<Symbol, T>) -> Result<(Vec<&str>, Rows), String> {
    let sorted: BTreeMap<&str, &T> = map.iter().map(|(name, rows)| (&**name, rows)).collect();
    let mut rows = Rows::default();
    for value in sorted.values() {
        rows.push(value)?;
    }
    Ok((sorted.into_keys().collect(), rows))
}

/// Whose each file is, and its module path.
fn files(sources: &SourceMap) -> Vec<(CrateId, &str)> {
    sources
        .files()
        .filter_map(|file| embedded_path(&file.name))
        .collect()
}
