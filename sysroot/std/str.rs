//! `str`: UTF-8 text. In JavaScript a string; lengths and positions that Rust sees are counted in bytes.
//! Positions inside an engine's own string (`Unit`) never leave this folder: njs counts code points, boa UTF-16.

mod bytes;
mod case;
mod class;
mod escape;
mod index;
mod iter;
mod methods;
mod parse;
pub mod pattern;
mod split;
mod units;
mod utf16;

pub(crate) use self::bytes::from_utf8_lossy_text;
pub use self::bytes::{Utf8Error, from_utf8};
pub use self::escape::{EscapeDebug, EscapeDefault, EscapeUnicode};
pub use self::iter::{Bytes, CharIndices, Chars};
pub use self::parse::{FromStr, ParseBoolError};
pub use self::split::{
    Lines, MatchIndices, Matches, RSplit, RSplitN, Split, SplitAsciiWhitespace, SplitInclusive, SplitN,
    SplitTerminator, SplitWhitespace,
};
pub(crate) use self::units::{char_text, units_of};
pub use self::utf16::EncodeUtf16;
pub(crate) use self::utf16::text_of_utf16;
