//! What a function may return, given what it received. Decides what the result is, and hands its
//! parts to the rules of their own files.

use super::{EVENT_PAGE, EventType, Violation, request, response};
use serde_json::Value;

/// What a result is: CloudFront tells a response by its status code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResultKind {
    /// A request that goes on to the cache and the origin.
    Request,
    /// A response that a viewer-request function makes instead of going on.
    GeneratedResponse,
    /// The response of a viewer-response function.
    Response,
    /// What the calls of a connection function came to.
    Verdict,
}

/// What `result` is for a function on `event`; `None` if it is no object at all.
pub fn result_kind(event: &Value, result: &Value) -> Option<ResultKind> {
    kind_for(super::event_type(event), result)
}

/// The same for an event of a known type.
pub(super) fn kind_for(event_type: EventType, result: &Value) -> Option<ResultKind> {
    let object = result.as_object()?;
    Some(match event_type {
        EventType::ViewerResponse => ResultKind::Response,
        EventType::ViewerRequest if object.contains_key("statusCode") => {
            ResultKind::GeneratedResponse
        }
        EventType::ViewerRequest => ResultKind::Request,
        EventType::Connection => ResultKind::Verdict,
    })
}

/// Every rule that `result` breaks for a function that received `event`.
///
/// `result` is what the handler returned: the request or response object itself. `event` is the
/// event as the function saw it (see [`normalize_event`](super::normalize_event)), before the
/// function changed it.
///
/// ```
/// use cfc_validator::event::{check_result, normalize_event};
/// use serde_json::json;
///
/// let event = normalize_event(json!({
///     "context": { "eventType": "viewer-request" },
///     "request": { "method": "GET", "uri": "/", "headers": {} },
/// }));
/// let redirect = json!({ "statusCode": 302, "headers": { "Location": { "value": "/en/" } } });
/// let violations = check_result(&event, &redirect);
/// assert_eq!(violations[0].rule, "header-name-lower-case");
/// assert_eq!(violations[0].path, "response.headers.Location");
/// assert_eq!(violations[0].code, "FunctionValidationError");
/// ```
pub fn check_result(event: &Value, result: &Value) -> Vec<Violation> {
    check_result_as(result_kind(event, result), event, result)
}

/// The same for a result that is known to be of this kind.
pub(super) fn check_result_as(
    kind: Option<ResultKind>,
    event: &Value,
    result: &Value,
) -> Vec<Violation> {
    let mut violations = Vec::new();
    match kind {
        None => violations.push(Violation::error(
            "result-object",
            "",
            format!(
                "the function returned {}, not a request or response object",
                super::json::type_name(result)
            ),
            EVENT_PAGE,
        )),
        Some(_) if is_whole_event(result) => violations.push(Violation::error(
            "result-is-event",
            "",
            "the function returned the whole event, not its `request` or `response`",
            EVENT_PAGE,
        )),
        Some(ResultKind::Request) => request::check(&event["request"], result, &mut violations),
        Some(ResultKind::GeneratedResponse) => {
            response::check_generated(result, &mut violations);
        }
        Some(ResultKind::Response) => {
            response::check_changed(&event["response"], result, &mut violations);
        }
        // `allow` and `deny` leave nothing to be wrong.
        Some(ResultKind::Verdict) => {}
    }
    violations
}

fn is_whole_event(result: &Value) -> bool {
    result.get("context").is_some() && result.get("request").is_some()
}
