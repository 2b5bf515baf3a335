//! Names, against the std and the shim that the compiler brings along.

pub use cfc_frontend::resolve::{Files, Package};

use std::sync::{Arc, LazyLock};

use cfc_frontend::metadata::Metadata;
use cfc_syntax::Diagnostic;
use cfc_typeck::Stored;

use crate::hir::Crates;
use crate::span::{SourceMap, Span};

/// Std and the shim, resolved by the build script.
static LIBRARIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/libraries.bin"));

/// Decoded as far as the compilations of this process have asked.
static METADATA: LazyLock<Arc<Metadata>> = LazyLock::new(|| {
    let (std, shim) = (cfc_sysroot::FILES, cloudfront_functions::source::FILES);
    // INVARIANT: the build script has written it for these texts, with the same front end.
    Arc::new(Metadata::open(LIBRARIES, std, shim).expect("the libraries can be read"))
});

/// What checking std's and the shim's bodies found, by the build script too.
pub(crate) static LIBRARY_BODIES: LazyLock<Stored> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/bodies.bin"));
    // INVARIANT: the build script has written it, with the same type checker.
    Stored::open(bytes).expect("the facts about the libraries' bodies can be read")
});

/// Resolves a package, with std and the shim.
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
/// assert!(crates.local_defs().any(|(_, def)| &*def.name == "double"));
/// ```
pub fn resolve(package: &Package) -> (Crates, SourceMap, Vec<Diagnostic<Span>>) {
    cfc_frontend::resolve::resolve(package, Arc::clone(&METADATA))
}
