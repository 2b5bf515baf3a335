//! Placeholders in a template, YAML or JSON: `cfc:code(upload-guard)` as the whole value of a key.
//! Everything else stays byte for byte; no template language.

use std::ops::Range;

use cfc_validator::{Runtime, near_miss};
use serde_json::Value;

use super::entry::Entry;
use crate::render;

const MARK: &str = "cfc:";
const ASSOCIATIONS: &str = "KeyValueStoreAssociations";

/// The template with its placeholders replaced.
///
/// # Errors
///
/// Everything that is wrong with its placeholders, as messages that point into it.
pub(super) fn fill(source: &str, shown: &str, entries: &[Entry]) -> Result<String, Vec<String>> {
    let json = shown
        .to_lowercase()
        .ends_with(".json")
        .then(|| serde_json::from_str::<Value>(source));
    let found = placeholders(source);
    let mut problems: Vec<Problem> = Vec::new();
    if let Some(Err(error)) = &json {
        problems.push(Problem::new(0..0, format!("this is no JSON: {error}")));
    }
    if found.is_empty() {
        let problem = Problem::new(0..0, "there is no placeholder in this template");
        problems.push(problem.help("write `FunctionCode: cfc:code(NAME)`"));
    }
    let syntax = if json.is_some() {
        Syntax::Json
    } else {
        Syntax::Yaml
    };
    let mut text = String::new();
    let mut done = 0;
    for placeholder in &found {
        match replacement(source, placeholder, syntax, entries) {
            Ok((range, value)) => {
                text.push_str(&source[done..range.start]);
                text.push_str(&value);
                done = range.end;
            }
            Err(problem) => problems.push(problem),
        }
    }
    text.push_str(&source[done..]);
    match &json {
        Some(Ok(value)) => problems.extend(associations_in_json(value, source, entries)),
        Some(Err(_)) => {}
        None => problems.extend(associations_in_yaml(source, &found, entries)),
    }
    if problems.is_empty() {
        return Ok(text);
    }
    let told = problems.into_iter().map(|problem| {
        let help: Vec<String> = problem.help.into_iter().collect();
        render::at(&problem.message, shown, source, problem.range, &help)
    });
    Err(told.collect())
}

/// How the values of a template are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Json,
}

struct Problem {
    range: Range<usize>,
    message: String,
    help: Option<String>,
}

impl Problem {
    fn new(range: Range<usize>, message: impl Into<String>) -> Problem {
        Problem {
            range,
            message: message.into(),
            help: None,
        }
    }

    fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }
}

/// `cfc:what(name)` somewhere in the template.
struct Placeholder<'a> {
    range: Range<usize>,
    what: &'a str,
    name: &'a str,
}

/// All placeholders but those in comment lines.
fn placeholders(source: &str) -> Vec<Placeholder<'_>> {
    let mut found = Vec::new();
    for (start, _) in source.match_indices(MARK) {
        let rest = &source[start + MARK.len()..];
        let letters = rest.find(|c: char| !c.is_ascii_lowercase());
        let Some(open) = letters.filter(|at| *at > 0 && rest[*at..].starts_with('(')) else {
            continue;
        };
        let Some(close) = rest[open..].find([')', '\n']).map(|at| open + at) else {
            continue;
        };
        let line = source[..start].rfind('\n').map_or(0, |at| at + 1);
        if source[line..start].trim_start().starts_with('#') {
            continue;
        }
        found.push(Placeholder {
            range: start..start + MARK.len() + close + 1,
            what: &rest[..open],
            name: rest[open + 1..close].trim(),
        });
    }
    found
}

/// What is replaced, quotes included, and what stands there instead.
fn replacement(
    source: &str,
    placeholder: &Placeholder<'_>,
    syntax: Syntax,
    entries: &[Entry],
) -> Result<(Range<usize>, String), Problem> {
    let range = placeholder.range.clone();
    let entry = named(placeholder, entries)?;
    let (range, column) = whole_value(source, range, syntax)?;
    let function = &entry.function;
    let quoted = |text: &str| Value::from(text).to_string();
    let value = match (placeholder.what, syntax) {
        ("code", Syntax::Yaml) => return Ok(as_block(source, range, &function.code, column)),
        ("code", Syntax::Json) => quoted(&function.code),
        ("comment", _) => quoted(&entry.comment),
        ("name", _) => quoted(&function.name),
        ("runtime", _) => quoted(Runtime::CloudfrontJs20.name()),
        (unknown, _) => {
            let known = ["code", "comment", "name", "runtime"];
            let problem = Problem::new(range, format!("`cfc:{unknown}` is no placeholder"));
            return Err(match near_miss(unknown, known.iter().copied()) {
                Some(near) => problem.help(format!("did you mean `cfc:{near}`?")),
                None => problem.help(format!("there are: {}", known.join(", "))),
            });
        }
    };
    Ok((range, value))
}

fn named<'a>(placeholder: &Placeholder<'_>, entries: &'a [Entry]) -> Result<&'a Entry, Problem> {
    let name = placeholder.name;
    let found = entries.iter().find(|entry| entry.function.name == name);
    found.ok_or_else(|| {
        let names: Vec<&str> = entries
            .iter()
            .map(|entry| entry.function.name.as_str())
            .collect();
        let message = format!("there is no function `{name}`");
        let problem = Problem::new(placeholder.range.clone(), message);
        match near_miss(name, names.iter().copied()) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help(format!("there are: {}", names.join(", "))),
        }
    })
}

/// The value that consists of the placeholder, with its quotes, and the column of its key.
fn whole_value(
    source: &str,
    range: Range<usize>,
    syntax: Syntax,
) -> Result<(Range<usize>, usize), Problem> {
    let line = source[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = source[range.end..]
        .find('\n')
        .map_or(source.len(), |at| range.end + at);
    let (before, after) = (&source[line..range.start], &source[range.end..end]);
    let quote = before.chars().last().filter(|c| matches!(c, '"' | '\''));
    let (before, after, range) = match quote {
        None => (before, Some(after), range),
        Some(quote) => (
            &before[..before.len() - 1],
            after.strip_prefix(quote),
            range.start - 1..range.end + 1,
        ),
    };
    let key = before.trim_end();
    let alone = match (syntax, after) {
        (_, None) => false,
        (Syntax::Json, Some(_)) => quote == Some('"') && key.ends_with(':'),
        (Syntax::Yaml, Some(after)) => {
            let rest = after.trim_start();
            let commented = rest.starts_with('#') && rest.len() < after.len();
            let is_end = rest.trim_end().is_empty() || commented;
            is_end && key.ends_with([':', '-']) && key.len() < before.len()
        }
    };
    if !alone {
        let problem = Problem::new(range, "a placeholder has to be the whole value of a key");
        return Err(problem.help(
            "write `KEY: cfc:code(NAME)`, without a tag such as `!Sub` and without other text",
        ));
    }
    let column = key.len() - key.trim_start_matches([' ', '-']).len();
    Ok((range, column))
}

/// A text as a literal block below its key, or in double quotes where a block would change it. A
/// comment behind the placeholder stays on the key's line.
fn as_block(
    source: &str,
    range: Range<usize>,
    text: &str,
    column: usize,
) -> (Range<usize>, String) {
    let text = text.trim_end_matches('\n');
    // YAML 1.1 ends a line at U+0085, U+2028 and U+2029 as well, and knows no control characters.
    let changes = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(
                c,
                '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
            )
    };
    if text.is_empty() || text.starts_with([' ', '\n']) || text.chars().any(changes) {
        return (range, escaped(text));
    }
    let rest = source[range.end..].lines().next().unwrap_or_default();
    let mut block = format!("|-{}", rest.trim_end());
    let margin = " ".repeat(column + 2);
    for line in text.lines() {
        block.push('\n');
        if !line.is_empty() {
            block.push_str(&margin);
            block.push_str(line);
        }
    }
    (range.start..range.end + rest.len(), block)
}

/// As JSON, with what YAML would not take as it is written in ASCII.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in Value::from(text).to_string().chars() {
        match c {
            c if c.is_ascii() && !c.is_ascii_control() => out.push(c),
            c => {
                let mut units = [0; 2];
                match c.encode_utf16(&mut units) {
                    // YAML has no surrogates, but a form for every character.
                    [_, _] => out.extend([format!("\\U{:08x}", u32::from(c))]),
                    units => out.extend(units.iter().map(|unit| format!("\\u{unit:04x}"))),
                }
            }
        }
    }
    out
}

/// A function that opens a store needs one; one that opens none may do without.
fn association(entry: &Entry, associated: Associated, range: Range<usize>) -> Option<Problem> {
    let name = &entry.function.name;
    match (entry.function.uses_key_value_store, associated) {
        (true, Associated::No) => Some(
            Problem::new(
                range,
                format!("`{name}` opens a key-value store, and its resource has none"),
            )
            .help(format!("add `{ASSOCIATIONS}` to its `FunctionConfig`")),
        ),
        (false, Associated::Yes) => Some(
            Problem::new(
                range,
                format!("`{name}` opens no key-value store, and its resource has one"),
            )
            .help(format!("leave `{ASSOCIATIONS}` out")),
        ),
        (true, Associated::Yes) | (false, Associated::No) => None,
    }
}

#[derive(Clone, Copy)]
enum Associated {
    Yes,
    No,
}

fn associations_in_yaml(
    source: &str,
    found: &[Placeholder<'_>],
    entries: &[Entry],
) -> Vec<Problem> {
    let codes = found
        .iter()
        .filter(|placeholder| placeholder.what == "code");
    codes
        .filter_map(|placeholder| {
            let entry = named(placeholder, entries).ok()?;
            let associated = if siblings(source, placeholder.range.start).any(|line| {
                let key = line
                    .trim_start()
                    .trim_start_matches("- ")
                    .trim_start_matches('"');
                key.starts_with(ASSOCIATIONS)
            }) {
                Associated::Yes
            } else {
                Associated::No
            };
            association(entry, associated, placeholder.range.clone())
        })
        .collect()
}

/// The lines around a place that are indented at least as it is: its resource's properties.
fn siblings(source: &str, at: usize) -> impl Iterator<Item = &str> {
    let start = source[..at].rfind('\n').map_or(0, |at| at + 1);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(source[start..].lines().next().unwrap_or_default());
    let inside = move |line: &&str| {
        let text = line.trim_start();
        text.is_empty() || text.starts_with('#') || indent(line) >= own
    };
    let before = source[..start].lines().rev().take_while(inside);
    let after = source[start..].lines().take_while(inside);
    before.chain(after)
}

fn associations_in_json(value: &Value, source: &str, entries: &[Entry]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let inner: Vec<&Value> = match value {
        Value::Object(object) => {
            let of_code = |value: &Value| {
                let name = value
                    .as_str()?
                    .strip_prefix("cfc:code(")?
                    .strip_suffix(')')?;
                entries.iter().find(|entry| entry.function.name == name)
            };
            if let Some(entry) = object.values().find_map(of_code) {
                let associated = if mentions(value, ASSOCIATIONS) {
                    Associated::Yes
                } else {
                    Associated::No
                };
                let text = format!("cfc:code({})", entry.function.name);
                let start = source.find(&text).unwrap_or(0);
                problems.extend(association(entry, associated, start..start + text.len()));
            }
            object.values().collect()
        }
        Value::Array(list) => list.iter().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for value in inner {
        problems.extend(associations_in_json(value, source, entries));
    }
    problems
}

fn mentions(value: &Value, key: &str) -> bool {
    match value {
        Value::Object(object) => {
            object.contains_key(key) || object.values().any(|value| mentions(value, key))
        }
        Value::Array(list) => list.iter().any(|value| mentions(value, key)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
