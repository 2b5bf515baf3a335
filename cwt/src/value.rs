//! The values that claims and headers have, and how they stand in CBOR (RFC 8949). No tags, no
//! `undefined`, no half floats: what CloudFront makes of those is not known, so they are refused.

use minicbor::data::Type;
use minicbor::encode::write::Write;
use minicbor::{Decoder, Encoder};

use crate::error::TokenError;

/// Deeper values could overrun the stack; a token of 1 KB has no use for them.
const MAX_DEPTH: usize = 64;

/// A value of a token.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Another number; written with 64 bits.
    Float(f64),
    /// A text.
    Text(String),
    /// Bytes, such as a token's id.
    Bytes(Vec<u8>),
    /// A list.
    Array(Vec<Value>),
    /// Names, numbers or texts, and their values. They are written in the order of their bytes.
    Map(Vec<(Value, Value)>),
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Integer(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

/// One value and nothing after it.
pub(crate) fn decode(bytes: &[u8], what: &str) -> Result<Value, TokenError> {
    let mut decoder = Decoder::new(bytes);
    let value = read(&mut decoder, 0).map_err(|error| error.within(what))?;
    if decoder.position() == bytes.len() {
        Ok(value)
    } else {
        Err(TokenError::new("bytes follow its end").within(what))
    }
}

/// Takes the next tag, if one is there.
pub(crate) fn tag(decoder: &mut Decoder<'_>) -> Option<u64> {
    let mut ahead = decoder.probe();
    let tag = ahead.tag().ok()?.as_u64();
    let position = ahead.position();
    decoder.set_position(position);
    Some(tag)
}

/// The next value.
pub(crate) fn read(decoder: &mut Decoder<'_>, depth: usize) -> Result<Value, TokenError> {
    if depth > MAX_DEPTH {
        return Err(TokenError::new("nested too deep"));
    }
    Ok(match decoder.datatype()? {
        Type::Null => {
            decoder.null()?;
            Value::Null
        }
        Type::Bool => Value::Bool(decoder.bool()?),
        Type::U8
        | Type::U16
        | Type::U32
        | Type::U64
        | Type::I8
        | Type::I16
        | Type::I32
        | Type::I64 => Value::Integer(exact(decoder.i64()?)?),
        Type::F32 | Type::F64 => Value::Float(decoder.f64()?),
        Type::String => Value::Text(decoder.str()?.to_owned()),
        Type::Bytes => Value::Bytes(decoder.bytes()?.to_vec()),
        Type::Array | Type::ArrayIndef => {
            let mut items = Vec::new();
            let length = decoder.array()?;
            while another(decoder, length, items.len())? {
                items.push(read(decoder, depth + 1)?);
            }
            Value::Array(items)
        }
        Type::Map | Type::MapIndef => {
            let mut entries = Vec::new();
            let length = decoder.map()?;
            while another(decoder, length, entries.len())? {
                let name = read_name(decoder)?;
                entries.push((name, read(decoder, depth + 1)?));
            }
            Value::Map(entries)
        }
        other => return Err(TokenError::new(&format!("{other} is not supported"))),
    })
}

/// JavaScript holds whole numbers exactly up to here; what CloudFront makes of others is not known.
fn exact(number: i64) -> Result<i64, TokenError> {
    const LARGEST: i64 = (1 << 53) - 1;
    if (-LARGEST..=LARGEST).contains(&number) {
        Ok(number)
    } else {
        Err(TokenError::new("a number is beyond 2^53"))
    }
}

/// Whether an array or a map goes on: up to its length, or to a break.
fn another(
    decoder: &mut Decoder<'_>,
    length: Option<u64>,
    done: usize,
) -> Result<bool, TokenError> {
    match length {
        Some(length) => Ok((done as u64) < length),
        None if decoder.datatype()? == Type::Break => {
            decoder.skip()?;
            Ok(false)
        }
        None => Ok(true),
    }
}

fn read_name(decoder: &mut Decoder<'_>) -> Result<Value, TokenError> {
    match read(decoder, MAX_DEPTH)? {
        name @ (Value::Integer(_) | Value::Text(_)) => Ok(name),
        _ => Err(TokenError::new("a name is neither a number nor a text")),
    }
}

/// The bytes of a value.
pub(crate) fn encode(value: &Value) -> Result<Vec<u8>, TokenError> {
    let mut encoder = Encoder::new(Vec::new());
    write(&mut encoder, value, 0)?;
    Ok(encoder.into_writer())
}

/// Adds a value.
pub(crate) fn write<W: Write>(
    encoder: &mut Encoder<W>,
    value: &Value,
    depth: usize,
) -> Result<(), TokenError> {
    let unwritable = |_| TokenError::new("this cannot be written as CBOR");
    if depth > MAX_DEPTH {
        return Err(TokenError::new("nested too deep"));
    }
    match value {
        Value::Null => encoder.null().map_err(unwritable)?,
        Value::Bool(value) => encoder.bool(*value).map_err(unwritable)?,
        Value::Integer(number) => encoder.i64(*number).map_err(unwritable)?,
        Value::Float(number) => encoder.f64(*number).map_err(unwritable)?,
        Value::Text(text) => encoder.str(text).map_err(unwritable)?,
        Value::Bytes(bytes) => encoder.bytes(bytes).map_err(unwritable)?,
        Value::Array(items) => {
            encoder.array(items.len() as u64).map_err(unwritable)?;
            for item in items {
                write(encoder, item, depth + 1)?;
            }
            return Ok(());
        }
        Value::Map(entries) => {
            encoder.map(entries.len() as u64).map_err(unwritable)?;
            for (_, name, value) in in_order(entries)? {
                write(encoder, name, depth + 1)?;
                write(encoder, value, depth + 1)?;
            }
            return Ok(());
        }
    };
    Ok(())
}

/// The encoded name of an entry, by which entries are sorted; its name and its value.
type Encoded<'v> = (Vec<u8>, &'v Value, &'v Value);

/// The deterministic order of RFC 8949, section 4.2.1: engines list the names of an object in
/// orders of their own, and one token must not have several forms.
fn in_order(entries: &[(Value, Value)]) -> Result<Vec<Encoded<'_>>, TokenError> {
    let mut sorted = Vec::new();
    for (name, value) in entries {
        sorted.push((encode(name)?, name, value));
    }
    sorted.sort_by(|(left, ..), (right, ..)| left.cmp(right));
    Ok(sorted)
}
