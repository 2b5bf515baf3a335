//! `cf.kvs()` and the store's methods (`functions-custom-methods`), over the host's fixture.

use boa_engine::object::builtins::JsPromise;
use boa_engine::{Context, JsArgs, JsNativeError, JsResult, JsString, JsValue};

use super::bytes::new_buffer;
use super::define::{field, methods, object, text, type_error};
use super::json::parse_text;
use crate::Format;
use crate::state::{is_wide, with_state};

/// `cf.kvs()`; the id that older code passes is not looked at.
pub(super) fn open(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if with_state(context, |state| state.host.key_value_store.is_none()) {
        // QUIRK(cloudfront): it throws; its words are not known.
        return Err(JsNativeError::error()
            .with_message("no key value store is associated with the function")
            .into());
    }
    let store = object(context);
    methods(
        &store,
        &[("get", 2, get), ("exists", 1, exists), ("meta", 0, meta)],
        context,
    );
    Ok(store.into())
}

/// `get(key, {format})`. The format is not part of the record: it is the same read.
fn get(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let key = text(args.get_or_undefined(0), context)?;
    let value = format_arg(args.get_or_undefined(1), context)
        .and_then(|format| read(&key, format, context));
    Ok(JsPromise::from_result(value, context)?.into())
}

fn format_arg(options: &JsValue, context: &mut Context) -> JsResult<Format> {
    let format = match options.as_object() {
        Some(options) => options.get(JsString::from("format"), context)?,
        None => JsValue::undefined(),
    };
    if format.is_undefined() {
        return Ok(Format::String);
    }
    match text(&format, context)?.as_str() {
        "string" => Ok(Format::String),
        "json" => Ok(Format::Json),
        "bytes" => Ok(Format::Bytes),
        other => type_error(format!("unknown format \"{other}\"")),
    }
}

fn read(key: &str, format: Format, context: &mut Context) -> JsResult<JsValue> {
    let found = with_state(context, |state| {
        state.call("kvs.get", vec![key.into()]);
        let found = state.host.key_value_store.as_ref()?.get(key, format)?;
        if is_wide(&found) {
            state.warn_of_wide_text();
        }
        Some(found)
    });
    let Some(found) = found else {
        return Err(JsNativeError::error().with_message("KeyNotFound").into());
    };
    match format {
        Format::String => Ok(JsString::from(found).into()),
        Format::Json => parse_text(&found, context),
        Format::Bytes => new_buffer(found.as_bytes(), context),
    }
}

fn exists(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let key = text(args.get_or_undefined(0), context)?;
    let found = with_state(context, |state| {
        state.call("kvs.exists", vec![key.as_str().into()]);
        state
            .host
            .key_value_store
            .as_ref()
            .is_some_and(|store| store.get(&key, Format::String).is_some())
    });
    Ok(JsPromise::resolve(found, context)?.into())
}

/// The fixture has no dates: both are the day on which the clock of the run starts.
fn meta(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let keys = with_state(context, |state| {
        state.call("kvs.meta", Vec::new());
        state
            .host
            .key_value_store
            .as_ref()
            .map_or(0, crate::KeyValueStore::len)
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
