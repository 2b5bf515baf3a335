//! What a CloudFront event is, and what a function may return for one. A typed model over plain
//! JSON: [`check_event`] judges the input, [`check_result`] the output, [`normalize_event`] makes
//! the input what a function would see. The tables stand in `cfc-event-rules` and in `schema`.

mod body;
mod cookies;
mod decision;
mod entries;
mod headers;
pub mod helpers;
mod input;
mod json;
mod normalize;
pub mod origin;
mod query;
mod request;
mod response;
mod result;
mod schema;
mod write_back;

pub use cfc_event_rules::EventType;
pub use decision::{Action, Decision, HelperCall, decide};
pub use input::{EventProblem, check_event};
pub use normalize::normalize_event;
pub use result::{ResultKind, check_result, result_kind};
pub use write_back::write_back;

use crate::Severity;
use serde_json::Value;
use std::fmt;

/// CloudFront's code for a result that breaks a rule; the viewer gets a 502.
pub const VALIDATION_ERROR: &str = "FunctionValidationError";
/// CloudFront's code for a function that throws, is rejected, or runs too long; a 503.
pub const EXECUTION_ERROR: &str = "FunctionExecutionError";

/// A rule that a result breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule's name, such as `header-read-only`.
    pub rule: &'static str,
    /// Where in the result, such as `response.headers.location.value`.
    pub path: String,
    /// CloudFront's own code: [`VALIDATION_ERROR`] or [`EXECUTION_ERROR`].
    pub code: &'static str,
    /// Whether CloudFront refuses the result, or what it does is not documented.
    pub severity: Severity,
    /// CloudFront's own words where they are known.
    pub message: String,
    /// The documentation page, or what else the rule rests on.
    pub reason: &'static str,
}

impl Violation {
    /// A rule broken, so that CloudFront answers 502.
    pub(crate) fn error(
        rule: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
        reason: &'static str,
    ) -> Self {
        Violation {
            rule,
            path: path.into(),
            code: VALIDATION_ERROR,
            severity: Severity::Error,
            message: message.into(),
            reason,
        }
    }

    /// A doubtful value: no page says what happens.
    pub(crate) fn warning(
        rule: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
        reason: &'static str,
    ) -> Self {
        Violation {
            severity: Severity::Warning,
            ..Violation::error(rule, path, message, reason)
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} ({}) at `{}`: {}",
            self.code, self.rule, self.path, self.message
        )
    }
}

/// The page that describes events; most rules rest on it.
pub(crate) const EVENT_PAGE: &str = "functions-event-structure";

/// The event type that `context.eventType` names; without it, a `response` tells. What has a
/// certificate or a connection's id in place of a context is a connection
/// (`write-connection-function-code`).
pub fn event_type(event: &Value) -> EventType {
    let context = event.get("context");
    let is_of_connection = |field: &&str| event.get(*field).is_some();
    let fields = ["clientCertificate", "connectionId", "clientIp"];
    if context.is_none() && fields.iter().any(is_of_connection) {
        return EventType::Connection;
    }
    let named = context.and_then(|context| context.get("eventType"));
    named
        .and_then(Value::as_str)
        .and_then(EventType::from_name)
        .unwrap_or(if event.get("response").is_some() {
            EventType::ViewerResponse
        } else {
            EventType::ViewerRequest
        })
}
