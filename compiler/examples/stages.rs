//! Shows what each stage makes of a single-file function: `cargo run -p cfc-compiler --example stages FILE`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::Path;

use cfc_compiler::cover::Branches;
use cfc_compiler::js::{Layout, emit};
use cfc_compiler::lower::{Lowered, lower, survey};
use cfc_compiler::passes::{PassOptions, optimize};
use cfc_compiler::resolve::{Files, Package, resolve};
use cfc_compiler::span::Span;
use cfc_compiler::typeck::TyCtxt;

struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> Result<String, String> {
        std::fs::read_to_string(Path::new(path)).map_err(|e| e.to_string())
    }
}

fn main() {
    let root = std::env::args()
        .nth(1)
        .expect("the path of a single-file function");
    let env = |name: &str| std::env::var(name).ok();
    let (crates, sources, diagnostics) = resolve(&Package {
        root: &root,
        files: &Disk,
        env: &env,
    });
    let is_local = |d: &&cfc_syntax::Diagnostic<Span>| sources.file(d.span.file).is_local;
    println!(
        "{} diagnostics in std and the shim",
        diagnostics.iter().filter(|d| !is_local(d)).count()
    );
    for diagnostic in diagnostics.iter().filter(is_local) {
        println!(
            "{}:{:?}: {diagnostic}",
            sources.file(diagnostic.span.file).name,
            sources.line_column(diagnostic.span)
        );
    }
    let tcx = TyCtxt::new(crates, sources);
    for handler in &tcx.crates.handlers {
        let survey = survey(&tcx, *handler);
        let result = lower(&tcx, &survey, *handler, Branches::Plain);
        for diagnostic in tcx
            .take_diagnostics()
            .iter()
            .chain(result.as_ref().err().into_iter().flatten())
        {
            let (line, column) = tcx.sources.line_column(diagnostic.span);
            println!(
                "{}:{line}:{column}: {diagnostic}",
                tcx.sources.file(diagnostic.span.file).name
            );
        }
        let Ok(Lowered { mut program, .. }) = result else {
            continue;
        };
        println!("---- LIR as lowered\n{program}");
        optimize(&mut program, &PassOptions::default());
        println!("---- LIR after the passes\n{program}");
        for layout in [Layout::Pretty, Layout::Packed] {
            let emitted = emit(&program, layout, &tcx.sources);
            println!(
                "---- JavaScript, {} bytes\n{}",
                emitted.code.len(),
                emitted.code
            );
        }
    }
}
