//! Caret tests: a comment line underlines an expression or binding of the line before and says its type.

use super::{check_crate, describe, load, owners};
use crate::TyCtxt;
use crate::hir::CrateId;
use crate::span::Span;

/// What a caret line says: the underlined bytes, and the type.
fn carets(text: &str) -> Vec<(u32, u32, String)> {
    let mut found = Vec::new();
    let (mut line_start, mut code_start) = (0, 0);
    for line in text.split_inclusive('\n') {
        let comment = line.trim_start().strip_prefix("//");
        match comment.filter(|rest| rest.trim_start().starts_with('^')) {
            Some(_) => {
                let first = line.find('^').unwrap();
                let last = line.rfind('^').unwrap();
                let at = |column: usize| u32::try_from(code_start + column).unwrap();
                found.push((at(first), at(last) + 1, line[last + 1..].trim().to_string()));
            }
            None => code_start = line_start,
        }
        line_start += line.len();
    }
    found
}

fn type_at(tcx: &TyCtxt, lo: u32, hi: u32) -> Option<String> {
    let hits = |span: Span| tcx.sources.file(span.file).is_local && (span.lo, span.hi) == (lo, hi);
    for owner in owners(tcx, CrateId::Local) {
        let results = tcx.typeck(owner);
        let body = tcx.body_of(owner).unwrap();
        if let Some(i) = body.locals.iter().position(|local| hits(local.span)) {
            return Some(tcx.show(&results.local_tys[i]));
        }
        if let Some(i) = body.exprs.iter().rposition(|expr| hits(expr.span)) {
            return Some(tcx.show(&results.expr_tys[i]));
        }
    }
    None
}

fn check(text: &str) {
    let tcx = load(text);
    let diagnostics: Vec<String> = check_crate(&tcx, CrateId::Local)
        .iter()
        .map(|d| describe(&tcx, d))
        .collect();
    assert!(diagnostics.is_empty(), "{}", diagnostics.join("\n"));
    let carets = carets(text);
    assert!(!carets.is_empty(), "no caret in\n{text}");
    for (lo, hi, wanted) in carets {
        let found = type_at(&tcx, lo, hi);
        let shown = &text[lo as usize..hi as usize];
        assert_eq!(found.as_deref(), Some(&wanted[..]), "`{shown}` in\n{text}");
    }
}

#[test]
fn literals_fall_back() {
    check(
        "fn f() {
            let a = 1;
            //  ^ i32
            let b = 1.5;
            //  ^ f64
            let c = 1u8;
            //  ^ u8
            let d: u64 = 2;
            let e = d + 1;
            //          ^ u64
            //  ^ u64
            let s = \"x\";
            //  ^ &str
        }",
    );
}

#[test]
fn methods_through_autoderef() {
    check(
        "fn f(v: Vec<String>, s: &String, b: Box<Vec<u8>>) {
            let n = v.len();
            //  ^ usize
            let first = v.first();
            //  ^^^^^ Option<&String>
            let t = s.trim();
            //  ^ &str
            let c = s.clone();
            //  ^ String
            let x = b[0];
            //  ^ u8
            let y = &v[1..];
            //  ^ &[String]
        }",
    );
}

#[test]
fn closures_and_iterators() {
    check(
        "fn f(v: Vec<String>, m: &[i32]) {
            let lens = v.iter().map(|s| s.len()).collect::<Vec<_>>();
            //                       ^ &String
            //  ^^^^ Vec<usize>
            let total: i32 = m.iter().sum();
            let t = m.iter().filter(|x| **x > 2).count();
            //                       ^ &&i32
            //  ^ usize
            let folded = m.iter().fold(0, |a, b| a + b);
            //  ^^^^^^ i32
            let pairs: Vec<(usize, char)> = \"ab\".chars().enumerate().collect();
            let joined = v.join(\",\");
            //  ^^^^^^ String
            let n = 2;
            let add = |x: i32| x + n;
            let r = add(3);
            //  ^ i32
        }",
    );
}

#[test]
fn question_mark_and_from() {
    check(
        "struct E;
        impl From<std::num::ParseIntError> for E {
            fn from(_: std::num::ParseIntError) -> E { E }
        }
        fn f(s: &str) -> Result<u32, E> {
            let n = s.parse::<u32>()?;
            //  ^ u32
            let o = g(s);
            //  ^ Option<i64>
            Ok(n)
        }
        fn g(s: &str) -> Option<i64> {
            let n = s.strip_prefix(\"a\")?;
            //  ^ &str
            n.parse().ok()
        }",
    );
}

#[test]
fn patterns_bind_through_references() {
    check(
        "enum E { A(String, u8), B { x: i32 } }
        fn f(e: &E, o: &Option<(String, u16)>, list: &mut Vec<Option<u8>>) {
            match e {
                E::A(s, n) => {
                    let _ = (s, n);
                    //       ^ &String
                    //          ^ &u8
                }
                E::B { x } => {
                    let _ = x;
                    //      ^ &i32
                }
            }
            if let Some((name, port)) = o {
                let _ = (name, port);
                //       ^^^^ &String
                //             ^^^^ &u16
            }
            for item in list.iter_mut() {
                if let Some(n) = item {
                    *n += 1;
                    let m = n;
                    //  ^ &mut u8
                }
            }
            let [a, rest @ ..] = [1u8, 2, 3];
            let _ = (a, rest);
            //       ^ u8
            //          ^^^^ [u8; 2]
        }",
    );
}

#[test]
fn generics_and_associated_types() {
    check(
        "trait Shape { type Unit: Default; const SIDES: u32; fn area(&self) -> Self::Unit; }
        struct Sq(f64);
        impl Shape for Sq { type Unit = f64; const SIDES: u32 = 4; fn area(&self) -> f64 { self.0 * self.0 } }
        fn area<T: Shape>(t: &T) -> T::Unit {
            let u = t.area();
            //  ^ <T as Shape>::Unit
            u
        }
        fn twice(items: impl Iterator<Item = u8>) -> impl Iterator<Item = u16> {
            items.map(|x| u16::from(x) * 2)
            //         ^ u8
        }
        fn f() {
            let a = area(&Sq(2.0));
            //  ^ f64
            let n = Sq::SIDES;
            //  ^ u32
            let v: Vec<u16> = twice(vec![1, 2].into_iter()).collect();
            let d = <Sq as Shape>::Unit::default();
            //  ^ f64
        }",
    );
}

#[test]
fn never_and_branches() {
    check(
        "fn f(o: Option<u8>) -> u8 {
            let x = match o { Some(n) => n, None => return 0 };
            //  ^ u8
            let y = if x > 1 { 1 } else { panic!(\"no\") };
            //  ^ i32
            let Some(z) = o else { return 1 };
            //       ^ u8
            let w = loop { if z > 2 { break \"s\"; } };
            //  ^ &str
            let s: &[u8] = if x > 2 { &[1, 2] } else { &[] };
            x
        }",
    );
}

#[test]
fn async_functions() {
    check(
        "async fn g() -> u8 { 1 }
        async fn f() -> Result<u8, String> {
            let a = g().await;
            //  ^ u8
            let b = g();
            //  ^ impl Future<Output = u8>
            Ok(a + b.await)
        }",
    );
}

#[test]
fn operators_through_traits() {
    check(
        "#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
        struct P(i32);
        impl std::ops::Add for P { type Output = P; fn add(self, o: P) -> P { P(self.0 + o.0) } }
        impl std::ops::AddAssign<i32> for P { fn add_assign(&mut self, o: i32) { self.0 += o; } }
        fn f(name: String, a: P, o: Option<&str>) {
            let b = a + P(2);
            //  ^ P
            let mut c = b;
            c += 1;
            let t = a == b;
            //  ^ bool
            let s = name + \"x\" + &String::new();
            //  ^ String
            let q = s == \"y\";
            //  ^ bool
            let e = o == Some(\"0\");
            //  ^ bool
            let n = !t;
            //  ^ bool
        }",
    );
}
