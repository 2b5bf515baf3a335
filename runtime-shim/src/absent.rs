//! What people look for and CloudFront's runtime does not have. It is declared so that rustc and
//! cfc can say why, and what to do. Nothing has these traits, so nothing can call what asks for them.

/// Keys whose signatures anybody can verify and one can make: RSA, ECDSA, `EdDSA`.
///
/// ```compile_fail,E0277
/// let (public_key, text, signature) = ("-----BEGIN PUBLIC KEY-----", "a.b", "c");
/// cloudfront_functions::crypto::verify_rs256(public_key, text, signature);
/// ```
#[diagnostic::on_unimplemented(
    message = "CFC0507: CloudFront's runtime cannot verify signatures of a private key, such as RS256 and ES256",
    label = "no key is of use here",
    note = "verify HMACs instead: `cfc explain CFC0507` says how with tokens that come with RS256"
)]
pub trait PublicKey {
    #[doc(hidden)]
    fn nowhere(&self) -> &Never;
}

/// What SHA-512 and SHA-384 would take.
///
/// ```compile_fail,E0277
/// cloudfront_functions::crypto::hmac_sha512("secret", "text");
/// ```
#[diagnostic::on_unimplemented(
    message = "CFC0507: CloudFront's runtime has no SHA-512",
    label = "no data is of use here",
    note = "it has SHA-256, SHA-1 and MD5: use `hmac_sha256` or `sha256`"
)]
pub trait Sha512Data {
    #[doc(hidden)]
    fn nowhere(&self) -> &Never;
}

/// No value.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Never {}
