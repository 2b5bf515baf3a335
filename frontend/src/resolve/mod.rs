//! Names: from source texts to HIR. Parses the author's package, the shim and the sysroot, makes every
//! definition, resolves `use` and paths as far as modules go, and lowers bodies, macros and derives.
//! Types are not looked at: what only they can resolve stays in `Path::rest`.

mod ast;
mod attrs;
mod body;
mod collect;
mod cook;
mod cx;
mod derive;
mod derive_serde;
mod discriminant;
mod imports;
mod items;
mod load;
mod names;
#[cfg(test)]
mod tests;
mod types;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use cfc_syntax::{Diagnostic, Level};

pub use load::Embedded;
use names::Names;

use crate::hir::{Crates, Def, DefId};
use crate::span::{SourceMap, Span};

/// Where source files come from: the compiler itself reads none.
pub trait Files {
    /// The text of a file, or why it cannot be had. Folders are separated by `/`.
    fn read(&self, path: &str) -> Result<String, String>;
}

/// What the author gives.
pub struct Package<'a> {
    /// The path of `lib.rs`, or of a single file that is the whole package.
    pub root: &'a str,
    /// Its files.
    pub files: &'a dyn Files,
    /// The build's environment, for `env!`.
    pub env: &'a dyn Fn(&str) -> Option<String>,
}

/// Resolves a package against these texts of std and the shim.
pub fn resolve_with(
    package: &Package,
    std: Embedded,
    shim: Embedded,
) -> (Crates, SourceMap, Vec<Diagnostic<Span>>) {
    let libraries = libraries(std, shim);
    let first = libraries.defs.len();
    let mut collected = collect::collect_package(package, (*libraries.names).clone());
    imports::resolve_imports(
        &mut collected.names,
        &collected.imports,
        &mut collected.diagnostics,
    );
    let names = Rc::new(collected.names);
    let mut defs = libraries.defs.clone();
    defs.extend(items::lower_all(
        &names,
        collected.tasks,
        first,
        Some(package),
    ));

    let mut diagnostics = libraries.diagnostics.clone();
    diagnostics.extend(collected.diagnostics);
    diagnostics.extend(names.late.take());
    let gaps = names.refused.take();
    if !diagnostics.iter().any(|d| d.level == Level::Error) {
        diagnostics.extend(gaps);
    }
    let mut impls = libraries.impls.clone();
    impls.extend(collected.impls);
    let crates = Crates {
        defs,
        lang_items: names.lang_items.clone(),
        impls,
        handlers: collected.handlers,
        late: names.late.clone(),
    };
    (crates, names.sources.clone(), diagnostics)
}

/// Std and the shim, resolved.
struct Libraries {
    names: Rc<Names>,
    defs: Vec<Rc<Def>>,
    impls: Vec<DefId>,
    diagnostics: Vec<Diagnostic<Span>>,
}

thread_local! {
    /// By the addresses of the texts, which are static. The libraries do not depend on the package.
    static LIBRARIES: RefCell<HashMap<(usize, usize), Rc<Libraries>>> = RefCell::default();
}

fn libraries(std: Embedded, shim: Embedded) -> Rc<Libraries> {
    let key = (std.as_ptr() as usize, shim.as_ptr() as usize);
    if let Some(known) = LIBRARIES.with_borrow(|known| known.get(&key).cloned()) {
        return known;
    }
    let libraries = Rc::new(resolve_libraries(std, shim));
    LIBRARIES.with_borrow_mut(|known| known.insert(key, Rc::clone(&libraries)));
    libraries
}

fn resolve_libraries(std: Embedded, shim: Embedded) -> Libraries {
    let mut collected = collect::collect_libraries(std, shim);
    let mut diagnostics = collected.diagnostics;
    imports::resolve_imports(&mut collected.names, &collected.imports, &mut diagnostics);
    let names = Rc::new(collected.names);
    let defs = items::lower_all(&names, collected.tasks, 0, None);
    diagnostics.extend(names.late.take());
    Libraries {
        names,
        defs,
        impls: collected.impls,
        diagnostics,
    }
}
