//! `console.log`, the only method that is documented.

use boa_engine::{Context, JsResult, JsString, JsValue};

use super::define::{method, object, value};
use crate::state::with_state;
use crate::value::to_json;

pub(super) fn install(context: &Context) {
    let console = object(context);
    method(&console, "log", 0, log, context);
    value(&context.global_object(), JsString::from("console"), console);
}

/// Strings as they are, anything else as njs prints it: close to JSON.
fn log(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let mut parts = Vec::new();
    for arg in args {
        parts.push(printed(arg, context)?);
    }
    let several = args.len() > 1;
    with_state(context, |state| {
        state.log(parts.join(" "));
        if several {
            state.warn("console.log with several arguments: CloudFront documents one");
        }
    });
    Ok(JsValue::undefined())
}

fn printed(arg: &JsValue, context: &mut Context) -> JsResult<String> {
    let plain = arg
        .as_object()
        .is_some_and(|object| object.is_array() || object.is_ordinary());
    if plain {
        return Ok(to_json(arg, context)?.to_string());
    }
    if let Some(symbol) = arg.as_symbol() {
        return Ok(symbol.descriptive_string().to_std_string_lossy());
    }
    Ok(arg.to_string(context)?.to_std_string_lossy())
}
