//! What a connection function gets (`write-connection-function-code`): the connection's fields, and
//! `allow`, `deny` and `logCustomData`, which are recorded.

use boa_engine::{Context, JsArgs, JsResult, JsValue};
use serde_json::{Value, json};

use super::define::{method, text};
use crate::state::with_state;

/// The connection object for the handler.
pub(crate) fn connection(fields: &Value, context: &mut Context) -> JsResult<JsValue> {
    let value = JsValue::from_json(fields, context)?;
    if let Some(object) = value.as_object() {
        method(&object, "allow", 0, allow, context);
        method(&object, "deny", 0, deny, context);
        method(&object, "logCustomData", 1, log_custom_data, context);
    }
    Ok(value)
}

/// What the calls came to: without one the connection is denied.
pub(crate) fn verdict(context: &Context) -> Value {
    let allowed = with_state(context, |state| {
        let mut calls = state.calls.iter().rev();
        calls
            .find(|call| ["connection.allow", "connection.deny"].contains(&call.name))
            .is_some_and(|call| call.name == "connection.allow")
    });
    json!({"connection": if allowed { "allow" } else { "deny" }})
}

fn allow(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    with_state(context, |state| state.call("connection.allow", Vec::new()));
    Ok(JsValue::undefined())
}

fn deny(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    with_state(context, |state| state.call("connection.deny", Vec::new()));
    Ok(JsValue::undefined())
}

fn log_custom_data(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let data = text(args.get_or_undefined(0), context)?;
    with_state(context, |state| {
        state.call("connection.logCustomData", vec![Value::from(data)]);
    });
    Ok(JsValue::undefined())
}
