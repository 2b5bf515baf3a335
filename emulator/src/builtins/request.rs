//! The event as the handler gets it: the given JSON, and `event.request.rawQueryString()`.

use boa_engine::{Context, JsResult, JsString, JsValue};
use serde_json::Value;

use super::define::method;
use crate::state::with_state;

/// The event object for the handler.
pub(crate) fn event(event: &Value, context: &mut Context) -> JsResult<JsValue> {
    let value = JsValue::from_json(event, context)?;
    let Some(object) = value.as_object() else {
        return Ok(value);
    };
    if let Some(request) = object.get(JsString::from("request"), context)?.as_object() {
        let query = event
            .get("request")
            .and_then(|request| request.get("querystring"));
        let query = query.and_then(rebuild);
        with_state(context, |state| {
            if state.host.raw_query_string.is_none() {
                state.host.raw_query_string = query;
            }
        });
        method(&request, "rawQueryString", 0, raw_query_string, context);
    }
    Ok(value)
}

/// The text as sent; `undefined` when there was none (`general-helper-methods`).
fn raw_query_string(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = with_state(context, |state| state.host.raw_query_string.clone());
    Ok(text.map_or_else(JsValue::undefined, |text| JsString::from(text).into()))
}

/// The query string that gives this object, values as they stand.
fn rebuild(query: &Value) -> Option<String> {
    let fields = match query {
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
