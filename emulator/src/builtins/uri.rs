//! `decodeURI` and `decodeURIComponent` with njs's words for what they refuse.

use boa_engine::{Context, JsArgs, JsNativeError, JsResult, JsString, JsValue};

use super::define::{Native, method};
use crate::state::with_state;

pub(super) fn install(context: &mut Context) -> JsResult<()> {
    let functions: [(&'static str, Native); 2] = [
        ("decodeURI", decode_uri),
        ("decodeURIComponent", decode_uri_component),
    ];
    let global = context.global_object();
    for (name, body) in functions {
        let engines = global.get(JsString::from(name), context)?;
        if let Some(engines) = engines.as_object() {
            with_state(context, |state| state.originals.insert(name, engines));
        }
        method(&global, name, 1, body, context);
    }
    Ok(())
}

fn decode_uri(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    decode("decodeURI", args, context)
}

fn decode_uri_component(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    decode("decodeURIComponent", args, context)
}

/// The engine's function, its error in other words.
fn decode(name: &'static str, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    let malformed = || JsNativeError::uri().with_message("malformed URI").into();
    let engines =
        with_state(context, |state| state.originals.get(name).cloned()).ok_or_else(malformed)?;
    engines
        .call(&JsValue::undefined(), &[text.into()], context)
        .map_err(|_| malformed())
}
