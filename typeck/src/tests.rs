//! Tests of type checking: caret tests (the type of what the carets underline), and what is reported.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

mod carets;
mod errors;
mod facts;
mod instances;
mod std_bodies;
mod tours;

use cfc_syntax::diagnostics::Diagnostic;

use super::TyCtxt;
use crate::hir::{CrateId, DefId};
use crate::span::Span;
use cfc_compiler::resolve::{Files, Package, resolve};

struct One(String);

impl Files for One {
    fn read(&self, _path: &str) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

/// Resolves one file against the real sysroot and shim; panics if that reports anything.
fn load(text: &str) -> TyCtxt {
    let files = One(text.to_string());
    let package = Package {
        root: "lib.rs",
        files: &files,
        env: &|_| None,
    };
    let (crates, sources, diagnostics) = resolve(&package);
    let own = diagnostics
        .iter()
        .filter(|d| sources.file(d.span.file).is_local);
    let own: Vec<String> = own.map(ToString::to_string).collect();
    assert!(own.is_empty(), "{}", own.join("\n"));
    TyCtxt::new(crates, sources)
}

/// Every function, const and static of a crate that has a body.
fn owners(tcx: &TyCtxt, krate: CrateId) -> Vec<DefId> {
    let ids = tcx.crates.all_defs().map(|(id, _)| id);
    ids.filter(|id| {
        let def = tcx.crates.def(*id);
        def.krate == krate && def.kind.body().is_some()
    })
    .collect()
}

fn check_crate(tcx: &TyCtxt, krate: CrateId) -> Vec<Diagnostic<Span>> {
    for owner in owners(tcx, krate) {
        tcx.typeck(owner);
    }
    tcx.take_diagnostics()
}

fn describe(tcx: &TyCtxt, diagnostic: &Diagnostic<Span>) -> String {
    let (line, _) = tcx.sources.line_column(diagnostic.span);
    let file = tcx.sources.file(diagnostic.span.file);
    let help: Vec<&str> = diagnostic.help.iter().flat_map(|h| [" / ", h]).collect();
    let help = help.concat();
    let snippet = tcx
        .sources
        .snippet(diagnostic.span)
        .lines()
        .next()
        .unwrap_or("");
    format!(
        "{}:{line}: {} {}{help} at `{snippet}`",
        file.name, diagnostic.code.id, diagnostic.message
    )
}
