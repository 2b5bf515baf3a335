//! Expansion on token streams; that the result compiles is `tests/handlers.rs`.

use super::{handler, subset};
use cfc_syntax::EventType::{ViewerRequest, ViewerResponse};
use proc_macro2::TokenStream;

const GOOD: &str = "fn handler(event: ViewerRequestEvent) -> Request { event.request }";

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("the test is made of tokens")
}

fn plain(text: &str) -> String {
    tokens(text).to_string()
}

/// The text of every `compile_error!` with the source that it stands on.
fn errors(expansion: TokenStream) -> Vec<(String, String)> {
    let file: syn::File = syn::parse2(expansion).expect("an expansion is a list of items");
    let macros = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Macro(item) => Some(item.mac),
        _ => None,
    });
    macros
        .map(|mac| {
            let place = mac.path.segments[0].ident.span().source_text();
            let message: syn::LitStr = mac.parse_body().expect("a message");
            (message.value(), place.unwrap_or_default())
        })
        .collect()
}

#[test]
fn the_item_comes_first_and_untouched() {
    let source = "#[doc = \"x\"] pub  async fn handler (event : ViewerRequestEvent)->Request{ event.request }";
    let expansion = handler(ViewerRequest, &TokenStream::new(), &tokens(source)).to_string();
    assert!(expansion.starts_with(&plain(source)), "{expansion}");
}

#[test]
fn a_handler_gets_assertions_and_a_native_entry() {
    let expansion = handler(ViewerRequest, &TokenStream::new(), &tokens(GOOD)).to_string();
    for part in [
        "= :: core :: marker :: PhantomData :: < ViewerRequestEvent >",
        "T : :: cloudfront_functions :: native :: ViewerRequestOutcome",
        "outcome :: < Request > ()",
        "pub fn __cfc_native",
        "run_viewer_request (event , handler)",
    ] {
        assert!(expansion.contains(part), "{part}\n{expansion}");
    }
    assert!(!expansion.contains("compile_error"), "{expansion}");
}

#[test]
fn an_async_handler_is_waited_for() {
    let source = "async fn h(event: ViewerResponseEvent) -> Response { event.response }";
    let expansion = handler(ViewerResponse, &TokenStream::new(), &tokens(source)).to_string();
    let call = "run_viewer_response (event , | event | :: cloudfront_functions :: native :: block_on (h (event)))";
    assert!(expansion.contains(call), "{expansion}");
}

#[test]
fn errors_stand_on_the_authors_tokens() {
    let source = "fn handler(event: ViewerRequestEvent) -> Request {
        let mut request = event.request;
        request.headers.insert(\"Host\", \"a\");
        let n = 1u128;
        request
    }";
    let found = errors(handler(ViewerRequest, &TokenStream::new(), &tokens(source)));
    let mut found = found
        .iter()
        .map(|(message, place)| (&message[..9], place.as_str()));
    assert_eq!(found.next(), Some(("CFC0301: ", "1u128")));
    assert_eq!(found.next(), Some(("CFC0501: ", "\"Host\"")));
    assert_eq!(found.next(), None);
}

#[test]
fn help_follows_the_message() {
    let source = "fn f() { unsafe {} }";
    let found = errors(subset(&TokenStream::new(), &tokens(source)));
    assert!(found[0].0.starts_with("CFC0101: "), "{}", found[0].0);
    assert!(found[0].0.contains("\nhelp: "), "{}", found[0].0);
}

#[test]
fn a_wrong_signature_gets_an_error_on_its_type_and_no_entry() {
    let source = "fn handler(event: ViewerRequestEvent) -> Option<Request> { None }";
    let expansion = handler(ViewerRequest, &TokenStream::new(), &tokens(source));
    assert!(!expansion.to_string().contains("__cfc_native"));
    let found = errors(expansion);
    assert_eq!(found.len(), 1);
    assert!(found[0].0.starts_with("CFC0204: "));
    assert_eq!(found[0].1, "Option<Request>");
}

#[test]
fn other_items_and_arguments_are_refused() {
    let on_a_struct = handler(ViewerRequest, &TokenStream::new(), &tokens("struct S;"));
    assert!(errors(on_a_struct)[0].0.starts_with("CFC0205: "));
    let with_arguments = handler(ViewerRequest, &tokens("fast"), &tokens(GOOD));
    assert_eq!(
        errors(with_arguments)[0].1,
        "fast",
        "the error stands on the argument"
    );
}

#[test]
fn subset_reads_modules() {
    let source = "mod shared { fn f(x: &dyn Fn()) {} #[cfg(test)] mod tests { use std::fs; } }";
    let expansion = subset(&TokenStream::new(), &tokens(source));
    assert!(expansion.to_string().starts_with(&plain(source)));
    let found = errors(expansion);
    assert_eq!(found.len(), 1);
    assert!(found[0].0.starts_with("CFC0104: "));
}

#[test]
fn subset_sees_a_second_handler_in_a_module() {
    let source = "mod m { #[viewer_request] fn a() {} #[viewer_request] fn b() {} }";
    let found = errors(subset(&TokenStream::new(), &tokens(source)));
    assert_eq!(found.len(), 1);
    assert!(found[0].0.starts_with("CFC0202: "), "{}", found[0].0);
    assert_eq!(found[0].1, "b");
}

#[test]
fn subset_takes_no_arguments() {
    let found = errors(subset(&tokens("fast"), &tokens("fn f() {}")));
    assert!(found[0].0.starts_with("CFC0114: "), "{}", found[0].0);
}
