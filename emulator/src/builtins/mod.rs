//! The runtime's built-ins (`functions-javascript-runtime-20`), put over those of the engine.
//! Texts of errors are njs's, where they are known.

#![allow(
    clippy::unnecessary_wraps,
    reason = "native functions share one signature"
)]

mod array;
mod buffer;
mod bytes;
mod cloudfront;
mod connection;
mod console;
mod crypto;
mod cwt;
mod define;
mod encoding;
mod errors;
mod guard;
mod json;
mod key_value_store;
mod math;
mod meter;
mod modules;
mod prune;
mod querystring;
mod request;
mod string;
mod text;
mod uri;

use boa_engine::{Context, JsObject, JsResult};

pub(crate) use connection::{connection, verdict};
pub(crate) use crypto::HashState;
pub(crate) use define::{field_named, object};
pub(crate) use errors::internal_error;
pub(crate) use modules::{bind as bind_modules, values as modules};
pub(crate) use request::event;
pub use request::raw_query_string;
pub(crate) use text::DecoderState;

/// Turns the engine's global object into CloudFront's. Gives the getter of `stack`, which
/// functions must not see but which knows where an error was made.
pub(crate) fn install(context: &mut Context) -> JsResult<Option<JsObject>> {
    let stack = prune::remove_foreign(context)?;
    console::install(context);
    errors::install(context);
    math::install(context);
    meter::install(context);
    json::install(context);
    string::install(context);
    array::install(context)?;
    text::install(context);
    uri::install(context)?;
    buffer::install(context);
    guard::install(context)?;
    modules::install(context);
    Ok(stack)
}
