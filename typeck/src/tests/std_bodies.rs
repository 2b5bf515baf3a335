//! The sysroot's and the shim's own bodies pass the checker.

use super::{check_crate, describe, load, owners};
use crate::hir::CrateId;
use crate::{Stored, encode};

#[test]
fn the_sysroot_is_well_typed() {
    assert_well_typed(CrateId::Std);
}

#[test]
fn the_shim_is_well_typed() {
    assert_well_typed(CrateId::Shim);
}

fn assert_well_typed(krate: CrateId) {
    let tcx = load("");
    let found = check_crate(&tcx, krate);
    let found: Vec<String> = found.iter().map(|d| describe(&tcx, d)).collect();
    let all = found.join("\n");
    assert!(found.is_empty(), "{all}\n{} in all", found.len());
}

#[test]
fn what_is_stored_is_what_checking_finds() {
    let tcx = load("");
    let written = encode(&tcx).unwrap();
    let stored = Stored::open(written.leak()).unwrap();
    let owners = [CrateId::Std, CrateId::Shim].map(|krate| owners(&tcx, krate));
    assert!(owners.iter().all(|owners| owners.len() > 100));
    for owner in owners.into_iter().flatten() {
        let found = stored.get(owner);
        let name = tcx.crates.path_string(owner);
        assert_eq!(found.as_ref(), Some(&*tcx.typeck(owner)), "{name}");
    }
}
