//! Runaway functions end with the right error, and the next run is not harmed. Steps are exact.

mod support;

use std::time::{Duration, Instant};

use cfc_emulator::{Case, ErrorKind, Host, LimitKind, Limits, Outcome, Program, Runner, run};
use serde_json::json;
use support::{outcome, run_with, value};

const SANE: &str = "function handler() { return 1; }";

/// Ends a function by a count, never by a clock, and does not harm the next run on the same engine.
fn ends_by(source: &str, limit: LimitKind) -> Outcome {
    let limits = Limits {
        wall: Duration::from_mins(1),
        // Less than it is, for a debug build's sake.
        memory_bytes: 4 * 1024 * 1024,
        ..Limits::default()
    };
    let host = Host {
        limits,
        ..Host::default()
    };
    let event = json!({});
    let case = Case {
        event: &event,
        host: &host,
    };
    let program = |source: &str| Program::new("f.js", source).expect("a source that parses");
    let mut runner = Runner::new();
    let before = runner.run(&program(SANE), &case);
    let outcome = runner.run(&program(source), &case);
    let error = outcome.result.as_ref().expect_err("it ends in an error");
    assert_eq!(error.kind, ErrorKind::Limit(limit), "{source}: {error}");
    assert!(
        outcome.steps <= limits.instructions as u64,
        "{source}: {}",
        outcome.steps
    );
    let logged: usize = outcome.logs.iter().map(String::len).sum();
    assert!(logged <= limits.log_bytes, "{source}: {logged}");
    assert_eq!(before.result, Ok(json!(1)));
    assert_eq!(runner.run(&program(SANE), &case), before, "after {source}");
    outcome
}

#[test]
fn endless_loops_end() {
    for body in [
        "for (;;) {}",
        "while (true) { try { throw 1; } catch (e) {} finally { continue; } }",
        "return {toJSON: function () { for (;;) {} }};",
        "var n = 0; do { n = Math.sin(n); } while (n < 2);",
        "var o = {a: 1}; for (;;) { for (var k in o) { o[k]++; } }",
        "var a = [3, 1, 2]; for (;;) { a.sort(function (x, y) { return x - y; }); }",
    ] {
        let source = format!("function handler() {{ {body} }}");
        ends_by(&source, LimitKind::Instructions);
    }
    ends_by(
        "for (;;) {}\nfunction handler() {}",
        LimitKind::Instructions,
    );
    ends_by(
        "async function handler() { for (;;) { await null; } }",
        LimitKind::PromiseJobs,
    );
}

#[test]
fn memory_that_grows_without_end_is_counted() {
    for body in [
        "var s = 'ab'; for (;;) { s += s; }",
        "var s = 'ab'; for (;;) { s = `${s}${s}`; }",
        "var s = 'ab'; for (;;) { s = s.concat(s); }",
        "var s = 'ab'; for (;;) { s = [s, s].join('-'); }",
        "var s = 'ab'; for (;;) { s = s.replace(/$/, s); }",
        "var s = ''; for (;;) { s += 'x'.repeat(100000); }",
        "var s = ''; for (;;) { s += 'x'.padEnd(100000, 'ab'); }",
        "var s = 'x,'.repeat(1000); for (;;) { s.split(','); }",
        "var a = [1]; for (;;) { a = a.concat(a); }",
        "var a = []; for (;;) { a.push('x'.repeat(10000)); }",
        "var a = []; for (;;) { a.push(new Uint8Array(1000000)); }",
        "var b = Buffer.from('ab'); for (;;) { b = Buffer.concat([b, b]); }",
        "return new Array(1e8).fill(0).length;",
        "return new Array(4e9).join('x').length;",
        "var a = []; a.length = 4e9; a.reverse(); return 1;",
    ] {
        let source = format!("function handler() {{ {body} }}");
        ends_by(&source, LimitKind::Memory);
    }
}

#[test]
fn endless_logs_are_cut_and_end() {
    let outcome = ends_by(
        "function handler() { for (;;) { console.log('0123456789'); } }",
        LimitKind::Instructions,
    );
    assert_eq!(outcome.logs.len(), 1024);
}

#[test]
fn endless_promise_chains_end() {
    ends_by(
        "function handler() { function next() { return Promise.resolve().then(next); } return next(); }",
        LimitKind::PromiseJobs,
    );
    ends_by(
        "function handler() { function next() { Promise.resolve().then(next); } next(); return 1; }",
        LimitKind::PromiseJobs,
    );
}

/// njs 0.7.9 throws the same.
const TOO_DEEP: &str = "RangeError: Maximum call stack size exceeded";

#[test]
fn endless_recursion_throws() {
    for source in [
        "function handler() { return handler(); }",
        "function handler() { return [1].map(handler); }",
        "function f() { return [2, 1].sort(f); } function handler() { return f(); }",
        "function handler() { return 'x'.replace(/x/, handler); }",
        "function handler() { var o = {}; Object.defineProperty(o, 'a', {get: function () { return o.a; }}); return o.a; }",
        "async function handler() { return await handler(); }",
        "var f = function () { return g(); }, g = function () { return f(); }; function handler() { return f(); }",
    ] {
        let error = support::failure(source);
        assert_eq!(
            (error.to_string().as_str(), error.kind),
            (TOO_DEEP, ErrorKind::Thrown),
            "{source}"
        );
        assert_eq!(value(SANE), json!(1), "after {source}");
    }
}

#[test]
fn a_function_can_catch_its_recursion() {
    let depth = "var n = 0; function f() { n++; f(); } function handler() { try { f(); } catch (e) { return [e instanceof RangeError, e.message, n > 100]; } }";
    assert_eq!(
        value(depth),
        json!([true, "Maximum call stack size exceeded", true])
    );
    assert_eq!(
        value("function handler() { try { return handler(); } catch (e) { return 1; } }"),
        json!(1)
    );
}

/// An arrow that is an expression has no place for the gauge.
#[test]
fn endless_recursion_of_expressions_ends() {
    ends_by(
        "var f = (n) => f(n + 1); function handler() { return f(0); }",
        LimitKind::Recursion,
    );
}

#[test]
fn recursion_below_the_limit_works() {
    assert_eq!(
        value(
            "function f(n, a, b, c) { var x = n, y = a; return n === 0 ? 0 : 1 + f(n - 1, x, y, c); } function handler() { return f(300, 1, 2, 3); }"
        ),
        json!(300)
    );
}

#[test]
fn the_recursion_limit_can_be_set() {
    let limits = Limits {
        recursion: 20,
        ..Limits::default()
    };
    let host = Host {
        limits,
        ..Host::default()
    };
    let source = "function f(n) { return n === 0 ? 0 : 1 + f(n - 1); } function handler(e) { return f(e.n); }";
    assert_eq!(
        run_with(source, &json!({"n": 10}), &host).result,
        Ok(json!(10))
    );
    let error = run_with(source, &json!({"n": 30}), &host)
        .result
        .unwrap_err();
    assert_eq!(error.to_string(), TOO_DEEP);
}

#[test]
fn what_the_engine_cannot_interrupt_is_left_behind() {
    let limits = Limits {
        wall: Duration::from_millis(300),
        ..Limits::default()
    };
    let host = Host {
        limits,
        ..Host::default()
    };
    let source = "function handler() { return /^(a+)+$/.test('a'.repeat(40) + '!'); }";
    let start = Instant::now();
    let error = run_with(source, &json!({}), &host).result.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Limit(LimitKind::Wall));
    assert!(
        start.elapsed() < Duration::from_secs(6),
        "{:?}",
        start.elapsed()
    );
    assert_eq!(value(SANE), json!(1));
}

#[test]
fn one_call_cannot_take_all_memory() {
    for expression in [
        "'x'.repeat(1e9)",
        "'x'.padStart(1e9)",
        "'x'.padEnd(1e9, 'ab')",
        "new Uint8Array(1e9)",
        "Buffer.alloc(1e9)",
        "new ArrayBuffer(1e9)",
    ] {
        let error = outcome(
            &format!("function handler() {{ return {expression}; }}"),
            &json!({}),
        )
        .result
        .unwrap_err();
        assert_eq!(error.name, "RangeError", "{expression}: {error}");
    }
}

/// Built-ins would go through items that are not there, or make room for them, which ends a process.
#[test]
fn a_length_alone_makes_no_items() {
    for method in [
        "join",
        "fill",
        "sort",
        "reverse",
        "splice",
        "unshift",
        "copyWithin",
    ] {
        let source = format!(
            "function handler() {{ return [].{method}.call({{length: 9007199254740991}}, 1, 0); }}"
        );
        ends_by(&source, LimitKind::Memory);
    }
}

#[test]
fn steps_are_the_same_every_time_and_on_every_thread() {
    let source = "var seen = [];\nfunction handler(event) { for (var i = 0; i < event.n; i++) { seen.push([i].map(function (x) { return x * 2; })); } return seen.length; }";
    let program = Program::new("f.js", source).unwrap();
    let steps = |n: i32| {
        let event = json!({"n": n});
        run(
            &program,
            &Case {
                event: &event,
                host: &Host::default(),
            },
        )
        .steps
    };
    let first = steps(10);
    assert!(first > 50, "{first}");
    for _ in 0..5 {
        assert_eq!(steps(10), first);
    }
    let elsewhere = std::thread::scope(|scope| scope.spawn(|| steps(10)).join().unwrap());
    assert_eq!(elsewhere, first);
    let per_turn = steps(11) - first;
    assert_eq!(
        steps(20) - first,
        10 * per_turn,
        "every turn costs the same"
    );
    assert_eq!(steps(10), first, "what ran between does not matter");
}

#[test]
fn steps_count_up_to_the_limit() {
    let limits = Limits {
        instructions: 10_000,
        ..Limits::default()
    };
    let host = Host {
        limits,
        ..Host::default()
    };
    let run = run_with("function handler() { for (;;) {} }", &json!({}), &host);
    // Those of the gauge and of the function around the source are taken out again.
    assert!((9_960..=10_000).contains(&run.steps), "{}", run.steps);
}

#[test]
fn a_runner_of_ones_own_outlives_a_lost_worker() {
    let limits = Limits {
        wall: Duration::from_millis(300),
        ..Limits::default()
    };
    let host = Host {
        limits,
        ..Host::default()
    };
    let slow = Program::new(
        "slow.js",
        "function handler() { return /^(a+)+$/.test('a'.repeat(40) + '!'); }",
    )
    .unwrap();
    let sane = Program::new("sane.js", SANE).unwrap();
    let mut runner = Runner::new();
    let event = json!({});
    assert_eq!(
        runner
            .run(
                &sane,
                &Case {
                    event: &event,
                    host: &host
                }
            )
            .result,
        Ok(json!(1))
    );
    assert!(
        runner
            .run(
                &slow,
                &Case {
                    event: &event,
                    host: &host
                }
            )
            .result
            .is_err()
    );
    assert_eq!(
        runner
            .run(
                &sane,
                &Case {
                    event: &event,
                    host: &host
                }
            )
            .result,
        Ok(json!(1))
    );
}

#[test]
fn deep_sources_and_values_do_not_overrun_the_stack() {
    let labels = (0..1_500).map(|i| format!("l{i}:")).collect::<Vec<_>>();
    for body in [
        format!("return {}1", "!".repeat(10_000)),
        format!("return {}1", "1+".repeat(5_000)),
        format!("return typeof ({}1)", "a=>".repeat(1_000)),
        format!("return {}1{}", "1?".repeat(2_500), ":1".repeat(2_500)),
        format!("var a; return {}1", "a=".repeat(5_000)),
        format!("{}; return 1", "if(1)".repeat(2_000)),
        format!("{}; return 1", "if(0);else ".repeat(900)),
        format!("{}; return 1", labels.concat()),
        format!("return {}1{}", "`${".repeat(990), "}`".repeat(990)),
        format!(
            "var o = {{}}; o.a = o; return typeof o{}",
            ".a".repeat(5_000)
        ),
        "var a = []; for (var i = 0; i < 50000; i++) { a = [a]; } return 1".to_owned(),
        "var a = []; for (var i = 0; i < 5000; i++) { a = [a]; } return String(a).length + 1"
            .to_owned(),
    ] {
        let source = format!("function handler() {{ {body} }}");
        assert_ne!(
            value(&source),
            json!({"$undefined": true}),
            "{}",
            &source[..60]
        );
    }
    assert_eq!(
        support::thrown("new RegExp('('.repeat(5000) + ')'.repeat(5000))")
            .split(':')
            .next(),
        Some("SyntaxError")
    );
}
