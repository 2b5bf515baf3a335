//! The rules on a query string: an object of entries, or a text that keeps its order.

use super::entries::{self, Attributes, EntryRules};
use super::json::join;
use super::{EVENT_PAGE, Violation};
use cfc_event_rules::limits::MAX_URL_LENGTH;
use cfc_event_rules::names::is_query_text;
use serde_json::Value;

const RULES: EntryRules = EntryRules {
    what: "query parameter",
    map: "querystring-type",
    entry: "query-entry",
    multi_value: "query-multi-value",
    unknown: "query-unknown-field",
    attributes: Attributes::None,
};

const PATH: &str = "request.querystring";

/// Parameters that the function left as they came are not its doing, and pass.
pub(super) fn check(before: &Value, query: Option<&Value>, violations: &mut Vec<Violation>) {
    if let Some(Value::String(text)) = query {
        check_text(PATH, text, violations);
        return;
    }
    let Some(parameters) = entries::entries(&RULES, PATH, query, violations) else {
        return;
    };
    for (name, entry) in parameters {
        if before.get(name) == Some(entry) {
            continue;
        }
        let path = join(PATH, name);
        check_text(&path, name, violations);
        entries::check_entry(&RULES, &path, entry, violations);
        for value in entries::values(entry) {
            check_text(&path, value, violations);
        }
    }
}

fn check_text(path: &str, text: &str, violations: &mut Vec<Violation>) {
    if !is_query_text(text) {
        violations.push(Violation::error(
            "query-characters",
            path,
            format!("`{text}` has a space, a control character or a `#`; percent-encode it"),
            EVENT_PAGE,
        ));
    }
}

/// URI and query string together must stay below the limit (`cloudfront-limits`).
pub(super) fn check_length(result: &Value, violations: &mut Vec<Violation>) {
    let uri = result["uri"].as_str().map_or(0, |uri| uri.chars().count());
    let length = uri + length(&result["querystring"]);
    if length >= MAX_URL_LENGTH {
        violations.push(Violation::error(
            "url-length",
            "request.uri",
            format!("uri and query string have {length} characters; they must have fewer than {MAX_URL_LENGTH}"),
            "cloudfront-limits",
        ));
    }
}

/// The characters of a query string with its separators, without the `?`.
pub(super) fn length(query: &Value) -> usize {
    match query {
        Value::String(text) => text.chars().count(),
        Value::Object(parameters) => {
            let pairs: Vec<usize> = parameters
                .iter()
                .flat_map(|(name, entry)| {
                    entries::values(entry)
                        .into_iter()
                        .map(move |value| name.chars().count() + 1 + value.chars().count())
                })
                .collect();
            pairs.iter().sum::<usize>() + pairs.len().saturating_sub(1)
        }
        _ => 0,
    }
}
