//! Bytes as the runtime holds them: what hashes take, and what decoding gives.

#[js(native)]
use std::fmt::Write;

#[js(native)]
use base64::Engine;
#[js(native)]
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use cfc_macros::js;

/// Some bytes: a decoded text, or a digest. Other than a `Vec<u8>` it is the runtime's own kind of
/// buffer, so handing it on costs nothing (`functions-javascript-runtime-20`, on `Buffer`).
///
/// ```
/// use cloudfront_functions::encoding;
///
/// let bytes = encoding::base64_decode("aGk=").unwrap();
/// assert_eq!(bytes.len(), 2);
/// assert_eq!(bytes.get(0), Some(b'h'));
/// assert_eq!(bytes.to_text().as_deref(), Some("hi"));
/// assert_eq!(bytes.to_hex(), "6869");
/// ```
#[js(opaque, value)]
#[derive(Clone, Debug, Eq)]
pub struct Bytes {
    #[js(native)]
    bytes: Vec<u8>,
}

impl Bytes {
    /// How many bytes there are.
    #[js(pure "$self.length")]
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The byte at `index`, counted from 0.
    #[js(pure "$self[$index]")]
    pub fn get(&self, index: usize) -> Option<u8> {
        self.bytes.get(index).copied()
    }

    /// The text that these bytes are in UTF-8, if they are.
    #[js({
        let text: String = js!(pure "$self.toString()");
        // Whatever is no UTF-8 was replaced, and then the way back leads elsewhere.
        if js!(pure "Buffer.from($text).equals($self)") {
            Some(text)
        } else {
            None
        }
    })]
    pub fn to_text(&self) -> Option<String> {
        String::from_utf8(self.bytes.clone()).ok()
    }

    /// Two lower-case hexadecimal digits for each byte.
    #[js(pure "$self.toString('hex')")]
    pub fn to_hex(&self) -> String {
        self.bytes.iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("writing to a string does not fail");
            text
        })
    }

    /// Base64 with `+` and `/`, padded with `=`.
    #[js(pure "$self.toString('base64')")]
    pub fn to_base64(&self) -> String {
        STANDARD.encode(&self.bytes)
    }

    /// Base64 with `-` and `_`, not padded: what JSON web tokens use.
    #[js(pure "$self.toString('base64url')")]
    pub fn to_base64url(&self) -> String {
        URL_SAFE_NO_PAD.encode(&self.bytes)
    }
}

impl PartialEq for Bytes {
    #[js(pure "$self.equals($other)")]
    fn eq(&self, other: &Bytes) -> bool {
        self.bytes == other.bytes
    }
}

/// What hashes and encoders take: a text, which stands for its UTF-8, or bytes.
pub trait AsData {
    #[doc(hidden)]
    fn as_data(&self) -> Data<'_>;
}

/// Bytes on their way into a hash or an encoder.
#[js(opaque, value)]
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Data<'a> {
    #[js(native)]
    pub(crate) bytes: &'a [u8],
}

impl AsData for str {
    #[js(pure "$self")]
    fn as_data(&self) -> Data<'_> {
        Data {
            bytes: self.as_bytes(),
        }
    }
}

impl AsData for String {
    #[js(pure "$self")]
    fn as_data(&self) -> Data<'_> {
        Data {
            bytes: self.as_bytes(),
        }
    }
}

impl AsData for Bytes {
    #[js(pure "$self")]
    fn as_data(&self) -> Data<'_> {
        Data { bytes: &self.bytes }
    }
}

impl AsData for [u8] {
    #[js(read "Buffer.from($self)")]
    fn as_data(&self) -> Data<'_> {
        Data { bytes: self }
    }
}

impl AsData for Vec<u8> {
    #[js(read "Buffer.from($self)")]
    fn as_data(&self) -> Data<'_> {
        Data { bytes: self }
    }
}

#[js(native)]
impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Bytes {
        Bytes { bytes }
    }
}
