//! Names, against the sysroot and the shim that the compiler brings along.

pub use cfc_frontend::resolve::{Embedded, Files, Package, resolve_with};

use cfc_syntax::Diagnostic;

use crate::hir::Crates;
use crate::span::{SourceMap, Span};

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
    resolve_with(
        package,
        cfc_sysroot::FILES,
        cloudfront_functions::source::FILES,
    )
}
