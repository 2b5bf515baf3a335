//! Two long programs that rustc accepts: nothing is reported, and no type stays unknown.

use super::{check_crate, describe, load, owners};
use crate::hir::CrateId;
use crate::ty::Ty;

fn check(text: &str) {
    let tcx = load(text);
    let found: Vec<String> = check_crate(&tcx, CrateId::Local)
        .iter()
        .map(|d| describe(&tcx, d))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    for owner in owners(&tcx, CrateId::Local) {
        let results = tcx.typeck(owner);
        let known = |ty: &Ty| !ty.has_error() && !ty.has_infer();
        assert!(
            results.local_tys.iter().all(known),
            "{}",
            tcx.crates.path_string(owner)
        );
        let typed = results.expr_tys.iter().filter(|ty| known(ty)).count();
        assert_eq!(
            typed,
            results.expr_tys.len(),
            "{}",
            tcx.crates.path_string(owner)
        );
    }
}

#[test]
fn the_language() {
    check(include_str!("samples/language_tour.rs"));
}

#[test]
fn std() {
    check(include_str!("samples/std_tour.rs"));
}
