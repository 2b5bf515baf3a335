//! CBOR web tokens (`cwt-support-cloudfront-functions`): signed claims in few bytes, which media
//! players carry as Common Access Tokens. HS256 only, at most 1 KB. What the claims say is the
//! function's to judge: not even the time of expiry is looked at.

#[js(native)]
use cfc_cwt::{CwtTag, Token, Value};
use cfc_macros::js;

use crate::bytes::{AsData, Bytes, Data};

/// Claims by their number: those of RFC 8392 are 1 for the issuer, 2 the subject, 3 the audience,
/// 4 the expiry, 5 and 6 the times before which and at which it was made, 7 its id.
///
/// ```
/// use cloudfront_functions::cwt::{self, Claims};
///
/// let mut claims = Claims::new();
/// claims.insert_text(1, "https://issuer.example.com");
/// claims.insert_integer(4, 1_740_000_000);
/// let token = cwt::generate(&claims, "secret").unwrap();
/// let read = cwt::validate(&token, "secret").unwrap();
/// assert_eq!(read.text(1).as_deref(), Some("https://issuer.example.com"));
/// assert_eq!(read.integer(4), Some(1_740_000_000));
/// assert_eq!(read.integer(5), None);
/// ```
#[js(opaque)]
#[derive(Debug, Default, PartialEq)]
pub struct Claims {
    #[js(native)]
    entries: Vec<(Value, Value)>,
}

/// Why bytes are no token, or why a token cannot be made.
#[js(opaque, value)]
#[derive(Clone, Debug)]
pub struct TokenError {
    #[js(native)]
    message: String,
}

/// The claims of a token, if `key` signed it. The claims themselves are not judged.
///
/// # Errors
///
/// If the bytes are no such token, or another key signed it.
///
/// ```
/// use cloudfront_functions::prelude::*;
/// use cloudfront_functions::{cwt, encoding, time};
///
/// fn is_allowed(request: &Request, key: &str) -> bool {
///     let token = request.headers.get("x-token").and_then(encoding::base64url_decode);
///     match token.map(|token| cwt::validate(&token, key)) {
///         Some(Ok(claims)) => claims.integer(4).is_some_and(|expiry| time::now_millis() / 1000 < expiry),
///         Some(Err(_)) | None => false,
///     }
/// }
/// ```
#[js({
    let key: Data<'_> = key.as_data();
    let claims: Result<Claims, crate::js::JsError> = js!(try "$cf.cwt.validateToken($token,{key:$key}).payload");
    match claims {
        Ok(claims) => Ok(claims),
        Err(error) => Err(js!(pure "$error")),
    }
})]
pub fn validate<K: AsData + ?Sized>(token: &Bytes, key: &K) -> Result<Claims, TokenError> {
    let data: Data<'_> = token.as_data();
    let read = cfc_cwt::validate(data.bytes, key.as_data().bytes);
    read.map_err(|error| refused(&error))
        .map(|token| match token.payload {
            Value::Map(entries) => Claims { entries },
            _ => Claims::new(),
        })
}

/// A token with these claims, signed with `key`, with the tag of CBOR web tokens before it.
///
/// # Errors
///
/// If it has more than 1 KB.
#[js({
    let key: Data<'_> = key.as_data();
    // The page's examples have the context last, and so do published functions; its signature
    // has it first.
    let token: Result<Bytes, crate::js::JsError> =
        js!(try "$cf.cwt.generateToken({protected:{'1':5},unprotected:{},payload:$claims},{cwtTag:true,coseTag:'MAC0',key:$key})");
    match token {
        Ok(token) => Ok(token),
        Err(error) => Err(js!(pure "$error")),
    }
})]
pub fn generate<K: AsData + ?Sized>(claims: &Claims, key: &K) -> Result<Bytes, TokenError> {
    let token = Token {
        protected: Value::Map(vec![(Value::from(1), Value::from(5))]),
        unprotected: Value::Map(Vec::new()),
        payload: Value::Map(claims.entries.clone()),
    };
    let made = cfc_cwt::generate(&token, key.as_data().bytes, CwtTag::With);
    made.map(Bytes::from).map_err(|error| refused(&error))
}

impl Claims {
    /// No claims yet.
    #[js(pure "({})")]
    pub fn new() -> Claims {
        Claims {
            entries: Vec::new(),
        }
    }

    /// The text of a claim; `None` if it is missing, or no text.
    #[js({
        if js!(pure "typeof $self[$claim]==='string'") {
            Some(js!(read "$self[$claim]"))
        } else {
            None
        }
    })]
    pub fn text(&self, claim: u32) -> Option<String> {
        match self.find(claim)? {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// The whole number of a claim, such as a time in seconds; `None` if it is missing, or no
    /// whole number.
    #[js({
        if js!(pure "Number.isInteger($self[$claim])") {
            Some(js!(read "$self[$claim]"))
        } else {
            None
        }
    })]
    pub fn integer(&self, claim: u32) -> Option<i64> {
        match self.find(claim)? {
            Value::Integer(number) => Some(*number),
            // JavaScript knows one kind of number.
            #[expect(clippy::cast_possible_truncation, reason = "whole, and far below 2^63")]
            Value::Float(number) if number.fract() == 0.0 && number.abs() < 9.1e15 => {
                Some(*number as i64)
            }
            _ => None,
        }
    }

    /// Whether there is such a claim.
    #[js(pure "$self[$claim]!==undefined")]
    pub fn contains(&self, claim: u32) -> bool {
        self.find(claim).is_some()
    }

    /// Sets a claim to a text.
    #[js("$self[$claim]=$text")]
    pub fn insert_text(&mut self, claim: u32, text: &str) {
        self.insert(claim, Value::from(text));
    }

    /// Sets a claim to a whole number, such as a time in seconds.
    #[js("$self[$claim]=$number")]
    pub fn insert_integer(&mut self, claim: u32, number: i64) {
        self.insert(claim, Value::from(number));
    }
}

impl TokenError {
    /// The runtime's words. Natively they are this crate's: CloudFront's are not known, so nothing
    /// should depend on them.
    #[js(read "$self.message")]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl std::fmt::Display for TokenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message())
    }
}

#[js(native)]
impl std::error::Error for TokenError {}

#[js(native)]
impl Claims {
    fn find(&self, claim: u32) -> Option<&Value> {
        let name = Value::from(i64::from(claim));
        let found = self.entries.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| value)
    }

    fn insert(&mut self, claim: u32, value: Value) {
        let name = Value::from(i64::from(claim));
        match self.entries.iter_mut().find(|(other, _)| *other == name) {
            Some((_, old)) => *old = value,
            None => self.entries.push((name, value)),
        }
    }
}

#[js(native)]
fn refused(error: &cfc_cwt::TokenError) -> TokenError {
    TokenError {
        message: error.to_string(),
    }
}
