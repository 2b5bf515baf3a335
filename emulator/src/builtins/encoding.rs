//! Bytes to text and back: `utf8`, `hex`, `base64`, `base64url`. No engine types but errors.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::{
    GeneralPurpose, GeneralPurposeConfig, STANDARD, URL_SAFE_NO_PAD,
};
use boa_engine::{Context, JsResult, JsValue};

use super::define::{text, type_error};

/// The encodings of the runtime's `buffer` module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Hex,
    Base64,
    Base64Url,
}

impl Encoding {
    /// By its exact name: njs knows no other spelling.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "utf8" | "utf-8" => Some(Self::Utf8),
            "hex" => Some(Self::Hex),
            "base64" => Some(Self::Base64),
            "base64url" => Some(Self::Base64Url),
            _ => None,
        }
    }

    /// From an argument; `undefined` is `utf8`.
    pub fn from_arg(arg: &JsValue, context: &mut Context) -> JsResult<Self> {
        if arg.is_undefined() {
            return Ok(Self::Utf8);
        }
        let name = text(arg, context)?;
        match Self::named(&name) {
            Some(encoding) => Ok(encoding),
            None => type_error(format!("\"{name}\" encoding is not supported")),
        }
    }

    /// The bytes that a text stands for. Text that does not decode ends the bytes there.
    pub fn decode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Hex => decode_hex(text),
            Self::Base64 => decode_base64(text, ['+', '/'], &lenient(&alphabet::STANDARD)),
            Self::Base64Url => decode_base64(text, ['-', '_'], &lenient(&alphabet::URL_SAFE)),
        }
    }

    /// The text that stands for bytes. What is no UTF-8 becomes U+FFFD.
    pub fn encode(self, bytes: &[u8]) -> String {
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Self::Hex => encode_hex(bytes),
            Self::Base64 => STANDARD.encode(bytes),
            Self::Base64Url => URL_SAFE_NO_PAD.encode(bytes),
        }
    }
}

fn lenient(alphabet: &alphabet::Alphabet) -> GeneralPurpose {
    let config = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(base64::engine::DecodePaddingMode::Indifferent);
    GeneralPurpose::new(alphabet, config)
}

/// The valid letters at the start; a single left-over letter is no byte.
fn decode_base64(text: &str, symbols: [char; 2], engine: &GeneralPurpose) -> Vec<u8> {
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric() && !symbols.contains(&c))
        .unwrap_or(text.len());
    let end = if end % 4 == 1 { end - 1 } else { end };
    engine.decode(&text[..end]).unwrap_or_default()
}

fn decode_hex(text: &str) -> Vec<u8> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    text.as_bytes()
        .chunks_exact(2)
        .map_while(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?))
        .collect()
}

fn encode_hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("a string takes every text");
            hex
        })
}
