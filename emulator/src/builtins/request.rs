//! The event as the handler gets it: the given JSON, and `event.request.rawQueryString()`.

use boa_engine::{Context, JsResult, JsString, JsValue};
use serde_json::Value;

use super::define::method;
use crate::state::with_state;
use crate::value::{Names, from_json};

/// The event object for the handler.
pub(crate) fn event(event: &Value, names: &mut Names, context: &mut Context) -> JsResult<JsValue> {
    let value = from_json(event, names, context);
    let Some(object) = value.as_object() else {
        return Ok(value);
    };
    if let Some(request) = object.get(JsString::from("request"), context)?.as_object() {
        with_state(context, |state| {
            let known = &mut state.host.raw_query_string;
            *known = known.take().or_else(|| raw_query_string(event));
        });
        method(&request, "rawQueryString", 0, answer, context);
    }
    Ok(value)
}

/// The text as sent; `undefined` when there was none (`general-helper-methods`).
fn answer(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = with_state(context, |state| state.host.raw_query_string.clone());
    Ok(text.map_or_else(JsValue::undefined, |text| JsString::from(text).into()))
}

/// The query string that gives an event's object, values as they stand and in the object's order:
/// what `rawQueryString()` answers where nothing better is known.
///
/// ```
/// use cfc_emulator::raw_query_string;
/// use serde_json::json;
///
/// let event = json!({"request": {"querystring": {"a": {"value": "1"}, "b": {"value": ""}}}});
/// assert_eq!(raw_query_string(&event).as_deref(), Some("a=1&b="));
/// assert_eq!(raw_query_string(&json!({"request": {"querystring": {}}})), None);
/// ```
pub fn raw_query_string(event: &Value) -> Option<String> {
    let fields = match &event["request"]["querystring"] {
        Value::String(text) => return Some(text.clone()),
        Value::Object(fields) if !fields.is_empty() => fields,
        _ => return None,
    };
    let mut pairs = Vec::new();
    for (name, entry) in fields {
        let value_of = |entry: &Value| {
            entry
                .get("value")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        match entry.get("multiValue").and_then(Value::as_array) {
            Some(many) => {
                pairs.extend(many.iter().map(|item| format!("{name}={}", value_of(item))));
            }
            None => pairs.push(format!("{name}={}", value_of(entry))),
        }
    }
    Some(pairs.join("&"))
}
