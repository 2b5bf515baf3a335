//! One native run of a handler: JSON event in, JSON outcome out.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_json::Value;

use super::error::EventError;
use super::host;
use super::outcome::{ViewerRequestOutcome, ViewerResponseOutcome};
use crate::connection::Connection;
use crate::event::{ViewerRequestEvent, ViewerResponseEvent};

/// Runs a viewer-request handler on an event; the outcome is a request or a response object.
///
/// # Errors
///
/// If the event is not a viewer-request event.
///
/// # Panics
///
/// If the handler does.
pub fn run_viewer_request<O: ViewerRequestOutcome>(
    event: &Value,
    handler: impl FnOnce(ViewerRequestEvent) -> O,
) -> Result<Value, EventError> {
    let event = ViewerRequestEvent::from_json(event)?;
    Ok(ViewerRequestOutcome::into_json(handler(event)))
}

/// Runs a viewer-response handler on an event; the outcome is a response object.
///
/// # Errors
///
/// If the event is not a viewer-response event.
///
/// # Panics
///
/// If the handler does, or if its answer does not carry the headers that the event gave.
pub fn run_viewer_response<O: ViewerResponseOutcome>(
    event: &Value,
    handler: impl FnOnce(ViewerResponseEvent) -> O,
) -> Result<Value, EventError> {
    let event = ViewerResponseEvent::from_json(event)?;
    Ok(ViewerResponseOutcome::into_json(handler(event)))
}

/// Runs a connection handler; the outcome says whether it allowed the connection. The last of its
/// calls counts, and without one the connection is denied (`write-connection-function-code`).
///
/// # Errors
///
/// If this is not a connection.
///
/// # Panics
///
/// If the handler does.
pub fn run_connection(
    connection: &Value,
    handler: impl FnOnce(Connection),
) -> Result<Value, EventError> {
    handler(Connection::from_json(connection)?);
    let verdict = if host::is_allowed() { "allow" } else { "deny" };
    Ok(serde_json::json!({ "connection": verdict }))
}

/// The value of a future that waits for nothing but this crate: natively, the key-value store
/// answers at once.
///
/// # Panics
///
/// If the future waits for something else; nothing would ever wake it.
///
/// ```
/// assert_eq!(cloudfront_functions::native::block_on(async { 1 + 1 }), 2);
/// ```
pub fn block_on<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a handler can only await the key-value store"),
    }
}
