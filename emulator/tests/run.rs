//! Handlers of every form, errors with their lines, promises, logs.

mod support;

use cfc_emulator::{ErrorKind, Program};
use serde_json::json;
use support::{eval, failure, outcome, value};

#[test]
fn a_function_a_variable_and_an_async_function_are_handlers() {
    let event = json!({"a": 1});
    for source in [
        "function handler(event) { return event.a; }",
        "var handler = function (event) { return event.a; };",
        "const handler = (event) => event.a;",
        "async function handler(event) { await null; return event.a; }",
        "function handler(event) { return Promise.resolve(event.a); }",
    ] {
        assert_eq!(outcome(source, &event).result, Ok(json!(1)), "{source}");
    }
}

#[test]
fn every_run_starts_clean() {
    let source = "var n = 0; Array.prototype.n = (Array.prototype.n || 0) + 1; globalThis.k = (globalThis.k || 0) + 1;
        function handler() { n += 1; return [n, Array.prototype.n, globalThis.k]; }";
    for _ in 0..3 {
        assert_eq!(value(source), json!([1, 1, 1]));
    }
}

#[test]
fn results_are_written_as_json_stringify_does() {
    assert_eq!(value("function handler() {}"), json!({"$undefined": true}));
    assert_eq!(
        value(
            "function handler() { return {a: undefined, b: [undefined, function () {}], c: NaN, d: function () {}, e: null, f: -0}; }"
        ),
        json!({"b": [null, null], "c": null, "e": null, "f": 0})
    );
    assert_eq!(
        value("function handler() { return {d: new Date(0)}; }"),
        json!({"d": "1970-01-01T00:00:00.000Z"})
    );
    assert_eq!(
        value("function handler() { return {z: 1, a: 2, m: 3}; }").to_string(),
        r#"{"z":1,"a":2,"m":3}"#
    );
    assert_eq!(
        value("function handler() { return '\\ud800'; }"),
        json!("\u{FFFD}")
    );
    let hidden = "function handler() { var o = {a: 1}; Object.defineProperty(o, 'b', {value: 2}); return o; }";
    assert_eq!(value(hidden), json!({"a": 1}));
}

#[test]
fn a_cyclic_result_is_an_error() {
    let error = failure("function handler() { var o = {}; o.o = o; return o; }");
    assert_eq!(
        error.to_string(),
        "TypeError: Nested too deep or a cyclic structure"
    );
}

#[test]
fn errors_have_name_message_and_line() {
    let error = failure("function handler() {\n  var x = 1;\n  throw new TypeError('bad');\n}");
    assert_eq!(
        (error.name.as_str(), error.message.as_str(), error.line),
        ("TypeError", "bad", Some(3))
    );
    assert_eq!(error.kind, ErrorKind::Thrown);

    let error = failure("function handler(event) {\n  return missing;\n}");
    assert_eq!(
        error.to_string(),
        "ReferenceError: \"missing\" is not defined"
    );
    assert_eq!(error.line, Some(2));

    let error =
        failure("function g(o) {\n  return o.a.b;\n}\nfunction handler() { return g({}); }");
    assert_eq!((error.name.as_str(), error.line), ("TypeError", Some(2)));

    let error = failure("\nundefined.x;\nfunction handler() {}");
    assert_eq!((error.name.as_str(), error.line), ("TypeError", Some(2)));

    let error =
        failure("async function handler() {\n  await null;\n  throw new RangeError('late');\n}");
    assert_eq!(
        (error.name.as_str(), error.message.as_str(), error.line),
        ("RangeError", "late", Some(3))
    );
}

#[test]
fn thrown_values_that_are_no_errors_keep_their_text() {
    let error = failure("function handler() { throw 'x'; }");
    assert_eq!(
        (error.name.as_str(), error.message.as_str()),
        ("string", "x")
    );
    let error = failure("function handler() { throw {name: 'N', message: 'm'}; }");
    assert_eq!(error.to_string(), "N: m");
}

#[test]
fn syntax_errors_have_a_line() {
    let error = Program::new("f.js", "function handler() {\n  return (;\n}").unwrap_err();
    assert_eq!(error.line, Some(2));
    assert!(error.to_string().starts_with("f.js:2:"), "{error}");
    for source in [
        "export function handler() {}",
        "function handler() { with (a) {} }",
        "function handler() { return 017; }",
    ] {
        assert!(Program::new("f.js", source).is_err(), "{source}");
    }
}

#[test]
fn nesting_that_would_overrun_the_stack_is_refused_or_held() {
    let nested = |depth: usize| {
        format!(
            "function handler() {{ return {}1{}; }}",
            "(".repeat(depth),
            ")".repeat(depth)
        )
    };
    assert_eq!(value(&nested(900)), json!(1));
    assert_eq!(
        Program::new("f.js", &nested(5_000)).unwrap_err().message,
        "Nested too deep"
    );
}

#[test]
fn a_property_of_undefined_is_named_as_in_njs() {
    let thrown = |body: &str| failure(&format!("function handler(e) {{ {body} }}")).to_string();
    assert_eq!(
        thrown("var a = ['x' + 1]; return e.headers.host;"),
        "TypeError: cannot get property \"host\" of undefined"
    );
    assert_eq!(
        thrown("var a = ['x' + 1]; return a[7].host_2.x;"),
        "TypeError: cannot get property \"host_2\" of undefined"
    );
}

/// Whole numbers of the engine have no negative zero; divisors of every form are kept from them.
#[test]
fn zero_divided_by_what_is_negative_keeps_its_sign() {
    let divisors = [
        "-5",
        "b",
        "(b)",
        "(b-1)",
        "a[0]",
        "a[a[1]]",
        "o.p",
        "o.q.r[0]",
        "f()",
        "f(1,b)",
        "o.f()",
        "o.f()[0]",
        "+b",
        "-c",
        "b*c",
        "(c,b)",
        "(c?b:c)",
        "new Date(-5)",
        "`${b}`",
        "'-5'",
        "b--",
        "--b",
    ];
    for divisor in divisors {
        for division in [
            format!("z/{divisor}"),
            format!("z /= {divisor}"),
            format!("0/{divisor}"),
        ] {
            let source = format!(
                "function handler(e) {{ var z=0,b=-5,c=5,a=[-5,0],f=function(){{return -5;}},\
                 o={{p:-5,q:{{r:[-5]}},f:function(){{return [-5];}}}}; return '' + 1/({division}); }}"
            );
            assert_eq!(value(&source), json!("-Infinity"), "{division}");
        }
    }
}

#[test]
fn the_least_of_32_bits_has_a_remainder() {
    for remainder in ["a % b", "a % -1", "(a %= b)", "(a %= -1)"] {
        let source = format!(
            "function handler() {{ var a = -2147483648, b = -1; return '' + 1 / ({remainder}); }}"
        );
        assert_eq!(value(&source), json!("-Infinity"), "{remainder}");
    }
}

/// The meters stand before the place that fails, and are not counted.
#[test]
fn columns_are_those_of_the_source() {
    let source = "function handler(e) { var a = ['é' + e.x + 'y', `${e.x}`]; return a.join(',') + e.missing.value; }";
    let error = failure(source);
    let expected = source.chars().take_while(|c| *c != ';').count();
    let column = usize::try_from(error.column.expect("it is known")).expect("it is small");
    assert!(
        column > expected && column <= source.chars().count(),
        "{column}"
    );
    let rest: String = source.chars().skip(column - 1).collect();
    assert!(
        rest.starts_with("value; }") || rest.starts_with(".value; }"),
        "{rest}"
    );
}

#[test]
fn imports_keep_lines_and_columns() {
    let source = "import cf from 'cloudfront'\nimport /* é */ qs from \"querystring\";import crypto from 'crypto';\n\
        function handler() {\n  return missing;\n}";
    assert_eq!(failure(source).line, Some(4));
    let source = "function handler() { return typeof cf + typeof crypto.createHash; }\nimport cf from 'cloudfront';\nimport crypto from 'crypto';";
    assert_eq!(value(source), json!("objectfunction"));
}

#[test]
fn wrong_imports_are_refused() {
    for (source, message) in [
        (
            "import {a} from 'crypto';",
            "Non-default import is not supported",
        ),
        (
            "import * as a from 'crypto';",
            "Non-default import is not supported",
        ),
        ("import fs from 'fs';", "Cannot find module \"fs\""),
    ] {
        assert_eq!(Program::new("f.js", source).unwrap_err().message, message);
    }
    assert_eq!(
        eval("(function () { try { require('fs'); } catch (e) { return String(e); } })()"),
        json!("Error: Cannot find module \"fs\"")
    );
}

#[test]
fn a_missing_handler_a_pending_and_an_unhandled_promise_are_errors() {
    assert_eq!(failure("var x = 1;").kind, ErrorKind::NoHandler);
    assert_eq!(failure("var handler = 5;").kind, ErrorKind::NoHandler);
    assert_eq!(
        failure("function handler() { return new Promise(function () {}); }").kind,
        ErrorKind::Unsettled
    );
    let error = failure("function handler() { Promise.reject(new TypeError('lost')); return 1; }");
    assert_eq!(error.kind, ErrorKind::UnhandledRejection);
    assert_eq!(
        error.to_string(),
        "Error: unhandled promise rejection: TypeError: lost"
    );
    assert_eq!(
        value("function handler() { Promise.reject(1).catch(function () {}); return 1; }"),
        json!(1)
    );
}

#[test]
fn strict_mode_is_always_on() {
    assert_eq!(
        eval("(function () { return this; })()"),
        json!({"$undefined": true})
    );
    assert_eq!(
        failure("function handler() { undeclared = 1; }").name,
        "ReferenceError"
    );
}

#[test]
fn top_level_functions_are_global_properties() {
    assert_eq!(
        value(
            "function f() {} var v = 1; let l = 2; function handler() { return [typeof globalThis.f, globalThis.v, typeof globalThis.l]; }"
        ),
        json!(["function", 1, "undefined"])
    );
}

#[test]
fn promise_jobs_run_in_order() {
    let source = "function handler() { var o = []; var p = Promise.resolve();
        p.then(function () { o.push(2); }); p.then(function () { o.push(3); }).then(function () { o.push(5); });
        p.then(function () { o.push(4); }); o.push(1);
        return (async function () { for (var i = 0; i < 5; i++) { await null; } return o; })(); }";
    assert_eq!(value(source), json!([1, 2, 3, 4, 5]));
}

#[test]
fn logs_are_kept_in_order_and_cut_at_ten_kilobytes() {
    let run = outcome(
        "function handler() { console.log('a'); console.log({b: [1, 'x']}); console.log(1, 'two'); console.log(undefined); console.log(true); }",
        &json!({}),
    );
    assert_eq!(
        run.logs,
        ["a", "{\"b\":[1,\"x\"]}", "1 two", "undefined", "true"]
    );
    assert!(
        run.warnings.iter().any(|w| w.contains("several arguments")),
        "{:?}",
        run.warnings
    );

    let run = outcome(
        "function handler() { for (var i = 0; i < 300; i++) { console.log('é'.repeat(50)); } return 1; }",
        &json!({}),
    );
    assert_eq!(run.logs.iter().map(String::len).sum::<usize>(), 10 * 1024);
    assert_eq!(run.result, Ok(json!(1)));

    let run = outcome(
        "function handler() { console.log('x' + 'é'.repeat(9000)); }",
        &json!({}),
    );
    assert_eq!(run.logs[0].len(), 10 * 1024 - 1, "cut at a character");
}

#[test]
fn characters_beyond_the_bmp_are_warned_of() {
    assert!(
        outcome("function handler() { return '😀'; }", &json!({}))
            .warnings
            .iter()
            .any(|w| w.contains("U+FFFF"))
    );
    assert!(
        outcome("function handler() {}", &json!({"a": ["😀"]}))
            .warnings
            .iter()
            .any(|w| w.contains("U+FFFF"))
    );
    assert!(
        outcome("function handler() { return 'é€'; }", &json!({"a": "é"}))
            .warnings
            .is_empty()
    );
}

#[test]
fn test_results_have_the_shape_of_testfunction() {
    let run = outcome(
        "function handler(e) { console.log('hi'); return e.request; }",
        &json!({"request": {"uri": "/"}}),
    );
    assert_eq!(
        run.to_test_result(),
        json!({"FunctionOutput": "{\"request\":{\"uri\":\"/\",\"cookies\":{}}}", "FunctionErrorMessage": "", "FunctionExecutionLogs": ["hi"]})
    );
    let run = outcome(
        "function handler() { return {statusCode: 302, cookies: {a: {value: '1'}}}; }",
        &json!({}),
    );
    assert_eq!(
        run.to_test_result()["FunctionOutput"],
        "{\"response\":{\"statusCode\":302,\"cookies\":{\"a\":{\"value\":\"1\"}}}}"
    );
    let run = outcome("function handler() { throw new Error('no'); }", &json!({}));
    assert_eq!(
        run.to_test_result()["FunctionErrorMessage"],
        "The CloudFront function associated with the CloudFront distribution is invalid or could not run. Error: no"
    );
    let refused = Program::new("f.js", "function handler() {\n  return );\n}").unwrap_err();
    assert_eq!(
        cfc_emulator::Outcome::refused(&refused).to_test_result()["FunctionErrorMessage"],
        "The CloudFront function associated with the CloudFront distribution is invalid or could not run. SyntaxError: Unexpected token \")\" in 2"
    );
    assert_ne!(
        outcome("function handler() {}", &json!({})).to_test_result()["FunctionErrorMessage"],
        ""
    );
}

#[test]
fn an_error_names_its_line_and_column_in_the_source_as_given() {
    // What the meter adds to the text that runs is not counted.
    let source = "function handler(event) {\n    var a = [1].concat(2).join('x') + 'abc'.slice(1) + event.a; throw Error(a);\n}";
    let error = failure(source);
    assert_eq!(error.line, Some(2));
    let column = usize::try_from(error.column.expect("a column")).expect("small");
    let line = source.lines().nth(1).expect("two lines");
    let thrown = line.find("throw").expect("it throws");
    let rest = &line[column - 1..];
    assert!(
        (thrown..thrown + 12).contains(&(column - 1)),
        "{column}: {rest}"
    );
}
