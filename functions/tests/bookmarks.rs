//! The bookmark service as its users meet it: three functions on two behaviours, from the PUT that
//! saves a search to the redirect that opens it, on every engine.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

mod edge;

use edge::{Bucket, Edge, request};
use serde_json::{Value, json};

/// A request id as CloudFront gives it.
const ID: &str = "02rJcCyhK6mDGqF96TVXJX93QTinbmY3CqVBEhEwspMx2WHExDjc==";

/// The behaviours of the distribution: what a request to a path meets.
struct Service {
    edge: Edge,
    bucket: Bucket,
}

impl Service {
    fn answer(&mut self, viewers: &Value, id: &str) -> Value {
        let Service { edge, bucket } = self;
        if viewers["uri"].as_str().unwrap().starts_with("/r/") {
            let found = bucket.answer(viewers);
            return edge.response("bookmark-redirect", viewers, &found, id);
        }
        match edge.request("bookmark-create", viewers, id) {
            Ok(request) => {
                let stored = bucket.answer(&request);
                edge.response("bookmark-created", &request, &stored, id)
            }
            Err(answer) => answer,
        }
    }
}

#[test]
fn a_search_is_saved_and_opened() {
    let mut service = Service {
        edge: Edge::start(),
        bucket: Bucket::default(),
    };
    let no_body = [("host", "bookmarks.example.com"), ("content-length", "0")];

    let create = request(
        "PUT",
        "/bookmark",
        &[("s", "rust%20%C3%BC"), ("uploads", "")],
        &no_body,
    );
    let created = service.answer(&create, ID);
    assert_eq!(created["statusCode"], 200);
    assert_eq!(
        created["headers"]["content-type"]["value"],
        "application/json"
    );
    let told: Value = created["body"].as_str().unwrap().parse().unwrap();
    let url = format!("https://d111111abcdef8.cloudfront.net/r/{ID}");
    assert_eq!(told, json!({ "cfRequestId": ID, "url": url }));

    let open = request(
        "GET",
        &format!("/r/{ID}"),
        &[],
        &[("host", "bookmarks.example.com")],
    );
    let opened = service.answer(&open, "another-request");
    assert_eq!(opened["statusCode"], 302);
    assert_eq!(
        opened["headers"]["location"]["value"],
        "https://www.google.com/search?q=rust%20%C3%BC"
    );

    let unknown = request("GET", "/r/unknown", &[], &[]);
    assert_eq!(
        service.answer(&unknown, "a-third-request")["statusCode"],
        403
    );

    let body = [("host", "bookmarks.example.com"), ("content-length", "7")];
    let refused = request("PUT", "/bookmark", &[("s", "rust")], &body);
    assert_eq!(
        service.answer(&refused, "a-fourth-request")["statusCode"],
        400
    );
    assert_eq!(service.bucket.len(), 1, "a refused request leaves nothing");
}
