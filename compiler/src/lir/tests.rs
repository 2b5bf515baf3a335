//! Validator, effects and the printed form.

use super::*;

fn program(body: Vec<Stmt>, vars: u32, labels: u32) -> Program {
    Program {
        origins: Origins::default(),
        without_literals: false,
        vars: (0..vars)
            .map(|i| Var {
                name: format!("v{i}").into(),
            })
            .collect(),
        labels,
        functions: vec![Function {
            name: "handler".into(),
            span: None,
            params: vec![VarId(0)],
            body,
            is_async: false,
        }],
        globals: Vec::new(),
        handler: Some(FnId(0)),
    }
}

#[test]
fn a_program_prints_as_readable_text() {
    let uri = Expr::Var(VarId(0)).member("uri", Effect::Read);
    let body = vec![
        StmtKind::Let(VarId(1), Some(uri)).into(),
        StmtKind::If(
            Expr::Var(VarId(1)).not(),
            vec![StmtKind::Return(None).into()],
            vec![],
        )
        .into(),
    ];
    let text = program(body, 2, 0).to_string();
    assert_eq!(
        text,
        "handler f0 handler(v0) {\n  let v1 = v0.uri?\n  if !v1 {\n    return\n  }\n}\n"
    );
}

#[test]
fn the_validator_finds_broken_invariants() {
    let cases: Vec<(Vec<Stmt>, &str)> = vec![
        (
            vec![StmtKind::Expr(Expr::Var(VarId(1))).into()],
            "not declared",
        ),
        (vec![StmtKind::Let(VarId(0), None).into()], "declared twice"),
        (vec![StmtKind::Break(LabelId(0)).into()], "not around it"),
        (
            vec![StmtKind::Block(LabelId(0), vec![StmtKind::Continue(LabelId(0)).into()]).into()],
            "no loop",
        ),
        (
            vec![StmtKind::Expr(Expr::Await(Box::new(Expr::Undefined))).into()],
            "outside an async",
        ),
        (vec![StmtKind::Expr(Expr::Concat(vec![])).into()], "too few"),
    ];
    for (body, message) in cases {
        let error = validate(&program(body, 2, 1)).expect_err(message);
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn await_in_arguments_is_refused() {
    let call = Expr::Call(
        Box::new(Expr::Global("f".into())),
        vec![Expr::Array(vec![Expr::Await(Box::new(Expr::Var(VarId(
            0,
        ))))])],
        Effect::Effect,
    );
    let mut program = program(vec![StmtKind::Expr(call).into()], 1, 0);
    program.functions[0].is_async = true;
    assert!(
        validate(&program)
            .expect_err("await")
            .contains("inside call arguments")
    );
}

#[test]
fn effects_are_the_worst_of_the_parts() {
    let read = Expr::Var(VarId(0)).member("uri", Effect::Read);
    assert_eq!(effect(&read), Effect::Read);
    let method = Expr::Call(
        Box::new(Expr::Var(VarId(0)).member("push", Effect::Effect)),
        vec![read.clone()],
        Effect::Pure,
    );
    assert_eq!(
        effect(&method),
        Effect::Read,
        "looking up a method is no effect"
    );
    assert_eq!(effect(&Expr::assign(VarId(0), read)), Effect::Effect);
}

#[test]
fn uses_know_what_is_written_once_before_every_read() {
    let body = vec![
        StmtKind::Let(VarId(1), Some(Expr::Num(1.0))).into(),
        StmtKind::Let(VarId(2), None).into(),
        StmtKind::If(
            Expr::Var(VarId(0)),
            vec![StmtKind::Expr(Expr::assign(VarId(2), Expr::Var(VarId(1)))).into()],
            vec![],
        )
        .into(),
        StmtKind::Return(Some(Expr::Var(VarId(2)))).into(),
    ];
    let uses = Uses::of(&program(body, 3, 0));
    assert!(uses.is_fixed(VarId(0)) && uses.is_fixed(VarId(1)));
    assert!(
        !uses.is_fixed(VarId(2)),
        "it may still be undefined when it is read"
    );
    assert_eq!(uses.of_var(VarId(2)).reads, 1);
}
