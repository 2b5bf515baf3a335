//! Why an event is not one.

use std::error::Error;
use std::fmt;

/// An event that does not have the shape of `functions-event-structure`.
///
/// ```
/// use cloudfront_functions::prelude::ViewerRequestEvent;
///
/// let event = serde_json::json!({ "version": "1.0", "contxt": {} });
/// let error = ViewerRequestEvent::from_json(&event).unwrap_err();
/// assert_eq!(error.to_string(), "event: unknown field `contxt`; did you mean `context`?");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventError {
    path: String,
    message: String,
}

impl EventError {
    pub(crate) fn new(path: String, message: String) -> EventError {
        EventError { path, message }
    }

    /// The place inside the event, such as `event.request.headers.host`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong there, without the place.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl Error for EventError {}
