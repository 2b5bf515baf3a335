//! The whole pipeline for one package: every handler becomes one JavaScript file.

use std::cmp::Reverse;
use std::sync::Arc;

use cfc_syntax::{Diagnostic, EventType, Level};
use cfc_threads::helped;
use rustc_hash::FxHashSet;

use crate::cover::{Branch, Branches};
use crate::hir::{Crates, DefId, Handler};
use crate::js::{Layout, emit, source_map};
use crate::lir::{Expr, Module, Program};
use crate::lower::{Lowered, lower, survey};
use crate::passes::{PassOptions, optimize};
use crate::places::{Extents, Place, Places};
use crate::resolve::{LIBRARY_BODIES, Package, resolve};
use crate::span::{SourceMap, Span};
use crate::threads::{HANDLERS_PER_THREAD, Queue};
use crate::typeck::TyCtxt;

/// How to compile.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How the output is laid out.
    pub layout: Layout,
    /// Also make a source map.
    pub source_map: bool,
    /// Whether the program counts which branches a run takes.
    pub branches: Branches,
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
    pub sources: Arc<SourceMap>,
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
    /// See [`CompiledFunction::places`].
    places: Places,
    /// What is counted, if that was asked for.
    pub branches: Vec<Branch>,
}

impl CompiledFunction {
    /// Where the pieces of `code` come from, in order: worked out when somebody first asks.
    pub fn places(&self) -> &[Place] {
        self.places.get()
    }
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
    compile_with(package, options, |_| ()).0
}

/// Compiles a package, and calls `look` for each function on the thread that made it: what is to be found out
/// about an output need not wait for the others. Its results are in the order of the functions.
///
/// ```
/// # use cfc_compiler::{Options, compile_with, resolve::{Files, Package}};
/// # struct One;
/// # impl Files for One {
/// #     fn read(&self, _path: &str) -> Result<String, String> {
/// #         Ok("use cloudfront_functions::prelude::*;
/// #             #[viewer_request]
/// #             fn handler(event: ViewerRequestEvent) -> Request { event.request }".to_string())
/// #     }
/// # }
/// let package = Package { root: "pass.rs", files: &One, env: &|_| None };
/// let (compiled, bytes) = compile_with(&package, &Options::default(), |function| function.code.len());
/// assert_eq!(bytes, [compiled.functions[0].code.len()]);
/// ```
pub fn compile_with<T: Send>(
    package: &Package,
    options: &Options,
    look: impl Fn(&CompiledFunction) -> T + Sync,
) -> (Compiled, Vec<T>) {
    compile_on(package, &Job { options, look }, None)
}

/// What to do with each handler.
struct Job<'a, F> {
    options: &'a Options,
    look: F,
}

/// Compiles with so many threads at most, or as many as there are processors; the result does not depend on that.
fn compile_on<T: Send>(
    package: &Package,
    job: &Job<impl Fn(&CompiledFunction) -> T + Sync>,
    threads: Option<usize>,
) -> (Compiled, Vec<T>) {
    let (crates, sources, mut diagnostics) = resolve(package);
    let sources = Arc::new(sources);
    let mut made = Vec::new();
    if !has_errors(&diagnostics) {
        let found;
        (made, found) = compile_resolved(&Arc::new(crates), &sources, job, threads);
        diagnostics.extend(found);
    }
    if has_errors(&diagnostics) {
        made.clear();
    }
    let (functions, seen) = made.into_iter().unzip();
    let compiled = Compiled {
        functions,
        diagnostics,
        sources,
    };
    (compiled, seen)
}

/// The functions, and what was found about types and by lowering.
fn compile_resolved<T: Send>(
    crates: &Arc<Crates>,
    sources: &Arc<SourceMap>,
    job: &Job<impl Fn(&CompiledFunction) -> T + Sync>,
    threads: Option<usize>,
) -> (Vec<(CompiledFunction, T)>, Vec<Diagnostic<Span>>) {
    let new_tcx =
        || TyCtxt::new(Arc::clone(crates), Arc::clone(sources)).with_stored(&LIBRARY_BODIES);
    let useful = crates.handlers.len() / HANDLERS_PER_THREAD;
    // Asking how many processors there are takes as long as a small handler.
    let threads = match threads {
        _ if useful < 2 => 1,
        Some(threads) => threads.min(useful),
        None => std::thread::available_parallelism().map_or(1, |all| all.get().min(useful)),
    };
    let queue = Queue::new(longest_first(crates, sources));
    let help = || compile_from(&new_tcx(), job, &queue);
    let own = || {
        let tcx = new_tcx();
        let done = compile_from(&tcx, job, &queue);
        (tcx, done)
    };
    let (tcx, done) = helped(threads - 1, help, own);
    let rest = check_the_rest(&tcx, &done);
    in_order(done, rest)
}

/// Compiles handlers as long as there are some that nobody has.
fn compile_from<T>(
    tcx: &TyCtxt,
    job: &Job<impl Fn(&CompiledFunction) -> T>,
    queue: &Queue<(usize, DefId)>,
) -> Vec<Done<T>> {
    let (mut done, mut extents, mut has_wrong_types) = (Vec::new(), None, false);
    while let Some((index, handler)) = queue.take() {
        let survey = survey(tcx, handler);
        let found = tcx.take_diagnostics();
        has_wrong_types |= has_errors(&found);
        let outcome = if has_wrong_types {
            Outcome::Unchecked
        } else {
            match lower(tcx, &survey, handler, job.options.branches) {
                Ok(lowered) => {
                    let extents = extents.get_or_insert_with(|| Arc::new(Extents::of(tcx)));
                    let function = finish(tcx, handler, lowered, extents, job.options);
                    let seen = (job.look)(&function);
                    Outcome::Function(Box::new(function), seen)
                }
                Err(why) => Outcome::Refused(why),
            }
        };
        done.push(Done {
            index,
            outcome,
            found,
            late: tcx.take_diagnostics(),
            checked: survey.reached,
        });
    }
    done
}

/// Checks what the author wrote and no handler reaches.
fn check_the_rest<T>(tcx: &TyCtxt, done: &[Done<T>]) -> Vec<Diagnostic<Span>> {
    for (id, def) in tcx.crates.local_defs() {
        if def.kind.body().is_some() && !done.iter().any(|done| done.checked.contains(&id)) {
            tcx.typeck(id);
        }
    }
    tcx.take_diagnostics()
}

fn has_errors(diagnostics: &[Diagnostic<Span>]) -> bool {
    diagnostics.iter().any(|d| d.level == Level::Error)
}

/// What became of one handler.
struct Done<T> {
    /// Its number in source order.
    index: usize,
    outcome: Outcome<T>,
    /// What checking the bodies that it reaches found, as far as its thread had not checked them before.
    found: Vec<Diagnostic<Span>>,
    /// What was found about the types of the libraries while it was compiled.
    late: Vec<Diagnostic<Span>>,
    /// What of the author's was checked for it.
    checked: FxHashSet<DefId>,
}

enum Outcome<T> {
    Function(Box<CompiledFunction>, T),
    /// Lowering refused it.
    Refused(Vec<Diagnostic<Span>>),
    /// There are errors in what it reaches, or in what another handler does.
    Unchecked,
}

/// The handlers with their numbers, those of long files first: no thread is left with one at the end.
fn longest_first(crates: &Crates, sources: &SourceMap) -> Vec<(usize, DefId)> {
    let mut handlers: Vec<_> = crates.handlers.iter().copied().enumerate().collect();
    handlers.sort_by_key(|(_, handler)| {
        let file = crates.def(*handler).span.file;
        Reverse(sources.file(file).text.len())
    });
    handlers
}

/// Functions and findings in source order. A thread does not know what another one has reported. What lowering
/// refuses is told only where types have no errors.
fn in_order<T>(
    mut done: Vec<Done<T>>,
    rest: Vec<Diagnostic<Span>>,
) -> (Vec<(CompiledFunction, T)>, Vec<Diagnostic<Span>>) {
    done.sort_by_key(|done| done.index);
    let (mut functions, mut refused, mut late) = (Vec::new(), Vec::new(), Vec::new());
    let mut checked = rest;
    for one in done {
        match one.outcome {
            Outcome::Function(function, seen) => functions.push((*function, seen)),
            Outcome::Refused(why) => refused.extend(why),
            Outcome::Unchecked => {}
        }
        checked.extend(one.found);
        late.extend(one.late);
    }
    checked.sort_by_key(|diagnostic| (diagnostic.span.file, diagnostic.span.lo));
    if !has_errors(&checked) {
        checked.extend(refused);
        checked.extend(late);
    }
    (functions, without_repeats(checked))
}

fn without_repeats(all: Vec<Diagnostic<Span>>) -> Vec<Diagnostic<Span>> {
    let mut kept: Vec<Diagnostic<Span>> = Vec::with_capacity(all.len());
    for diagnostic in all {
        if !kept.contains(&diagnostic) {
            kept.push(diagnostic);
        }
    }
    kept
}

fn finish(
    tcx: &TyCtxt,
    handler: DefId,
    lowered: Lowered,
    extents: &Arc<Extents>,
    options: &Options,
) -> CompiledFunction {
    let Lowered {
        mut program,
        branches,
    } = lowered;
    let mut passes = options.passes.clone();
    if options.layout == Layout::Pretty {
        passes.without.extend(PassOptions::readable().without);
    }
    optimize(&mut program, &passes);
    let emitted = emit(&program, options.layout, &tcx.sources);
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
            Some(Handler::Connection) => EventType::Connection,
            Some(Handler::ViewerRequest) | None => EventType::ViewerRequest,
        },
        is_async: function.is_async,
        uses_key_value_store: uses_key_value_store(&program),
        file,
        map: options
            .source_map
            .then(|| source_map(&emitted.code, &emitted.marks, &tcx.sources)),
        places: Places::of(emitted.marks, extents, &tcx.sources),
        code: emitted.code,
        sizes: emitted.sizes,
        branches,
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

#[cfg(test)]
#[path = "driver_tests.rs"]
mod tests;
