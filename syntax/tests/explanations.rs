//! Every explanation is true: its `rust,fails` blocks raise its code, its `rust` blocks raise
//! nothing, so that no example can be wrong. Codes of the compiler are tried there.

use cfc_syntax::{CheckedBy, Code, Diagnostic, REGISTRY, check_file, check_function};

struct Example<'a> {
    fails: bool,
    source: &'a str,
}

#[test]
fn failing_examples_fail_with_their_own_code_alone() {
    for code in REGISTRY {
        for example in examples(code).filter(|example| example.fails) {
            let found = found(code, example.source);
            match code.checked_by {
                CheckedBy::Subset | CheckedBy::Function => {
                    assert!(
                        !found.is_empty(),
                        "{code} is not raised by\n{}",
                        example.source
                    );
                    for other in &found {
                        assert_eq!(other.code, *code, "in\n{}", example.source);
                    }
                }
                CheckedBy::Compiler => {
                    assert!(
                        found.is_empty(),
                        "{code}: {found:#?} in\n{}",
                        example.source
                    );
                }
            }
        }
    }
}

#[test]
fn fixed_examples_are_accepted() {
    for code in REGISTRY {
        for example in examples(code).filter(|example| !example.fails) {
            let found = found(code, example.source);
            assert!(
                found.is_empty(),
                "{code}: {found:#?} in\n{}",
                example.source
            );
        }
    }
}

#[test]
fn each_explanation_has_both_kinds_of_example() {
    for code in REGISTRY.iter().filter(|code| code.id != "CFC0901") {
        let failing = examples(code).filter(|example| example.fails).count();
        let fixed = examples(code).filter(|example| !example.fails).count();
        assert!(
            failing >= 1 && fixed >= 1,
            "{code}: {failing} failing, {fixed} fixed"
        );
    }
}

fn found(code: &Code, source: &str) -> Vec<Diagnostic> {
    let file =
        syn::parse_file(source).unwrap_or_else(|error| panic!("{code}: {error} in\n{source}"));
    match code.checked_by {
        CheckedBy::Function => check_function(&file).err().unwrap_or_default(),
        CheckedBy::Subset | CheckedBy::Compiler => check_file(&file),
    }
}

fn examples(code: &Code) -> impl Iterator<Item = Example<'_>> {
    code.explanation.split("```rust").skip(1).map(|block| {
        let (marks, rest) = block.split_once('\n').expect("a fence ends its line");
        let source = rest.split("\n```").next().unwrap_or(rest);
        Example {
            fails: match marks {
                "" => false,
                ",fails" => true,
                other => panic!("unknown mark `{other}`"),
            },
            source,
        }
    })
}
