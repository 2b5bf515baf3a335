//! `readUInt16BE` and its like: numbers in a buffer's bytes.

use boa_engine::object::JsObject;
use boa_engine::{Context, JsArgs, JsResult, JsValue};

use super::super::bytes::View;
use super::super::define::{methods, range_error, type_error};
use super::{index_arg, this_view};

const UNSIGNED: u8 = 0;
const SIGNED: u8 = 1;
const FLOAT: u8 = 2;
const BIG: bool = true;
const LITTLE: bool = false;

pub(super) fn install(prototype: &JsObject, context: &Context) {
    methods(
        prototype,
        &[
            ("readUInt8", 1, read::<UNSIGNED, 1, BIG>),
            ("readInt8", 1, read::<SIGNED, 1, BIG>),
            ("readUInt16BE", 1, read::<UNSIGNED, 2, BIG>),
            ("readUInt16LE", 1, read::<UNSIGNED, 2, LITTLE>),
            ("readInt16BE", 1, read::<SIGNED, 2, BIG>),
            ("readInt16LE", 1, read::<SIGNED, 2, LITTLE>),
            ("readUInt32BE", 1, read::<UNSIGNED, 4, BIG>),
            ("readUInt32LE", 1, read::<UNSIGNED, 4, LITTLE>),
            ("readInt32BE", 1, read::<SIGNED, 4, BIG>),
            ("readInt32LE", 1, read::<SIGNED, 4, LITTLE>),
            ("readFloatBE", 1, read::<FLOAT, 4, BIG>),
            ("readFloatLE", 1, read::<FLOAT, 4, LITTLE>),
            ("readDoubleBE", 1, read::<FLOAT, 8, BIG>),
            ("readDoubleLE", 1, read::<FLOAT, 8, LITTLE>),
            ("readUIntBE", 2, read_sized::<UNSIGNED, BIG>),
            ("readUIntLE", 2, read_sized::<UNSIGNED, LITTLE>),
            ("readIntBE", 2, read_sized::<SIGNED, BIG>),
            ("readIntLE", 2, read_sized::<SIGNED, LITTLE>),
            ("writeUInt8", 2, write::<UNSIGNED, 1, BIG>),
            ("writeInt8", 2, write::<SIGNED, 1, BIG>),
            ("writeUInt16BE", 2, write::<UNSIGNED, 2, BIG>),
            ("writeUInt16LE", 2, write::<UNSIGNED, 2, LITTLE>),
            ("writeInt16BE", 2, write::<SIGNED, 2, BIG>),
            ("writeInt16LE", 2, write::<SIGNED, 2, LITTLE>),
            ("writeUInt32BE", 2, write::<UNSIGNED, 4, BIG>),
            ("writeUInt32LE", 2, write::<UNSIGNED, 4, LITTLE>),
            ("writeInt32BE", 2, write::<SIGNED, 4, BIG>),
            ("writeInt32LE", 2, write::<SIGNED, 4, LITTLE>),
            ("writeFloatBE", 2, write::<FLOAT, 4, BIG>),
            ("writeFloatLE", 2, write::<FLOAT, 4, LITTLE>),
            ("writeDoubleBE", 2, write::<FLOAT, 8, BIG>),
            ("writeDoubleLE", 2, write::<FLOAT, 8, LITTLE>),
            ("writeUIntBE", 3, write_sized::<BIG>),
            ("writeUIntLE", 3, write_sized::<LITTLE>),
            ("writeIntBE", 3, write_sized::<BIG>),
            ("writeIntLE", 3, write_sized::<LITTLE>),
        ],
        context,
    );
}

fn read<const KIND: u8, const SIZE: usize, const BIG_END_FIRST: bool>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let at = place(&view, args.get_or_undefined(0), SIZE, context)?;
    Ok(value_of(KIND, &in_order(&view, at, SIZE, BIG_END_FIRST)))
}

fn read_sized<const KIND: u8, const BIG_END_FIRST: bool>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let size = size_arg(args.get_or_undefined(1), context)?;
    let at = place(&view, args.get_or_undefined(0), size, context)?;
    Ok(value_of(KIND, &in_order(&view, at, size, BIG_END_FIRST)))
}

fn write<const KIND: u8, const SIZE: usize, const BIG_END_FIRST: bool>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let at = place(&view, args.get_or_undefined(1), SIZE, context)?;
    let number = args.get_or_undefined(0).to_number(context)?;
    store(&view, at, &bytes_of(KIND, number, SIZE), BIG_END_FIRST);
    Ok((at + SIZE).into())
}

fn write_sized<const BIG_END_FIRST: bool>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let size = size_arg(args.get_or_undefined(2), context)?;
    let at = place(&view, args.get_or_undefined(1), size, context)?;
    let number = args.get_or_undefined(0).to_number(context)?;
    store(&view, at, &bytes_of(UNSIGNED, number, size), BIG_END_FIRST);
    Ok((at + size).into())
}

fn size_arg(arg: &JsValue, context: &mut Context) -> JsResult<usize> {
    match index_arg(arg, 0, context)? {
        0 => type_error("\"byteLength\" must be > 0"),
        size @ 1..=6 => Ok(size),
        _ => type_error("\"byteLength\" must be <= 6"),
    }
}

fn place(view: &View, arg: &JsValue, size: usize, context: &mut Context) -> JsResult<usize> {
    let at = index_arg(arg, 0, context)?;
    if at.checked_add(size).is_none_or(|end| end > view.length) {
        return range_error(format!("index {at} is outside the bound of the buffer"));
    }
    Ok(at)
}

/// `size` bytes, the most significant first.
fn in_order(view: &View, at: usize, size: usize, big_end_first: bool) -> Vec<u8> {
    let mut bytes = view.read(|bytes| bytes[at..at + size].to_vec());
    if !big_end_first {
        bytes.reverse();
    }
    bytes
}

fn store(view: &View, at: usize, big_endian: &[u8], big_end_first: bool) {
    view.write(|bytes| {
        let to = &mut bytes[at..at + big_endian.len()];
        to.copy_from_slice(big_endian);
        if !big_end_first {
            to.reverse();
        }
    });
}

#[expect(
    clippy::cast_precision_loss,
    reason = "integers have at most six bytes, which a double holds"
)]
fn value_of(kind: u8, big_endian: &[u8]) -> JsValue {
    if kind == FLOAT {
        let number = match big_endian.try_into() {
            Ok(four) => f64::from(f32::from_be_bytes(four)),
            Err(_) => f64::from_be_bytes(big_endian.try_into().unwrap_or_default()),
        };
        return JsValue::from(number);
    }
    let unsigned = big_endian
        .iter()
        .fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    if kind == SIGNED {
        let unused = 64 - 8 * big_endian.len();
        let signed = (unsigned << unused).cast_signed() >> unused;
        return JsValue::from(signed as f64);
    }
    JsValue::from(unsigned as f64)
}

/// The last `size` bytes of the number, the most significant first; too large ones wrap.
#[expect(
    clippy::cast_possible_truncation,
    reason = "rounding to f32 and wrapping are what is asked for"
)]
fn bytes_of(kind: u8, number: f64, size: usize) -> Vec<u8> {
    if kind == FLOAT {
        return if size == 4 {
            (number as f32).to_be_bytes().to_vec()
        } else {
            number.to_be_bytes().to_vec()
        };
    }
    let whole = if number.is_finite() { number as i64 } else { 0 };
    whole.to_be_bytes()[8 - size..].to_vec()
}
