//! ASCII helpers, which stand on `char`, `u8`, `str` and `[u8]`.

/// Not here.
#[js(unsupported, instead = "the methods of `char`, `u8`, `str` and `[u8]` themselves")]
pub trait AsciiExt {}
