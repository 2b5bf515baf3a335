//! Closed sets of names: algorithms, encodings, origin settings, function names.
//! Not here: header names, which have rules of their own.

/// What `crypto.createHash` and `createHmac` take, in exactly this case (`functions-javascript-runtime-20`).
pub const HASH_ALGORITHMS: &[&str] = &["md5", "sha1", "sha256"];
/// What `digest` takes (`functions-javascript-runtime-20`).
pub const DIGEST_ENCODINGS: &[&str] = &["hex", "base64", "base64url"];
/// What `Buffer` takes (`functions-javascript-runtime-20`); others throw in njs 0.7.9 to 0.8.2.
pub const BUFFER_ENCODINGS: &[&str] = &["utf8", "hex", "base64", "base64url"];
/// What a response body may be encoded as (`functions-event-structure`).
pub const BODY_ENCODINGS: &[&str] = &["text", "base64"];
/// What `kvs.get` takes as `format` (`functions-custom-methods`).
pub const KVS_FORMATS: &[&str] = &["string", "json", "bytes"];
/// The modules that `require` finds (`functions-javascript-runtime-20`).
pub const REQUIRE_MODULES: &[&str] = &["crypto", "querystring", "buffer"];

/// `originAccessControlConfig.signingBehavior` (`helper-functions-origin-modification`).
pub const SIGNING_BEHAVIORS: &[&str] = &["always", "never", "no-override"];
/// `originAccessControlConfig.signingProtocol` (`helper-functions-origin-modification`).
pub const SIGNING_PROTOCOLS: &[&str] = &["sigv4"];
/// `originAccessControlConfig.originType` (`helper-functions-origin-modification`).
pub const ACCESS_CONTROL_ORIGIN_TYPES: &[&str] = &["s3", "mediapackagev2", "mediastore", "lambda"];
/// `customOriginConfig.protocol` (`helper-functions-origin-modification`).
pub const ORIGIN_PROTOCOLS: &[&str] = &["http", "https"];
/// `customOriginConfig.sslProtocols` (`helper-functions-origin-modification`).
pub const SSL_PROTOCOLS: &[&str] = &["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"];
/// `customOriginConfig.ipAddressType` (`helper-functions-origin-modification`).
pub const IP_ADDRESS_TYPES: &[&str] = &["ipv4", "ipv6", "dualstack"];
/// `selectionCriteria` of an origin group (`helper-functions-origin-modification`).
pub const SELECTION_CRITERIA: &[&str] = &["default", "media-quality-score"];

/// Whether CloudFront takes `name` as a function's name: `^[a-zA-Z0-9-_]{1,64}$` (`API_CreateFunction`).
///
/// ```
/// use cfc_event_rules::names::is_function_name;
/// assert!(is_function_name("scrub-location"));
/// assert!(!is_function_name("scrub location"));
/// ```
pub fn is_function_name(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Whether a query string given as text is one CloudFront takes: no space, control character
/// or `#` (`functions-event-structure`).
pub fn is_query_text(text: &str) -> bool {
    !text
        .chars()
        .any(|c| c == ' ' || c == '#' || c.is_ascii_control())
}
