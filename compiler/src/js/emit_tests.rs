//! Printing: parentheses, `var`s, labels, names, modules, strings, source maps.

use super::*;
use crate::lir::{
    BinaryOp, Effect, Expr, FnId, Function, LabelId, Module, Program, Prop, Stmt, StmtKind, Var,
    VarId,
};
use crate::span::{FileId, SourceFile, SourceMap, Span};

fn var(id: u32) -> Expr {
    Expr::Var(VarId(id))
}

fn function(name: &str, params: &[u32], body: Vec<Stmt>) -> Function {
    let params = params.iter().map(|p| VarId(*p)).collect();
    Function {
        name: name.into(),
        span: None,
        params,
        body,
        is_async: false,
    }
}

fn program(functions: Vec<Function>) -> Program {
    let names = ["event", "request", "uri", "i", "n", "x", "y", "z"];
    let handler = functions.iter().position(|f| &*f.name == "handler");
    Program {
        origins: crate::lir::Origins::default(),
        without_literals: false,
        vars: names.iter().map(|n| Var { name: (*n).into() }).collect(),
        labels: 8,
        functions,
        globals: Vec::new(),
        handler: handler.map(|i| FnId(u32::try_from(i).expect("small"))),
    }
}

fn code(program: &Program) -> String {
    crate::lir::validate(program).expect("a valid program");
    emit(program, Layout::Packed, &SourceMap::default()).code
}

fn handler(body: Vec<Stmt>) -> String {
    code(&program(vec![function("handler", &[0], body)]))
}

fn ret(e: Expr) -> Stmt {
    StmtKind::Return(Some(e)).into()
}

fn expr(e: Expr) -> Stmt {
    StmtKind::Expr(e).into()
}

fn call(callee: Expr, args: Vec<Expr>) -> Expr {
    Expr::Call(Box::new(callee), args, Effect::Effect)
}

#[test]
fn the_fixer_puts_parentheses() {
    let sum = || Expr::binary(var(0), BinaryOp::Add, Expr::str("b"));
    let product = sum().binary(
        BinaryOp::Mul,
        call(sum().member("trim", Effect::Pure), vec![]),
    );
    assert_eq!(
        handler(vec![ret(product)]),
        r#"function handler(e){return(e+"b")*(e+"b").trim()}"#
    );
    let minus = var(0).binary(BinaryOp::Sub, var(0).binary(BinaryOp::Sub, Expr::Num(-1.0)));
    assert_eq!(
        handler(vec![ret(minus)]),
        "function handler(e){return e-(e- -1)}"
    );
    let object = function("", &[5], vec![ret(Expr::Object(vec![]))]);
    assert_eq!(
        handler(vec![ret(Expr::Function(Box::new(object)))]),
        "function handler(e){return e=>({})}"
    );
}

#[test]
fn else_belongs_to_the_right_if() {
    let inner = StmtKind::If(var(0), vec![expr(call(var(0), vec![]))], vec![]).into();
    let outer = StmtKind::If(
        var(0),
        vec![inner],
        vec![expr(call(var(0), vec![Expr::Num(1.0)]))],
    )
    .into();
    assert_eq!(
        handler(vec![outer]),
        "function handler(e){if(e){if(e)e()}else e(1)}"
    );
}

#[test]
fn vars_are_merged_and_go_into_for_heads() {
    let body = vec![
        StmtKind::Let(VarId(1), Some(var(0).member("request", Effect::Read))).into(),
        StmtKind::Let(VarId(3), Some(Expr::Num(0.0))).into(),
        StmtKind::For {
            label: LabelId(0),
            cond: Some(var(3).binary(BinaryOp::Lt, Expr::Num(3.0))),
            update: Some(Box::new(Expr::AssignOp(
                BinaryOp::Add,
                Box::new(var(3)),
                Box::new(Expr::Num(1.0)),
            ))),
            body: vec![expr(call(
                var(1).member("push", Effect::Read),
                vec![var(3)],
            ))],
        }
        .into(),
        ret(var(1)),
    ];
    assert_eq!(
        handler(body),
        "function handler(r){for(var t=r.request,e=0;e<3;e++)t.push(e);return t}"
    );
}

#[test]
fn labels_are_printed_where_needed_only() {
    let inner = StmtKind::Loop(
        LabelId(1),
        vec![
            StmtKind::If(var(0), vec![StmtKind::Break(LabelId(1)).into()], vec![]).into(),
            StmtKind::If(var(0), vec![StmtKind::Break(LabelId(0)).into()], vec![]).into(),
            StmtKind::Continue(LabelId(0)).into(),
        ],
    );
    let outer = StmtKind::Loop(LabelId(0), vec![inner.into()]).into();
    assert_eq!(
        handler(vec![outer]),
        "function handler(e){e:for(;;)for(;;){if(e)break;if(e)break e;continue e}}"
    );
}

#[test]
fn functions_and_globals_share_one_var() {
    let mut program = program(vec![
        function(
            "double",
            &[5],
            vec![ret(var(5).binary(BinaryOp::Mul, Expr::Num(2.0)))],
        ),
        function(
            "handler",
            &[0],
            vec![ret(call(Expr::Fn(FnId(0)), vec![var(6)]))],
        ),
    ]);
    program.globals.push((
        VarId(6),
        Expr::Array(vec![Expr::Bool(true), Expr::Undefined]),
    ));
    let out = emit(&program, Layout::Packed, &SourceMap::default());
    assert_eq!(
        out.code,
        "var t=e=>e*2,e=[!0,void 0];function handler(r){return t(e)}"
    );
    assert_eq!(
        out.sizes.iter().map(|(_, n)| n).sum::<usize>(),
        out.code.len()
    );
    assert_eq!(out.sizes[0].0, "double");
}

#[test]
fn modules_are_imported_or_required() {
    let digest = |arg: &str| {
        let hash = call(
            Expr::Module(Module::Crypto).member("createHash", Effect::Pure),
            vec![Expr::str(arg)],
        );
        expr(hash)
    };
    assert_eq!(
        handler(vec![digest("md5")]),
        r#"function handler(e){require("crypto").createHash("md5")}"#
    );
    assert_eq!(
        handler(vec![digest("md5"), digest("sha1")]),
        r#"var e=require("crypto");function handler(t){e.createHash("md5");e.createHash("sha1")}"#
    );
    let kvs = ret(call(
        Expr::Module(Module::CloudFront).member("kvs", Effect::Read),
        vec![],
    ));
    assert_eq!(
        handler(vec![kvs]),
        r#"import t from"cloudfront";function handler(e){return t.kvs()}"#
    );
}

#[test]
fn strings_take_the_shorter_form() {
    let concat = |parts: Vec<Expr>| handler(vec![ret(Expr::Concat(parts))]);
    assert_eq!(
        concat(vec![var(0), Expr::str("/")]),
        r#"function handler(e){return e+"/"}"#
    );
    assert_eq!(
        concat(vec![var(0), var(0)]),
        r#"function handler(e){return""+e+e}"#
    );
    assert_eq!(
        concat(vec![
            Expr::str("a"),
            var(0),
            Expr::str("b"),
            var(0),
            Expr::str("`${c")
        ]),
        r#"function handler(e){return"a"+e+"b"+e+"`${c"}"#
    );
    let cond = Expr::Cond(
        Box::new(var(0)),
        Box::new(Expr::str("x")),
        Box::new(Expr::str("y")),
    );
    assert_eq!(
        concat(vec![Expr::str("a"), cond, Expr::str("c")]),
        r#"function handler(e){return`a${e?"x":"y"}c`}"#
    );
    assert_eq!(
        handler(vec![ret(Expr::str("it's"))]),
        r#"function handler(e){return"it's"}"#
    );
    assert_eq!(
        handler(vec![ret(Expr::str("\"'\""))]),
        r#"function handler(e){return'"\'"'}"#
    );
}

#[test]
fn fields_are_shortened_beside_fixed_names() {
    let object = Expr::Object(vec![
        (Prop::Field("first".into()), Expr::Num(1e21)),
        (Prop::Fixed("e".into()), Expr::Num(0.5)),
        (Prop::Fixed("x-y".into()), Expr::Num(1000.0)),
    ]);
    assert_eq!(
        handler(vec![ret(object)]),
        r#"function handler(e){return{t:1e21,e:.5,"x-y":1e3}}"#
    );
}

#[test]
fn pretty_output_has_the_authors_names() {
    let body = vec![
        StmtKind::Let(VarId(2), Some(var(0).member("uri", Effect::Read))).into(),
        StmtKind::If(var(2).not(), vec![ret(Expr::Undefined)], vec![]).into(),
        ret(var(2)),
    ];
    let program = program(vec![function("handler", &[0], body)]);
    assert_eq!(
        emit(&program, Layout::Pretty, &SourceMap::default()).code,
        "function handler(event) {\n  var uri = event.uri;\n  if (!uri) {\n    return undefined;\n  }\n  return uri;\n}\n"
    );
}

#[test]
fn a_source_map_names_the_rust_line() {
    let mut sources = SourceMap::default();
    sources.add(SourceFile {
        name: "f.rs".into(),
        text: "fn f() {\n    go()\n}\n".into(),
        is_local: true,
    });
    let span = Span {
        file: FileId(0),
        lo: 13,
        hi: 17,
    };
    let body = vec![StmtKind::Expr(call(Expr::Global("go".into()), vec![])).at(Some(span))];
    let program = program(vec![function("handler", &[0], body)]);
    let out = emit(&program, Layout::Packed, &sources);
    assert_eq!(out.code, "function handler(e){go()}");
    let map = source_map(&out.code, &out.marks, &sources);
    // Column 20 of the output is line 2, column 5 of the source: 20, file 0, line 1, column 4.
    assert!(map.contains(r#""mappings":"oBACI"#), "{map}");
    assert!(map.contains(r#""sources":["f.rs"]"#), "{map}");
}

/// `go()` on each of three lines, the first two as one expression.
fn three_lines() -> (Program, SourceMap) {
    let mut sources = SourceMap::default();
    sources.add(SourceFile {
        name: "f.rs".into(),
        text: "fn f() {\n    go()\n    go()\n    go()\n}\n".into(),
        is_local: true,
    });
    let span = |line: u32| Span {
        file: FileId(0),
        lo: 13 + line * 9,
        hi: 17 + line * 9,
    };
    let mut origins = crate::lir::Origins::default();
    let mut go = |line: u32| {
        let e = call(Expr::Global("go".into()), vec![]);
        let (span, helper) = (span(line), None);
        origins.note_own(&e, crate::lir::Origin { span, helper });
        e
    };
    let both = Expr::And(Box::new(go(0)), Box::new(go(1)));
    let third = StmtKind::Return(Some(go(2))).at(Some(span(2)));
    let body = vec![StmtKind::Expr(both).at(Some(span(0))), third];
    let mut program = program(vec![function("handler", &[0], body)]);
    program.origins = origins;
    (program, sources)
}

#[test]
fn lines_are_broken_where_another_line_of_rust_begins() {
    let (program, sources) = three_lines();
    let out = emit(&program, Layout::Lines, &sources);
    assert_eq!(
        out.code,
        "function handler(e){\ngo()&&\ngo();\nreturn go()}"
    );
    for mark in &out.marks {
        let line = mark.origin.as_ref().map(|o| sources.line_column(o.span).0);
        let before = out.code[..mark.offset].matches('\n').count();
        assert!(
            line.is_none_or(|line| line as usize == before + 1),
            "{mark:?}"
        );
    }
}

#[test]
fn pretty_output_names_source_lines() {
    let (program, sources) = three_lines();
    assert_eq!(
        emit(&program, Layout::Pretty, &sources).code,
        "function handler(event) {\n  // f.rs:2\n  go() && go();\n  // f.rs:4\n  return go();\n}\n"
    );
}

#[test]
fn no_line_ends_where_the_end_would_mean_something() {
    let (mut program, sources) = three_lines();
    // `return`, `throw` and their values stay on one line, whatever lines those come from.
    let e = call(Expr::Global("go".into()), vec![]);
    let span = Span {
        file: FileId(0),
        lo: 13,
        hi: 17,
    };
    program
        .origins
        .note_own(&e, crate::lir::Origin { span, helper: None });
    let later = Span {
        file: FileId(0),
        lo: 22,
        hi: 26,
    };
    program.functions[0].body = vec![StmtKind::Return(Some(e)).at(Some(later))];
    assert_eq!(
        emit(&program, Layout::Lines, &sources).code,
        "function handler(e){\nreturn go()}"
    );
}
