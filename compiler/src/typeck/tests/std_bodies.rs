//! The sysroot's and the shim's own bodies pass the checker.

use super::{check_crate, describe, load};
use crate::hir::CrateId;

#[test]
fn the_sysroot_is_well_typed() {
    let tcx = load("");
    let found: Vec<String> = check_crate(&tcx, CrateId::Std)
        .iter()
        .map(|d| describe(&tcx, d))
        .collect();
    assert!(
        found.is_empty(),
        "{}\n{} in all",
        found.join("\n"),
        found.len()
    );
}

#[test]
fn the_shim_is_well_typed() {
    let tcx = load("");
    let found: Vec<String> = check_crate(&tcx, CrateId::Shim)
        .iter()
        .map(|d| describe(&tcx, d))
        .collect();
    assert!(
        found.is_empty(),
        "{}\n{} in all",
        found.join("\n"),
        found.len()
    );
}
