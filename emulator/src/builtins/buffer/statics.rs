//! `Buffer.alloc`, `from`, `concat` and their like.

use std::cmp::Ordering;

use boa_engine::object::JsObject;
use boa_engine::object::builtins::JsArray;
use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue, js_string};

use super::super::bytes::{View, new_buffer, share, whole_buffer};
use super::super::define::{methods, range_error, type_error};
use super::super::encoding::Encoding;
use super::{bytes_arg, index_arg, prototype};
use crate::state::with_state;

pub(super) fn install(class: &JsObject, context: &Context) {
    methods(
        class,
        &[
            ("alloc", 0, alloc),
            ("allocUnsafe", 1, alloc_unsafe),
            ("byteLength", 2, byte_length),
            ("compare", 6, compare),
            ("concat", 1, concat),
            ("from", 3, from),
            ("isBuffer", 1, is_buffer),
            ("isEncoding", 1, is_encoding),
        ],
        context,
    );
}

fn alloc(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let size = size_arg(args.get_or_undefined(0), context)?;
    let bytes = match filling(args.get_or_undefined(1), args.get_or_undefined(2), context)? {
        pattern if pattern.is_empty() => vec![0; size],
        pattern => pattern.iter().copied().cycle().take(size).collect(),
    };
    new_buffer(&bytes, context)
}

/// Zeroed all the same: what memory held before must not decide a result.
fn alloc_unsafe(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let size = size_arg(args.get_or_undefined(0), context)?;
    new_buffer(&vec![0; size], context)
}

fn size_arg(arg: &JsValue, context: &Context) -> JsResult<usize> {
    let Some(size) = arg.as_number() else {
        return type_error("\"size\" argument must be of type number");
    };
    let most = with_state(context, |state| state.host.limits.value_bytes);
    #[expect(clippy::cast_precision_loss, reason = "a limit of bytes")]
    if size.is_nan() || size < 0.0 || size > most as f64 {
        return range_error("invalid size");
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked above"
    )]
    Ok(size as usize)
}

/// The bytes to fill with: a text in an encoding, bytes, or a number.
pub(super) fn filling(
    value: &JsValue,
    encoding: &JsValue,
    context: &mut Context,
) -> JsResult<Vec<u8>> {
    if value.is_undefined() {
        return Ok(Vec::new());
    }
    if let Some(text) = value.as_string() {
        let encoding = Encoding::from_arg(encoding, context)?;
        return Ok(encoding.decode(&text.to_std_string_lossy()));
    }
    if let Some(view) = View::of_data(value, context)? {
        return Ok(view.to_vec());
    }
    Ok(vec![value.to_uint8(context)?])
}

fn byte_length(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let value = args.get_or_undefined(0);
    if let Some(text) = value.as_string() {
        let encoding = Encoding::from_arg(args.get_or_undefined(1), context)?;
        return Ok(encoding.decode(&text.to_std_string_lossy()).len().into());
    }
    match View::of_data(value, context)? {
        Some(view) => Ok(view.length.into()),
        None => not_buffer_like(value),
    }
}

fn compare(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let source = bytes_arg(args.get_or_undefined(0), "source", context)?;
    let target = bytes_arg(args.get_or_undefined(1), "target", context)?;
    Ok(order(&source.to_vec(), &target.to_vec()))
}

/// -1, 0 or 1.
pub(super) fn order(a: &[u8], b: &[u8]) -> JsValue {
    match a.cmp(b) {
        Ordering::Less => JsValue::from(-1),
        Ordering::Equal => JsValue::from(0),
        Ordering::Greater => JsValue::from(1),
    }
}

fn concat(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(list) = args
        .get_or_undefined(0)
        .as_object()
        .filter(JsObject::is_array)
    else {
        return type_error("\"list\" argument must be an instance of Array");
    };
    let list = JsArray::from_object(list)?;
    let mut bytes = Vec::new();
    for index in 0..list.length(context)? {
        let item = list.get(index, context)?;
        match View::of_bytes(&item, context)? {
            Some(view) => view.read(|part| bytes.extend_from_slice(part)),
            None => {
                return type_error(format!(
                    "\"list[{index}]\" argument must be an instance of Buffer or Uint8Array"
                ));
            }
        }
    }
    let total = args.get_or_undefined(1);
    if !total.is_undefined() {
        bytes.resize(size_arg(total, context)?, 0);
    }
    new_buffer(&bytes, context)
}

fn from(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let value = args.get_or_undefined(0);
    if let Some(text) = value.as_string() {
        return from_text(&text, args.get_or_undefined(1), context);
    }
    if let Some(buffer) = whole_buffer(value) {
        let length = buffer.byte_length();
        let offset = index_arg(args.get_or_undefined(1), 0, context)?;
        if offset > length {
            return range_error("\"offset\" is outside of buffer bounds");
        }
        let wanted = index_arg(args.get_or_undefined(2), length - offset, context)?;
        if wanted > length - offset {
            return range_error("\"length\" is outside of buffer bounds");
        }
        let view = View {
            buffer,
            offset,
            length: wanted,
        };
        return share(&view, context);
    }
    let Some(object) = value.as_object() else {
        return not_buffer_like(value);
    };
    from_object(&object, args, context)
}

fn from_text(text: &JsString, encoding: &JsValue, context: &mut Context) -> JsResult<JsValue> {
    let encoding = Encoding::from_arg(encoding, context)?;
    new_buffer(&encoding.decode(&text.to_std_string_lossy()), context)
}

/// Array-like objects, what `toJSON` of a buffer gives, and objects with a primitive value.
fn from_object(object: &JsObject, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if object.has_property(js_string!("length"), context)? {
        return from_array_like(object, context);
    }
    let kind = object.get(js_string!("type"), context)?;
    if kind.as_string().is_some_and(|kind| kind == "Buffer")
        && let Some(data) = object.get(js_string!("data"), context)?.as_object()
    {
        return from_array_like(&data, context);
    }
    let value_of = object.get(js_string!("valueOf"), context)?;
    if let Some(value_of) = value_of.as_callable() {
        let primitive = value_of.call(&object.clone().into(), &[], context)?;
        if let Some(text) = primitive.as_string() {
            return from_text(&text, args.get_or_undefined(1), context);
        }
    }
    not_buffer_like(&object.clone().into())
}

fn from_array_like(object: &JsObject, context: &mut Context) -> JsResult<JsValue> {
    let length = object.get(js_string!("length"), context)?;
    let length = size_arg(&JsValue::from(length.to_number(context)?), context)?;
    let mut bytes = Vec::with_capacity(length);
    for index in 0..length {
        let item = object.get(index as u64, context)?;
        bytes.push(item.to_uint8(context)?);
    }
    new_buffer(&bytes, context)
}

fn not_buffer_like<T>(value: &JsValue) -> JsResult<T> {
    let kind = if value.is_null() {
        "null"
    } else {
        value.type_of()
    };
    type_error(format!(
        "first argument {kind} is not a string or Buffer-like object"
    ))
}

fn is_buffer(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(object) = args.get_or_undefined(0).as_object() else {
        return Ok(false.into());
    };
    let buffers = prototype(context);
    let mut at = object.prototype();
    while let Some(prototype) = at {
        if JsObject::equals(&prototype, &buffers) {
            return Ok(true.into());
        }
        at = prototype.prototype();
    }
    Ok(false.into())
}

fn is_encoding(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let known = args
        .get_or_undefined(0)
        .as_string()
        .is_some_and(|name| Encoding::named(&name.to_std_string_lossy()).is_some());
    Ok(known.into())
}
