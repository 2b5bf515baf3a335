//! URLs that carry their own permission: an HMAC over the method, the path, a time and a size.
//! Shared by functions, and none itself; the application that issues URLs computes the same.

use cloudfront_functions::crypto::hmac_sha256;

/// What a signed URL permits: one method on one path, until a time, up to a size. The numbers are
/// the texts of the URL, so that one signature belongs to one spelling.
pub struct Grant<'a> {
    /// Such as `PUT`.
    pub method: &'a str,
    /// As it stands in the request line, percent-encoded or not.
    pub path: &'a str,
    /// Seconds since 1970.
    pub expires: &'a str,
    /// The largest body, in bytes.
    pub max_bytes: &'a str,
}

impl Grant<'_> {
    /// The signature under `secret`, in hexadecimal digits.
    ///
    /// ```
    /// use functions::signed_url::Grant;
    ///
    /// let grant = Grant {
    ///     method: "PUT",
    ///     path: "/in/photo.jpg",
    ///     expires: "1700000900",
    ///     max_bytes: "1000000",
    /// };
    /// assert_eq!(
    ///     grant.signature("correct-horse"),
    ///     "bbd7e9aa4afb29d526d8471022a45c106b52685ca074269c3d744e3ba4be5285",
    /// );
    /// ```
    pub fn signature(&self, secret: &str) -> String {
        let Grant {
            method,
            path,
            expires,
            max_bytes,
        } = self;
        // No part can contain a line break, so that no part can pass for two.
        let text = format!("{method}\n{path}\n{expires}\n{max_bytes}");
        hmac_sha256(secret, &text).to_hex()
    }
}
