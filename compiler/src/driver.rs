//! The whole pipeline for one package: every handler becomes one JavaScript file.

use cfc_syntax::{Diagnostic, EventType, Level};

use crate::hir::{CrateId, Crates, DefId, DefKind, Handler};
use crate::js::{EmitOptions, emit};
use crate::lir::{Expr, Module, Program};
use crate::passes::{PassOptions, optimize};
use crate::resolve::{Package, resolve};
use crate::span::{SourceMap, Span};
use crate::typeck::TyCtxt;

/// How to compile.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Readable output with the author's names.
    pub pretty: bool,
    /// Also make a source map.
    pub source_map: bool,
    /// Which passes run.
    pub passes: PassOptions,
}

/// What a compilation gives.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// One for each handler, in source order; empty if there are errors.
    pub functions: Vec<CompiledFunction>,
    /// Errors and warnings.
    pub diagnostics: Vec<Diagnostic<Span>>,
    /// What the spans point into.
    pub sources: SourceMap,
}

/// One function for CloudFront.
#[derive(Clone, Debug)]
pub struct CompiledFunction {
    /// Its name: the module's file name in kebab case.
    pub name: String,
    /// The module path in the package: `["bookmark_create"]`; empty for the root.
    pub module: Vec<String>,
    /// What it is associated with.
    pub event_type: EventType,
    /// Whether it is `async`.
    pub is_async: bool,
    /// Whether it needs an associated key-value store.
    pub uses_key_value_store: bool,
    /// The handler's source file.
    pub file: String,
    /// The JavaScript.
    pub code: String,
    /// Its source map, if asked for.
    pub map: Option<String>,
    /// Bytes by top-level item of the output.
    pub sizes: Vec<(String, usize)>,
}

/// Compiles a package.
///
/// ```
/// use cfc_compiler::{Options, compile, resolve::{Files, Package}};
///
/// struct One;
///
/// impl Files for One {
///     fn read(&self, _path: &str) -> Result<String, String> {
///         Ok("use cloudfront_functions::prelude::*;
///             #[viewer_request]
///             fn handler(event: ViewerRequestEvent) -> Request { event.request }".to_string())
///     }
/// }
///
/// let compiled = compile(&Package { root: "pass.rs", files: &One, env: &|_| None }, &Options::default());
/// assert!(compiled.functions[0].code.starts_with("function handler("));
/// ```
pub fn compile(package: &Package, options: &Options) -> Compiled {
    let (crates, sources, mut diagnostics) = resolve(package);
    if has_errors(&diagnostics) {
        return Compiled {
            functions: Vec::new(),
            diagnostics,
            sources,
        };
    }
    let tcx = TyCtxt::new(crates, sources);
    check_bodies(&tcx);
    diagnostics.extend(tcx.take_diagnostics());
    let mut functions = Vec::new();
    if !has_errors(&diagnostics) {
        for handler in &tcx.crates.handlers {
            match crate::lower::lower(&tcx, *handler) {
                Ok(program) => functions.push(finish(&tcx, *handler, program, options)),
                Err(found) => diagnostics.extend(found),
            }
        }
        diagnostics.extend(tcx.take_diagnostics());
    }
    if has_errors(&diagnostics) {
        functions.clear();
    }
    Compiled {
        functions,
        diagnostics,
        sources: (*tcx.sources).clone(),
    }
}

fn has_errors(diagnostics: &[Diagnostic<Span>]) -> bool {
    diagnostics.iter().any(|d| d.level == Level::Error)
}

/// Checks everything that the author wrote, reached by a handler or not.
fn check_bodies(tcx: &TyCtxt) {
    for (i, def) in tcx.crates.defs.iter().enumerate() {
        let has_body = match &def.kind {
            DefKind::Fn(f) => f.body.is_some(),
            DefKind::Const(c) => c.body.is_some(),
            _ => false,
        };
        if has_body && def.krate == CrateId::Local {
            tcx.typeck(DefId(
                u32::try_from(i).expect("fewer than 2^32 definitions"),
            ));
        }
    }
}

fn finish(
    tcx: &TyCtxt,
    handler: DefId,
    mut program: Program,
    options: &Options,
) -> CompiledFunction {
    let mut passes = options.passes.clone();
    if options.pretty {
        passes.without.extend(PassOptions::readable().without);
    }
    optimize(&mut program, &passes);
    let emitted = emit(
        &program,
        &EmitOptions {
            pretty: options.pretty,
            source_map: options.source_map,
        },
        &tcx.sources,
    );
    let function = tcx.crates.fn_(handler);
    let file = tcx
        .sources
        .file(tcx.crates.def(handler).span.file)
        .name
        .to_string();
    CompiledFunction {
        name: function_name(&file),
        module: module_path(&tcx.crates, handler),
        event_type: match function.handler {
            Some(Handler::ViewerResponse) => EventType::ViewerResponse,
            Some(Handler::ViewerRequest) | None => EventType::ViewerRequest,
        },
        is_async: function.is_async,
        uses_key_value_store: uses_key_value_store(&program),
        file,
        code: emitted.code,
        map: emitted.map,
        sizes: emitted.sizes,
    }
}

/// `src/bookmark_create.rs` is `bookmark-create`; `lib.rs` and `mod.rs` take their folder's name.
fn function_name(file: &str) -> String {
    let mut parts = file.rsplit('/');
    let stem = parts.next().unwrap_or(file).trim_end_matches(".rs");
    let name = match stem {
        "lib" | "main" | "mod" => parts
            .find(|p| !matches!(*p, "src" | "." | ""))
            .unwrap_or(stem),
        _ => stem,
    };
    name.replace('_', "-")
}

fn module_path(crates: &Crates, def: DefId) -> Vec<String> {
    let mut path = Vec::new();
    let mut current = crates.def(def).parent;
    while let Some(id) = current {
        let module = crates.def(id);
        if module.parent.is_some() {
            path.push(module.name.to_string());
        }
        current = module.parent;
    }
    path.reverse();
    path
}

fn uses_key_value_store(program: &Program) -> bool {
    let mut found = false;
    program.walk(&mut |e| {
        if let Expr::Member(object, prop, _) = e {
            found |= **object == Expr::Module(Module::CloudFront)
                && *prop == crate::lir::Prop::Fixed("kvs".into());
        }
    });
    found
}
