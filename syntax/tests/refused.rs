//! What is refused, form by form, with the code and the source that the error stands on.

use cfc_syntax::{Diagnostic, check_file};

/// Each finding of `source` as its code and the text at its place.
fn found(source: &str) -> Vec<(&'static str, String)> {
    let file = syn::parse_file(source).unwrap_or_else(|error| panic!("{error} in\n{source}"));
    check_file(&file).iter().map(place).collect()
}

fn place(diagnostic: &Diagnostic) -> (&'static str, String) {
    let text = diagnostic.span.source_text().unwrap_or_default();
    (diagnostic.code.id, text)
}

#[track_caller]
fn refuses(source: &str, code: &str, place: &str) {
    assert_eq!(
        found(source),
        [(code_of(code), place.to_string())],
        "in\n{source}"
    );
}

fn code_of(code: &str) -> &'static str {
    cfc_syntax::explain(code).expect("the code exists").id
}

#[test]
fn unsafe_code() {
    refuses("unsafe fn f() {}", "CFC0101", "unsafe");
    refuses("unsafe impl A for B {}", "CFC0101", "unsafe");
    refuses("unsafe trait A {}", "CFC0101", "unsafe");
    refuses(
        "fn f() { let a = unsafe { g() }; }",
        "CFC0101",
        "unsafe { g() }",
    );
    refuses("type F = unsafe fn();", "CFC0101", "unsafe");
    refuses("#[unsafe(no_mangle)] fn f() {}", "CFC0101", "unsafe");
}

#[test]
fn the_inside_of_unsafe_is_looked_at_too() {
    let codes: Vec<_> = found("fn f() { unsafe { dbg!(1) } }")
        .into_iter()
        .map(|one| one.0)
        .collect();
    assert_eq!(codes, ["CFC0101", "CFC0108"]);
}

#[test]
fn raw_pointers() {
    refuses("fn f(p: *mut u8) {}", "CFC0102", "*mut u8");
    refuses(
        "fn f() { let p = &raw const x; }",
        "CFC0102",
        "&raw const x",
    );
    refuses("use std::ptr;", "CFC0102", "ptr");
    refuses("fn f() { core::ptr::null(); }", "CFC0102", "ptr");
}

#[test]
fn foreign_code() {
    refuses(
        "extern \"C\" { fn f(); }",
        "CFC0103",
        "extern \"C\" { fn f(); }",
    );
    refuses("extern crate alloc;", "CFC0103", "extern crate alloc;");
    refuses("type F = extern \"C\" fn();", "CFC0103", "extern \"C\"");
    refuses("fn f() { c\"text\"; }", "CFC0103", "c\"text\"");
    refuses(
        "fn f() { core::arch::asm!(\"nop\"); }",
        "CFC0103",
        "core::arch::asm",
    );
}

#[test]
fn trait_objects() {
    refuses("fn f(x: &dyn Fn()) {}", "CFC0104", "dyn Fn()");
    refuses(
        "fn f() -> Result<(), Box<dyn std::error::Error>> { g() }",
        "CFC0104",
        "dyn std::error::Error",
    );
    refuses("fn f() { let x = y as &dyn A; }", "CFC0104", "dyn A");
}

#[test]
fn items() {
    refuses("union U { a: u8 }", "CFC0105", "union U { a: u8 }");
    refuses("static mut N: u8 = 1;", "CFC0106", "mut");
    refuses("macro_rules! m { () => {} }", "CFC0107", "macro_rules");
    refuses(
        "thread_local! { static A: u8 = 1; }",
        "CFC0108",
        "thread_local",
    );
    refuses(
        "impl Drop for A { fn drop(&mut self) {} }",
        "CFC0111",
        "Drop",
    );
    refuses(
        "impl std::ops::Drop for A { fn drop(&mut self) {} }",
        "CFC0111",
        "std::ops::Drop",
    );
    refuses("trait A { m!(); }", "CFC0108", "m");
    refuses("impl A { m!(); }", "CFC0108", "m");
}

#[test]
fn macros() {
    refuses("fn f() { dbg!(x); }", "CFC0108", "dbg");
    refuses(
        "fn f() -> u8 { other::format_it!(x) }",
        "CFC0108",
        "other::format_it",
    );
    refuses("fn f(x: m!()) {}", "CFC0108", "m");
    refuses("fn f() { let m!() = x; }", "CFC0108", "m");
    refuses("fn f() { matches!(a); }", "CFC0109", "matches");
}

#[test]
fn the_inside_of_macro_calls_is_checked() {
    refuses(
        "fn f() { println!(\"{}\", unsafe { 1 }); }",
        "CFC0101",
        "unsafe { 1 }",
    );
    refuses(
        "fn f() { format!(\"{a}\", a = 1u128); }",
        "CFC0301",
        "1u128",
    );
    refuses("fn f() { vec![std::fs::read(p); 3]; }", "CFC0117", "fs");
    refuses("fn f() { matches!(x, 1i128); }", "CFC0301", "1i128");
    refuses(
        "fn f() { assert!(vec![dbg!(1)].is_empty()); }",
        "CFC0108",
        "dbg",
    );
}

#[test]
fn asynchronous_closures() {
    refuses("fn f() { async { 1 }; }", "CFC0110", "async { 1 }");
    refuses(
        "fn f() { async move { 1 }; }",
        "CFC0110",
        "async move { 1 }",
    );
    refuses("fn f() { g(async |x| x); }", "CFC0110", "async");
}

#[test]
fn unstable_and_unknown_syntax() {
    refuses("fn f() { try { 1 }; }", "CFC0112", "try { 1 }");
    refuses("fn f() { yield 1; }", "CFC0112", "yield 1");
    refuses("trait A = B;", "CFC0112", "trait A = B;");
    refuses("auto trait A {}", "CFC0112", "auto");
    refuses("impl !A for B {}", "CFC0112", "!");
    refuses("impl A for B { default fn f() {} }", "CFC0112", "default");
    refuses("#![feature(never_type)]", "CFC0112", "feature");
    refuses(
        "fn f() { match x { const { 1 } => {} } }",
        "CFC0112",
        "const { 1 }",
    );
    refuses("pub const A: u8;", "CFC0113", "pub const A: u8;");
}

#[test]
fn attributes_and_derives() {
    refuses("#[tokio::main] fn f() {}", "CFC0114", "tokio::main");
    refuses(
        "#[test_case::allow] fn f() {}",
        "CFC0114",
        "test_case::allow",
    );
    refuses("struct S { #[strange] a: u8 }", "CFC0114", "strange");
    refuses("#[cfg(feature = \"a\")] fn f() {}", "CFC0115", "cfg");
    refuses(
        "#[cfg_attr(unix, derive(Clone))] struct S;",
        "CFC0115",
        "cfg_attr",
    );
    refuses("fn f() { #[cfg(unix)] let a = 1; }", "CFC0115", "cfg");
    refuses(
        "#[derive(Clone, strum::Display)] enum E {}",
        "CFC0116",
        "strum::Display",
    );
}

#[test]
fn paths_of_std() {
    refuses("fn f() { std::thread::spawn(g); }", "CFC0117", "thread");
    refuses("use std::{fmt, fs::File};", "CFC0117", "fs");
    refuses("use std::io::{self, Read};", "CFC0117", "io");
    refuses("use ::std::net::TcpStream as Tcp;", "CFC0117", "net");
    refuses("fn f() { std::env::var(\"A\"); }", "CFC0117", "env");
    refuses("use std::process;", "CFC0117", "process");
    refuses("use std::rc::Rc;", "CFC0302", "rc");
    refuses("fn f(a: std::sync::Arc<u8>) {}", "CFC0302", "sync");
    refuses("use core::cell::*;", "CFC0302", "cell");
}

#[test]
fn wide_integers() {
    refuses("fn f(a: i128) {}", "CFC0301", "i128");
    refuses("fn f() { u128::from(1u8); }", "CFC0301", "u128");
    refuses("fn f() { 1 as Vec<u128>; }", "CFC0301", "u128");
    refuses("fn f() { 0x1fu128; }", "CFC0301", "0x1fu128");
}

#[test]
fn findings_come_in_the_order_of_the_source() {
    let codes: Vec<_> = found("use std::rc::Rc; fn f(a: u128) { unsafe {} }")
        .into_iter()
        .map(|one| one.0)
        .collect();
    assert_eq!(codes, ["CFC0302", "CFC0301", "CFC0101"]);
}
