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

#[test]
fn mismatched_types() {
    let found = reported("fn f() -> u8 { let s: String = \"x\"; 1 }");
    assert_eq!(
        found,
        ["lib.rs:1: CFC0405 expected `String`, found `&str` at `\"x\"`"]
    );
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
