//! The meter: adds up what CloudFront's engine would keep in memory, and ends a run that takes too
//! much; and the gauge of nested calls. Weights are bytes that njs 0.7.9 keeps until the run ends (it frees nothing), rounded.

use boa_engine::error::EngineError;
use boa_engine::object::JsObject;
use boa_engine::object::builtins::{JsArray, JsTypedArray};
use boa_engine::value::JsVariant;
use boa_engine::{Context, JsArgs, JsError, JsResult, JsString, JsValue};

use super::define::{method, range_error};
use crate::instrument::{AWAIT_METER, DEPTH_GAUGE, DIVISOR, METER, WEIGHT_METER};
use crate::state::with_state;

/// A text of this many bytes needs no room of its own.
const INLINE_TEXT: u64 = 14;
const TEXT: u64 = 34;
const OBJECT: u64 = 270;
const ARRAY: u64 = 320;
const ARRAY_ITEM: u64 = 16;
const REGEXP: u64 = 800;
const AWAIT: u64 = 1_900;

pub(super) fn install(context: &Context) {
    let global = context.global_object();
    method(&global, METER, 2, meter, context);
    method(&global, WEIGHT_METER, 2, weigh, context);
    method(&global, AWAIT_METER, 2, meter_await, context);
    method(&global, DIVISOR, 2, divisor, context);
    method(&global, DEPTH_GAUGE, 0, depth_gauge, context);
}

/// QUIRK(njs): too deep a recursion throws an error that the function can catch; the engine's own
/// limit, which it cannot, lies beyond.
fn depth_gauge(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (deepest, is_over) = with_state(context, |state| {
        state.gauged += 1;
        (state.host.limits.recursion, state.abandoned.is_set())
    });
    if is_over {
        return Err(EngineError::NoInstructionsRemain.into());
    }
    // The gauge has a frame of its own.
    if context.stack_trace().nth(deepest + 1).is_some() {
        return range_error("Maximum call stack size exceeded");
    }
    Ok(JsValue::undefined())
}

fn meter(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let value = args.get_or_undefined(0);
    let bytes = match value.variant() {
        JsVariant::String(text) => text_bytes(&text),
        JsVariant::Object(object) => object_bytes(&object, context)?,
        JsVariant::Undefined
        | JsVariant::Null
        | JsVariant::Boolean(_)
        | JsVariant::Integer32(_)
        | JsVariant::Float64(_)
        | JsVariant::Symbol(_)
        | JsVariant::BigInt(_) => 0,
    };
    charge(bytes, args.get_or_undefined(1), context)?;
    Ok(value.clone())
}

fn weigh(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    charge(0, args.get_or_undefined(1), context)?;
    Ok(args.get_or_undefined(0).clone())
}

fn meter_await(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    charge(AWAIT, args.get_or_undefined(1), context)?;
    Ok(args.get_or_undefined(0).clone())
}

/// The same number, never as a whole one of the engine's.
fn divisor(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    charge(0, args.get_or_undefined(1), context)?;
    let value = args.get_or_undefined(0);
    Ok(value.as_i32().map_or_else(
        || value.clone(),
        |whole| JsValue::rational(f64::from(whole)),
    ))
}

fn charge(bytes: u64, weight: &JsValue, context: &Context) -> JsResult<()> {
    let weight = weight
        .as_i32()
        .and_then(|weight| u64::try_from(weight).ok())
        .unwrap_or_default();
    let over = with_state(context, |state| {
        state.bytes += bytes;
        state.weights += weight;
        state.metered += 1;
        state.bytes > state.host.limits.memory_bytes || state.abandoned.is_set()
    });
    if over {
        return Err(out_of_memory(context));
    }
    Ok(())
}

/// Ends the run; the function cannot catch it.
pub(super) fn out_of_memory(context: &Context) -> JsError {
    with_state(context, |state| state.out_of_memory = true);
    EngineError::NoInstructionsRemain.into()
}

/// One byte for each UTF-16 unit: exact for ASCII.
fn text_bytes(text: &JsString) -> u64 {
    match text.len() as u64 {
        length if length <= INLINE_TEXT => 0,
        length => TEXT + length,
    }
}

fn object_bytes(object: &JsObject, context: &mut Context) -> JsResult<u64> {
    if object.is_array() {
        let length = JsArray::from_object(object.clone())?.length(context)?;
        return Ok(ARRAY + ARRAY_ITEM * length);
    }
    if let Ok(array) = JsTypedArray::from_object(object.clone()) {
        return Ok(ARRAY + array.byte_length(context)? as u64);
    }
    let is_regexp = object.is::<boa_engine::builtins::regexp::RegExp>();
    Ok(if is_regexp { REGEXP } else { OBJECT })
}
