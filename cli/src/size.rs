//! `cfc size`: what takes the room in the output: by the author's items, by helpers of std and of
//! the shim, by lines. Measured on the output itself; what nobody wrote is told as such.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use cfc_compiler::{CompiledFunction, Options, Place};
use cfc_validator::MAX_FUNCTION_BYTES;
use serde_json::{Value, json};

use crate::build;
use crate::cargo::Cargo;
use crate::package::Package;
use crate::report::{Exit, Failure, Report};

/// How `size` works.
#[derive(Clone, Debug, Default)]
pub struct SizeOptions {
    /// Only functions whose name contains this.
    pub function: Option<String>,
    /// How it is told.
    pub format: SizeFormat,
}

/// How sizes are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SizeFormat {
    /// A table for people.
    #[default]
    Text,
    /// JSON, with bytes by line of Rust as well.
    Json,
}

/// What takes the room in one function, most first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Breakdown {
    /// By the author's function or constant, with what was inlined there.
    pub items: Vec<(String, usize)>,
    /// By the function of std or of the shim that the author called, a part of the former.
    pub helpers: Vec<(String, usize)>,
    /// By file and line of the author's.
    pub lines: BTreeMap<(String, u32), usize>,
}

/// What no item has written: keywords, separators, `var`s.
const NOBODY: &str = "(around them)";
/// Functions of std or of the shim that stand once for all their callers.
const SHARED: &str = "(shared helpers)";

/// `cfc size`: tells what takes the room in each function of some packages.
///
/// ```
/// use cfc::{Cargo, SizeOptions, size::size};
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("pass.rs");
/// std::fs::write(&path, "use cloudfront_functions::prelude::*;\n#[viewer_request]\n\
///     fn handler(event: ViewerRequestEvent) -> Request { event.request }\n")?;
/// let report = size(&[path], &SizeOptions::default(), &Cargo::default());
/// assert!(report.text().contains("37 bytes of 10240"), "{}", report.text());
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn size(paths: &[PathBuf], options: &SizeOptions, cargo: &Cargo) -> Report {
    let mut report = Report::default();
    let mut values = Vec::new();
    for package in Package::of_all(paths, cargo, &mut report) {
        let functions = build::functions(&package, &Options::default(), &mut report);
        let wanted = |function: &&CompiledFunction| match &options.function {
            Some(text) => function.name.contains(text.as_str()),
            None => true,
        };
        for function in functions.iter().filter(wanted) {
            match options.format {
                SizeFormat::Text => report.line(text(function, &package)),
                SizeFormat::Json => values.push(value(function, &package)),
            }
        }
    }
    let found_none = values.is_empty() && report.lines.is_empty();
    if let (Exit::Success, true, Some(text)) = (report.exit, found_none, &options.function) {
        let failure = Failure::new(format!("no function has `{text}` in its name"));
        report.extend(failure.into());
    }
    if options.format == SizeFormat::Json && report.exit == Exit::Success {
        // INVARIANT: a tree of texts and numbers has no key that JSON lacks.
        let text = serde_json::to_string_pretty(&json!({ "functions": values }));
        report.line(text.unwrap_or_default());
    }
    report
}

/// What takes the room in a function.
pub fn breakdown(function: &CompiledFunction) -> Breakdown {
    let mut items: BTreeMap<String, usize> = BTreeMap::new();
    let mut helpers: BTreeMap<String, usize> = BTreeMap::new();
    let mut lines = BTreeMap::new();
    let end = function.code.len();
    let ends = function.places().iter().skip(1).map(|place| place.offset);
    for (place, end) in function.places().iter().zip(ends.chain([end])) {
        let bytes = end - place.offset;
        *items.entry(item(place, function)).or_default() += bytes;
        if let Some(helper) = &place.helper {
            *helpers.entry(helper.to_string()).or_default() += bytes;
        }
        if let Some((file, line, _)) = &place.source
            && !place.item.is_empty()
        {
            *lines.entry((file.to_string(), *line)).or_default() += bytes;
        }
    }
    Breakdown {
        items: most_first(items),
        helpers: most_first(helpers),
        lines,
    }
}

/// What takes the most room, as the lines of a table.
pub(crate) fn largest(function: &CompiledFunction, count: usize) -> String {
    let Breakdown { items, helpers, .. } = breakdown(function);
    let mut table = String::new();
    rows(&mut table, &items, count);
    if !helpers.is_empty() {
        table.push_str("of which\n");
        rows(&mut table, &helpers, count);
    }
    table.trim_end().to_owned()
}

/// An item without the function's own module in front.
fn item(place: &Place, function: &CompiledFunction) -> String {
    match (&*place.item, &place.helper) {
        ("", Some(_)) => SHARED.to_owned(),
        ("", None) => NOBODY.to_owned(),
        (path, _) => {
            let module = format!("{}::", function.module.join("::"));
            path.strip_prefix(&module).unwrap_or(path).to_owned()
        }
    }
}

fn most_first(sizes: BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let mut sizes: Vec<(String, usize)> =
        sizes.into_iter().filter(|(_, bytes)| *bytes > 0).collect();
    sizes.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    sizes
}

fn rows(table: &mut String, sizes: &[(String, usize)], count: usize) {
    for (name, bytes) in sizes.iter().take(count) {
        // INVARIANT: writing to a string does not fail.
        let _ = writeln!(table, "{bytes:>7} bytes  {name}");
    }
    if sizes.len() > count {
        let rest: usize = sizes[count..].iter().map(|(_, bytes)| bytes).sum();
        let _ = writeln!(table, "{rest:>7} bytes  in {} others", sizes.len() - count);
    }
}

fn text(function: &CompiledFunction, package: &Package) -> String {
    let bytes = function.code.len();
    let left = |limit: usize| match limit.checked_sub(bytes) {
        Some(left) => format!("{left} left"),
        None => format!("{} too many", bytes - limit),
    };
    let mut head = format!(
        "{}: {bytes} bytes of {MAX_FUNCTION_BYTES}, {}",
        function.name,
        left(MAX_FUNCTION_BYTES)
    );
    if let Some(budget) = package.config.budget_of(&function.name) {
        // INVARIANT: writing to a string does not fail.
        let _ = write!(head, "; of its budget of {budget}, {}", left(budget));
    }
    format!("{head}\n{}\n", largest(function, usize::MAX))
}

fn value(function: &CompiledFunction, package: &Package) -> Value {
    let Breakdown {
        items,
        helpers,
        lines,
    } = breakdown(function);
    let named = |sizes: Vec<(String, usize)>| -> Vec<Value> {
        let sizes = sizes.into_iter();
        sizes
            .map(|(name, bytes)| json!({ "name": name, "bytes": bytes }))
            .collect()
    };
    let lines: Vec<Value> = lines
        .into_iter()
        .map(|((file, line), bytes)| {
            json!({ "file": package.shown(&file), "line": line, "bytes": bytes })
        })
        .collect();
    json!({
        "name": function.name,
        "bytes": function.code.len(),
        "limit": MAX_FUNCTION_BYTES,
        "budget": package.config.budget_of(&function.name),
        "items": named(items),
        "helpers": named(helpers),
        "lines": lines,
    })
}
