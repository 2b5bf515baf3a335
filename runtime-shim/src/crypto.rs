//! Hashes and message authentication codes: those that the runtime has, and no others
//! (`functions-javascript-runtime-20`: MD5, SHA-1, SHA-256).

use cfc_macros::js;
#[js(native)]
use hmac::{Hmac, KeyInit, Mac};
#[js(native)]
use md5::Md5;
#[js(native)]
use sha1::Sha1;
#[js(native)]
use sha2::{Digest as _, Sha256};

use crate::absent::{PublicKey, Sha512Data};
use crate::bytes::{AsData, Bytes, Data};

/// A hash or a code, yet to be written out. The runtime writes it once, so writing uses it up;
/// [`to_bytes`](Digest::to_bytes) gives what can be used again.
///
/// ```
/// use cloudfront_functions::crypto;
///
/// assert_eq!(crypto::md5("").to_hex(), "d41d8cd98f00b204e9800998ecf8427e");
/// assert_eq!(crypto::md5("").to_base64(), "1B2M2Y8AsgTpgAmY7PhCfg==");
/// assert_eq!(crypto::md5("").to_base64url(), "1B2M2Y8AsgTpgAmY7PhCfg");
/// ```
#[js(opaque)]
pub struct Digest {
    #[js(native)]
    bytes: Bytes,
}

impl Digest {
    /// Two lower-case hexadecimal digits for each byte.
    #[js(read "$self.digest('hex')")]
    pub fn to_hex(self) -> String {
        self.bytes.to_hex()
    }

    /// Base64 with `+` and `/`, padded with `=`.
    #[js(read "$self.digest('base64')")]
    pub fn to_base64(self) -> String {
        self.bytes.to_base64()
    }

    /// Base64 with `-` and `_`, not padded: what JSON web tokens use.
    #[js(read "$self.digest('base64url')")]
    pub fn to_base64url(self) -> String {
        self.bytes.to_base64url()
    }

    /// The bytes themselves, for example as the key of the next code.
    ///
    /// ```
    /// use cloudfront_functions::crypto::hmac_sha256;
    ///
    /// let date_key = hmac_sha256("AWS4secret", "20260101").to_bytes();
    /// let region_key = hmac_sha256(&date_key, "us-east-1").to_bytes();
    /// assert_eq!(region_key.len(), 32);
    /// ```
    #[js(read "$self.digest()")]
    pub fn to_bytes(self) -> Bytes {
        self.bytes
    }
}

/// The SHA-256 of a text or of bytes.
///
/// ```
/// use cloudfront_functions::crypto::sha256;
/// assert_eq!(
///     sha256("abc").to_hex(),
///     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
/// );
/// ```
#[js({
    let data: Data<'_> = data.as_data();
    js!(pure "$crypto.createHash('sha256').update($data)")
})]
pub fn sha256<D: AsData + ?Sized>(data: &D) -> Digest {
    digest(Sha256::digest(data.as_data().bytes).as_slice())
}

/// The SHA-1 of a text or of bytes. It no longer protects against forgery.
///
/// ```
/// use cloudfront_functions::crypto::sha1;
/// assert_eq!(sha1("abc").to_hex(), "a9993e364706816aba3e25717850c26c9cd0d89d");
/// ```
#[js({
    let data: Data<'_> = data.as_data();
    js!(pure "$crypto.createHash('sha1').update($data)")
})]
pub fn sha1<D: AsData + ?Sized>(data: &D) -> Digest {
    digest(Sha1::digest(data.as_data().bytes).as_slice())
}

/// The MD5 of a text or of bytes. It does not protect against forgery.
///
/// ```
/// use cloudfront_functions::crypto::md5;
/// assert_eq!(md5("abc").to_hex(), "900150983cd24fb0d6963f7d28e17f72");
/// ```
#[js({
    let data: Data<'_> = data.as_data();
    js!(pure "$crypto.createHash('md5').update($data)")
})]
pub fn md5<D: AsData + ?Sized>(data: &D) -> Digest {
    digest(Md5::digest(data.as_data().bytes).as_slice())
}

/// The HMAC of `data` with SHA-256, under `key`.
///
/// ```
/// use cloudfront_functions::crypto::hmac_sha256;
///
/// let code = hmac_sha256("Jefe", "what do ya want for nothing?").to_hex();
/// assert_eq!(code, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
/// ```
#[js({
    let key: Data<'_> = key.as_data();
    let data: Data<'_> = data.as_data();
    js!(pure "$crypto.createHmac('sha256',$key).update($data)")
})]
pub fn hmac_sha256<K: AsData + ?Sized, D: AsData + ?Sized>(key: &K, data: &D) -> Digest {
    authenticate::<Hmac<Sha256>>(key.as_data(), data.as_data())
}

/// The HMAC of `data` with SHA-1, under `key`.
///
/// ```
/// use cloudfront_functions::crypto::hmac_sha1;
/// assert_eq!(
///     hmac_sha1("Jefe", "what do ya want for nothing?").to_hex(),
///     "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
/// );
/// ```
#[js({
    let key: Data<'_> = key.as_data();
    let data: Data<'_> = data.as_data();
    js!(pure "$crypto.createHmac('sha1',$key).update($data)")
})]
pub fn hmac_sha1<K: AsData + ?Sized, D: AsData + ?Sized>(key: &K, data: &D) -> Digest {
    authenticate::<Hmac<Sha1>>(key.as_data(), data.as_data())
}

/// The HMAC of `data` with MD5, under `key`.
///
/// ```
/// use cloudfront_functions::crypto::hmac_md5;
/// assert_eq!(
///     hmac_md5("Jefe", "what do ya want for nothing?").to_hex(),
///     "750c783e6ab0b503eaa86e310a5db738",
/// );
/// ```
#[js({
    let key: Data<'_> = key.as_data();
    let data: Data<'_> = data.as_data();
    js!(pure "$crypto.createHmac('md5',$key).update($data)")
})]
pub fn hmac_md5<K: AsData + ?Sized, D: AsData + ?Sized>(key: &K, data: &D) -> Digest {
    authenticate::<Hmac<Md5>>(key.as_data(), data.as_data())
}

/// Whether two texts are the same, in a time that depends on their lengths only: how to compare
/// a signature, so that nobody can find it letter by letter.
///
/// ```
/// use cloudfront_functions::crypto::constant_time_eq;
/// assert!(constant_time_eq("f5a1", "f5a1"));
/// assert!(!constant_time_eq("f5a1", "f5a2"));
/// assert!(!constant_time_eq("f5a1", "f5a"));
/// ```
#[js({
    let mut difference: i32 = js!(pure "$left.length ^ $right.length");
    let mut at: usize = js!(pure "$left.length");
    while at > 0 {
        at = core::intrinsics::raw_sub(at, 1);
        difference |= js!(pure "$left[$at] !== $right[$at]");
    }
    difference == 0
})]
pub fn constant_time_eq(left: &str, right: &str) -> bool {
    let pairs = left.bytes().zip(right.bytes());
    left.len() == right.len() && pairs.fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

/// Not in CloudFront's runtime: calls do not compile, and say why.
#[doc(hidden)]
#[js(
    unsupported,
    instead = "verify an HMAC: `cfc explain CFC0507` says how with tokens that come with RS256"
)]
pub fn verify_rs256<K: PublicKey + ?Sized>(key: &K, _data: &str, _signature: &str) -> bool {
    match *key.nowhere() {}
}

/// Not in CloudFront's runtime: calls do not compile, and say why.
#[doc(hidden)]
#[js(
    unsupported,
    instead = "verify an HMAC: `cfc explain CFC0507` says how with tokens that come with ES256"
)]
pub fn verify_es256<K: PublicKey + ?Sized>(key: &K, _data: &str, _signature: &str) -> bool {
    match *key.nowhere() {}
}

/// Not in CloudFront's runtime: calls do not compile, and say why.
#[doc(hidden)]
#[js(unsupported, instead = "the runtime has SHA-256: use `sha256`")]
pub fn sha512<D: Sha512Data + ?Sized>(data: &D) -> Digest {
    match *data.nowhere() {}
}

/// Not in CloudFront's runtime: calls do not compile, and say why.
#[doc(hidden)]
#[js(unsupported, instead = "the runtime has SHA-256: use `hmac_sha256`")]
pub fn hmac_sha512<K: ?Sized, D: Sha512Data + ?Sized>(_key: &K, data: &D) -> Digest {
    match *data.nowhere() {}
}

#[js(native)]
fn authenticate<M: Mac + KeyInit>(key: Data<'_>, data: Data<'_>) -> Digest {
    let mut mac = <M as KeyInit>::new_from_slice(key.bytes).expect("HMAC takes keys of any length");
    mac.update(data.bytes);
    digest(mac.finalize().into_bytes().as_slice())
}

#[js(native)]
fn digest(bytes: &[u8]) -> Digest {
    Digest {
        bytes: bytes.to_vec().into(),
    }
}
