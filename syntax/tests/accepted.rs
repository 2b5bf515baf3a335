//! What the subset must cover is accepted, each on its own so that a failure names it.

use cfc_syntax::{check_file, check_function};

fn accepts(source: &str) {
    let file = syn::parse_file(source).unwrap_or_else(|error| panic!("{error} in\n{source}"));
    let found = check_file(&file);
    assert!(found.is_empty(), "{found:#?} in\n{source}");
}

#[test]
fn items() {
    accepts("struct A { x: i32, y: String } struct B(u8, u8); struct C;");
    accepts("enum E<T> { A, B(T), C { x: u8 } = 3 }");
    accepts("impl<T: Clone> A<T> { const N: usize = 1; type X = u8; fn f(&mut self) {} }");
    accepts("const N: [u8; 2] = [1, 2]; static S: &str = \"s\"; const fn f() -> u8 { 1 }");
    accepts("mod a { pub(crate) mod b { pub(super) fn f() {} } } use a::{b::f as g, *}; mod file;");
    accepts("trait T: Clone { const N: u8; type Out; fn f(&self) -> Self::Out; fn g(self) {} }");
    accepts("type Pair<T> = (T, T);");
    accepts("impl std::ops::Add for A { type Output = A; fn add(self, other: A) -> A { self } }");
    accepts("impl From<A> for B { fn from(a: A) -> B { B } }");
}

#[test]
fn patterns() {
    accepts(
        "fn f(x: X) -> u8 { match x {
            0 | 1 => 1,
            2..=4 | 7.. => 2,
            n @ 9 if n > 3 => n,
            X { a, b: [first, .., last], .. } => first,
            X::Y(ref mut a, (_, &b)) => b,
            [head, tail @ ..] => head,
            \"text\" | 'c' | b'x' | true | -1 | path::CONST => 3,
            _ => 4,
        } }",
    );
    accepts(
        "fn f() { let (mut a, _) = g(); let Some(x) = h() else { return }; let [y, z]: [u8; 2]; }",
    );
    accepts("fn f(&(a, b): &(u8, u8), [c, ..]: [u8; 3]) {}");
}

#[test]
fn control_flow() {
    accepts("fn f() { 'a: loop { break 'a; } let x = loop { break 5; }; 'b: { break 'b; } }");
    accepts("fn f() { while let Some(x) = it.next() { if x { continue } else if y { return } } }");
    accepts("fn f() { if let Some(a) = b && a > 3 && let Ok(c) = d { g(c) } }");
    accepts(
        "fn f() { for (i, c) in s.chars().enumerate() {} for i in (0..10).rev().step_by(2) {} }",
    );
    accepts("fn f() -> Result<u8, E> { let a = g()?; Ok(h(a)?) }");
}

#[test]
fn expressions() {
    accepts("fn f() { let g = |a: u8, (b, c)| -> u8 { a + b }; let h = move || g(1, (2, 3)); }");
    accepts("fn f(a: &mut i32) { *a += 1; let b = &mut *a; let c = &b; }");
    accepts("fn f() { let a = A { x: 1, ..Default::default() }; let b = (a.x, a.0.1)[..]; }");
    accepts("fn f() { let a = x as u8; a <<= 2; (p, q) = (q, p); _ = h(); let n = !a & -b ^ c; }");
    accepts(
        "fn f() { s[1..].parse::<u32>(); <str as ToString>::to_string(s); [0u8; 4]; 1_000i64; 2.5f32 }",
    );
    accepts("fn f() { const N: u8 = 1; fn inner() {} use a::b; struct S; inner() }");
}

#[test]
fn types() {
    accepts(
        "fn f<'a, T, const N: usize>(a: &'a [T; N], g: impl Fn(&T) -> bool) -> impl Iterator<Item = &'a T> + 'a where T: Clone + ?Sized, for<'b> T: X<'b> { todo!() }",
    );
    accepts("fn f(a: fn(u8) -> u8, b: (), c: &[&str], d: Option<Box<u8>>) -> ! { panic!() }");
    accepts("fn f(a: &u8) -> impl Iterator<Item: Clone> + use<'_> { todo!() }");
}

#[test]
fn macros() {
    accepts(
        "fn f() { println!(\"{a} {b:?} {}\", c + 1, b = d); vec![]; vec![1; 2]; vec![1, 2,]; }",
    );
    accepts(
        "fn f() { std::assert!(a, \"{}\", b); matches!(x, Some(1 | 2) if y); matches!(x, A | B,); }",
    );
    accepts(
        "const A: &str = concat!(\"a\", env!(\"B\"), include_str!(\"c\")); fn f() { stringify!(a + unsafe) }",
    );
    accepts(
        "impl Display for A { fn fmt(&self, f: &mut Formatter<'_>) -> Result { write!(f, \"{}\", self.0)?; writeln!(f) } }",
    );
    accepts(
        "fn f() { assert_eq!(a, b); debug_assert_ne!(a, b, \"why\"); unreachable!(); unimplemented!(\"x\"); }",
    );
}

#[test]
fn attributes() {
    accepts("#![allow(dead_code)] #![doc = include_str!(\"x.md\")] //! text");
    accepts("/// text\n#[must_use] #[inline] #[allow(clippy::all)] #[rustfmt::skip] fn f() {}");
    accepts(
        "#[derive(Clone, Debug, Default, PartialEq, std::cmp::Eq, serde::Deserialize)] #[serde(rename = \"a\")] enum E { #[default] A }",
    );
    accepts("#[cfg(not(test))] const A: u8 = 1; #[cfg_attr(test, derive(Strange))] struct S;");
}

#[test]
fn async_functions() {
    accepts("async fn f() -> Option<u8> { g(h().await?).await } trait T { async fn a(&self); }");
}

#[test]
fn tests_are_left_out() {
    accepts("#[cfg(test)] mod tests { use std::fs; #[test] fn f() { unsafe {} } }");
    accepts("#[test] fn f() { dbg!(1); }");
    accepts("impl A { #[cfg(test)] fn f(p: *const u8) {} }");
}

#[test]
fn the_parts_of_std_that_a_function_has() {
    accepts("use std::{collections::{BTreeMap, HashMap}, fmt::{self, Write}, time::Duration};");
    accepts("fn f() { core::mem::swap(a, b); std::cmp::max(1, 2); thread::spawn(fs) }");
    accepts("use std::sync::LazyLock; static A: LazyLock<u8> = LazyLock::new(|| 1);");
    accepts("static A: std::sync::LazyLock<u8> = std::sync::LazyLock::new(|| 1);");
}

/// The three samples that fix the taste of the language.
#[test]
fn whole_functions() {
    for source in [
        include_str!("functions/bookmark_create.rs"),
        include_str!("functions/scrub_location.rs"),
        include_str!("functions/circuit_breaker.rs"),
    ] {
        let file = syn::parse_file(source).expect("the sample is Rust");
        let checked = check_function(&file);
        assert!(checked.is_ok(), "{checked:#?} in\n{source}");
    }
}
