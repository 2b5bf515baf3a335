//! A buffer's methods on its bytes as a whole: `toString`, `write`, `fill`, `copy`, `subarray`.

use boa_engine::object::JsObject;
use boa_engine::object::builtins::JsArray;
use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue};

use super::super::bytes::{View, share};
use super::super::define::{field, methods, object, range_error, type_error};
use super::super::encoding::Encoding;
use super::statics::{filling, order};
use super::{bytes_arg, index_arg, range_args, this_view};

pub(super) fn install(prototype: &JsObject, context: &Context) {
    methods(
        prototype,
        &[
            ("compare", 5, compare),
            ("copy", 5, copy),
            ("equals", 1, equals),
            ("fill", 4, fill),
            ("slice", 2, subarray),
            ("subarray", 2, subarray),
            ("swap16", 0, swap::<2>),
            ("swap32", 0, swap::<4>),
            ("swap64", 0, swap::<8>),
            ("toJSON", 0, to_json),
            ("toString", 1, to_string),
            ("write", 4, write),
        ],
        context,
    );
}

fn to_string(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let encoding = Encoding::from_arg(args.get_or_undefined(0), context)?;
    let range = range_args(
        args.get_or_undefined(1),
        args.get_or_undefined(2),
        view.length,
        context,
    )?;
    let text = view.read(|bytes| encoding.encode(&bytes[range]));
    Ok(JsString::from(text).into())
}

fn to_json(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let items = view.to_vec().into_iter().map(JsValue::from);
    let data = JsArray::from_iter(items, context);
    let json = object(context);
    field(&json, "type", JsString::from("Buffer"));
    field(&json, "data", data);
    Ok(json.into())
}

fn equals(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let target = bytes_arg(args.get_or_undefined(0), "target", context)?;
    Ok((view.to_vec() == target.to_vec()).into())
}

/// `compare(target, targetStart, targetEnd, sourceStart, sourceEnd)`.
fn compare(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let target = bytes_arg(args.get_or_undefined(0), "target", context)?;
    let theirs = range_args(
        args.get_or_undefined(1),
        args.get_or_undefined(2),
        target.length,
        context,
    )?;
    let ours = range_args(
        args.get_or_undefined(3),
        args.get_or_undefined(4),
        view.length,
        context,
    )?;
    Ok(order(&view.to_vec()[ours], &target.to_vec()[theirs]))
}

/// `copy(target, targetStart, sourceStart, sourceEnd)`: the number of bytes copied.
fn copy(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let target = bytes_arg(args.get_or_undefined(0), "target", context)?;
    let at = index_arg(args.get_or_undefined(1), 0, context)?.min(target.length);
    let range = range_args(
        args.get_or_undefined(2),
        args.get_or_undefined(3),
        view.length,
        context,
    )?;
    let bytes = view.to_vec();
    let count = range.len().min(target.length - at);
    let part = &bytes[range.start..range.start + count];
    target.write(|to| to[at..at + count].copy_from_slice(part));
    Ok(count.into())
}

/// `fill(value, offset, end, encoding)`; an encoding may follow the value at once.
fn fill(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let (value, rest) = args
        .split_first()
        .map_or((JsValue::undefined(), args), |(v, rest)| (v.clone(), rest));
    let (numbers, encoding) = numbers_then_encoding(rest);
    let pattern = match filling(&value, &encoding, context)? {
        empty if empty.is_empty() => vec![0],
        pattern => pattern,
    };
    let range = range_args(
        numbers.get_or_undefined(0),
        numbers.get_or_undefined(1),
        view.length,
        context,
    )?;
    view.write(|bytes| {
        for (byte, new) in bytes[range].iter_mut().zip(pattern.iter().cycle()) {
            *byte = *new;
        }
    });
    Ok(this.clone())
}

/// `write(text, offset, length, encoding)`: the number of bytes written.
fn write(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let Some(text) = args.get_or_undefined(0).as_string() else {
        return type_error("first argument must be a string");
    };
    let (numbers, encoding) = numbers_then_encoding(args.get(1..).unwrap_or_default());
    let bytes = Encoding::from_arg(&encoding, context)?.decode(&text.to_std_string_lossy());
    let at = index_arg(numbers.get_or_undefined(0), 0, context)?;
    if at > view.length {
        return range_error("\"offset\" is outside of buffer bounds");
    }
    let room =
        index_arg(numbers.get_or_undefined(1), view.length - at, context)?.min(view.length - at);
    let count = bytes.len().min(room);
    view.write(|to| to[at..at + count].copy_from_slice(&bytes[..count]));
    Ok(count.into())
}

/// Up to two numbers, then an encoding, which may come early.
fn numbers_then_encoding(args: &[JsValue]) -> (&[JsValue], JsValue) {
    let split = args
        .iter()
        .position(JsValue::is_string)
        .unwrap_or(args.len().min(2));
    let encoding = args.get_or_undefined(split).clone();
    (&args[..split], encoding)
}

/// Shares memory with `this`, as in njs; `slice` does too.
fn subarray(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let start = relative(args.get_or_undefined(0), 0, view.length, context)?;
    let end = relative(args.get_or_undefined(1), view.length, view.length, context)?.max(start);
    let part = View {
        offset: view.offset + start,
        length: end - start,
        buffer: view.buffer,
    };
    share(&part, context)
}

/// An index that counts from the end when negative.
pub(super) fn relative(
    arg: &JsValue,
    default: usize,
    length: usize,
    context: &mut Context,
) -> JsResult<usize> {
    if arg.is_undefined() {
        return Ok(default);
    }
    let number = arg.to_number(context)?;
    #[expect(clippy::cast_precision_loss, reason = "lengths are far below 2^53")]
    let from_start = if number < 0.0 {
        (number.trunc() + length as f64).max(0.0)
    } else {
        number
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative; saturates, and NaN is 0, as wanted"
    )]
    Ok((from_start as usize).min(length))
}

fn swap<const SIZE: usize>(
    this: &JsValue,
    _: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    if !view.length.is_multiple_of(SIZE) {
        return range_error(format!(
            "Buffer size must be a multiple of {}-bits",
            SIZE * 8
        ));
    }
    view.write(|bytes| bytes.chunks_exact_mut(SIZE).for_each(<[u8]>::reverse));
    Ok(this.clone())
}
