//! The form that headers, query parameters and cookies share: `{ value, multiValue? }`.

use super::json::{index, join, type_name};
use super::{EVENT_PAGE, Violation};
use serde_json::{Map, Value};

/// Names of the rules of one kind of entry, since each kind's are its own.
pub(super) struct EntryRules {
    /// What an entry is called in messages.
    pub(super) what: &'static str,
    /// The map is not an object.
    pub(super) map: &'static str,
    /// An entry is not an object, or has no text as its value.
    pub(super) entry: &'static str,
    /// `multiValue` is not a list of entries.
    pub(super) multi_value: &'static str,
    /// A field that no page names.
    pub(super) unknown: &'static str,
    /// Whether entries may carry `attributes`.
    pub(super) attributes: Attributes,
}

/// Whether an entry has `attributes`: the cookies of a response do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Attributes {
    Allowed,
    None,
}

/// The entries of a map, or a violation if it is none. A missing map has no entries.
pub(super) fn entries<'v>(
    rules: &EntryRules,
    path: &str,
    map: Option<&'v Value>,
    violations: &mut Vec<Violation>,
) -> Option<&'v Map<String, Value>> {
    match map? {
        Value::Object(entries) => Some(entries),
        other => {
            let message = format!("this must be an object, and is {}", type_name(other));
            violations.push(Violation::error(rules.map, path, message, EVENT_PAGE));
            None
        }
    }
}

/// Checks one entry and its `multiValue`.
pub(super) fn check_entry(
    rules: &EntryRules,
    path: &str,
    entry: &Value,
    violations: &mut Vec<Violation>,
) {
    check_value(rules, path, entry, violations);
    let Some(multi_value) = entry.get("multiValue") else {
        return;
    };
    let path = join(path, "multiValue");
    match multi_value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                check_value(rules, &index(&path, at), item, violations);
            }
        }
        other => {
            let message = format!("`multiValue` must be an array, and is {}", type_name(other));
            violations.push(Violation::error(
                rules.multi_value,
                path,
                message,
                EVENT_PAGE,
            ));
        }
    }
}

fn check_value(rules: &EntryRules, path: &str, entry: &Value, violations: &mut Vec<Violation>) {
    let Value::Object(fields) = entry else {
        let message = format!(
            "a {} must be an object with a `value`, and is {}",
            rules.what,
            type_name(entry)
        );
        violations.push(Violation::error(rules.entry, path, message, EVENT_PAGE));
        return;
    };
    match fields.get("value") {
        Some(Value::String(_)) => {}
        Some(other) => {
            let message = format!("a value must be a string, and is {}", type_name(other));
            let path = join(path, "value");
            violations.push(Violation::error(rules.entry, path, message, EVENT_PAGE));
        }
        // An entry that is changed by its `multiValue` needs no `value`.
        None if fields.contains_key("multiValue") => {}
        None => {
            let message = format!("this {} has no `value`", rules.what);
            violations.push(Violation::error(rules.entry, path, message, EVENT_PAGE));
        }
    }
    check_fields(rules, path, fields, violations);
}

fn check_fields(
    rules: &EntryRules,
    path: &str,
    fields: &Map<String, Value>,
    violations: &mut Vec<Violation>,
) {
    let known = ["value", "multiValue", "attributes"];
    for (name, value) in fields {
        let field_path = join(path, name);
        match name.as_str() {
            "value" | "multiValue" => {}
            "attributes" if rules.attributes == Attributes::Allowed => {
                if !value.is_string() {
                    let message =
                        format!("attributes must be a string, and are {}", type_name(value));
                    violations.push(Violation::error(
                        "cookie-attributes",
                        field_path,
                        message,
                        EVENT_PAGE,
                    ));
                }
            }
            _ => {
                let meant = match crate::distance::near_miss(name, known) {
                    Some(near) if near != name => format!("; did you mean `{near}`?"),
                    _ => String::new(),
                };
                let message = format!("a {} has no field `{name}`{meant}", rules.what);
                violations.push(Violation::warning(
                    rules.unknown,
                    field_path,
                    message,
                    EVENT_PAGE,
                ));
            }
        }
    }
}

/// All values of an entry, those of `multiValue` if it has any.
pub(super) fn values(entry: &Value) -> Vec<&str> {
    match entry.get("multiValue").and_then(Value::as_array) {
        Some(items) if !items.is_empty() => items
            .iter()
            .filter_map(|item| item["value"].as_str())
            .collect(),
        _ => entry["value"].as_str().into_iter().collect(),
    }
}
