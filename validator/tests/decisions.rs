//! What CloudFront does with what a function came to.

use std::borrow::Cow;

use cfc_validator::event::{Action, Decision, HelperCall, decide, normalize_event};
use serde_json::{Value, json};

fn request_event() -> Value {
    let twice = json!({ "value": "a", "multiValue": [{ "value": "a" }, { "value": "b" }] });
    normalize_event(json!({
        "context": { "eventType": "viewer-request" },
        "request": {
            "method": "GET", "uri": "/", "headers": { "accept": twice }, "querystring": { "q": twice },
        },
    }))
}

fn response_event() -> Value {
    normalize_event(json!({
        "context": { "eventType": "viewer-response" },
        "request": { "method": "GET", "uri": "/", "headers": {} },
        "response": { "statusCode": 200, "headers": { "via": { "value": "1.1 x" } } },
    }))
}

fn with_call<'a>(event: &'a Value, name: &str, args: &[Value]) -> Decision<'a> {
    decide(event, Ok(&event["request"]), &[HelperCall { name, args }])
}

fn rules<'d>(decision: &'d Decision<'_>) -> Vec<(&'static str, &'d str)> {
    decision
        .violations
        .iter()
        .map(|violation| (violation.rule, violation.path.as_str()))
        .collect()
}

#[test]
fn an_unchanged_request_goes_on() {
    let event = request_event();
    let decision = decide(&event, Ok(&event["request"]), &[]);
    assert_eq!(
        decision.action,
        Action::GoOn(Cow::Borrowed(&event["request"]))
    );
    assert_eq!((decision.status(), decision.x_cache()), (None, None));
    assert!(decision.violations.is_empty());
}

#[test]
fn a_changed_value_goes_on_with_the_other_values() {
    let event = request_event();
    let mut request = event["request"].clone();
    request["querystring"]["q"]["value"] = json!("c");
    request["headers"]["accept"]["multiValue"] = json!([{ "value": "z" }]);
    let Action::GoOn(settled) = decide(&event, Ok(&request), &[]).action else {
        panic!("the request goes on");
    };
    assert_eq!(
        settled["querystring"]["q"],
        json!({ "value": "c", "multiValue": [{ "value": "c" }, { "value": "b" }] })
    );
    assert_eq!(settled["headers"]["accept"], json!({ "value": "z" }));
}

#[test]
fn a_generated_response_answers() {
    let event = request_event();
    let response = json!({ "statusCode": 403, "headers": {} });
    let decision = decide(&event, Ok(&response), &[]);
    assert_eq!(decision.action, Action::Generated(Cow::Borrowed(&response)));
    assert_eq!(decision.status(), Some(403));
    assert_eq!(
        decision.x_cache().as_deref(),
        Some("FunctionGeneratedResponse from cloudfront")
    );
}

#[test]
fn a_changed_response_goes_out() {
    let event = response_event();
    let mut response = event["response"].clone();
    response["statusCode"] = json!(302);
    let decision = decide(&event, Ok(&response), &[]);
    assert_eq!(decision.action, Action::Respond(Cow::Borrowed(&response)));
    assert_eq!((decision.status(), decision.x_cache()), (Some(302), None));
}

#[test]
fn a_lost_read_only_header_is_refused() {
    let response = json!({ "statusCode": 200, "headers": {} });
    let decision = decide(&response_event(), Ok(&response), &[]);
    assert_eq!(decision.action, Action::Refused);
    assert_eq!(decision.status(), Some(502));
}

#[test]
fn what_is_no_object_is_refused() {
    for result in [
        json!(null),
        json!("a"),
        json!([]),
        json!({"$undefined": true}),
    ] {
        let decision = decide(&request_event(), Ok(&result), &[]);
        assert_eq!(decision.action, Action::Refused, "{result}");
    }
}

#[test]
fn an_error_is_a_503() {
    let decision = decide(&request_event(), Err("Error: x"), &[]);
    assert_eq!(decision.action, Action::Failed("Error: x".to_owned()));
    assert_eq!(decision.status(), Some(503));
    assert_eq!(
        decision.x_cache().as_deref(),
        Some("FunctionExecutionError from cloudfront")
    );
}

#[test]
fn origin_settings_are_checked() {
    let event = request_event();
    let good = with_call(
        &event,
        "updateRequestOrigin",
        &[json!({ "domainName": "example.com" })],
    );
    assert!(matches!(good.action, Action::GoOn(_)), "{good:?}");
    let bad = with_call(
        &event,
        "updateRequestOrigin",
        &[json!({ "domainName": "10.0.0.1" })],
    );
    assert_eq!(bad.action, Action::Refused);
    let found = rules(&bad);
    assert_eq!(found[0].0, "origin-domain-name");
    assert!(found[0].1.starts_with("updateRequestOrigin."), "{found:?}");
    assert_eq!(
        with_call(&event, "selectRequestOriginById", &[json!(1)]).status(),
        Some(502)
    );
    assert_eq!(
        with_call(&event, "createRequestOriginGroup", &[json!({})]).status(),
        Some(502)
    );
}

#[test]
fn origin_settings_of_an_answered_request_play_no_part() {
    let event = request_event();
    let args = [json!({ "domainName": "10.0.0.1" })];
    let call = HelperCall {
        name: "updateRequestOrigin",
        args: &args,
    };
    let response = json!({ "statusCode": 403, "headers": {} });
    assert_eq!(decide(&event, Ok(&response), &[call]).status(), Some(403));
}

#[test]
fn origin_in_viewer_response() {
    let event = response_event();
    let args = [json!({ "domainName": "example.com" })];
    let call = HelperCall {
        name: "updateRequestOrigin",
        args: &args,
    };
    let decision = decide(&event, Ok(&event["response"]), &[call]);
    assert_eq!(
        rules(&decision),
        [("origin-in-viewer-response", "updateRequestOrigin")]
    );
    assert!(matches!(decision.action, Action::Respond(_)));
}

#[test]
fn long_log_data_is_cut_off() {
    let event = request_event();
    let decision = with_call(&event, "logCustomData", &[json!("x".repeat(801))]);
    assert_eq!(rules(&decision), [("custom-log-size", "logCustomData")]);
    assert!(matches!(decision.action, Action::GoOn(_)));
}

#[test]
fn a_connection_is_allowed_or_denied() {
    let event = normalize_event(json!({ "clientIp": "192.0.2.1" }));
    for (verdict, action) in [("allow", Action::Allowed), ("deny", Action::Denied)] {
        let result = json!({ "connection": verdict });
        assert_eq!(decide(&event, Ok(&result), &[]).action, action);
    }
    assert_eq!(decide(&event, Err("Error: x"), &[]).action, Action::Denied);
    let args = [json!("x".repeat(801))];
    let call = HelperCall {
        name: "connection.logCustomData",
        args: &args,
    };
    let verdict = json!({ "connection": "allow" });
    let decision = decide(&event, Ok(&verdict), &[call]);
    assert_eq!(
        rules(&decision),
        [("connection-log-size", "connection.logCustomData")]
    );
    assert_eq!(decision.status(), None);
}
