//! CBOR web tokens as CloudFront Functions take them (`cwt-support-cloudfront-functions`): one
//! COSE structure, `COSE_Mac0`, with one algorithm, HS256, and at most 1 KB. Claims are not judged.

mod error;
mod mac;
mod parts;
mod value;

pub use error::TokenError;
pub use value::Value;

use value::{decode, encode};

/// The most bytes that a token may have.
pub const MAX_TOKEN_BYTES: usize = 1024;

/// HMAC with SHA-256, not truncated (RFC 9053, section 3.1).
const HS256: i64 = 5;

/// What a token says. All three are maps.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// The headers that the code covers; `1` is the algorithm.
    pub protected: Value,
    /// The headers that it does not cover, such as `4`, the key's id.
    pub unprotected: Value,
    /// The claims, such as `4`, the time at which the token expires.
    pub payload: Value,
}

/// Whether a new token begins with the tag of CBOR web tokens, which is optional.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CwtTag {
    /// Only the tag of the COSE structure.
    #[default]
    Without,
    /// Both tags.
    With,
}

/// The token in these bytes, if `key` made it. No claim is looked at: not the time, not the issuer.
///
/// # Errors
///
/// If the bytes are no token of this kind, or another key made it.
///
/// ```
/// use cfc_cwt::{CwtTag, Token, Value, generate, validate};
///
/// let map = |key: i64, value: Value| Value::Map(vec![(Value::from(key), value)]);
/// let token = Token {
///     protected: map(1, Value::from(5)),
///     unprotected: Value::Map(Vec::new()),
///     payload: map(1, Value::from("issuer")),
/// };
/// let bytes = generate(&token, b"secret", CwtTag::With)?;
/// assert_eq!(validate(&bytes, b"secret")?, token);
/// assert!(validate(&bytes, b"guess").is_err());
/// # Ok::<(), cfc_cwt::TokenError>(())
/// ```
pub fn validate(bytes: &[u8], key: &[u8]) -> Result<Token, TokenError> {
    if bytes.len() > MAX_TOKEN_BYTES {
        return Err(TokenError::new("the token has more than 1024 bytes"));
    }
    let parts = parts::read(bytes)?;
    let protected = match parts.protected.as_slice() {
        // RFC 9052, section 3: no headers are zero bytes.
        [] => Value::Map(Vec::new()),
        bytes => decode(bytes, "the protected headers")?,
    };
    check_algorithm(&protected)?;
    mac::verify(key, &parts)?;
    Ok(Token {
        payload: decode(&parts.payload, "the payload")?,
        protected,
        unprotected: parts.unprotected,
    })
}

/// The bytes of a token, with its code. A missing algorithm among the protected headers is HS256.
///
/// # Errors
///
/// If the headers ask for another algorithm, a part is not a map, or the token is too long.
pub fn generate(token: &Token, key: &[u8], tag: CwtTag) -> Result<Vec<u8>, TokenError> {
    let protected = parts::with_algorithm(&token.protected)?;
    check_algorithm(&protected)?;
    parts::map_of(&token.unprotected, "the unprotected headers")?;
    parts::map_of(&token.payload, "the payload")?;
    let mut parts = parts::Parts {
        protected: encode(&protected)?,
        unprotected: token.unprotected.clone(),
        payload: encode(&token.payload)?,
        code: Vec::new(),
    };
    parts.code = mac::code(key, &parts)?;
    let bytes = parts::write(parts, tag)?;
    if bytes.len() > MAX_TOKEN_BYTES {
        return Err(TokenError::new("the token has more than 1024 bytes"));
    }
    Ok(bytes)
}

fn check_algorithm(protected: &Value) -> Result<(), TokenError> {
    let headers = parts::map_of(protected, "the protected headers")?;
    match parts::algorithm(headers) {
        Some(Value::Integer(HS256)) => Ok(()),
        Some(_) => Err(TokenError::new("the algorithm is not HS256")),
        None => Err(TokenError::new("the protected headers name no algorithm")),
    }
}
