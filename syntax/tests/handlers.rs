//! Handlers: where they are found, which signatures are taken, and where the errors stand.

use cfc_syntax::EventType::{Connection, ViewerRequest, ViewerResponse};
use cfc_syntax::{EventType, Returns, check_function, check_handler, handlers};

fn parse(source: &str) -> syn::File {
    syn::parse_file(source).unwrap_or_else(|error| panic!("{error} in\n{source}"))
}

/// Codes and places of what is wrong with a signature.
fn wrong(event_type: EventType, source: &str) -> Vec<(&'static str, String)> {
    let function = syn::parse_str(source).expect("a function");
    let errors = check_handler(event_type, &function)
        .err()
        .unwrap_or_default();
    errors
        .iter()
        .map(|error| (error.code.id, error.span.source_text().unwrap_or_default()))
        .collect()
}

fn returns(event_type: EventType, ty: &str) -> Option<Returns> {
    let event = match event_type {
        ViewerRequest => "ViewerRequestEvent",
        ViewerResponse => "ViewerResponseEvent",
        Connection => "Connection",
    };
    let source = format!("fn h(e: {event}) -> {ty} {{ todo!() }}");
    let function = syn::parse_str(&source).expect("a function");
    check_handler(event_type, &function)
        .ok()
        .map(|signature| signature.returns)
}

#[test]
fn attributes_are_found_by_their_last_segment() {
    let file = parse(
        "#[viewer_request] fn a(e: ViewerRequestEvent) -> Request { e.request }
         mod deep { #[cloudfront_functions::viewer_response] async fn b(e: ViewerResponseEvent) -> Response { e.response } }
         #[cfg(test)] mod tests { #[viewer_request] fn c() {} }
         fn d() {}",
    );
    let scan = handlers(&file);
    let names: Vec<String> = scan
        .handlers
        .iter()
        .map(|handler| {
            let module: Vec<String> = handler.module.iter().map(ToString::to_string).collect();
            format!(
                "{} {} {}",
                module.join("::"),
                handler.function.sig.ident,
                handler.event_type
            )
        })
        .collect();
    assert_eq!(names, [" a viewer-request", "deep b viewer-response"]);
    assert!(scan.diagnostics.is_empty());
}

#[test]
fn handlers_of_a_library_may_stand_in_different_modules_of_a_file() {
    let file = parse(
        "mod a { #[viewer_request] fn h(e: ViewerRequestEvent) -> Request { e.request } }
         mod b { #[viewer_request] fn h(e: ViewerRequestEvent) -> Request { e.request } }",
    );
    assert!(handlers(&file).diagnostics.is_empty());
    let errors = check_function(&file).expect_err("a function has one handler");
    assert_eq!(errors[0].code.id, "CFC0202");
}

#[test]
fn a_second_handler_names_the_first() {
    let file = parse("#[viewer_request] fn first() {} #[viewer_request] fn second() {}");
    let diagnostics = handlers(&file).diagnostics;
    assert_eq!(diagnostics[0].span.source_text().as_deref(), Some("second"));
    assert_eq!(
        diagnostics[0].labels[0].0.source_text().as_deref(),
        Some("first")
    );
}

#[test]
fn attributes_elsewhere_are_refused() {
    for source in [
        "#[viewer_request] struct S;",
        "struct S; impl S { #[viewer_request] fn f(&self) {} }",
        "#[viewer_request(fast)] fn f(e: ViewerRequestEvent) -> Request { e.request }",
    ] {
        let errors = check_function(&parse(source)).expect_err("it is misplaced");
        assert_eq!(errors[0].code.id, "CFC0205", "{source}");
    }
}

#[test]
fn a_connection_function_returns_nothing() {
    let signature = |source: &str| {
        let function = syn::parse_str(source).expect("a function");
        check_handler(Connection, &function).ok()
    };
    let good = signature("async fn handler(connection: Connection) {}").expect("it is right");
    assert_eq!((good.returns, good.is_async), (Returns::Nothing, true));
    assert_eq!(returns(Connection, "Response"), None);
    let wrong = wrong(Connection, "fn handler(event: ViewerRequestEvent) {}");
    assert_eq!(wrong, [("CFC0203", "ViewerRequestEvent".to_owned())]);
    let file = parse("#[connection] fn handler(connection: Connection) { connection.allow(); }");
    assert!(check_function(&file).is_ok());
}

#[test]
fn the_three_answers_of_a_viewer_request() {
    assert_eq!(
        returns(ViewerRequest, "Result<Request, Response>"),
        Some(Returns::ResultRequestResponse)
    );
    assert_eq!(
        returns(
            ViewerRequest,
            "core::result::Result<cf::Request, cf::Response>"
        ),
        Some(Returns::ResultRequestResponse)
    );
    assert_eq!(returns(ViewerRequest, "Request"), Some(Returns::Request));
    assert_eq!(
        returns(ViewerRequest, "(prelude::Response)"),
        Some(Returns::Response)
    );
    for ty in [
        "Result<Response, Request>",
        "Result<Request>",
        "()",
        "&Request",
        "impl Into<Request>",
    ] {
        assert_eq!(returns(ViewerRequest, ty), None, "{ty}");
    }
}

#[test]
fn a_viewer_response_answers_with_a_response() {
    assert_eq!(returns(ViewerResponse, "Response"), Some(Returns::Response));
    assert_eq!(returns(ViewerResponse, "Request"), None);
    assert_eq!(returns(ViewerResponse, "Result<Request, Response>"), None);
}

#[test]
fn signatures_are_refused_where_they_are_wrong() {
    let cases = [
        (
            "fn h(e: ViewerResponseEvent) -> Request { todo!() }",
            "CFC0203",
            "ViewerResponseEvent",
        ),
        (
            "fn h(e: &ViewerRequestEvent) -> Request { todo!() }",
            "CFC0203",
            "&ViewerRequestEvent",
        ),
        (
            "fn h(e: ViewerRequestEvent, n: u8) -> Request { todo!() }",
            "CFC0203",
            "n: u8",
        ),
        ("fn h() -> Request { todo!() }", "CFC0203", "h"),
        ("fn h(e: ViewerRequestEvent) { }", "CFC0204", "h"),
        (
            "fn h(e: ViewerRequestEvent) -> String { todo!() }",
            "CFC0204",
            "String",
        ),
        (
            "fn h<T>(e: ViewerRequestEvent) -> Request { todo!() }",
            "CFC0205",
            "T",
        ),
        (
            "const fn h(e: ViewerRequestEvent) -> Request { todo!() }",
            "CFC0205",
            "const",
        ),
        (
            "fn h(e: ViewerRequestEvent) -> Request where u8: Copy { todo!() }",
            "CFC0205",
            "where",
        ),
    ];
    for (source, code, place) in cases {
        assert_eq!(
            wrong(ViewerRequest, source),
            [(code, place.to_string())],
            "{source}"
        );
    }
}

#[test]
fn all_that_is_wrong_shows_at_once() {
    let codes: Vec<_> = wrong(ViewerRequest, "fn h<T>() -> T { todo!() }")
        .into_iter()
        .map(|one| one.0)
        .collect();
    assert_eq!(codes, ["CFC0205", "CFC0203", "CFC0204"]);
}
