//! Events as input: what is one, what is nearly one, and what a function would see of it.

use cfc_validator::event::{EventType, check_event, event_type, normalize_event, write_back};
use serde_json::{Value, json};

/// The example of `functions-event-structure`, shortened.
fn documented() -> Value {
    json!({
        "version": "1.0",
        "context": {
            "distributionDomainName": "d111111abcdef8.cloudfront.net",
            "distributionId": "EDFDVBD6EXAMPLE",
            "eventType": "viewer-response",
            "requestId": "EXAMPLEntjQpEXAMPLE_SG5Z-EXAMPLEPmPfEXAMPLEu3EqEXAMPLE==",
        },
        "viewer": { "ip": "198.51.100.11" },
        "request": {
            "method": "GET",
            "uri": "/media/index.mpd",
            "querystring": {
                "ID": { "value": "42" },
                "NoValue": { "value": "" },
                "query": { "value": "a", "multiValue": [{ "value": "a" }, { "value": "b" }] },
            },
            "headers": {
                "host": { "value": "video.example.com" },
                "accept": { "value": "text/html", "multiValue": [{ "value": "text/html" }, { "value": "application/json" }] },
            },
            "cookies": { "id": { "value": "CookeIdValue" } },
        },
        "response": {
            "statusCode": 200,
            "statusDescription": "OK",
            "headers": { "server": { "value": "CustomOriginServer" } },
            "cookies": { "ID": { "value": "id1234", "attributes": "Expires=Wed, 05 Apr 2021 07:28:00 GMT" } },
        },
    })
}

/// `path: message (help)` of each problem after `change`.
fn problems(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut event = documented();
    change(&mut event);
    check_event(&event)
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn remove(value: &mut Value, name: &str) {
    value.as_object_mut().expect("an object").remove(name);
}

#[test]
fn the_documented_event_is_one() {
    assert_eq!(problems(|_| {}), [""; 0]);
    assert_eq!(event_type(&documented()), EventType::ViewerResponse);
}

#[test]
fn what_test_events_leave_out_may_be_missing() {
    let without = |e: &mut Value| {
        for name in ["distributionDomainName", "distributionId", "requestId"] {
            remove(&mut e["context"], name);
        }
        remove(&mut e["request"], "cookies");
        remove(&mut e["request"], "querystring");
    };
    assert_eq!(problems(without), [""; 0]);
}

#[test]
fn unknown_fields_name_the_near_miss() {
    let multi = |e: &mut Value| e["request"]["headers"]["accept"]["multivalue"] = json!([]);
    let without = |e: &mut Value| {
        remove(&mut e["request"]["headers"]["accept"], "multiValue");
        multi(e);
    };
    assert_eq!(
        problems(without),
        [
            "`request.headers.accept.multivalue`: an event has no field `multivalue` here (did you mean `multiValue`?)"
        ]
    );
    assert_eq!(
        problems(|e| {
            remove(&mut e["request"], "querystring");
            e["request"]["queryString"] = json!({});
        }),
        [
            "`request.queryString`: an event has no field `queryString` here (did you mean `querystring`?)"
        ]
    );
    assert_eq!(
        problems(|e| e["colour"] = json!("red")),
        ["`colour`: an event has no field `colour` here"]
    );
}

#[test]
fn missing_fields_are_named() {
    assert_eq!(
        problems(|e| remove(&mut e["request"], "method")),
        ["`request`: the field `method` is missing"]
    );
    assert_eq!(
        problems(|e| remove(e, "response")),
        ["`event`: the field `response` is missing"]
    );
    assert_eq!(
        problems(|e| remove(&mut e["request"]["headers"]["host"], "value")),
        ["`request.headers.host`: the field `value` is missing"]
    );
}

#[test]
fn wrong_types_are_named() {
    assert_eq!(
        problems(|e| e["response"]["statusCode"] = json!("200")),
        ["`response.statusCode`: this must be an integer, and is a string"]
    );
    assert_eq!(
        problems(|e| e["request"]["headers"] = json!([])),
        ["`request.headers`: this must be an object, and is an array"]
    );
    assert_eq!(
        problems(|e| e["request"]["querystring"]["ID"] = json!("42")),
        ["`request.querystring.ID`: this must be an object, and is a string"]
    );
    assert_eq!(
        problems(|e| e["request"]["headers"]["accept"]["multiValue"][1]["value"] = json!(1)),
        ["`request.headers.accept.multiValue[1].value`: this must be a string, and is a number"]
    );
    assert_eq!(check_event(&json!([])).len(), 1);
}

#[test]
fn wrong_values_are_named() {
    assert_eq!(
        problems(|e| e["context"]["eventType"] = json!("viewer_response")),
        [
            "`context.eventType`: `viewer_response` is not `viewer-request` or `viewer-response` (did you mean `viewer-response`?)"
        ]
    );
    assert_eq!(
        problems(|e| e["request"]["uri"] = json!("index.html")),
        ["`request.uri`: this must begin with `/`"]
    );
    assert_eq!(
        problems(|e| e["context"]["eventType"] = json!("viewer-request")),
        [
            "`response`: a viewer-request event has no response (set `context.eventType` to `viewer-response`, or remove it)"
        ]
    );
    assert_eq!(
        problems(|e| e["request"]["headers"]["cookie"] = json!({ "value": "a=b" })),
        [
            "`request.headers.cookie`: cookies are not among the headers of an event (put them into `cookies`)"
        ]
    );
}

#[test]
fn normalizing_fills_cleans_and_is_idempotent() {
    let event = normalize_event(json!({
        "context": { "eventType": "viewer-response" },
        "request": { "method": "GET", "uri": "/", "headers": { "Accept": { "value": "*/*" }, "Connection": { "value": "close" } } },
        "response": { "statusCode": 200 },
    }));
    assert_eq!(check_event(&event), []);
    assert_eq!(
        event["request"]["headers"],
        json!({ "accept": { "value": "*/*" } })
    );
    assert_eq!(event["response"]["cookies"], json!({}));
    assert_eq!(normalize_event(event.clone()), event);
    let complete = documented();
    assert_eq!(normalize_event(complete.clone()), complete);
}

#[test]
fn write_back_of_repeated_names() {
    let event = documented();
    let settled = |change: &dyn Fn(&mut Value)| {
        let mut result = event["request"].clone();
        result["headers"]["accept"]["value"] = json!("text/html");
        change(&mut result);
        let mut request_event = event.clone();
        request_event["context"]["eventType"] = json!("viewer-request");
        write_back(&request_event, &result)["headers"]["accept"].clone()
    };
    let both = |first: &str, second: &str| json!({ "value": first, "multiValue": [{ "value": first }, { "value": second }] });
    assert_eq!(settled(&|_| {}), both("text/html", "application/json"));
    // A changed `value` replaces the first; the others stay.
    assert_eq!(
        settled(&|r| r["headers"]["accept"]["value"] = json!("a")),
        both("a", "application/json")
    );
    // A changed `multiValue` wins over `value`.
    assert_eq!(
        settled(&|r| {
            r["headers"]["accept"]["value"] = json!("ignored");
            r["headers"]["accept"]["multiValue"][1]["value"] = json!("b");
        }),
        both("text/html", "b")
    );
    assert_eq!(
        settled(&|r| r["headers"]["accept"]["multiValue"] = json!([{ "value": "c" }])),
        json!({ "value": "c" })
    );
}
