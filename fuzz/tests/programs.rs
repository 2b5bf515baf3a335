//! A fixed run of random programs: native, boa and, where it is installed, njs agree on each.
//! More, or others, with `CFC_FUZZ=500` and `CFC_SEED=7`.

use std::fmt::Write;
use std::path::Path;

use cfc_compiler::passes;
use cfc_fuzz::generate::program;
use cfc_fuzz::run::{judge, judge_each};
use cfc_fuzz::verdict::Verdict;

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(otherwise)
}

#[test]
fn engines_agree_on_random_programs() {
    let (seed, count) = (setting("CFC_SEED", 1), setting("CFC_FUZZ", 150));
    let programs: Vec<String> = (seed..seed + count)
        .map(|seed| program(seed).to_string())
        .collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs");
    let verdicts = judge(&folder, &programs, &[]).expect("rustc runs");
    let (mut agreed, mut failures) = (0, String::new());
    for (seed, verdict) in (seed..).zip(&verdicts) {
        match verdict {
            Verdict::Agree(_) => agreed += 1,
            Verdict::Unknown | Verdict::Rejected(_) | Verdict::Refused(_) => {}
            Verdict::Broken(_) | Verdict::Diverge(_) => {
                writeln!(failures, "seed {seed}: {verdict:?}").expect("text");
            }
        }
    }
    assert_eq!(
        failures, "",
        "reduce one with: cargo run -p cfc-fuzz -- --seed SEED --programs 1"
    );
    assert!(
        agreed * 10 > verdicts.len() * 8,
        "only {agreed} programs ran to their end in every engine"
    );
}

/// A pass that is left out changes no outcome.
#[test]
fn engines_agree_without_each_pass() {
    let (seed, count) = (setting("CFC_SEED", 1_000), setting("CFC_FUZZ", 150) / 50);
    let programs: Vec<String> = (seed..seed + count)
        .map(|seed| program(seed).to_string())
        .collect();
    let settings: Vec<Vec<String>> = passes::names()
        .iter()
        .map(|name| vec![(*name).to_string()])
        .collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("passes");
    let verdicts = judge_each(&folder, &programs, &settings).expect("rustc runs");
    assert_eq!(verdicts.len(), settings.len());
    for (without, verdicts) in settings.iter().zip(&verdicts) {
        for (seed, verdict) in (seed..).zip(verdicts) {
            let fails = matches!(verdict, Verdict::Broken(_) | Verdict::Diverge(_));
            assert!(!fails, "seed {seed} without {without:?}: {verdict:?}");
        }
    }
}
