//! What CloudFront makes of a result: for names that repeat, a changed `multiValue` wins over
//! `value`, and a changed `value` replaces the first one (`functions-event-structure`).

use super::result::{ResultKind, result_kind};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// The request or response that goes on, with each repeated name settled as CloudFront does.
///
/// In the outcome `multiValue` stands only where a name has several values, and `value` is the
/// first of them. `event` is the event as the function saw it.
///
/// ```
/// use serde_json::json;
/// let twice = json!({ "value": "a", "multiValue": [{ "value": "a" }, { "value": "b" }] });
/// let event = json!({
///     "context": { "eventType": "viewer-request" },
///     "request": { "method": "GET", "uri": "/", "headers": {}, "querystring": { "q": twice } },
/// });
/// let mut result = event["request"].clone();
/// result["querystring"]["q"]["value"] = json!("c");
/// let outcome = cfc_validator::event::write_back(&event, &result);
/// assert_eq!(outcome["querystring"]["q"]["multiValue"], json!([{ "value": "c" }, { "value": "b" }]));
/// ```
pub fn write_back<'a>(event: &Value, result: &'a Value) -> Cow<'a, Value> {
    write_back_as(result_kind(event, result), event, result)
}

/// The same, for a result that is known to be of this kind.
pub(super) fn write_back_as<'a>(
    kind: Option<ResultKind>,
    event: &Value,
    result: &'a Value,
) -> Cow<'a, Value> {
    let before = match kind {
        Some(ResultKind::Request) => &event["request"],
        Some(ResultKind::Response) => &event["response"],
        Some(ResultKind::GeneratedResponse | ResultKind::Verdict) | None => &Value::Null,
    };
    let mut outcome = Cow::Borrowed(result);
    for part in ["headers", "cookies", "querystring"] {
        // Most results repeat no name, and stay what they are.
        let Some(Value::Object(entries)) = result.get(part) else {
            continue;
        };
        for (name, entry) in entries {
            if let Some(items) = entry.get("multiValue").and_then(Value::as_array) {
                let settled = settle(before[part].get(name), entry, items);
                outcome.to_mut()[part][name] = settled;
            }
        }
    }
    outcome
}

fn settle(before: Option<&Value>, after: &Value, items: &[Value]) -> Value {
    let changed = before.and_then(|before| before.get("multiValue")) != after.get("multiValue");
    let mut items = items.to_vec();
    if !changed && let Some(first) = items.first_mut() {
        *first = single(after);
    }
    match items.as_slice() {
        [] => single(after),
        [only] => only.clone(),
        [first, ..] => {
            let mut entry = as_fields(first);
            entry.insert("multiValue".to_owned(), Value::from(items));
            Value::from(entry)
        }
    }
}

/// An entry without its `multiValue`.
fn single(entry: &Value) -> Value {
    let mut fields = as_fields(entry);
    fields.shift_remove("multiValue");
    Value::from(fields)
}

fn as_fields(entry: &Value) -> Map<String, Value> {
    entry
        .as_object()
        .cloned()
        .unwrap_or_else(|| Map::from_iter([("value".to_owned(), json!(entry))]))
}
