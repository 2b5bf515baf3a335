//! The rules on a response: one that a viewer-request function makes, and the one that a
//! viewer-response function was given and returns.

use super::cookies::CookieOwner;
use super::headers::HeaderTarget;
use super::json::{as_integer, type_name};
use super::request::unknown_fields;
use super::{EVENT_PAGE, EventType, Violation, body, cookies, headers};
use serde_json::Value;

const FIELDS: &[&str] = &[
    "statusCode",
    "statusDescription",
    "headers",
    "cookies",
    "body",
];

/// A response from nothing, out of a viewer-request function.
pub(super) fn check_generated(result: &Value, violations: &mut Vec<Violation>) {
    headers::check(HeaderTarget::Generated, result.get("headers"), violations);
    check_rest(&Value::Null, result, violations);
}

/// The response of a viewer-response function.
pub(super) fn check_changed(given: &Value, result: &Value, violations: &mut Vec<Violation>) {
    let target = HeaderTarget::Given {
        before: &given["headers"],
        event_type: EventType::ViewerResponse,
    };
    if is_request(result) {
        violations.push(Violation::error(
            "result-kind",
            "",
            "a viewer-response function returned a request; it must return a response",
            EVENT_PAGE,
        ));
        return;
    }
    headers::check(target, result.get("headers"), violations);
    check_rest(given, result, violations);
}

fn is_request(result: &Value) -> bool {
    result.get("statusCode").is_none() && result.get("uri").is_some()
}

fn check_rest(given: &Value, result: &Value, violations: &mut Vec<Violation>) {
    status(result, violations);
    description(result, violations);
    cookies::check(
        CookieOwner::Response,
        &given["cookies"],
        result.get("cookies"),
        violations,
    );
    body::check(result, violations);
    unknown_fields("response", result, FIELDS, violations);
}

fn status(result: &Value, violations: &mut Vec<Violation>) {
    let path = "response.statusCode";
    let value = result.get("statusCode").unwrap_or(&Value::Null);
    match as_integer(value) {
        None => violations.push(Violation::error(
            "status-integer",
            path,
            format!(
                "the status code must be an integer, and is {}",
                describe(value)
            ),
            EVENT_PAGE,
        )),
        Some(code) if !(100..=599).contains(&code) => violations.push(Violation::warning(
            "status-range",
            path,
            format!("{code} is no HTTP status code; what CloudFront does with it is undocumented"),
            EVENT_PAGE,
        )),
        Some(_) => {}
    }
}

fn describe(value: &Value) -> String {
    match value {
        Value::Null => "missing".to_owned(),
        Value::Number(number) => number.to_string(),
        other => type_name(other).to_owned(),
    }
}

fn description(result: &Value, violations: &mut Vec<Violation>) {
    if let Some(value) = result.get("statusDescription")
        && !value.is_string()
    {
        violations.push(Violation::error(
            "status-description-type",
            "response.statusDescription",
            format!(
                "the description must be a string, and is {}",
                type_name(value)
            ),
            EVENT_PAGE,
        ));
    }
}
