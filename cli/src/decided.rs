//! What CloudFront does with what a function came to, in words. The rules are the validator's.

use std::borrow::Cow;

use cfc_validator::event::{Action, Decision, HelperCall, decide};
use serde_json::Value;

use crate::engines::{End, Outcome, pretty};

/// CloudFront's decision on an outcome; `event` is the event as the function saw it.
pub fn decision<'a>(event: &Value, outcome: &'a Outcome) -> Decision<'a> {
    let calls: Vec<(&str, &[Value])> = outcome
        .calls
        .iter()
        .filter_map(|call| {
            let (name, args) = call.as_array()?.split_first()?;
            Some((name.as_str()?, args))
        })
        .collect();
    let calls: Vec<HelperCall<'_>> = calls
        .iter()
        .map(|(name, args)| HelperCall { name, args })
        .collect();
    match &outcome.end {
        End::Returned(result) => decide(event, Ok(result), &calls),
        End::Trap(message) | End::Endless(message) => decide(event, Err(message), &calls),
    }
}

/// The decision in one line.
///
/// ```text
/// CloudFront passes the request on: GET /index.html
/// the viewer gets 502 (FunctionValidationError from cloudfront)
/// ```
pub fn in_words(decision: &Decision<'_>) -> String {
    let x_cache = decision.x_cache().unwrap_or_default();
    let status = decision.status().unwrap_or_default();
    match &decision.action {
        Action::GoOn(request) => {
            let text = |field: &str| request[field].as_str().unwrap_or_default().to_owned();
            let line = format!("{} {}", text("method"), text("uri"));
            format!("CloudFront passes the request on: {}", line.trim())
        }
        Action::Respond(_) => format!("the viewer gets the response: {status}"),
        Action::Generated(_) | Action::Refused | Action::Failed(_) => {
            format!("the viewer gets {status} ({x_cache})")
        }
        Action::Allowed => "the TLS connection is allowed".to_owned(),
        Action::Denied => "the TLS connection is denied".to_owned(),
    }
}

/// The request or response as it goes on, where that is not what the function returned: repeated
/// names are settled (`functions-event-structure`).
pub fn written_back(outcome: &Outcome, decision: &Decision<'_>) -> Option<String> {
    let (
        End::Returned(result),
        Action::GoOn(settled) | Action::Generated(settled) | Action::Respond(settled),
    ) = (&outcome.end, &decision.action)
    else {
        return None;
    };
    let settled = match settled {
        // Nothing had to be settled.
        Cow::Borrowed(_) => return None,
        Cow::Owned(settled) => settled,
    };
    (settled != result).then(|| format!("CloudFront makes of it:\n{}\n", pretty(settled)))
}
