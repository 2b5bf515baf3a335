//! The `Buffer` class (`functions-javascript-runtime-20`, section on buffers): a `Uint8Array` with
//! more methods. Arguments and errors are those of njs 0.7.9.

mod instance;
mod numbers;
mod search;
mod statics;

use boa_engine::object::JsObject;
use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsResult, JsString, JsSymbol, JsValue};

use super::bytes::View;
use super::define::{constructor, field, lazy_global, object, range_error, type_error};
use crate::state::with_state;

pub(super) fn install(context: &Context) {
    lazy_global("Buffer", class, context);
}

/// `require('buffer')`.
pub(super) fn module(context: &mut Context) -> JsResult<JsObject> {
    let module = object(context);
    field(&module, "Buffer", class(context)?);
    Ok(module)
}

/// `Buffer.prototype`, one per run.
pub(super) fn prototype(context: &mut Context) -> JsObject {
    if let Some(known) = with_state(context, |state| {
        state.cache.get("Buffer.prototype").cloned()
    }) {
        return known;
    }
    let parent = context
        .intrinsics()
        .constructors()
        .typed_uint8_array()
        .prototype();
    let prototype = object(context);
    prototype.set_prototype(Some(parent));
    instance::install(&prototype, context);
    search::install(&prototype, context);
    numbers::install(&prototype, context);
    prototype.insert_property(
        JsSymbol::to_string_tag(),
        PropertyDescriptor::builder()
            .value(JsString::from("Buffer"))
            .writable(false)
            .enumerable(false)
            .configurable(true),
    );
    with_state(context, |state| {
        state.cache.insert("Buffer.prototype", prototype.clone())
    });
    prototype
}

fn class(context: &mut Context) -> JsResult<JsObject> {
    if let Some(known) = with_state(context, |state| state.cache.get("Buffer").cloned()) {
        return Ok(known);
    }
    let prototype = prototype(context);
    let class = constructor("Buffer", 0, not_a_constructor, &prototype, context);
    statics::install(&class, context);
    with_state(context, |state| state.cache.insert("Buffer", class.clone()));
    Ok(class)
}

fn not_a_constructor(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    type_error("Buffer is not a constructor")
}

/// The bytes of `this`.
fn this_view(this: &JsValue, context: &mut Context) -> JsResult<View> {
    match View::of_bytes(this, context)? {
        Some(view) => Ok(view),
        None => type_error("\"this\" argument must be an instance of Buffer or Uint8Array"),
    }
}

/// A `Uint8Array` argument.
fn bytes_arg(arg: &JsValue, name: &str, context: &mut Context) -> JsResult<View> {
    match View::of_bytes(arg, context)? {
        Some(view) => Ok(view),
        None => type_error(format!(
            "\"{name}\" argument must be an instance of Buffer or Uint8Array"
        )),
    }
}

/// An index argument: whole, not negative, `default` when absent.
fn index_arg(arg: &JsValue, default: usize, context: &mut Context) -> JsResult<usize> {
    if arg.is_undefined() {
        return Ok(default);
    }
    let number = arg.to_number(context)?;
    if number < 0.0 {
        return range_error("invalid index");
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative; saturates, and NaN is 0, as wanted"
    )]
    Ok(number as usize)
}

/// A stretch `start..end` of `length` bytes from two arguments.
fn range_args(
    start: &JsValue,
    end: &JsValue,
    length: usize,
    context: &mut Context,
) -> JsResult<std::ops::Range<usize>> {
    let start = index_arg(start, 0, context)?.min(length);
    let end = index_arg(end, length, context)?.min(length);
    Ok(start..end.max(start))
}
