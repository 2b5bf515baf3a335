//! What CloudFront does with what a function came to: the request goes on, a response goes out, or
//! the viewer gets a 502 or 503. The rules themselves stand in their own files.

use super::result::{check_result_as, kind_for};
use super::write_back::write_back_as;
use super::{
    EXECUTION_ERROR, EventType, ResultKind, VALIDATION_ERROR, Violation, event_type, helpers,
    origin,
};
use crate::Severity;
use serde_json::Value;
use std::borrow::Cow;

/// A call of one of CloudFront's helpers that a function made.
#[derive(Clone, Copy, Debug)]
pub struct HelperCall<'a> {
    /// Its name, such as `updateRequestOrigin`.
    pub name: &'a str,
    /// Its arguments.
    pub args: &'a [Value],
}

/// What CloudFront does after a function ran.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision<'a> {
    /// What happens.
    pub action: Action<'a>,
    /// The rules that the result breaks: errors decide, warnings do not.
    pub violations: Vec<Violation>,
}

/// What happens after a function ran.
#[derive(Clone, Debug, PartialEq)]
pub enum Action<'a> {
    /// The request goes on to the cache and the origin, repeated names settled.
    GoOn(Cow<'a, Value>),
    /// A viewer-request function answers the viewer itself.
    Generated(Cow<'a, Value>),
    /// The response goes to the viewer, repeated names settled.
    Respond(Cow<'a, Value>),
    /// The TLS connection stands.
    Allowed,
    /// The TLS connection ends: the function denied it, or did not allow it.
    Denied,
    /// The result breaks a rule: 502 `FunctionValidationError`.
    Refused,
    /// The function threw, was rejected or was stopped: 503 `FunctionExecutionError`.
    Failed(String),
}

impl Decision<'_> {
    /// The status that the viewer gets, where the function decides it.
    pub fn status(&self) -> Option<u64> {
        match &self.action {
            Action::GoOn(_) | Action::Allowed | Action::Denied => None,
            Action::Generated(response) | Action::Respond(response) => {
                response["statusCode"].as_u64()
            }
            Action::Refused => Some(502),
            Action::Failed(_) => Some(503),
        }
    }

    /// The text of the header `x-cache`, where the function decides it (`http-502-bad-gateway`,
    /// `http-503-service-unavailable`).
    pub fn x_cache(&self) -> Option<String> {
        let kind = match self.action {
            Action::GoOn(_) | Action::Respond(_) | Action::Allowed | Action::Denied => {
                return None;
            }
            Action::Generated(_) => "FunctionGeneratedResponse",
            Action::Refused => VALIDATION_ERROR,
            Action::Failed(_) => EXECUTION_ERROR,
        };
        Some(format!("{kind} from cloudfront"))
    }
}

/// What CloudFront does with a function's end.
///
/// `event` is the event as the function saw it; `end` is the value that its handler returned, or
/// the text of the error that it ended with; `calls` are the helper calls it made.
///
/// ```
/// use cfc_validator::event::{Action, decide, normalize_event};
/// use serde_json::json;
/// use std::borrow::Cow;
///
/// let event = normalize_event(json!({
///     "context": { "eventType": "viewer-request" },
///     "request": { "method": "GET", "uri": "/", "headers": {} },
/// }));
/// let mut request = event["request"].clone();
/// request["uri"] = json!("/index.html");
/// assert_eq!(decide(&event, Ok(&request), &[]).action, Action::GoOn(Cow::Borrowed(&request)));
///
/// request["method"] = json!("POST");
/// let refused = decide(&event, Ok(&request), &[]);
/// assert_eq!(refused.status(), Some(502));
/// assert_eq!(refused.x_cache().as_deref(), Some("FunctionValidationError from cloudfront"));
///
/// assert_eq!(decide(&event, Err("Error: x"), &[]).status(), Some(503));
/// ```
pub fn decide<'a>(
    event: &Value,
    end: Result<&'a Value, &str>,
    calls: &[HelperCall<'_>],
) -> Decision<'a> {
    let event_type = event_type(event);
    let result = match end {
        Ok(result) => result,
        Err(error) => {
            let action = match event_type {
                EventType::ViewerRequest | EventType::ViewerResponse => {
                    Action::Failed(error.to_owned())
                }
                // A function that did not allow the connection has denied it.
                EventType::Connection => Action::Denied,
            };
            return Decision {
                action,
                violations: Vec::new(),
            };
        }
    };
    let kind = kind_for(event_type, result);
    let mut violations = check_result_as(kind, event, result);
    for call in calls {
        check_call(event, event_type, kind, call, &mut violations);
    }
    let refused = violations
        .iter()
        .any(|violation| violation.severity == Severity::Error);
    let settled = || write_back_as(kind, event, result);
    let action = match kind {
        Some(ResultKind::Request) if !refused => Action::GoOn(settled()),
        Some(ResultKind::GeneratedResponse) if !refused => Action::Generated(settled()),
        Some(ResultKind::Response) if !refused => Action::Respond(settled()),
        Some(ResultKind::Verdict) if result["connection"] == "allow" => Action::Allowed,
        Some(ResultKind::Verdict) => Action::Denied,
        _ => Action::Refused,
    };
    Decision { action, violations }
}

/// The rules on one helper call. Origin settings of a request that is answered play no part.
fn check_call(
    event: &Value,
    event_type: EventType,
    kind: Option<ResultKind>,
    call: &HelperCall<'_>,
    violations: &mut Vec<Violation>,
) {
    let arg = |at: usize| call.args.get(at).unwrap_or(&Value::Null);
    let found = match call.name {
        "logCustomData" => Vec::from_iter(arg(0).as_str().and_then(helpers::check_custom_log)),
        "connection.logCustomData" => {
            Vec::from_iter(arg(0).as_str().and_then(helpers::check_connection_log))
        }
        "updateRequestOrigin" | "selectRequestOriginById" | "createRequestOriginGroup"
            if event_type == EventType::ViewerResponse =>
        {
            vec![origin_too_late()]
        }
        _ if kind != Some(ResultKind::Request) => Vec::new(),
        "updateRequestOrigin" => origin::check_update(arg(0), &event["request"]["headers"]),
        "selectRequestOriginById" => origin::check_select(arg(0), call.args.get(1)),
        "createRequestOriginGroup" => origin::check_group(arg(0)),
        _ => Vec::new(),
    };
    violations.extend(found.into_iter().map(|violation| Violation {
        path: join(call.name, &violation.path),
        ..violation
    }));
}

fn origin_too_late() -> Violation {
    Violation::warning(
        "origin-in-viewer-response",
        "",
        "the origin was chosen before a viewer-response function runs",
        "helper-functions-origin-modification",
    )
}

fn join(call: &str, path: &str) -> String {
    if path.is_empty() {
        call.to_owned()
    } else {
        format!("{call}.{path}")
    }
}
