//! Amazon CloudFront Functions in Rust: what a function is given, what it gives back, and what it
//! may ask for.
//!
//! A function is a module with one handler. It is ordinary Rust, which can be called, tested and
//! debugged natively; `cfc build` turns it into the JavaScript that CloudFront runs
//! (`cloudfront-js-2.0`).
//!
//! ```
//! use cloudfront_functions::prelude::*;
//!
//! fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
//!     let mut request = event.request;
//!     if request.method() != "GET" {
//!         return Err(Response::new(405).with_header("allow", "GET"));
//!     }
//!     if request.uri.ends_with('/') {
//!         request.uri.push_str("index.html");
//!     }
//!     Ok(request)
//! }
//! ```
//!
//! In a function, `#[viewer_request]`, `#[viewer_response]` or `#[connection]` stands above the
//! handler, which may be `async` if it reads the [key-value store](kvs::KeyValueStore).
//!
//! The page names in this documentation, such as `functions-event-structure`, are those of the
//! Amazon CloudFront Developer Guide.

#[doc(hidden)]
pub mod absent;
pub mod body;
pub mod bytes;
pub mod connection;
pub mod cookies;
pub mod crypto;
pub mod cwt;
pub mod edge;
pub mod encoding;
pub mod event;
pub mod headers;
#[doc(hidden)]
pub mod js;
pub mod json;
pub mod jwt;
pub mod kvs;
pub mod log;
pub mod native;
pub mod origin;
pub mod prelude;
pub mod query;
pub mod random;
pub mod request;
pub mod response;
#[doc(hidden)]
pub mod source;
pub mod tenant;
pub mod time;
