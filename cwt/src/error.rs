//! Why bytes are no token.

use std::error::Error;
use std::fmt;

/// Why a token is refused, or cannot be made. The words are ours: CloudFront's are not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenError {
    message: String,
}

impl TokenError {
    pub(crate) fn new(message: &str) -> TokenError {
        TokenError {
            message: message.to_owned(),
        }
    }

    /// The same, with the part of the token before it.
    pub(crate) fn within(self, what: &str) -> TokenError {
        TokenError {
            message: format!("{what}: {}", self.message),
        }
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for TokenError {}

impl From<minicbor::decode::Error> for TokenError {
    fn from(_: minicbor::decode::Error) -> TokenError {
        TokenError::new("this is not CBOR")
    }
}
