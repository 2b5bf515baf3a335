//! JSON web tokens that are signed with HMAC and SHA-256 (`HS256` of RFC 7515 and 7518). The runtime
//! has no public-key cryptography: tokens of `RS256`, `ES256` and the like cannot be verified.

use cfc_macros::js;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::absent::PublicKey;
use crate::bytes::AsData;
use crate::crypto::{constant_time_eq, hmac_sha256};
use crate::encoding::base64url_decode_text;
#[js(native)]
use crate::native::json::{self as native, Json};
use crate::time::now_millis;

/// A token whose header asks for HS256. Its claims are not to be had before it is verified.
///
/// ```
/// use cloudfront_functions::jwt::{Error, Times, Token};
///
/// // {"alg":"HS256","kid":"k1"} {"exp":1900000000}
/// let text = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIn0.eyJleHAiOjE5MDAwMDAwMDB9.\
///             Dw1kVbMTxPhFnSK0mTJb-s1RfLQ9LXZnZdJnX4rmLAw";
/// let token = Token::parse(text).unwrap();
/// assert_eq!(token.key_id(), Some("k1"));
/// assert_eq!(token.verify::<Times, _>("another secret").unwrap_err(), Error::Signature);
/// ```
#[derive(Clone, Debug)]
pub struct Token {
    /// The header and the payload as they stand in the token: what the signature covers.
    signed: String,
    payload: String,
    signature: String,
    key_id: Option<String>,
}

/// Why a token is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// It is not three parts in base64url with JSON in the first.
    Malformed,
    /// Its header does not ask for HS256, or for something more (`crit`).
    Algorithm,
    /// It is not signed with the key.
    Signature,
    /// It is signed, but its payload is not JSON of the type.
    Claims,
}

/// When a token is valid, as RFC 7519 has it. A claim that is not there does not limit it.
///
/// ```
/// use cloudfront_functions::jwt::Times;
///
/// assert!(Times { exp: None, nbf: Some(1_500_000_000) }.is_current());
/// assert!(!Times { exp: Some(1_500_000_000), nbf: None }.is_current());
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Times {
    /// Until when, in seconds since 1970; at that moment it is over.
    pub exp: Option<i64>,
    /// From when, in seconds since 1970.
    pub nbf: Option<i64>,
}

/// The claims of a token, if it is signed with `key`.
///
/// The header has to ask for `HS256`, whatever else could be signed with the key, so that a token
/// cannot choose how it is verified (RFC 8725, 3.1). The signature is compared in constant time.
/// Nothing of the claims is checked but their types: see [`Times`].
///
/// # Errors
///
/// If the token is not one, not for HS256, not signed with `key`, or its payload not of the type.
///
/// ```
/// use cloudfront_functions::prelude::*;
/// use cloudfront_functions::jwt::{self, Times};
///
/// fn is_let_in(request: &Request, secret: &str) -> bool {
///     let token = request.querystring.get("jwt").unwrap_or_default();
///     jwt::verify_hs256::<Times, _>(token, secret).is_ok_and(|times| times.is_current())
/// }
/// ```
#[inline]
pub fn verify_hs256<T: DeserializeOwned, K: AsData + ?Sized>(
    token: &str,
    key: &K,
) -> Result<T, Error> {
    Token::parse(token)?.verify(key)
}

/// Not in CloudFront's runtime: calls do not compile, and say why.
///
/// ```compile_fail,E0277
/// use cloudfront_functions::jwt::{self, Times};
///
/// let claims: Result<Times, jwt::Error> = jwt::verify_rs256("a.b.c", "-----BEGIN PUBLIC KEY-----");
/// ```
#[doc(hidden)]
#[js(
    unsupported,
    instead = "verify an HMAC: `cfc explain CFC0507` says how with tokens that come with RS256"
)]
pub fn verify_rs256<T: DeserializeOwned, K: PublicKey + ?Sized>(
    _token: &str,
    key: &K,
) -> Result<T, Error> {
    match *key.nowhere() {}
}

impl Token {
    /// The parts of a token.
    ///
    /// # Errors
    ///
    /// [`Error::Malformed`] and [`Error::Algorithm`].
    #[inline]
    pub fn parse(token: &str) -> Result<Token, Error> {
        let parts: Vec<&str> = token.split('.').collect();
        let [header, payload, signature] = parts[..] else {
            return Err(Error::Malformed);
        };
        let head = Part::read(header);
        if !head.has_fields() {
            return Err(Error::Malformed);
        }
        if !head.is_of_hs256() {
            return Err(Error::Algorithm);
        }
        Ok(Token {
            signed: format!("{header}.{payload}"),
            payload: payload.to_string(),
            signature: signature.to_string(),
            key_id: head.key_id(),
        })
    }

    /// Which key the token says it is signed with (`kid`), if it is a text.
    pub fn key_id(&self) -> Option<&str> {
        self.key_id.as_deref()
    }

    /// The claims, if the token is signed with `key`.
    ///
    /// # Errors
    ///
    /// [`Error::Signature`] and [`Error::Claims`].
    #[inline]
    pub fn verify<T: DeserializeOwned, K: AsData + ?Sized>(&self, key: &K) -> Result<T, Error> {
        let expected = hmac_sha256(key, &self.signed).to_base64url();
        if !constant_time_eq(&self.signature, &expected) {
            return Err(Error::Signature);
        }
        match Part::read(&self.payload).claims() {
            Some(claims) => Ok(claims),
            None => Err(Error::Claims),
        }
    }
}

impl Times {
    /// Whether the token is valid now.
    #[inline]
    pub fn is_current(&self) -> bool {
        let now = now_millis() / 1000;
        self.exp.is_none_or(|end| now < end) && self.nbf.is_none_or(|begin| begin <= now)
    }
}

/// The JSON of a header or a payload, if it is any.
#[js(opaque, value)]
struct Part {
    #[js(native)]
    json: Option<Json>,
}

impl Part {
    /// What a part stands for: JSON in base64url.
    #[js({
        let Some(text) = base64url_decode_text(part) else {
            return js!(pure "undefined");
        };
        let parsed: Result<Part, crate::js::JsError> = js!(try "JSON.parse($text)");
        match parsed {
            Ok(json) => json,
            Err(_) => js!(pure "undefined"),
        }
    })]
    #[inline(never)]
    fn read(part: &str) -> Part {
        Part {
            json: base64url_decode_text(part).and_then(|text| native::parse(&text)),
        }
    }

    /// Whether there is something that can have fields.
    #[js(pure "!!$self")]
    fn has_fields(&self) -> bool {
        self.json.as_ref().is_some_and(|json| !json.is_falsy())
    }

    #[js(native)]
    fn get(&self, name: &str) -> Option<&Json> {
        self.json.as_ref()?.get(name)
    }

    /// Whether a header asks for HS256, and for nothing that would have to be understood.
    #[js(pure "$self.alg === 'HS256' && !$self.crit")]
    fn is_of_hs256(&self) -> bool {
        self.get("alg") == Some(&Json::String("HS256".to_string()))
            && self.get("crit").is_none_or(Json::is_falsy)
    }

    /// The `kid` of a header, if it is a text.
    #[js({
        let key_id: serde::json::Json = js!(pure "$self.kid");
        key_id.text()
    })]
    fn key_id(&self) -> Option<String> {
        match self.get("kid") {
            Some(Json::String(key_id)) => Some(key_id.clone()),
            _ => None,
        }
    }

    /// A payload as a type.
    #[js({
        let json: serde::json::Json = js!(pure "$self");
        T::from_json::<serde::de::Runtime>(&json)
    })]
    fn claims<T: DeserializeOwned>(self) -> Option<T> {
        T::deserialize(self.json?).ok()
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Error::Malformed => "the token is malformed",
            Error::Algorithm => "the token is not for HS256",
            Error::Signature => "the token is not signed with the key",
            Error::Claims => "the token's claims are of another type",
        })
    }
}

#[js(native)]
impl std::error::Error for Error {}
