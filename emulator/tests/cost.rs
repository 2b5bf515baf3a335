//! What a run costs: exact, and not changed by being counted. Memory bombs end.

mod support;

use std::time::{Duration, Instant};

use cfc_emulator::{ErrorKind, Host, LimitKind};
use serde_json::json;
use support::{failure, outcome, run_with, value};

const BODIES: &[&str] = &[
    "return 1 + 2",
    "var a = 'x', b = 'y'; return a + b + a",
    "var s = ''; for (var i = 0; i < 9; i++) { s += 'ab'; } return s",
    "var o = {a: [1, {b: 2}], c: 'x'.concat('y').slice(1)}; return o.c.length",
    "var a = 1\nvar b = 2\na += b\nreturn`${a}-${b}`+'x'",
    "switch ('a' + 'b') { case'a'+'b': return typeof('x')+'y'; default: return 0 }",
    "var f = function () { return [1, 2]; }, g = () => ({a: 1}); return f.name + g().a + f().join('-')",
    "return (function (x) { return x + ')'; })('(') + /[)(]\\/'/.test(\"'\") + ['a', 'b'][0 + 0]",
    "var x = ('a' + 'b'), y = ('a') + ('b'); return (x + y).toUpperCase().split('')[0] + new Date(0).getTime()",
    "var s = 'é€'; s = s + /* c */ 'ü' // d\n + s; return s",
    "var a = [3, 1]; a[0] += a[1] + a.length; return a.map(function (n) { return n + a[0]; }).join()",
    "throw new Error('a' + event.x)",
];

/// A source that names the meter is not metered.
const UNMETERED: &str = "// $cfcMeter";

#[test]
fn counting_changes_no_result_and_hardly_the_steps() {
    for body in BODIES {
        let source = format!("function handler(event) {{ {body}\n}}\n");
        let with = outcome(&source, &json!({"x": "y"}));
        let without = outcome(&format!("{source}{UNMETERED}"), &json!({"x": "y"}));
        assert_eq!(with.result, without.result, "{body}");
        // The meter's own steps are taken out again, to within one for each call of it.
        let apart = with.steps.abs_diff(without.steps);
        assert!(
            apart <= without.steps / 10 + 2,
            "{body}: {apart} of {}",
            without.steps
        );
        assert_eq!(without.bytes, 0, "{body}");
    }
    let source = "async function handler(event) { var a = await f(event.x + '1'); return (await f(a)) + a; } async function f(s) { return s + s; }\n";
    let with = outcome(source, &json!({"x": "y"}));
    let without = outcome(&format!("{source}{UNMETERED}"), &json!({"x": "y"}));
    assert_eq!(with.result, Ok(json!("y1y1y1y1y1y1")));
    assert!(with.steps.abs_diff(without.steps) <= 3);
}

/// Within a factor of two of what callgrind counted in njs for the same loops.
#[test]
fn instructions_are_near_those_of_njs() {
    let counted = [
        ("x = i + 1;", 224),
        ("x = o.a;", 418),
        ("f(i);", 585),
        ("x = {a: i};", 814),
        ("x = [i];", 693),
        ("x = `${s}-${i}`;", 2_218),
        ("x = l.slice(2, 9);", 1_124),
        ("x = l.indexOf('z');", 1_502),
        ("x = c.split(',');", 3_455),
        ("x = r.test(l);", 3_885),
        ("x = JSON.stringify(o);", 8_489),
        ("x = h.createHash('sha256').update(l).digest('hex');", 8_430),
        (
            "x = h.createHmac('sha256', 'k').update(l).digest('hex');",
            18_931,
        ),
        ("try { throw new Error('x'); } catch (e) { x = e; }", 6_076),
    ];
    for (statement, njs) in counted {
        let source = format!(
            "var h = require('crypto'), o = {{a: 1, b: 2}}, r = /[0-9]+x/, l = 'abcdefghijklmnopqrstuvw', s = 'ab', c = 'a,b,c,d';\n\
             function f(v) {{ return v; }}\n\
             function handler(event) {{ var x; for (var i = 0; i < event.n; i++) {{ {statement} }} return 1; }}"
        );
        let of = |n: u64| outcome(&source, &json!({"n": n})).instructions;
        let each = (of(300) - of(100)) / 200;
        assert!(
            each * 2 > njs && each < njs * 2,
            "{statement}: {each}, njs {njs}"
        );
    }
}

#[test]
fn bytes_are_those_of_the_table() {
    let bytes = |body: &str| {
        outcome(
            &format!("function handler(event) {{ var s = event.s; {body}; return 1; }}"),
            &json!({"s": "0123456789"}),
        )
        .bytes
    };
    assert_eq!(bytes(""), 0);
    assert_eq!(bytes("s + 'abcd'"), 0, "14 bytes are kept inline");
    assert_eq!(bytes("s + s"), 34 + 20);
    assert_eq!(bytes("({a: 1})"), 270);
    assert_eq!(bytes("[1, 2]"), 320 + 2 * 16);
    assert_eq!(bytes("/a/"), 800);
    assert_eq!(bytes("s + 1; 1 + 2; 3 * 4"), 0);
    assert_eq!(bytes("s.indexOf('1'); s.startsWith('0'); parseInt(s)"), 0);
    assert_eq!(
        outcome(
            "async function handler() { await null; await null; }",
            &json!({})
        )
        .bytes,
        2 * 1_900
    );
}

#[test]
fn a_text_built_one_character_at_a_time_costs_its_square() {
    let source = "function handler(event) { var s = ''; for (var i = 0; i < event.n; i++) { s += 'x'; } return s.length; }";
    let of = |n: u32| outcome(source, &json!({"n": n}));
    // Measured in njs: 2,000 characters take about 2.1 MB.
    let bytes = of(2_000).bytes;
    assert!((1_900_000..2_300_000).contains(&bytes), "{bytes}");
    assert!(of(1_000).warnings.is_empty());
    assert_eq!(of(2_500).warnings.len(), 1, "beyond CloudFront's 2 MB");
}

#[test]
fn memory_bombs_end() {
    let bombs = [
        "var s = 'x'; for (;;) { s += s; }",
        "var s = 'x'; for (;;) { s = s + s; }",
        "var s = 'x'; for (;;) { s = `${s}${s}`; }",
        "var s = 'x'; for (;;) { s = s.concat(s, s); }",
        "var s = 'x'; for (;;) { s = [s, s].join(''); }",
        "var s = 'x'.repeat(2e6); return s.replace(/x/g, s)",
        "var s = 'x'.repeat(1e6), a = []; for (var i = 0; i < 1e4; i++) { a.push(s); } return a.join('')",
        "return new Array(4e9).fill(0)",
        "return new Array(4e9).join('x')",
        "var o = {}, s = 'x'; for (;;) { try { for (;;) { s += s; } } catch (e) {} finally { continue; } }",
        "function f(s) { return f(s + s); } return f('x')",
    ];
    for body in bombs {
        let start = Instant::now();
        let error = failure(&format!("function handler() {{ {body} }}"));
        assert_eq!(
            error.kind,
            ErrorKind::Limit(LimitKind::Memory),
            "{body}: {error}"
        );
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "{body} took {:?}",
            start.elapsed()
        );
        assert_eq!(
            value("function handler() { return 1; }"),
            json!(1),
            "after {body}"
        );
    }
}

#[test]
fn bombs_that_are_slow_end_as_well() {
    for body in [
        "var s = 'x'; for (;;) { s = s.replace(/x/g, 'xx'); }",
        "var a = [1]; for (;;) { a = a.concat(a); }",
    ] {
        let error = failure(&format!("function handler() {{ {body} }}"));
        let expected = matches!(
            error.kind,
            ErrorKind::Limit(LimitKind::Memory | LimitKind::Wall)
        );
        assert!(expected, "{body}: {error}");
        assert_eq!(
            value("function handler() { return 1; }"),
            json!(1),
            "{body}"
        );
    }
}

#[test]
fn endless_logs_are_cut() {
    let run = run_with(
        "function handler() { for (;;) { console.log('0123456789'); } }",
        &json!({}),
        &Host::default(),
    );
    let error = run.result.expect_err("it never ends by itself");
    assert_eq!(error.kind, ErrorKind::Limit(LimitKind::Instructions));
    assert_eq!(run.logs.concat().len(), 10 * 1024);
}
