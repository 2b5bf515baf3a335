//! The tags and the four parts of a `COSE_Mac0` structure (RFC 9052, section 6.2).

use minicbor::data::Tag;
use minicbor::{Decoder, Encoder};

use crate::error::TokenError;
use crate::value::{self, Value};
use crate::{CwtTag, HS256};

/// The tag of a CBOR web token (RFC 8392, section 6).
const CWT_TAG: u64 = 61;
/// The tag of `COSE_Mac0` (RFC 9052, section 2).
const MAC0_TAG: u64 = 17;

/// The parts as they stand in the token.
pub struct Parts {
    pub protected: Vec<u8>,
    pub unprotected: Value,
    pub payload: Vec<u8>,
    pub code: Vec<u8>,
}

/// Reads a token. The first tag is optional, the second is not.
pub fn read(bytes: &[u8]) -> Result<Parts, TokenError> {
    let mut decoder = Decoder::new(bytes);
    let mut tag = value::tag(&mut decoder);
    if tag == Some(CWT_TAG) {
        tag = value::tag(&mut decoder);
    }
    if tag != Some(MAC0_TAG) {
        return Err(TokenError::new("the token has no tag of COSE_Mac0"));
    }
    let inside = bytes.get(decoder.position()..).unwrap_or_default();
    let Value::Array(items) = value::decode(inside, "the token")? else {
        return Err(no_structure());
    };
    match <[Value; 4]>::try_from(items) {
        Ok(
            [
                Value::Bytes(protected),
                unprotected @ Value::Map(_),
                Value::Bytes(payload),
                Value::Bytes(code),
            ],
        ) => Ok(Parts {
            protected,
            unprotected,
            payload,
            code,
        }),
        _ => Err(no_structure()),
    }
}

fn no_structure() -> TokenError {
    TokenError::new("the token is no COSE_Mac0 structure")
}

/// The bytes of a token.
pub fn write(parts: Parts, tag: CwtTag) -> Result<Vec<u8>, TokenError> {
    let unwritable = |_| TokenError::new("this cannot be written as CBOR");
    let mut encoder = Encoder::new(Vec::new());
    if tag == CwtTag::With {
        encoder.tag(Tag::new(CWT_TAG)).map_err(unwritable)?;
    }
    encoder.tag(Tag::new(MAC0_TAG)).map_err(unwritable)?;
    let structure = Value::Array(vec![
        Value::Bytes(parts.protected),
        parts.unprotected,
        Value::Bytes(parts.payload),
        Value::Bytes(parts.code),
    ]);
    value::write(&mut encoder, &structure, 0)?;
    Ok(encoder.into_writer())
}

/// The entries of a map.
pub fn map_of<'a>(value: &'a Value, what: &str) -> Result<&'a [(Value, Value)], TokenError> {
    match value {
        Value::Map(entries) => Ok(entries),
        _ => Err(TokenError::new("this is not a map").within(what)),
    }
}

/// The protected headers, completed with the only algorithm that there is.
pub fn with_algorithm(protected: &Value) -> Result<Value, TokenError> {
    let mut headers = map_of(protected, "the protected headers")?.to_vec();
    if algorithm(&headers).is_none() {
        headers.insert(0, (Value::Integer(1), Value::Integer(HS256)));
    }
    Ok(Value::Map(headers))
}

/// The value of the header `alg`.
pub fn algorithm(headers: &[(Value, Value)]) -> Option<&Value> {
    let found = headers.iter().find(|(name, _)| *name == Value::Integer(1));
    found.map(|(_, value)| value)
}
