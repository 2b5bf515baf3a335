//! Comparison, reduction and golden cases, on small programs with known ends.

use std::path::{Path, PathBuf};

use cfc_fuzz::ast::{Block, Expr, Int, Item, Kind, Program, Stmt, Ty};
use cfc_fuzz::generate::program;
use cfc_fuzz::golden;
use cfc_fuzz::reduce::reduce;
use cfc_fuzz::run::judge;
use cfc_fuzz::verdict::{End, INPUTS, Verdict, compare};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn judged(name: &str, body: &str) -> Verdict {
    let text = format!("pub fn program(input: &str) -> String {{ {body} }}");
    judge(&folder(name), &[text], &[])
        .expect("rustc runs")
        .remove(0)
}

#[test]
fn a_panic_in_every_engine_is_agreement() {
    assert_eq!(judged("value", "input.to_uppercase()"), Verdict::Agree(0));
    assert_eq!(
        judged("panic", "assert!(input.len() < 3); input.to_string()"),
        Verdict::Agree(3)
    );
}

#[test]
fn what_rustc_or_the_compiler_refuses_is_told_apart() {
    assert!(matches!(judged("rejected", "1"), Verdict::Rejected(words) if words.contains("E0308")));
    let refused = judged("refused", "format!(\"{}\", 1.5_f64.sin())");
    assert!(
        matches!(&refused, Verdict::Refused(errors) if errors[0].0 == "CFC0403"),
        "{refused:?}"
    );
}

#[test]
fn a_value_is_no_trap_and_an_engine_error_is_no_panic() {
    let (value, other) = (End::Value("a".into()), End::Value("b".into()));
    let (panic, broken) = (
        End::Trap("Error: x".into()),
        End::Trap("ReferenceError: x".into()),
    );
    let diverges = |native: &End, compiled: &End| {
        compare(
            "boa",
            &vec![native.clone(); INPUTS.len()],
            &vec![compiled.clone(); INPUTS.len()],
        )
        .is_some()
    };
    assert!(
        !diverges(&value, &value) && !diverges(&panic, &panic) && !diverges(&value, &End::Limit)
    );
    assert!(
        diverges(&value, &other)
            && diverges(&value, &panic)
            && diverges(&panic, &value)
            && diverges(&panic, &broken)
    );
}

#[test]
fn the_same_seed_is_the_same_program() {
    assert_eq!(program(3).to_string(), program(3).to_string());
    assert_ne!(program(3).to_string(), program(4).to_string());
}

/// `f64::sin` is refused; the reduction of a refused program keeps that and little else.
#[test]
fn reduction_keeps_the_failure_and_drops_the_rest() {
    let name = |ty: &Ty, text: &str| Expr {
        ty: ty.clone(),
        kind: Kind::Name(text.to_string()),
    };
    let mut stmts: Vec<Stmt> = (0..6)
        .map(|i| {
            Stmt::Let(
                format!("_v{i}"),
                None,
                name(&Ty::Int(Int::U8), &format!("{i}u8")),
            )
        })
        .collect();
    stmts.insert(
        3,
        Stmt::Let("_bad".to_string(), None, name(&Ty::Other, "1.5_f64.sin()")),
    );
    let body = Block {
        stmts,
        value: Some(Box::new(name(&Ty::Text, "input.to_string()"))),
    };
    let whole = Program {
        items: vec![Item::Text("struct Unused;".to_string())],
        body,
    };
    let folder = folder("reduce");
    let verdict = judge(&folder, &[whole.to_string()], &[])
        .expect("rustc runs")
        .remove(0);
    assert!(matches!(&verdict, Verdict::Refused(_)), "{verdict:?}");
    let (small, verdict) = reduce(&folder, &whole, &verdict, &[]).expect("rustc runs");
    assert!(matches!(&verdict, Verdict::Refused(_)), "{verdict:?}");
    assert_eq!(small.body.stmts.len(), 1, "{small}");
    assert!(
        small.items.is_empty() && small.to_string().contains("1.5_f64.sin()"),
        "{small}"
    );
}

#[test]
fn a_golden_case_is_a_handler_with_events() {
    let value = Expr {
        ty: Ty::Text,
        kind: Kind::Name("input.to_string()".to_string()),
    };
    let body = Block {
        stmts: Vec::new(),
        value: Some(Box::new(value)),
    };
    let program = Program {
        items: Vec::new(),
        body,
    };
    let case =
        golden::write(&folder("golden"), &program.to_string()).expect("the folder can be written");
    let source = std::fs::read_to_string(case.join("input.rs")).expect("it is there");
    assert!(
        source.contains("#[viewer_request]") && !source.contains("BTreeMap"),
        "{source}"
    );
    assert_eq!(
        std::fs::read_dir(case.join("events"))
            .expect("it is there")
            .count(),
        INPUTS.len()
    );
}
