//! The code of a `COSE_Mac0` structure: HMAC with SHA-256 over RFC 9052's `MAC_structure`.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::error::TokenError;
use crate::parts::Parts;
use crate::value::{Value, encode};

/// The code that belongs to these parts.
pub fn code(key: &[u8], parts: &Parts) -> Result<Vec<u8>, TokenError> {
    Ok(started(key, parts)?.finalize().into_bytes().to_vec())
}

/// Whether the parts carry their code; the comparison takes the same time whatever differs.
pub fn verify(key: &[u8], parts: &Parts) -> Result<(), TokenError> {
    started(key, parts)?
        .verify_slice(&parts.code)
        .map_err(|_| TokenError::new("the code does not match"))
}

fn started(key: &[u8], parts: &Parts) -> Result<Hmac<Sha256>, TokenError> {
    let structure = Value::Array(vec![
        Value::from("MAC0"),
        Value::Bytes(parts.protected.clone()),
        Value::Bytes(Vec::new()),
        Value::Bytes(parts.payload.clone()),
    ]);
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key)
        .map_err(|_| TokenError::new("the key cannot be used"))?;
    mac.update(&encode(&structure)?);
    Ok(mac)
}
