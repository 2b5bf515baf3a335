//! What the author is told, and that nothing is told twice.

use super::{check_crate, describe, load};
use crate::hir::CrateId;

fn reported(text: &str) -> Vec<String> {
    let tcx = load(text);
    check_crate(&tcx, CrateId::Local)
        .iter()
        .map(|d| describe(&tcx, d))
        .collect()
}

#[test]
fn unknown_method_names_the_near_one() {
    let found = reported("fn f(s: &str) { let n = s.trimm().len(); }");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].contains("CFC0402") && found[0].contains("`trim`"),
        "{found:#?}"
    );
}

/// Nothing is near, so that a list has to do; what cannot be called on a value is not in it.
#[test]
fn unknown_method_names_the_few_there_are() {
    let tcx = load(
        "struct S; impl S { fn new() -> S { S } fn keys(&self) -> u8 { 1 } fn get(&self) -> u8 { 2 } } \
         fn f(s: &S) -> u8 { s.elements() }",
    );
    let found = check_crate(&tcx, CrateId::Local);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.to_string(), "CFC0402");
    assert_eq!(found[0].help, ["it has `get`, `keys`"]);
}

/// What follows from a mistake is nobody's second mistake.
#[test]
fn one_mistake_is_told_once() {
    for rest in [
        "if let Some(x) = q.first() { x.trim().len() } else { 0 }",
        "let mut n = 0; for (a, b) in q.all() { if b.starts_with(\"a\") { n += a.len(); } } n",
        "match q.read() { Ok(v) => v.trim().len(), Err(e) => format!(\"{e}\").len() }",
        "let mut v: Vec<u8> = Vec::new(); q.all().filter(|(n, _)| !v.contains(n)).count()",
        "let (first, ..) = q.parts(); first.len() + first.split(',').filter(|p| p.is_empty()).count()",
        "let [x, y] = q.two(); x.len() + y.len()",
        "let all = q.all(); all[0].name.len() + all.iter().map(|p| p.value).sum::<usize>()",
        "q.all().map(|(_, v)| v.parse::<u32>().unwrap_or(0)).sum::<u32>() as usize + 1",
    ] {
        let found = reported(&format!("struct Q; fn f(q: &Q) -> usize {{ {rest} }}"));
        assert_eq!(found.len(), 1, "{rest}: {found:#?}");
    }
}

#[test]
fn mismatched_types() {
    let found = reported("fn f() -> u8 { let s: String = \"x\"; 1 }");
    assert_eq!(
        found,
        ["lib.rs:1: CFC0405 expected `String`, found `&str` at `\"x\"`"]
    );
}

#[test]
fn a_method_takes_itself_as_its_trait_says() {
    let text = |declared: &str, given: &str| {
        format!(
            "trait T {{ fn f({declared}) -> u8; }} struct S {{ n: u8, m: u8 }} \
             impl T for S {{ fn f({given}) -> u8 {{ self.n }} }}"
        )
    };
    assert_eq!(
        reported(&text("&self", "self")),
        ["lib.rs:1: CFC0405 expected `&S`, found `S` at `self`"]
    );
    assert_eq!(
        reported(&text("self", "&self")),
        ["lib.rs:1: CFC0405 expected `S`, found `&S` at `self`"]
    );
    assert_eq!(reported(&text("&mut self", "&self")).len(), 1);
    assert_eq!(reported(&text("&self", "&self")), [""; 0]);
    let on_reference = "trait T { fn f(self) -> u8; } struct S { n: u8 } \
         impl T for &S { fn f(self) -> u8 { self.n } }";
    assert_eq!(reported(on_reference), [""; 0]);
}

#[test]
fn missing_trait() {
    let found = reported("struct S; fn f(s: S) -> String { format!(\"{s}\") }");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].contains("CFC0406 `S` does not implement `Display`"),
        "{found:#?}"
    );
}

#[test]
fn annotations_needed() {
    let found = reported("fn f() { let v = Vec::new(); }");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("CFC0404 the type of `v`"), "{found:#?}");
}

/// Only what is behind the reference is open.
#[test]
fn annotations_needed_behind_a_reference() {
    for (text, place) in [
        (
            "fn f() { let x = &mut Default::default(); x.next = 1; }",
            "`x`",
        ),
        (
            "fn f() { let x = &Default::default(); x.missing(); }",
            "`x`",
        ),
        (
            "fn f() { let x = &mut Default::default(); x[0] += 1; }",
            "`Default::default`",
        ),
    ] {
        let found = reported(text);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(
            found[0].contains("CFC0404") && found[0].ends_with(place),
            "{found:#?}"
        );
    }
}

/// Nothing here means anything; every place is told about once, and checking comes to an end.
#[test]
fn nonsense_ends_with_messages() {
    let found = reported(
        "struct S { a: u8 }
        fn f1(s: S) -> u8 { s.b + s.a.foo() }
        fn f2() -> impl Iterator<Item = u8> { 5 }
        fn f3() { f1(); f1(1, 2); }
        fn f4(x: Option<u8>) { match x { Some(a, b) => {}, Ok(1) => {}, None => {} } }
        fn f5() { let (a, b, c) = (1, 2); }
        fn f6<T>(t: T) -> T { t + t }
        fn f7() { !\"x\"; 5[0]; 5(); 5.x; *5; }
        trait Tr { type A: Tr; fn go(&self) -> Self::A; }
        impl Tr for S { type A = <S as Tr>::A; fn go(&self) -> Self::A { self.go().go() } }
        impl<T> Tr for Vec<T> where Vec<Vec<T>>: Tr { type A = Vec<T>; fn go(&self) -> Vec<T> { loop {} } }
        fn f8(v: Vec<u8>) { v.go(); }
        const A: usize = B;
        const B: usize = A;
        fn f9(x: [u8; A]) { x.len(); }
        fn f10() -> u8 { f11() }
        fn f11() -> impl Copy { f11() }
        fn f12() { let f = |a, b| a(b); f(1); }
        fn f13() { let mut o = None; o = Some(o); }",
    );
    let codes: Vec<&str> = found
        .iter()
        .filter_map(|d| d.split(": ").nth(1)?.split(' ').next())
        .collect();
    assert!(codes.len() > 15, "{found:#?}");
    let mut unique = found.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), found.len(), "{found:#?}");
    let line8 = found.iter().filter(|d| d.starts_with("lib.rs:8:")).count();
    assert_eq!(line8, 5, "{found:#?}");
}
