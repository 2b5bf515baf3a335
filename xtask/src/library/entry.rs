//! The modules of the function library: what each is, told from its source and its snapshots.

use std::path::Path;

use serde_json::Value;

use crate::outputs;

/// What a module is.
pub enum Kind {
    /// A function, with the event that it is for.
    Function(String),
    /// Code that functions share.
    Shared,
}

/// A module of the package.
pub struct Entry {
    /// In kebab case, as the function is called.
    pub name: String,
    /// In snake case, as the file is called.
    pub module: String,
    pub kind: Kind,
    /// The first sentence of its documentation.
    pub purpose: String,
    /// The published function whose behaviour it has.
    pub corpus: Option<String>,
    /// The source without its unit tests.
    pub source: String,
    /// The modules of the package that it uses.
    pub uses: Vec<String>,
    /// Its recorded events, by name.
    pub cases: Vec<Case>,
}

/// A recorded event and what came of it.
pub struct Case {
    pub name: String,
    /// What the function was given: the request, or the response.
    pub given: Value,
    /// What it returned.
    pub outcome: Value,
    /// The helpers of CloudFront that it called.
    pub calls: Vec<String>,
    /// Estimated instructions.
    pub cost: Option<u64>,
}

impl Entry {
    pub fn is_function(&self) -> bool {
        matches!(self.kind, Kind::Function(_))
    }

    /// That of the dearest event.
    pub fn cost(&self) -> Option<u64> {
        self.cases.iter().filter_map(|case| case.cost).max()
    }
}

/// All modules of the package, by name.
pub fn all(package: &Path) -> Result<Vec<Entry>, String> {
    let mut entries = Vec::new();
    for path in crate::list(&package.join("src"))? {
        let module = stem(&path);
        if module != "lib" {
            entries.push(entry(package, module, &outputs::read(&path)?)?);
        }
    }
    Ok(entries)
}

fn entry(package: &Path, module: String, text: &str) -> Result<Entry, String> {
    let source = text.split("\n#[cfg(test)]").next().unwrap_or(text);
    let source = format!("{}\n", source.trim_end());
    let name = module.replace('_', "-");
    let events = package.join("events").join(&name);
    let cases = if events.is_dir() {
        cases(&events)?
    } else {
        Vec::new()
    };
    Ok(Entry {
        kind: kind(&source),
        purpose: purpose(&source),
        corpus: line_after(&source, "//! Corpus: "),
        uses: uses(&source),
        name,
        module,
        source,
        cases,
    })
}

fn kind(source: &str) -> Kind {
    let attributes = source.lines().filter_map(|line| line.strip_prefix("#["));
    let events = attributes.filter_map(|line| line.strip_suffix(']'));
    let mut events =
        events.filter(|name| name.starts_with("viewer_") || name.starts_with("connection"));
    events.next().map_or(Kind::Shared, |event| {
        Kind::Function(event.replace('_', " "))
    })
}

fn purpose(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let text: Vec<&str> = lines.map(str::trim).collect();
    let text = text.join(" ");
    match text.split_once(". ") {
        Some((sentence, _)) => format!("{sentence}."),
        None => text,
    }
}

fn line_after(source: &str, start: &str) -> Option<String> {
    let line = source.lines().find_map(|line| line.strip_prefix(start))?;
    Some(line.trim().to_owned())
}

/// The modules after `crate::`, in `use` and in paths, each once.
fn uses(source: &str) -> Vec<String> {
    let mut modules: Vec<String> = Vec::new();
    for (_, rest) in source
        .match_indices("crate::")
        .map(|(at, found)| source.split_at(at + found.len()))
    {
        let names = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default(),
            None => rest
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or_default(),
        };
        let names = names
            .split(',')
            .map(|name| name.split("::").next().unwrap_or(name).trim());
        for name in names.filter(|name| !name.is_empty()) {
            if !modules.iter().any(|known| known == name) {
                modules.push(name.to_owned());
            }
        }
    }
    modules.sort();
    modules
}

fn cases(events: &Path) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut snapshots = crate::list(&events.join("snapshots"))?;
    // What waits for review is another extension's.
    snapshots.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "snap")
    });
    for path in snapshots {
        let name = stem(&path);
        let event = outputs::read(&events.join(format!("{name}.json")))?;
        let text = outputs::read(&path)?;
        let case = case(&name, &event, &text);
        cases.push(case.ok_or_else(|| format!("{}: this is no snapshot", path.display()))?);
    }
    Ok(cases)
}

/// A snapshot is a header of insta's, `outcome:` with an object, and `calls:` with one a line.
fn case(name: &str, event: &str, snapshot: &str) -> Option<Case> {
    let event: Value = serde_json::from_str(event).ok()?;
    let event = event.get("event").unwrap_or(&event);
    let given = event
        .get("response")
        .or(event.get("request"))
        .unwrap_or(event);
    let (header, outcome) = snapshot.split_once("\noutcome: ")?;
    let (_, object) = outcome.split_once('\n')?;
    let (object, calls) = object.split_once("\ncalls:").unwrap_or((object, ""));
    let object = object.split("\nlogs:").next().unwrap_or(object);
    let calls = calls.split("\nlogs:").next().unwrap_or(calls).lines();
    let cost = line_after(header, "description: ");
    Some(Case {
        name: name.to_owned(),
        given: given.clone(),
        outcome: serde_json::from_str(object).unwrap_or(Value::Null),
        calls: calls
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect(),
        cost: cost.and_then(|cost| instructions(&cost)),
    })
}

/// Of a text such as `"312 instructions, 1024 bytes"`.
fn instructions(cost: &str) -> Option<u64> {
    let (number, _) = cost.trim_matches('"').split_once(" instructions")?;
    number.parse().ok()
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
