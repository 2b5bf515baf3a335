//! The functions of published crates, read where Cargo keeps them: which compile as they are, and why the others
//! do not. Generic functions are checked; the others are lowered to JavaScript as well.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::{fs, io, thread};

use cfc_compiler::hir::{DefId, DefKind};
use cfc_compiler::lower::lower_function;
use cfc_compiler::resolve::{Files, Package, resolve};
use cfc_compiler::span::{SourceMap, Span};
use cfc_compiler::typeck::TyCtxt;
use cfc_syntax::{Diagnostic, Level};
use syn::spanned::Spanned;
use syn::visit::Visit;

/// Crates that many depend on and that depend on little.
pub const CRATES: [&str; 18] = [
    "anstyle",
    "ascii",
    "base64",
    "either",
    "fastrand",
    "fixedbitset",
    "form_urlencoded",
    "heck",
    "itoa",
    "memchr",
    "num-integer",
    "percent-encoding",
    "rustc-hash",
    "ryu",
    "siphasher",
    "strsim",
    "unicode-width",
    "utf8parse",
];

/// How one crate fared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrateOutcome {
    /// Name and version.
    pub name: String,
    /// How many functions with bodies it has, tests aside.
    pub functions: usize,
    /// How many compile as they are.
    pub compiled: usize,
    /// The first refusal of each of the others: how many by code and message.
    pub refusals: BTreeMap<(String, String), usize>,
}

/// Where Cargo keeps the sources of crates; `None` if there is no such folder.
pub fn registry() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
    let sources = fs::read_dir(home.join("registry/src")).ok()?;
    sources.flatten().map(|entry| entry.path()).min()
}

/// Compiles the functions of all [`CRATES`] that are there.
///
/// # Errors
/// If the folder cannot be read.
pub fn run(registry: &Path) -> io::Result<Vec<CrateOutcome>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(registry)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_meant = |wanted: &str| {
            name.strip_prefix(wanted)
                .and_then(|rest| rest.strip_prefix('-'))
                .is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()))
        };
        if CRATES.iter().any(|wanted| is_meant(wanted)) && path.join("src/lib.rs").exists() {
            folders.push(path);
        }
    }
    folders.sort();
    // Deep sources need the stack that the command line gives the compiler.
    let work = || folders.iter().map(|folder| crate_outcome(folder)).collect();
    thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(256 << 20);
        let thread = builder.spawn_scoped(scope, work)?;
        thread
            .join()
            .map_err(|_| io::Error::other("the compiler panicked"))
    })
}

struct Folder<'a>(&'a Path);

impl Files for Folder<'_> {
    fn read(&self, path: &str) -> Result<String, String> {
        fs::read_to_string(self.0.join(path)).map_err(|error| error.to_string())
    }
}

fn crate_outcome(folder: &Path) -> CrateOutcome {
    let (crates, sources, mut diagnostics) = resolve(&Package {
        root: "src/lib.rs",
        files: &Folder(folder),
        env: &|_| None,
    });
    let mut functions = functions_of(&sources);
    let tcx = TyCtxt::new(crates, sources);
    let sources = std::sync::Arc::clone(&tcx.sources);
    let locals: Vec<DefId> = tcx
        .crates
        .local_defs()
        .filter(|(_, def)| matches!(&def.kind, DefKind::Fn(f) if f.body.is_some()))
        .map(|(id, _)| id)
        .collect();
    for id in &locals {
        if catch_unwind(AssertUnwindSafe(|| tcx.typeck(*id))).is_err() {
            note(
                &mut functions,
                &sources,
                tcx.crates.def(*id).span,
                "panic",
                "in the checker",
            );
        }
    }
    diagnostics.extend(tcx.take_diagnostics());
    note_all(&mut functions, &sources, &diagnostics);
    let outside = outside(&functions, &sources, &diagnostics);
    for id in locals {
        let span = tcx.crates.def(id).span;
        let generics = &tcx.crates.fn_(id).generics;
        let is_generic = generics.parent_count > 0 || !generics.params.is_empty();
        let is_sound = at(&functions, &sources, span).is_some_and(|f| f.refusal.is_none());
        if is_generic || !is_sound {
            continue;
        }
        match catch_unwind(AssertUnwindSafe(|| lower_function(&tcx, id))) {
            Ok(Ok(_)) => {}
            Ok(Err(found)) => {
                let (code, words) = reason(&functions, &sources, found.first(), outside.as_ref());
                note(&mut functions, &sources, span, &code, &words);
            }
            Err(_) => note(&mut functions, &sources, span, "panic", "in lowering"),
        }
    }
    let mut outcome = CrateOutcome {
        name: folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        functions: functions.len(),
        ..CrateOutcome::default()
    };
    for function in functions {
        match function.refusal {
            None => outcome.compiled += 1,
            Some(refusal) => *outcome.refusals.entry(refusal).or_default() += 1,
        }
    }
    outcome
}

/// A function of the sources: its lines, and why it does not compile.
struct Function {
    file: String,
    lines: std::ops::RangeInclusive<usize>,
    refusal: Option<(String, String)>,
}

/// The first error that is in no function: whatever uses the item is no fault of the function's, nor of the compiler,
/// which lowers nothing where there are errors.
fn outside(
    functions: &[Function],
    sources: &SourceMap,
    found: &[Diagnostic<Span>],
) -> Option<(String, String)> {
    let mut errors = found.iter().filter(|d| d.level == Level::Error);
    let first = errors.find(|d| at(functions, sources, d.span).is_none())?;
    Some((first.code.id.to_string(), first.message.clone()))
}

/// Why a function cannot be lowered: what is wrong with the one that it reaches, or with the items that it uses.
fn reason(
    functions: &[Function],
    sources: &SourceMap,
    found: Option<&Diagnostic<Span>>,
    outside: Option<&(String, String)>,
) -> (String, String) {
    let Some(first) = found else {
        return ("CFC0901".to_string(), "no reason given".to_string());
    };
    at(functions, sources, first.span)
        .and_then(|reached| reached.refusal.clone())
        .or_else(|| {
            outside
                .filter(|_| first.code.id.starts_with("CFC09"))
                .cloned()
        })
        .unwrap_or_else(|| (first.code.id.to_string(), first.message.clone()))
}

fn note_all(functions: &mut [Function], sources: &SourceMap, found: &[Diagnostic<Span>]) {
    for d in found.iter().filter(|d| d.level == Level::Error) {
        note(functions, sources, d.span, d.code.id, &d.message);
    }
}

/// The first refusal of a function stays.
fn note(functions: &mut [Function], sources: &SourceMap, span: Span, code: &str, words: &str) {
    if let Some(i) = index_at(functions, sources, span) {
        functions[i]
            .refusal
            .get_or_insert_with(|| (code.to_string(), words.to_string()));
    }
}

fn at<'a>(functions: &'a [Function], sources: &SourceMap, span: Span) -> Option<&'a Function> {
    index_at(functions, sources, span).map(|i| &functions[i])
}

/// The innermost function around a place.
fn index_at(functions: &[Function], sources: &SourceMap, span: Span) -> Option<usize> {
    let file = &sources.file(span.file).name;
    let line = usize::try_from(sources.line_column(span).0).ok()?;
    functions
        .iter()
        .enumerate()
        .filter(|(_, f)| *f.file == **file && f.lines.contains(&line))
        .min_by_key(|(_, f)| f.lines.end() - f.lines.start())
        .map(|(i, _)| i)
}

/// All functions with bodies in the author's files, tests aside.
fn functions_of(sources: &SourceMap) -> Vec<Function> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for file in sources.files().filter(|file| file.is_local) {
        let Ok(parsed) = syn::parse_file(&file.text) else {
            continue;
        };
        if seen.insert(file.name.clone()) {
            let mut visitor = Functions {
                file: &file.name,
                found: &mut found,
            };
            visitor.visit_file(&parsed);
        }
    }
    found
}

struct Functions<'a> {
    file: &'a str,
    found: &'a mut Vec<Function>,
}

impl Functions<'_> {
    fn add(&mut self, node: &impl Spanned, attrs: &[syn::Attribute]) {
        if attrs.iter().any(|a| a.path().is_ident("test")) {
            return;
        }
        let span = node.span();
        self.found.push(Function {
            file: self.file.to_string(),
            lines: span.start().line..=span.end().line,
            refusal: None,
        });
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if module.ident != "tests" && module.ident != "test" {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.add(function, &function.attrs);
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.add(function, &function.attrs);
        syn::visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if function.default.is_some() {
            self.add(function, &function.attrs);
        }
        syn::visit::visit_trait_item_fn(self, function);
    }
}
