//! CloudFront's figures, each with its page. Not here: limits of the engine, which no page gives.

use core::ops::RangeInclusive;

/// Bytes of UTF-8 source, comments included (`cloudfront-limits` says 10 KB; tools in the field use 10,240).
pub const MAX_FUNCTION_BYTES: usize = 10_240;
/// From here on a source is close enough to the limit to say so.
pub const FUNCTION_BYTES_WARNING: usize = 10_000;
/// Bytes of memory of one run (`cloudfront-limits`).
pub const MAX_MEMORY_BYTES: usize = 2 * 1024 * 1024;
/// Bytes of log text of one run; the rest is cut (`edge-functions-logs`).
pub const MAX_LOG_BYTES: usize = 10 * 1024;
/// URI and query string together must be shorter (`cloudfront-limits`).
pub const MAX_URL_LENGTH: usize = 8_192;
/// Bytes of headers and query string of a request or an origin response (`cloudfront-limits`).
pub const MAX_HEADERS_AND_QUERY_BYTES: usize = 32_768;
/// Bytes of the event given to `TestFunction` (`API_TestFunction`).
pub const MAX_TEST_EVENT_BYTES: usize = 40_960;
/// Bytes of a custom log record after URL encoding (`general-helper-methods`).
pub const MAX_CUSTOM_LOG_BYTES: usize = 800;
/// Levels of nesting that the engine's `JSON` handles (njs 0.7.9 to 0.8.2: 32 fails).
pub const MAX_JSON_DEPTH: usize = 31;

/// Bytes of a key in a key-value store (`cloudfront-limits`).
pub const MAX_KVS_KEY_BYTES: usize = 512;
/// Bytes of a value in a key-value store (`cloudfront-limits`).
pub const MAX_KVS_VALUE_BYTES: usize = 1024;
/// Bytes of a whole key-value store (`cloudfront-limits`).
pub const MAX_KVS_STORE_BYTES: usize = 5 * 1024 * 1024;
/// Stores associated with one function (`cloudfront-limits`).
pub const MAX_KVS_PER_FUNCTION: usize = 1;

/// Characters of `domainName`, `hostHeader` and `sni` (`helper-functions-origin-modification`).
pub const MAX_ORIGIN_NAME_LENGTH: usize = 253;
/// Characters of an S3 `domainName` (`helper-functions-origin-modification`).
pub const MAX_S3_DOMAIN_LENGTH: usize = 128;
/// Characters of `originPath` (`helper-functions-origin-modification`).
pub const MAX_ORIGIN_PATH_LENGTH: usize = 255;
/// `connectionAttempts` (`helper-functions-origin-modification`).
pub const CONNECTION_ATTEMPTS: RangeInclusive<i64> = 1..=3;
/// Seconds of `timeouts.readTimeout` (`helper-functions-origin-modification`).
pub const READ_TIMEOUT: RangeInclusive<i64> = 1..=120;
/// Seconds of `timeouts.keepAliveTimeout` (`helper-functions-origin-modification`; a quota page says 300).
pub const KEEP_ALIVE_TIMEOUT: RangeInclusive<i64> = 1..=120;
/// Seconds of `timeouts.connectionTimeout` (`helper-functions-origin-modification`).
pub const CONNECTION_TIMEOUT: RangeInclusive<i64> = 1..=10;
/// Entries of `allowedCertificateNames` (`helper-functions-origin-modification`).
pub const MAX_CERTIFICATE_NAMES: usize = 20;
/// Characters of one entry of `allowedCertificateNames` (`helper-functions-origin-modification`).
pub const MAX_CERTIFICATE_NAME_LENGTH: usize = 64;
/// Members of an origin group (`helper-functions-origin-modification`).
pub const ORIGIN_GROUP_SIZE: usize = 2;
/// Bytes of a CBOR web token (`cwt-support-cloudfront-functions`).
pub const MAX_CWT_BYTES: usize = 1024;
