//! Names: from source texts to HIR. Parses the author's package, or the shim and the sysroot, makes every
//! definition, resolves `use` and paths as far as modules go, and lowers bodies, macros and derives.
//! Types are not looked at: what only they can resolve stays in `Path::rest`.

mod ast;
mod attrs;
mod body;
mod collect;
mod cx;
mod derive;
mod derive_serde;
mod discriminant;
mod findings;
mod imports;
mod items;
pub(crate) mod load;
pub(crate) mod names;
#[cfg(test)]
mod tests;
mod types;

use std::sync::Arc;

use cfc_syntax::{Diagnostic, Level};

pub use load::Embedded;
use names::Names;

use crate::hir::{Crates, Def, DefId};
use crate::metadata::Metadata;
use crate::span::{SourceMap, Span};

/// Where source files come from: the compiler itself reads none. Several threads may ask.
pub trait Files: Sync {
    /// The text of a file, or why it cannot be had. Folders are separated by `/`.
    fn read(&self, path: &str) -> Result<String, String>;
}

/// What the author gives.
#[derive(Clone, Copy)]
pub struct Package<'a> {
    /// The path of `lib.rs`, or of a single file that is the whole package.
    pub root: &'a str,
    /// Its files.
    pub files: &'a dyn Files,
    /// The build's environment, for `env!`.
    pub env: &'a (dyn Fn(&str) -> Option<String> + Sync),
}

/// Resolves a package, against the libraries.
pub fn resolve(
    package: &Package,
    libraries: Arc<Metadata>,
) -> (Crates, SourceMap, Vec<Diagnostic<Span>>) {
    let collected = collect::collect_package(package, Arc::clone(&libraries));
    let mut diagnostics = collected.diagnostics;
    let mut names = collected.names;
    imports::resolve_imports(&mut names, &collected.imports, &mut diagnostics);
    let local = items::lower_all(&names, collected.tasks, Some(package));
    diagnostics.extend(names.late.take());
    let gaps = names.refused.take();
    if !diagnostics.iter().any(|d| d.level == Level::Error) {
        diagnostics.extend(gaps);
    }
    let crates = Crates::new(libraries, local, collected.impls, collected.handlers);
    (crates, names.sources, diagnostics)
}

/// Std and the shim, resolved.
pub(crate) struct Libraries {
    pub names: Names,
    pub defs: Vec<Def>,
    pub impls: Vec<DefId>,
    pub diagnostics: Vec<Diagnostic<Span>>,
}

/// Resolves std and the shim from their texts.
pub(crate) fn resolve_libraries(std: Embedded, shim: Embedded) -> Libraries {
    let collected = collect::collect_libraries(std, shim);
    let mut names = collected.names;
    let mut diagnostics = collected.diagnostics;
    imports::resolve_imports(&mut names, &collected.imports, &mut diagnostics);
    let defs = items::lower_all(&names, collected.tasks, None);
    diagnostics.extend(names.late.take());
    Libraries {
        names,
        defs,
        impls: collected.impls,
        diagnostics,
    }
}
