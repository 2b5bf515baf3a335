//! What CloudFront's documentation says in tables: header lists, limits, names.
//! Plain data and predicates without dependencies, so that the macros, the shim and the
//! validator all read the same lists. Not here: JSON, JavaScript, and anything that walks them.
#![no_std]

mod headers;
pub mod limits;
pub mod names;

pub use headers::{
    DISALLOWED_HEADERS, HeaderPattern, HeaderProblem, HeaderWrite, ORIGIN_CUSTOM_HEADER_DENYLIST,
    READ_ONLY_IN_VIEWER_REQUEST, READ_ONLY_IN_VIEWER_RESPONSE, header_name_problem,
    header_read_problem, is_cookie_header, is_denied_origin_header, is_disallowed, is_read_only,
    is_token, read_only_headers,
};

use core::fmt;

/// What a function answers: one of the two events of a cache behaviour, or a TLS connection.
///
/// ```
/// use cfc_event_rules::EventType;
/// assert_eq!(EventType::from_name("viewer-request"), Some(EventType::ViewerRequest));
/// assert_eq!(EventType::ViewerResponse.name(), "viewer-response");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventType {
    /// Runs when CloudFront has received a request from a viewer, before the cache.
    ViewerRequest,
    /// Runs before CloudFront returns the response to the viewer.
    ViewerResponse,
    /// Runs when a client has shown its certificate, before the TLS connection stands
    /// (`connection-functions`).
    Connection,
}

impl EventType {
    /// The text of `context.eventType` (`functions-event-structure`). A connection has none, and is
    /// called `connection`.
    pub const fn name(self) -> &'static str {
        match self {
            EventType::ViewerRequest => "viewer-request",
            EventType::ViewerResponse => "viewer-response",
            EventType::Connection => "connection",
        }
    }

    /// Reads the text of `context.eventType`.
    pub fn from_name(name: &str) -> Option<EventType> {
        match name {
            "viewer-request" => Some(EventType::ViewerRequest),
            "viewer-response" => Some(EventType::ViewerResponse),
            _ => None,
        }
    }

    /// What such a function changes or judges: the event's `request` or `response`, or the
    /// connection itself.
    pub const fn subject(self) -> &'static str {
        match self {
            EventType::ViewerRequest => "request",
            EventType::ViewerResponse => "response",
            EventType::Connection => "connection",
        }
    }
}

impl fmt::Display for EventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
