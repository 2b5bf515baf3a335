//! The sample functions, as a package of your own would look: one module per function, and a
//! folder of recorded events for each in `events/`. `json` is code that functions share.

pub mod bookmark_create;
pub mod bookmark_create_with_reason;
pub mod bookmark_created;
pub mod bookmark_redirect;
pub mod cache_control;
pub mod circuit_breaker;
pub mod cors;
pub mod country_redirect;
pub mod index_rewrite;
pub mod json;
pub mod kvs_rewrite;
pub mod lambda_path;
pub mod payload_hash;
pub mod scrub_location;
pub mod security_headers;
pub mod upload_guard;
