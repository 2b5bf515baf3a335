//! Base64, hexadecimal and percent-encoding, each way. What cannot be decoded exactly is `None`:
//! nothing is skipped or replaced on the way.

#[js(native)]
use base64::Engine;
#[js(native)]
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use cfc_macros::js;

use crate::bytes::{AsData, Bytes};

/// Base64 with `+` and `/`, padded with `=`.
///
/// ```
/// use cloudfront_functions::encoding::base64_encode;
/// assert_eq!(base64_encode("user:pässword"), "dXNlcjpww6Rzc3dvcmQ=");
/// ```
#[js({
    let data: crate::bytes::Data<'_> = data.as_data();
    js!(pure "Buffer.from($data).toString('base64')")
})]
pub fn base64_encode<D: AsData + ?Sized>(data: &D) -> String {
    STANDARD.encode(data.as_data().bytes)
}

/// Base64 with `-` and `_`, not padded: what JSON web tokens use.
///
/// ```
/// use cloudfront_functions::encoding::base64url_encode;
/// assert_eq!(base64url_encode("a?b>c"), "YT9iPmM");
/// ```
#[js({
    let data: crate::bytes::Data<'_> = data.as_data();
    js!(pure "Buffer.from($data).toString('base64url')")
})]
pub fn base64url_encode<D: AsData + ?Sized>(data: &D) -> String {
    URL_SAFE_NO_PAD.encode(data.as_data().bytes)
}

/// Two lower-case hexadecimal digits for each byte.
///
/// ```
/// use cloudfront_functions::encoding::hex_encode;
/// assert_eq!(hex_encode("AZ"), "415a");
/// ```
#[js({
    let data: crate::bytes::Data<'_> = data.as_data();
    js!(pure "Buffer.from($data).toString('hex')")
})]
pub fn hex_encode<D: AsData + ?Sized>(data: &D) -> String {
    Bytes::from(data.as_data().bytes.to_vec()).to_hex()
}

/// The bytes that a base64 text stands for. It has to be exactly what
/// [`base64_encode`] writes, padding included.
///
/// ```
/// use cloudfront_functions::encoding::base64_decode;
/// assert_eq!(base64_decode("aGk=").unwrap().to_text().unwrap(), "hi");
/// assert!(base64_decode("aGk").is_none());
/// assert!(base64_decode("a Gk=").is_none());
/// ```
#[js({
    let bytes: Bytes = js!(pure "Buffer.from($text,'base64')");
    if bytes.to_base64() == text {
        Some(bytes)
    } else {
        None
    }
})]
pub fn base64_decode(text: &str) -> Option<Bytes> {
    STANDARD.decode(text).ok().map(Bytes::from)
}

/// The bytes that a base64url text stands for. It has to be exactly what
/// [`base64url_encode`] writes, without padding.
///
/// ```
/// use cloudfront_functions::encoding::base64url_decode;
/// assert_eq!(base64url_decode("YT9iPmM").unwrap().to_text().unwrap(), "a?b>c");
/// assert!(base64url_decode("YT9iPmM=").is_none());
/// assert!(base64url_decode("YT9i+mM").is_none());
/// ```
#[js({
    let bytes: Bytes = js!(pure "Buffer.from($text,'base64url')");
    if bytes.to_base64url() == text {
        Some(bytes)
    } else {
        None
    }
})]
pub fn base64url_decode(text: &str) -> Option<Bytes> {
    URL_SAFE_NO_PAD.decode(text).ok().map(Bytes::from)
}

/// The text whose UTF-8 a base64url text stands for. It has to be exactly what
/// [`base64url_encode`] writes, without padding.
///
/// ```
/// use cloudfront_functions::encoding::base64url_decode_text;
/// assert_eq!(base64url_decode_text("YT9iPmM").as_deref(), Some("a?b>c"));
/// assert!(base64url_decode_text("YT9iPmM=").is_none());
/// assert!(base64url_decode_text("_w").is_none());
/// ```
#[js({
    let decoded: String = js!(pure "Buffer.from($text,'base64url').toString()");
    // Whatever was skipped on the way, or is no UTF-8, does not come back.
    if base64url_encode(&decoded) == text {
        Some(decoded)
    } else {
        None
    }
})]
pub fn base64url_decode_text(text: &str) -> Option<String> {
    base64url_decode(text)?.to_text()
}

/// The bytes that a hexadecimal text stands for: two digits each, lower case.
///
/// ```
/// use cloudfront_functions::encoding::hex_decode;
/// assert_eq!(hex_decode("415a").unwrap().to_text().unwrap(), "AZ");
/// assert!(hex_decode("415").is_none());
/// assert!(hex_decode("415A").is_none());
/// ```
#[js({
    let bytes: Bytes = js!(pure "Buffer.from($text,'hex')");
    if bytes.to_hex() == text {
        Some(bytes)
    } else {
        None
    }
})]
pub fn hex_decode(text: &str) -> Option<Bytes> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let bytes: Option<Vec<u8>> = pairs.iter().map(|pair| lower_hex_byte(*pair)).collect();
    bytes.map(Bytes::from)
}

/// The text with everything but letters, digits and `-_.!~*'()` written as `%` and two upper-case
/// digits for each byte of its UTF-8: fit for a value in a query string, or for one step of a path.
///
/// ```
/// use cloudfront_functions::encoding::percent_encode;
/// assert_eq!(percent_encode("a b/ü"), "a%20b%2F%C3%BC");
/// ```
#[js(pure "encodeURIComponent($text)")]
pub fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(b"0123456789ABCDEF"[usize::from(byte >> 4)]));
            encoded.push(char::from(b"0123456789ABCDEF"[usize::from(byte & 15)]));
        }
    }
    encoded
}

/// The text whose percent-encoding this is; `None` if a `%` is not followed by two digits, or
/// if the bytes are not UTF-8. A `+` stays a `+`.
///
/// ```
/// use cloudfront_functions::encoding::percent_decode;
/// assert_eq!(percent_decode("a%20b%2f%C3%BC+").as_deref(), Some("a b/ü+"));
/// assert_eq!(percent_decode("100%"), None);
/// assert_eq!(percent_decode("%C3"), None);
/// ```
#[js({
    let decoded: Result<String, crate::js::JsError> = js!(try "decodeURIComponent($text)");
    match decoded {
        Ok(decoded) => Some(decoded),
        Err(_) => None,
    }
})]
pub fn percent_decode(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = hex_digit(bytes.next()?)?;
            let low = hex_digit(bytes.next()?)?;
            decoded.push(high << 4 | low);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

#[js(native)]
fn lower_hex_byte(pair: [u8; 2]) -> Option<u8> {
    if pair.iter().any(u8::is_ascii_uppercase) {
        return None;
    }
    Some(hex_digit(pair[0])? << 4 | hex_digit(pair[1])?)
}

#[js(native)]
fn hex_digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}
