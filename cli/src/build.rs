//! From packages to JavaScript files: compile, check what came out, write it.
//! Nothing is written unless everything is right.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use cfc_compiler::cover::Branches;
use cfc_compiler::{Compiled, CompiledFunction, Layout, Options};
use cfc_syntax::diagnostics::{internal_error, no_handler, output_too_large};
use cfc_syntax::{Diagnostic, Level};
use cfc_validator::{
    ByteRange, Finding, MAX_FUNCTION_BYTES, Runtime, Severity, check_source, near_miss,
};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::cargo::Cargo;
use crate::files;
use crate::generated;
use crate::package::Package;
use crate::render;
use crate::report::{Exit, Failure, Report};
use crate::size;

/// How `build` works.
#[derive(Clone, Debug, Default)]
pub struct BuildOptions {
    /// How the compiler works.
    pub compiler: Options,
    /// Where the files go; without it, into `dist` of each package.
    pub folder: Option<PathBuf>,
    /// Whether rustc looks at the packages first.
    pub rustc: Rustc,
}

/// Whether rustc looks at the packages first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rustc {
    /// `cargo check` runs, and what it refuses is not compiled.
    #[default]
    Check,
    /// It does not run.
    Skip,
}

/// `cfc build`: compiles packages and writes one file per function, and a manifest.
///
/// ```no_run
/// use cfc::{BuildOptions, Cargo, build};
///
/// let report = build::build(&["functions".into()], &BuildOptions::default(), &Cargo::default());
/// assert_eq!(report.exit.code(), 0, "{}", report.text());
/// ```
pub fn build(paths: &[PathBuf], options: &BuildOptions, cargo: &Cargo) -> Report {
    let mut report = Report::default();
    let packages = Package::of_all(paths, cargo, &mut report);
    let outputs: Vec<Output> = packages
        .iter()
        .map(|package| Output {
            functions: checked(package, options, cargo, &mut report),
            folder: match &options.folder {
                Some(folder) => folder.clone(),
                None => package.folder.join("dist"),
            },
            shown: match &options.folder {
                Some(folder) => folder.display().to_string(),
                None => package.shown("dist"),
            },
        })
        .collect();
    if report.exit == Exit::Success {
        let written = write(&outputs, &mut report);
        if let Err(failure) = written {
            report.extend(failure.into());
        }
    }
    report
}

/// The functions of a package after rustc, the compiler and the check of its output; what they
/// have to say is in the report, and with errors there are no functions.
pub fn checked(
    package: &Package,
    options: &BuildOptions,
    cargo: &Cargo,
    report: &mut Report,
) -> Vec<CompiledFunction> {
    if options.rustc == Rustc::Check {
        match generated::check(package, cargo) {
            Ok(called) => {
                if !called.messages.trim().is_empty() {
                    report.note(called.messages.trim_end());
                }
                if !called.success {
                    report.exit = report.exit.max(Exit::Findings);
                    return Vec::new();
                }
            }
            Err(failure) => {
                report.extend(failure.into());
                return Vec::new();
            }
        }
    }
    functions(package, &options.compiler, report)
}

/// The functions of a package after the compiler and the check of its output, without rustc.
pub fn functions(
    package: &Package,
    options: &Options,
    report: &mut Report,
) -> Vec<CompiledFunction> {
    let before = std::mem::take(&mut report.exit);
    // Compilation and rendering share a thread: sources are not to be sent to another one.
    let outcome = cfc_threads::with_big_stack(|| {
        catch_unwind(AssertUnwindSafe(|| compile(package, options)))
    });
    let mut functions = match outcome {
        Ok((functions, inner)) => {
            report.extend(inner);
            functions
        }
        Err(_) => {
            let help = ["please report this with the function's source".to_owned()];
            report.finding(render::error(
                "internal compiler error: the compiler panicked",
                &[],
                &help,
            ));
            Vec::new()
        }
    };
    if report.exit != Exit::Success {
        functions.clear();
    }
    report.exit = report.exit.max(before);
    functions
}

fn compile(package: &Package, options: &Options) -> (Vec<CompiledFunction>, Report) {
    let mut report = Report::default();
    let environment = |name: &str| package.environment(name);
    let input = cfc_compiler::resolve::Package {
        root: &package.root,
        files: package,
        env: &environment,
    };
    // What counts its branches is for no upload, and larger.
    let is_output = options.branches == Branches::Plain;
    let (mut compiled, rules) = cfc_compiler::compile_with(&input, options, |function| {
        let check = || check_source(&function.name, &function.code, Runtime::CloudfrontJs20);
        is_output.then(check).unwrap_or_default()
    });
    for function in &mut compiled.functions {
        if function.module.is_empty() && package.manifest().is_some() {
            function.name = package.name.replace('_', "-");
        }
    }
    if compiled.functions.is_empty()
        && let Some(found) = unreadable_root(package)
    {
        report.finding(found);
        return (Vec::new(), report);
    }
    for found in &compiled.diagnostics {
        let text = render::diagnostic(found, &compiled.sources, package);
        match found.level {
            Level::Error => report.finding(text),
            Level::Warning => report.note(text),
        }
    }
    if report.exit == Exit::Success && is_output {
        check_output(&compiled, &rules, package, options.layout, &mut report);
        if options.layout == Layout::Packed {
            check_budgets(&compiled.functions, package, &mut report);
        }
    }
    (compiled.functions, report)
}

/// A root that cannot be read has no source to point at.
fn unreadable_root(package: &Package) -> Option<String> {
    let read = std::fs::read_to_string(package.folder.join(&package.root));
    let error = read.err()?;
    let shown = package.shown(&package.root);
    Some(render::error(
        &format!("cannot read `{shown}`: {error}"),
        &[],
        &[],
    ))
}

/// What CloudFront would say to the output: its size is the author's matter, the rest is ours.
fn check_output(
    compiled: &Compiled,
    rules: &[Vec<Finding>],
    package: &Package,
    layout: Layout,
    report: &mut Report,
) {
    if compiled.functions.is_empty() {
        report.finding(no_handler_in(package));
    }
    for ((at, function), findings) in compiled.functions.iter().enumerate().zip(rules) {
        let namesake = |other: &&CompiledFunction| other.name == function.name;
        if let Some(other) = compiled.functions[..at].iter().find(namesake) {
            let files = [format!(
                "one is in {}, the other in {}",
                other.file, function.file
            )];
            let help = ["a function's name is its file's: rename one".to_owned()];
            let message = format!("two functions have the name `{}`", function.name);
            report.finding(render::error(&message, &files, &help));
        }
        let bytes = function.code.len();
        let is_too_large = bytes > MAX_FUNCTION_BYTES;
        match layout {
            Layout::Pretty if is_too_large => report.note(large_for_people(function)),
            Layout::Packed | Layout::Lines if is_too_large => {
                report.finding(too_large(function, package));
            }
            Layout::Pretty | Layout::Packed | Layout::Lines => {}
        }
        for found in findings
            .iter()
            .filter(|found| found.severity == Severity::Error)
        {
            // What is about the file as a whole is its size again.
            if is_too_large && found.span == ByteRange::default() {
                continue;
            }
            report.finding(refused_output(&function.name, found));
            let path = format!("{}.js", function.name);
            report.note(render::finding(found, &path, &function.code));
        }
    }
}

/// What the author's values make wrong is the author's to mend; the rest is a fault of the compiler.
fn refused_output(name: &str, found: &Finding) -> String {
    let is_authors = ["JS07", "JS08"]
        .iter()
        .any(|group| found.code.starts_with(group));
    if is_authors {
        let message = format!("`{name}` does what CloudFront refuses");
        return render::error(
            &message,
            &["the place in its JavaScript follows".to_owned()],
            &[],
        );
    }
    let what = format!("the output for `{name}` breaks a rule of CloudFront");
    let fault = internal_error::error(&what, concat!(file!(), ":", line!()), ());
    let message = format!("{}: {}", fault.code, fault.message);
    render::error(&message, &fault.notes, &fault.help)
}

fn no_handler_in(package: &Package) -> String {
    let found: Diagnostic<()> = no_handler::error(());
    let message = format!(
        "{}: there is no handler in `{}`",
        found.code,
        package.shown(&package.root)
    );
    let note = "a module counts if the root file declares it with `mod`".to_owned();
    render::error(&message, &[note], &found.help)
}

fn too_large(function: &CompiledFunction, package: &Package) -> String {
    let found: Diagnostic<()> =
        output_too_large::error(function.code.len(), MAX_FUNCTION_BYTES, ());
    let message = format!("{}: {}", found.code, found.message);
    render::error(
        &message,
        &[what_takes_the_room(function, package)],
        &found.help,
    )
}

/// Readable output is not for upload: its size is worth a word, and no error.
fn large_for_people(function: &CompiledFunction) -> String {
    let message = format!(
        "`{}` has {} bytes in its readable form, more than the {MAX_FUNCTION_BYTES} that CloudFront takes",
        function.name,
        function.code.len(),
    );
    let help = ["upload what `cfc build` writes without `--pretty`".to_owned()];
    render::warning(&message, &[], &help)
}

fn what_takes_the_room(function: &CompiledFunction, package: &Package) -> String {
    format!(
        "what takes the room in `{}` ({}):\n{}",
        function.name,
        package.shown(&function.file),
        size::largest(function, 10)
    )
}

/// The package's own limits for its functions, and functions that it has none of.
fn check_budgets(functions: &[CompiledFunction], package: &Package, report: &mut Report) {
    let names: Vec<&str> = functions.iter().map(|f| f.name.as_str()).collect();
    for name in package.config.functions.keys() {
        if !names.contains(&name.as_str()) {
            let message = format!(
                "the configuration in `{}` names a function `{name}` that is not there",
                package.shown("Cargo.toml")
            );
            let help = match near_miss(name, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are: {}", names.join(", ")),
            };
            report.finding(render::error(&message, &[], &[help]));
        }
    }
    for function in functions {
        let bytes = function.code.len();
        let Some(budget) = package.config.budget_of(&function.name) else {
            continue;
        };
        if bytes > budget {
            let message = format!(
                "`{}` has {bytes} bytes, {} more than its budget of {budget}",
                function.name,
                bytes - budget
            );
            let help = "raise `budget` in `[package.metadata.cfc]` if it is worth it; `cfc size` tells more";
            let notes = [what_takes_the_room(function, package)];
            report.finding(render::error(&message, &notes, &[help.to_owned()]));
        }
    }
}

/// The functions of one package, and the folder that they go to.
struct Output {
    functions: Vec<CompiledFunction>,
    folder: PathBuf,
    shown: String,
}

fn write(outputs: &[Output], report: &mut Report) -> Result<(), Failure> {
    let mut by_folder: BTreeMap<&Path, Vec<&Output>> = BTreeMap::new();
    for output in outputs {
        by_folder.entry(&output.folder).or_default().push(output);
    }
    by_folder
        .iter()
        .try_for_each(|(folder, outputs)| write_folder(folder, outputs, report))
}

fn write_folder(folder: &Path, outputs: &[&Output], report: &mut Report) -> Result<(), Failure> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut entries = Vec::new();
    for output in outputs {
        for function in &output.functions {
            let file = format!("{}.js", function.name);
            if texts.iter().any(|(name, _)| *name == file) {
                return Err(Failure::new(format!(
                    "two functions have the name `{}`",
                    function.name
                ))
                .help("build the packages into folders of their own"));
            }
            if let Some(map) = &function.map {
                texts.push((format!("{file}.map"), map.clone()));
            }
            texts.push((file, function.code.clone()));
            entries.push(manifest_entry(function));
            report.line(summary(function, &output.shown));
        }
    }
    let manifest = serde_json::to_string_pretty(&json!({ "functions": entries }))
        .expect("a manifest holds nothing that JSON lacks");
    // The manifest comes last: it never names a file that is not there.
    texts.push(("manifest.json".to_owned(), format!("{manifest}\n")));
    files::write_all(folder, &texts)
}

fn manifest_entry(function: &CompiledFunction) -> serde_json::Value {
    json!({
        "name": function.name,
        "file": format!("{}.js", function.name),
        "event_type": function.event_type.name(),
        "runtime": Runtime::CloudfrontJs20.name(),
        "bytes": function.code.len(),
        "sha256": sha256(&function.code),
        "uses_key_value_store": function.uses_key_value_store,
        "source": function.file,
    })
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::new(), |mut hex, byte| {
            // INVARIANT: writing to a string does not fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

fn summary(function: &CompiledFunction, folder: &str) -> String {
    let bytes = function.code.len();
    let event = function.event_type.name();
    format!(
        "{:<28} {event:<16} {bytes:>6} bytes  {folder}/{}.js",
        function.name, function.name
    )
}
