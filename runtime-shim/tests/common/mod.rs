//! Events for the tests of this crate.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]
#![allow(dead_code, reason = "each test file takes what it needs")]

use cloudfront_functions::native::Value;
use cloudfront_functions::prelude::*;
use serde_json::json;

pub fn request_json() -> Value {
    json!({
        "version": "1.0",
        "context": {
            "distributionDomainName": "d111111abcdef8.cloudfront.net",
            "distributionId": "EDFDVBD6EXAMPLE",
            "eventType": "viewer-request",
            "requestId": "EXAMPLEntjQpEXAMPLE=="
        },
        "viewer": { "ip": "2001:db8::1f" },
        "request": {
            "method": "GET",
            "uri": "/media/index.mpd",
            "querystring": {
                "ID": { "value": "42" },
                "NoVal": { "value": "" },
                "q": { "value": "a", "multiValue": [{ "value": "a" }, { "value": "b%20c" }] }
            },
            "headers": {
                "host": { "value": "video.example.com" },
                "accept": {
                    "value": "text/html",
                    "multiValue": [{ "value": "text/html" }, { "value": "image/webp" }]
                }
            },
            "cookies": {
                "loggedIn": { "value": "false" },
                "id": { "value": "x", "multiValue": [{ "value": "x" }, { "value": "y" }] }
            }
        }
    })
}

pub fn response_json() -> Value {
    let mut event = request_json();
    event["context"]["eventType"] = "viewer-response".into();
    event["response"] = json!({
        "statusCode": 200,
        "statusDescription": "OK",
        "headers": {
            "date": { "value": "Mon, 04 Apr 2021 18:57:56 GMT" },
            "via": { "value": "1.1 abc.cloudfront.net (CloudFront)" }
        },
        "cookies": {
            "ID": {
                "value": "id1234",
                "attributes": "Expires=Wed, 05 Apr 2021 07:28:00 GMT",
                "multiValue": [
                    { "value": "id1234", "attributes": "Expires=Wed, 05 Apr 2021 07:28:00 GMT" },
                    { "value": "other", "attributes": "Path=/a" },
                    { "value": "bare" }
                ]
            }
        }
    });
    event
}

pub fn request() -> Request {
    request_event(&request_json()).request
}

pub fn response() -> Response {
    response_event(&response_json()).response
}

pub fn request_event(event: &Value) -> ViewerRequestEvent {
    ViewerRequestEvent::from_json(event).unwrap()
}

pub fn response_event(event: &Value) -> ViewerResponseEvent {
    ViewerResponseEvent::from_json(event).unwrap()
}
