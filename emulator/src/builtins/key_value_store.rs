//! `cf.kvs()` and the store's methods (`functions-custom-methods`), over the host's fixture.

use boa_engine::object::builtins::JsPromise;
use boa_engine::{Context, JsArgs, JsNativeError, JsResult, JsString, JsValue};

use super::bytes::new_buffer;
use super::define::{field, methods, object, text, type_error};
use super::json::parse_text;
use crate::state::with_state;

/// `cf.kvs()`; the id that older code passes is not looked at.
pub(super) fn open(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if with_state(context, |state| state.host.key_value_store.is_none()) {
        // QUIRK(cloudfront): it throws; its words are not known.
        return Err(JsNativeError::error()
            .with_message("no key value store is associated with the function")
            .into());
    }
    let store = object(context);
    methods(&store, &[("get", 2, get), ("exists", 1, exists), ("meta", 0, meta)], context);
    Ok(store.into())
}

/// `get(key, {format})`. The format is not part of the record: it is the same read.
fn get(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let key = text(args.get_or_undefined(0), context)?;
    let found = with_state(context, |state| {
        state.call("kvs.get", vec![key.as_str().into()]);
        let store = state.host.key_value_store.as_ref()?;
        store.get(&key).map(str::to_owned)
    });
    let value = match found {
        Some(found) => formatted(&found, args.get_or_undefined(1), context),
        None => Err(JsNativeError::error().with_message("KeyNotFound").into()),
    };
    Ok(JsPromise::from_result(value, context)?.into())
}

fn formatted(found: &str, options: &JsValue, context: &mut Context) -> JsResult<JsValue> {
    let format = match options.as_object() {
        Some(options) => options.get(JsString::from("format"), context)?,
        None => JsValue::undefined(),
    };
    if format.is_undefined() {
        return Ok(JsString::from(found).into());
    }
    match text(&format, context)?.as_str() {
        "string" => Ok(JsString::from(found).into()),
        "json" => parse_text(found, context),
        "bytes" => new_buffer(found.as_bytes(), context),
        other => type_error(format!("unknown format \"{other}\"")),
    }
}

fn exists(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let key = text(args.get_or_undefined(0), context)?;
    let found = with_state(context, |state| {
        state.call("kvs.exists", vec![key.as_str().into()]);
        state.host.key_value_store.as_ref().is_some_and(|store| store.get(&key).is_some())
    });
    Ok(JsPromise::resolve(found, context)?.into())
}

/// The fixture has no dates: both are the day on which the clock of the run starts.
fn meta(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let keys = with_state(context, |state| {
        state.call("kvs.meta", Vec::new());
        state.host.key_value_store.as_ref().map_or(0, crate::KeyValueStore::len)
    });
    let now = context.clock().system_time_millis();
    let date = context.intrinsics().constructors().date().constructor();
    let date = date.construct(&[JsValue::from(now)], None, context)?;
    let written = date.get(JsString::from("toISOString"), context)?;
    let written = match written.as_callable() {
        Some(to_iso_string) => to_iso_string.call(&date.into(), &[], context)?,
        None => JsValue::undefined(),
    };
    let meta = object(context);
    field(&meta, "creationDateTime", written.clone());
    field(&meta, "lastUpdatedDateTime", written);
    field(&meta, "keyCount", keys);
    Ok(JsPromise::resolve(meta, context)?.into())
}
