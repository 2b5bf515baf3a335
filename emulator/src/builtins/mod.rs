//! The runtime's built-ins (`functions-javascript-runtime-20`), put over those of the engine.
//! Texts of errors are njs's, where they are known.

mod console;
mod define;
mod errors;
mod math;
mod modules;
mod prune;
mod request;

use boa_engine::{Context, JsObject, JsResult};

use crate::program::Prepared;

pub(crate) use errors::internal_error;
pub(crate) use request::event;

/// Turns the engine's global object into CloudFront's. Gives the getter of `stack`, which
/// functions must not see but which knows where an error was made.
pub(crate) fn install(program: &Prepared, context: &mut Context) -> JsResult<Option<JsObject>> {
    let stack = prune::remove_foreign(context)?;
    console::install(context)?;
    errors::install(context)?;
    math::install(context)?;
    modules::install(&program.imports, context)?;
    Ok(stack)
}
