//! The libraries, resolved when the compiler is built: rustc's word for what it keeps of a crate.
//! A compilation decodes what it asks for, each definition on first use; no text of std is parsed.

mod encode;
mod maps;
mod table;

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

pub use encode::encode;
pub(crate) use maps::{in_order, sorted};
use table::{ByName, RawByName, Table};
pub use table::{RawTable, Rows};

use crate::hir::{CrateId, Def, DefId, InherentItem, Shape, Symbol};
use crate::resolve::Embedded;
use crate::resolve::load::embedded_file;
use crate::resolve::names::{Class, DefInfo, Module};
use crate::span::SourceFile;

/// Std and the shim, decoded as far as somebody has asked.
pub struct Metadata {
    entries: Table<Entry>,
    files: Arc<[SourceFile]>,
    lang_items: FxHashMap<&'static str, DefId>,
    roots: Vec<(CrateId, DefId)>,
    prelude: Option<DefId>,
    inherent: ByName<Vec<InherentItem>>,
    trait_items: ByName<Vec<(DefId, DefId)>>,
}

/// How all of it is written.
#[derive(Serialize, Deserialize)]
struct Root<'a> {
    #[serde(borrow)]
    entries: RawTable<'a>,
    /// Whose they are, and their module paths.
    files: Vec<(CrateId, &'a str)>,
    lang_items: Vec<(&'a str, DefId)>,
    roots: Vec<(CrateId, DefId)>,
    prelude: Option<DefId>,
    inherent: RawByName<'a>,
    trait_items: RawByName<'a>,
}

/// What there is for one `DefId`.
#[derive(Deserialize)]
#[serde(from = "Written")]
pub(crate) struct Entry {
    pub info: DefInfo,
    pub def: Def,
    /// The names in it: of modules and enums.
    pub module: Option<Module>,
    /// Who implements it: of traits.
    pub impls: Vec<(DefId, Shape)>,
}

/// How it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    class: Class,
    def: Def,
    module: Option<Module>,
    impls: Vec<(DefId, Shape)>,
}

impl From<Written> for Entry {
    fn from(written: Written) -> Entry {
        let def = &written.def;
        let info = DefInfo {
            name: def.name.clone(),
            parent: def.parent,
            krate: def.krate,
            span: def.span,
            lang: def.lang.clone(),
            unsupported: def.unsupported.clone(),
            class: written.class,
        };
        Entry {
            info,
            def: written.def,
            module: written.module,
            impls: written.impls,
        }
    }
}

impl Metadata {
    /// Opens what [`encode`] has written for the same texts.
    ///
    /// # Errors
    /// Says why, if it is something else.
    pub fn open(bytes: &'static [u8], std: Embedded, shim: Embedded) -> Result<Metadata, String> {
        let root: Root<'static> =
            postcard::from_bytes(bytes).map_err(|error| format!("no metadata: {error}"))?;
        let file = |(krate, path): (CrateId, &str)| {
            let texts = if krate == CrateId::Std { std } else { shim };
            let text = texts.iter().find(|(known, _)| *known == path);
            embedded_file(krate, path, text.map_or("", |(_, text)| text))
        };
        Ok(Metadata {
            entries: Table::new(root.entries),
            files: root.files.into_iter().map(file).collect(),
            lang_items: root.lang_items.into_iter().collect(),
            roots: root.roots,
            prelude: root.prelude,
            inherent: ByName::new(root.inherent),
            trait_items: ByName::new(root.trait_items),
        })
    }

    /// How many definitions there are: the author's begin with this number.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A definition of a library; `None` if it is the author's.
    pub fn def(&self, id: DefId) -> Option<&Def> {
        self.entry(id).map(|entry| &entry.def)
    }

    /// The impls of a library's trait in the libraries.
    pub fn impls_of(&self, trait_: DefId) -> &[(DefId, Shape)] {
        self.entry(trait_).map_or(&[], |entry| &entry.impls)
    }

    /// Items with this name in inherent impls.
    pub fn inherent(&self, name: &str) -> &[InherentItem] {
        self.inherent.get(name).map_or(&[], Vec::as_slice)
    }

    /// Items with this name in traits, each after its trait.
    pub fn trait_items(&self, name: &str) -> &[(DefId, DefId)] {
        self.trait_items.get(name).map_or(&[], Vec::as_slice)
    }

    /// All items of inherent impls, by name.
    pub fn all_inherent(&self) -> impl Iterator<Item = (&'static str, &Vec<InherentItem>)> {
        self.inherent.iter()
    }

    /// All items of traits, by name.
    pub fn all_trait_items(&self) -> impl Iterator<Item = (&'static str, &Vec<(DefId, DefId)>)> {
        self.trait_items.iter()
    }

    /// The lang item with this name.
    pub fn lang_item(&self, name: &str) -> Option<DefId> {
        self.lang_items.get(name).copied()
    }

    pub(crate) fn entry(&self, id: DefId) -> Option<&Entry> {
        self.entries.get(id.0 as usize)
    }

    pub(crate) fn files(&self) -> Arc<[SourceFile]> {
        Arc::clone(&self.files)
    }

    pub(crate) fn roots(&self) -> impl Iterator<Item = (CrateId, DefId)> {
        self.roots.iter().copied()
    }

    pub(crate) fn prelude(&self) -> Option<DefId> {
        self.prelude
    }
}

/// Names as they are written in maps.
type Named<T> = Vec<(Symbol, T)>;
