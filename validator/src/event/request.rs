//! The rules on a request that a viewer-request function returns.

use super::cookies::CookieOwner;
use super::headers::HeaderTarget;
use super::{EVENT_PAGE, EventType, Violation, cookies, headers, query};
use crate::event::json::type_name;
use cfc_event_rules::limits::MAX_HEADERS_AND_QUERY_BYTES;
use serde_json::{Map, Value};

const FIELDS: &[&str] = &["method", "uri", "querystring", "headers", "cookies"];

pub(super) fn check(given: &Value, result: &Value, violations: &mut Vec<Violation>) {
    method(given, result, violations);
    uri(result, violations);
    query::check(&given["querystring"], result.get("querystring"), violations);
    query::check_length(result, violations);
    let target = HeaderTarget::Given {
        before: &given["headers"],
        event_type: EventType::ViewerRequest,
    };
    headers::check(target, result.get("headers"), violations);
    cookies::check(
        CookieOwner::Request,
        &given["cookies"],
        result.get("cookies"),
        violations,
    );
    size(result, violations);
    unknown_fields("request", result, FIELDS, violations);
}

/// Fields that no page names, in a result of `kind`. What CloudFront does with them is not
/// documented, and mostly they are slips of the keyboard.
pub(super) fn unknown_fields(
    kind: &str,
    result: &Value,
    known: &[&'static str],
    violations: &mut Vec<Violation>,
) {
    let empty = Map::new();
    for name in result.as_object().unwrap_or(&empty).keys() {
        if known.contains(&name.as_str()) {
            continue;
        }
        let meant = match crate::distance::near_miss(name, known.iter().copied()) {
            Some(near) => format!("; did you mean `{near}`?"),
            None => String::new(),
        };
        violations.push(Violation::warning(
            "unknown-field",
            super::json::join(kind, name),
            format!("a {kind} has no field `{name}`{meant}"),
            EVENT_PAGE,
        ));
    }
}

fn method(given: &Value, result: &Value, violations: &mut Vec<Violation>) {
    if result.get("method") != given.get("method") {
        violations.push(Violation::error(
            "method-read-only",
            "request.method",
            "the method of a request cannot be changed or left out",
            EVENT_PAGE,
        ));
    }
}

fn uri(result: &Value, violations: &mut Vec<Violation>) {
    let mut add = |rule, message: String| {
        violations.push(Violation::error(rule, "request.uri", message, EVENT_PAGE));
    };
    match result.get("uri") {
        None => add("uri-type", "the request has no uri".to_owned()),
        Some(Value::String(uri)) => {
            if !uri.starts_with('/') {
                add(
                    "uri-slash",
                    format!("the uri `{uri}` does not begin with `/`"),
                );
            }
            if uri.contains('?') {
                violations.push(Violation::warning(
                    "uri-query",
                    "request.uri",
                    "the query string is not part of the uri; what CloudFront does with a `?` in it is undocumented",
                    EVENT_PAGE,
                ));
            }
        }
        Some(other) => add(
            "uri-type",
            format!("the uri must be a string, and is {}", type_name(other)),
        ),
    }
}

/// Headers and query string together (`cloudfront-limits`).
fn size(result: &Value, violations: &mut Vec<Violation>) {
    let bytes = headers::bytes(&result["headers"]) + query::length(&result["querystring"]);
    if bytes > MAX_HEADERS_AND_QUERY_BYTES {
        violations.push(Violation::error(
            "request-size",
            "request",
            format!("headers and query string have {bytes} bytes, more than {MAX_HEADERS_AND_QUERY_BYTES}"),
            "cloudfront-limits",
        ));
    }
}
