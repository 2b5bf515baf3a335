//! Literal header names, by event and by what they are written to, and the key-value store.

use cfc_syntax::EventType::{Connection, ViewerRequest, ViewerResponse};
use cfc_syntax::{EventType, check_file, check_handler_item};

/// Codes and places of what is found in a handler with this body.
fn found(event_type: EventType, body: &str) -> Vec<(&'static str, String)> {
    let source = match event_type {
        ViewerRequest => format!("fn h(event: ViewerRequestEvent) -> Request {{ {body} }}"),
        ViewerResponse => format!("fn h(event: ViewerResponseEvent) -> Response {{ {body} }}"),
        Connection => format!("fn h(connection: Connection) {{ {body} }}"),
    };
    let function = syn::parse_str(&source).expect("a function");
    check_handler_item(event_type, &function)
        .iter()
        .map(|one| (one.code.id, one.span.source_text().unwrap_or_default()))
        .collect()
}

#[track_caller]
fn refuses(event_type: EventType, body: &str, code: &'static str, place: &str) {
    assert_eq!(
        found(event_type, body),
        [(code, place.to_string())],
        "{body}"
    );
}

#[track_caller]
fn accepts(event_type: EventType, body: &str) {
    assert_eq!(found(event_type, body), [], "{body}");
}

#[test]
fn upper_case() {
    for body in [
        "event.request.headers.get(\"X-A\")",
        "event.request.headers.get_all(\"X-A\")",
        "event.request.headers.contains_key(\"X-A\")",
        "request.headers.insert(\"X-A\", v)",
        "request.headers.append(\"X-A\", v)",
        "request.headers.remove((\"X-A\"))",
        "let headers = &mut request.headers; headers.insert(\"X-A\", v)",
        "Response::new(200).with_header(\"X-A\", v)",
        "println!(\"{:?}\", request.headers.get(\"X-A\"))",
        "if let Some(a) = (&request.headers).get(\"X-A\") {}",
    ] {
        refuses(ViewerRequest, body, "CFC0501", "\"X-A\"");
        refuses(ViewerResponse, body, "CFC0501", "\"X-A\"");
    }
}

#[test]
fn disallowed_cookie_and_invalid_names() {
    refuses(
        ViewerRequest,
        "request.headers.insert(\"x-edge-a\", v)",
        "CFC0503",
        "\"x-edge-a\"",
    );
    refuses(
        ViewerRequest,
        "request.headers.get(\"x-real-ip\")",
        "CFC0503",
        "\"x-real-ip\"",
    );
    refuses(
        ViewerResponse,
        "r.with_header(\"x-cache\", v)",
        "CFC0503",
        "\"x-cache\"",
    );
    refuses(
        ViewerResponse,
        "r.headers.append(\"set-cookie\", v)",
        "CFC0505",
        "\"set-cookie\"",
    );
    refuses(
        ViewerResponse,
        "r.headers.append(\"\", v)",
        "CFC0506",
        "\"\"",
    );
}

#[test]
fn read_only_in_a_viewer_request() {
    for body in [
        "request.headers.insert(\"host\", v)",
        "event.request.headers.remove(\"host\")",
        "let mut r = event.request; r.headers.append(\"host\", v)",
        "let r: &mut Request = g(); r.headers.append(\"host\", v)",
        "let headers = &mut request.headers; headers.insert(\"host\", v)",
    ] {
        refuses(ViewerRequest, body, "CFC0502", "\"host\"");
    }
    accepts(ViewerRequest, "event.request.headers.get(\"host\")");
    accepts(ViewerRequest, "unknown.headers.insert(\"host\", v)");
}

#[test]
fn nothing_is_read_only_in_a_new_response() {
    for body in [
        "Response::new(200).with_header(\"via\", v)",
        "let mut r = Response::new(200); r.headers.insert(\"via\", v)",
        "let mut response = g(); response.headers.insert(\"content-length\", v)",
        "let request = Response::new(200); request.headers.insert(\"host\", v)",
    ] {
        accepts(ViewerRequest, body);
    }
}

#[test]
fn read_only_in_a_viewer_response() {
    for body in [
        "event.response.headers.remove(\"via\")",
        "let mut r = event.response; r.headers.insert(\"via\", v)",
        "event.response.with_header(\"via\", v)",
    ] {
        refuses(ViewerResponse, body, "CFC0502", "\"via\"");
    }
    accepts(
        ViewerResponse,
        "event.response.headers.insert(\"content-length\", v)",
    );
}

#[test]
fn a_new_variable_forgets_the_old_one() {
    let shadowed = "let r = event.request; if let Some(r) = g() { r.headers.insert(\"host\", v) }";
    accepts(ViewerRequest, shadowed);
    let moved = "let r = event.request; let mut r = r; r.headers.insert(\"host\", v)";
    refuses(ViewerRequest, moved, "CFC0502", "\"host\"");
}

#[test]
fn other_receivers_and_computed_names_are_left_alone() {
    accepts(ViewerRequest, "request.querystring.get(\"A\")");
    accepts(ViewerRequest, "request.cookies.get(\"Session\")");
    accepts(ViewerRequest, "map.insert(\"Host\", v)");
    accepts(ViewerRequest, "request.headers.insert(name, v)");
    accepts(ViewerRequest, "request.headers.get(NAME)");
}

#[test]
fn functions_beside_a_handler_are_checked_too() {
    let file = syn::parse_file(
        "#[viewer_request] fn h(event: ViewerRequestEvent) -> Request { f(event.request) }
         fn f(mut r: Request) -> Request { r.headers.insert(\"host\", \"a\"); r }
         struct S; impl S { fn g(r: &mut Request) { r.headers.insert(\"via\", \"a\"); } }
         trait T { fn d(r: &mut Request) { r.headers.insert(\"cdn-loop\", \"a\"); } }
         #[cfg(test)] mod tests { fn t(r: &mut Request) { r.headers.insert(\"Via\", \"a\"); } }",
    )
    .expect("a file");
    let codes: Vec<_> = check_file(&file).iter().map(|one| one.code.id).collect();
    assert_eq!(codes, ["CFC0502", "CFC0502", "CFC0502"]);
}

#[test]
fn files_whose_event_is_not_known_are_left_alone() {
    let shared = "fn f(request: &mut Request) { request.headers.insert(\"Host\", \"a\"); }";
    let file = syn::parse_file(shared).expect("a file");
    assert!(check_file(&file).is_empty());
}

#[test]
fn key_value_stores_need_an_async_handler() {
    refuses(
        ViewerRequest,
        "KeyValueStore::open()",
        "CFC0504",
        "KeyValueStore::open",
    );
    refuses(
        ViewerResponse,
        "cf::KeyValueStore::open()",
        "CFC0504",
        "cf::KeyValueStore::open",
    );
    accepts(ViewerRequest, "async fn inner() { KeyValueStore::open(); }");
    let function = syn::parse_str(
        "async fn h(event: ViewerRequestEvent) -> Request { KeyValueStore::open(); todo!() }",
    )
    .expect("a function");
    assert!(check_handler_item(ViewerRequest, &function).is_empty());
}
