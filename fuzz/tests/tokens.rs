//! A fixed run of files made of pieces of others: the compiler answers each, within the limit.

use std::path::Path;
use std::process::Command;

use cfc_fuzz::tokens::Pool;

#[test]
fn the_compiler_answers_files_made_of_pieces() {
    let output = Command::new(env!("CARGO_BIN_EXE_cfc-fuzz"))
        .args(["--tokens", "--programs", "60", "--work"])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("tokens"))
        .output()
        .expect("the command can be started");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("60 files"), "{said}");
}

/// Otherwise only the parser would be asked.
#[test]
fn most_files_made_of_pieces_can_be_parsed() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden");
    let pool = Pool::of_golden_cases(&golden).expect("the cases are there");
    assert_eq!(pool.file(3), pool.file(3));
    let parsed = (1..=100)
        .filter(|seed| syn::parse_file(&pool.file(*seed)).is_ok())
        .count();
    assert!(parsed > 30, "{parsed} of 100");
}
