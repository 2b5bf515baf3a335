//! Every golden case: native, emulator and njs agree on each of its events, and its snapshot says the same.
//! `INSTA_UPDATE=always cargo test -p cfc-tests --test golden` accepts what changed;
//! `GOLDEN=187` runs only the cases whose names contain that.

#![allow(
    clippy::print_stdout,
    reason = "which engines took part is read by people"
)]

use cfc::snapshot::Update;
use cfc_tests::golden::suite;

#[test]
fn golden_cases() {
    let suite = suite();
    println!(
        "{} golden cases on {}",
        suite.cases.len(),
        suite.engines.describe()
    );
    let update = Update::from_environment();
    let filter = std::env::var("GOLDEN").unwrap_or_default();
    let wanted = (0..suite.cases.len()).filter(|at| suite.cases[*at].name.contains(&filter));
    let failures: Vec<String> = wanted
        .filter_map(|at| suite.judge(at, update).err())
        .collect();
    assert!(
        failures.is_empty(),
        "{} golden cases fail:\n{}",
        failures.len(),
        failures.join("\n\n")
    );
}
