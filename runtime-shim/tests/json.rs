//! Events in, outcomes out: exact to the field, and strict.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

mod common;

use cloudfront_functions::native::{Value, run_viewer_request, run_viewer_response};
use cloudfront_functions::prelude::*;
use common::{request_json, response, response_json};
use serde_json::json;

fn request_outcome(event: &Value) -> Value {
    run_viewer_request(event, |event| event.request).unwrap()
}

fn response_outcome(event: &Value) -> Value {
    run_viewer_response(event, |event| event.response).unwrap()
}

/// The message that an event gets after `change`.
fn refusal(change: impl FnOnce(&mut Value)) -> String {
    let mut event = response_json();
    change(&mut event);
    ViewerResponseEvent::from_json(&event)
        .unwrap_err()
        .to_string()
}

#[test]
fn an_untouched_request_comes_out_as_it_went_in() {
    assert_eq!(request_outcome(&request_json()), request_json()["request"]);
}

#[test]
fn an_untouched_response_comes_out_as_it_went_in() {
    assert_eq!(
        response_outcome(&response_json()),
        response_json()["response"]
    );
    let mut event = response_json();
    event["response"] = json!({ "statusCode": 304, "headers": {}, "cookies": {} });
    assert_eq!(response_outcome(&event), event["response"]);
    event["response"]["body"] = json!({ "encoding": "base64", "data": "aGk=" });
    assert_eq!(response_outcome(&event), event["response"]);
    event["response"]["body"] = json!("text");
    assert_eq!(response_outcome(&event), event["response"]);
}

#[test]
fn the_misspelt_member_of_test_events_is_carried_along() {
    let mut event = request_json();
    event["request"]["headers"]["accept"] =
        json!({ "value": "a", "multivalue": [{ "value": "a" }, { "value": "b" }] });
    assert_eq!(request_outcome(&event), event["request"]);
    let given = ViewerRequestEvent::from_json(&event).unwrap();
    assert_eq!(given.request.headers.get_all("accept"), ["a"]);
}

#[test]
fn every_field_of_the_event_is_read() {
    let event = ViewerResponseEvent::from_json(&response_json()).unwrap();
    assert_eq!(event.version, "1.0");
    assert_eq!(
        event.context.distribution_domain_name.as_deref(),
        Some("d111111abcdef8.cloudfront.net")
    );
    assert_eq!(event.context.endpoint, None);
    assert_eq!(event.context.distribution_id, "EDFDVBD6EXAMPLE");
    assert_eq!(event.context.event_type, "viewer-response");
    assert_eq!(event.context.request_id, "EXAMPLEntjQpEXAMPLE==");
    assert_eq!(event.viewer.ip, "2001:db8::1f");
    assert_eq!(event.request.method(), "GET");
    assert_eq!(event.request.uri, "/media/index.mpd");
    assert_eq!(event.response.status_code, 200);
    assert_eq!(event.response.status_description.as_deref(), Some("OK"));
    assert_eq!(event.response.body, None);
}

#[test]
fn changes_come_out() {
    let outcome = run_viewer_request(&request_json(), |event| {
        let mut request = event.request;
        request.uri = "/new".into();
        request.headers.insert("accept", "*/*");
        request.cookies.append("loggedIn", "true");
        request.querystring = QueryString::new();
        request
    });
    let mut expected = request_json()["request"].clone();
    expected["uri"] = "/new".into();
    expected["headers"]["accept"] = json!({ "value": "*/*" });
    expected["cookies"]["loggedIn"]["multiValue"] =
        json!([{ "value": "false" }, { "value": "true" }]);
    expected["querystring"] = json!({});
    assert_eq!(outcome.unwrap(), expected);
}

#[test]
fn a_raw_query_string_comes_out_as_text() {
    let outcome = run_viewer_request(&request_json(), |event| {
        let mut request = event.request;
        request.querystring = QueryString::from_raw("b=2&a=1");
        request
    });
    assert_eq!(outcome.unwrap()["querystring"], "b=2&a=1");
}

#[test]
fn a_fresh_response_has_only_what_was_set() {
    let outcome =
        |response| run_viewer_request(&request_json(), |_| Response::clone(&response)).unwrap();
    assert_eq!(outcome(Response::new(204)), json!({ "statusCode": 204 }));
    let full = Response::redirect(302, "/x")
        .with_status_description("Found")
        .with_cookie("a", "1", "Secure")
        .with_cookie("b", "2", "")
        .with_body("moved");
    assert_eq!(
        outcome(full),
        json!({
            "statusCode": 302,
            "statusDescription": "Found",
            "headers": { "location": { "value": "/x" } },
            "cookies": { "a": { "value": "1", "attributes": "Secure" }, "b": { "value": "2" } },
            "body": "moved"
        })
    );
    assert_eq!(
        outcome(Response::new(200).with_body(Body::base64("aGk="))),
        json!({ "statusCode": 200, "body": { "encoding": "base64", "data": "aGk=" } })
    );
}

#[test]
fn cookies_appended_to_a_response_keep_their_attributes() {
    let outcome = run_viewer_response(&response_json(), |event| {
        let mut response = event.response;
        response.cookies.insert("ID", "1", "Path=/");
        response.cookies.append("ID", "2", "");
        response
    });
    assert_eq!(
        outcome.unwrap()["cookies"]["ID"],
        json!({
            "value": "1",
            "attributes": "Path=/",
            "multiValue": [{ "value": "1", "attributes": "Path=/" }, { "value": "2" }]
        })
    );
}

#[test]
fn each_form_of_outcome_is_taken() {
    type Outcome = Result<Request, Response>;
    let event = request_json();
    let passed = run_viewer_request(&event, |event| Outcome::Ok(event.request)).unwrap();
    assert_eq!(passed["method"], "GET");
    let answered = run_viewer_request(&event, |_| Outcome::Err(Response::new(403))).unwrap();
    assert_eq!(answered, json!({ "statusCode": 403 }));
}

#[test]
fn a_new_viewer_response_may_take_the_headers_over() {
    let outcome = run_viewer_response(&response_json(), |event| {
        let mut response = Response::new(302).with_status_description("Found");
        response.headers = event.response.headers;
        response.with_header("location", "/elsewhere")
    });
    let mut expected = response_json()["response"].clone();
    expected["statusCode"] = 302.into();
    expected["statusDescription"] = "Found".into();
    expected["headers"]["location"] = json!({ "value": "/elsewhere" });
    expected.as_object_mut().unwrap().remove("cookies");
    assert_eq!(outcome.unwrap(), expected);
}

#[test]
#[should_panic(expected = "answers with the headers it was given")]
fn a_viewer_response_cannot_start_from_nothing() {
    let _ = run_viewer_response(&response_json(), |_| {
        Response::new(200).with_header("a", "b")
    });
}

#[test]
fn what_is_missing_is_named_with_its_place() {
    let message = refusal(|event| {
        event["request"].as_object_mut().unwrap().remove("uri");
    });
    assert_eq!(message, "event.request: the field `uri` is missing");
    let message = refusal(|event| event["response"]["cookies"]["ID"] = json!({}));
    assert_eq!(
        message,
        "event.response.cookies.ID: the field `value` is missing"
    );
}

#[test]
fn what_is_unknown_is_named_with_what_was_meant() {
    let message = refusal(|event| event["response"]["status_code"] = 1.into());
    assert_eq!(
        message,
        "event.response: unknown field `status_code`; did you mean `statusCode`?"
    );
    let message = refusal(|event| event["request"]["headers"]["host"]["vaule"] = "x".into());
    assert_eq!(
        message,
        "event.request.headers.host: unknown field `vaule`; did you mean `value`?"
    );
    let message = refusal(|event| event["request"]["headers"]["host"]["attributes"] = "x".into());
    assert_eq!(
        message,
        "event.request.headers.host: unknown field `attributes`"
    );
    let message = refusal(|event| {
        event["response"]["cookies"]["ID"]["multiValue"][1]["path"] = "/".into();
    });
    assert_eq!(
        message,
        "event.response.cookies.ID.multiValue.1: unknown field `path`"
    );
}

#[test]
fn what_has_another_type_is_refused() {
    let of =
        |path: fn(&mut Value) -> &mut Value, value: Value| refusal(|event| *path(event) = value);
    assert_eq!(
        of(|event| &mut event["viewer"]["ip"], Value::Null),
        "event.viewer.ip: expected a string, found null"
    );
    assert_eq!(
        of(|event| &mut event["request"]["headers"], json!([])),
        "event.request.headers: expected an object, found an array"
    );
    assert_eq!(
        of(|event| &mut event["response"]["statusCode"], json!(200.5)),
        "event.response.statusCode: expected a status code, found the number 200.5"
    );
    assert_eq!(
        of(|event| &mut event["response"]["statusCode"], json!("200")),
        "event.response.statusCode: expected a status code, found a string"
    );
    assert_eq!(
        of(
            |event| &mut event["response"]["body"],
            json!({ "encoding": "gzip", "data": "" })
        ),
        "event.response.body.encoding: unknown encoding `gzip`"
    );
    assert_eq!(
        of(
            |event| &mut event["request"]["querystring"]["q"]["multiValue"],
            json!(true)
        ),
        "event.request.querystring.q.multiValue: expected an array, found a boolean"
    );
    assert_eq!(
        of(|event| event, json!("event")),
        "event: expected an object, found a string"
    );
}

#[test]
fn the_event_type_has_to_fit() {
    let error = ViewerRequestEvent::from_json(&{
        let mut event = request_json();
        event["context"]["eventType"] = "viewer-response".into();
        event
    })
    .unwrap_err();
    assert_eq!(error.path(), "event.context.eventType");
    assert_eq!(
        error.message(),
        "expected `viewer-request`, found `viewer-response`"
    );
    // A viewer-request event has no response.
    assert!(ViewerRequestEvent::from_json(&response_json()).is_err());
}

/// A larger one would make clippy complain about every `Result<Request, Response>`.
#[test]
fn a_response_is_small_enough_for_an_error() {
    assert!(size_of::<Response>() < 128);
}

#[test]
fn text_shows_what_is_in_a_response() {
    let text = format!("{:?}", response());
    assert!(text.contains("(\"date\", \"Mon, 04 Apr 2021") || text.contains("\"date\": \"Mon"));
    assert!(text.contains("id1234"));
}
