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
mod discriminant;
mod imports;
mod items;
mod load;
mod names;
#[cfg(test)]
mod tests;
mod types;

use std::rc::Rc;

use cfc_syntax::{Diagnostic, Level};

pub use load::Embedded;

use crate::hir::Crates;
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

/// Resolves a package, with the embedded sysroot and shim.
///
/// ```
/// use cfc_compiler::resolve::{Files, Package, resolve};
///
/// struct One;
///
/// impl Files for One {
///     fn read(&self, path: &str) -> Result<String, String> {
///         match path {
///             "lib.rs" => Ok("fn double(x: u32) -> u32 { x * 2 }".to_string()),
///             _ => Err("no such file".to_string()),
///         }
///     }
/// }
///
/// let (crates, _sources, diagnostics) = resolve(&Package { root: "lib.rs", files: &One, env: &|_| None });
/// assert!(diagnostics.is_empty());
/// assert!(crates.defs.iter().any(|def| &*def.name == "double"));
/// ```
pub fn resolve(package: &Package) -> (Crates, SourceMap, Vec<Diagnostic<Span>>) {
    resolve_with(package, cfc_sysroot::FILES, cloudfront_functions::source::FILES)
}

/// Resolves a package against other texts for std and the shim.
pub fn resolve_with(package: &Package, std: Embedded, shim: Embedded) -> (Crates, SourceMap, Vec<Diagnostic<Span>>) {
    let collect::Collected { mut names, tasks, imports, impls, handlers, mut diagnostics } =
        collect::collect(package, std, shim);
    imports::resolve_imports(&mut names, &imports, &mut diagnostics);
    let names = Rc::new(names);
    let defs = items::lower_all(&names, tasks, package);
    diagnostics.extend(names.late.take());
    let gaps = names.refused.take();
    if !diagnostics.iter().any(|d| d.level == Level::Error) {
        diagnostics.extend(gaps);
    }
    let sources = names.sources.clone();
    let crates = Crates { defs, lang_items: names.lang_items.clone(), impls, handlers, late: names.late.clone() };
    (crates, sources, diagnostics)
}
