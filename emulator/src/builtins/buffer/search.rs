//! `indexOf`, `lastIndexOf`, `includes` of a buffer.

use boa_engine::object::JsObject;
use boa_engine::{Context, JsArgs, JsResult, JsValue};

use super::super::bytes::View;
use super::super::define::{methods, type_error};
use super::super::encoding::Encoding;
use super::instance::relative;
use super::this_view;

pub(super) fn install(prototype: &JsObject, context: &Context) {
    methods(
        prototype,
        &[
            ("includes", 1, includes),
            ("indexOf", 1, index_of),
            ("lastIndexOf", 1, last_index_of),
        ],
        context,
    );
}

fn includes(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok((first(this, args, context)?.is_some()).into())
}

fn index_of(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(first(this, args, context)?.map_or(JsValue::from(-1), JsValue::from))
}

fn last_index_of(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (view, needle, from) = search_args(this, args, context)?;
    let length = view.length;
    let from = relative(&from, length, length, context)?;
    let found = view.read(|bytes| {
        (0..=from.min(length.checked_sub(needle.len())?))
            .rev()
            .find(|&at| bytes[at..].starts_with(&needle))
    });
    Ok(found.map_or(JsValue::from(-1), JsValue::from))
}

fn first(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<Option<usize>> {
    let (view, needle, from) = search_args(this, args, context)?;
    let length = view.length;
    let from = relative(&from, 0, length, context)?;
    Ok(view.read(|bytes| {
        (from..=length.checked_sub(needle.len())?).find(|&at| bytes[at..].starts_with(&needle))
    }))
}

/// `(value, from, encoding)`; an encoding may follow the value at once.
fn search_args(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<(View, Vec<u8>, JsValue)> {
    let view = this_view(this, context)?;
    let early = args.get_or_undefined(1).is_string();
    let (from, encoding) = if early {
        (JsValue::undefined(), args.get_or_undefined(1).clone())
    } else {
        (
            args.get_or_undefined(1).clone(),
            args.get_or_undefined(2).clone(),
        )
    };
    let needle = needle(args.get_or_undefined(0), &encoding, context)?;
    Ok((view, needle, from))
}

fn needle(value: &JsValue, encoding: &JsValue, context: &mut Context) -> JsResult<Vec<u8>> {
    if let Some(text) = value.as_string() {
        return Ok(Encoding::from_arg(encoding, context)?.decode(&text.to_std_string_lossy()));
    }
    if value.is_number() {
        return Ok(vec![value.to_uint8(context)?]);
    }
    match View::of_bytes(value, context)? {
        Some(view) => Ok(view.to_vec()),
        None => type_error(format!(
            "\"value\" argument {} is not a string or Buffer-like object",
            value.type_of()
        )),
    }
}
