//! njs's own error classes, and its words for errors of the engine.

use boa_engine::object::JsObject;
use boa_engine::{Context, JsError, JsNativeError, JsResult, JsString, JsValue};

use super::define::{constructor, lazy_global, value};

pub(super) fn install(context: &Context) {
    lazy_global("InternalError", internal_error_class, context);
    lazy_global("MemoryError", memory_error_class, context);
}

/// An `InternalError` to throw.
pub(crate) fn internal_error(message: &str, context: &mut Context) -> JsError {
    let made = make(
        &JsValue::from(JsString::from(message)),
        "InternalError",
        context,
    );
    match made {
        Ok(error) => JsError::from_opaque(error.into()),
        Err(error) => error,
    }
}

fn internal_error_class(context: &mut Context) -> JsResult<JsObject> {
    Ok(class("InternalError", construct_internal, context))
}

fn memory_error_class(context: &mut Context) -> JsResult<JsObject> {
    Ok(class("MemoryError", construct_memory, context))
}

fn class(name: &str, body: super::define::Native, context: &mut Context) -> JsObject {
    let parent = context.intrinsics().constructors().error().prototype();
    let prototype = JsObject::with_object_proto(context.intrinsics());
    prototype.set_prototype(Some(parent));
    value(&prototype, JsString::from("name"), JsString::from(name));
    value(&prototype, JsString::from("message"), JsString::default());
    constructor(name, 1, body, &prototype, context)
}

fn construct_internal(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let message = args.first().cloned().unwrap_or_default();
    make(&message, "InternalError", context).map(JsValue::from)
}

fn construct_memory(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let message = args.first().cloned().unwrap_or_default();
    make(&message, "MemoryError", context).map(JsValue::from)
}

/// An error object whose prototype is that of the global class of this name.
fn make(message: &JsValue, class: &'static str, context: &mut Context) -> JsResult<JsObject> {
    let text = if message.is_undefined() {
        String::new()
    } else {
        message.to_string(context)?.to_std_string_lossy()
    };
    let error = JsNativeError::error()
        .with_message(text)
        .into_opaque(context);
    let class = context
        .global_object()
        .get(JsString::from(class), context)?;
    if let Some(class) = class.as_object() {
        let prototype = class.get(JsString::from("prototype"), context)?;
        error.set_prototype(prototype.as_object());
    }
    Ok(error)
}
