//! What is taken out, and that nothing else changes.

use super::js_attributes;
use proc_macro2::TokenStream;

fn stripped(text: &str) -> String {
    let tokens: TokenStream = text.parse().expect("the test is made of tokens");
    js_attributes(tokens).to_string()
}

fn plain(text: &str) -> String {
    let tokens: TokenStream = text.parse().expect("the test is made of tokens");
    tokens.to_string()
}

#[test]
fn attributes_vanish_at_every_depth() {
    let source = r#"
        #[js(object)] #[derive(Clone)] pub struct S { #[js(name = "a")] pub a: u8, pub b: u8 }
        enum E { #[js("x")] A, #[cfc_macros::js] B(#[js] u8) }
        impl S { #[js(pure "$self.f([1])")] #[must_use] fn f(&self) -> u8 { self.a } }
    "#;
    let expected = "
        #[derive(Clone)] pub struct S { pub a: u8, pub b: u8 }
        enum E { A, B(u8) }
        impl S { #[must_use] fn f(&self) -> u8 { self.a } }
    ";
    assert_eq!(stripped(source), plain(expected));
}

#[test]
fn everything_else_stays() {
    let source = "#[doc(js)] #[jsx] fn f() -> [js; 1] { let js = [js]; # [x] }";
    assert_eq!(stripped(source), plain(source));
}

#[test]
fn places_stay_where_nothing_is_taken_out() {
    let source = "fn f() { g(1) }";
    let tokens: TokenStream = source.parse().expect("tokens");
    let last = js_attributes(tokens).into_iter().last().expect("a block");
    let proc_macro2::TokenTree::Group(block) = last else {
        panic!("the last token is the block");
    };
    assert_eq!(block.span_open().source_text().as_deref(), Some("{"));
}
