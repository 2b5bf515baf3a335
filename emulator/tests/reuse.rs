//! An engine serves many runs; none of them can tell, whatever those before it have done.

mod support;

use std::time::Duration;

use cfc_emulator::{Case, Host, Limits, Outcome, Program, Runner};
use serde_json::{Value, json};

/// Functions that change what was there before them, in all ways that there are, and see whether
/// it has been changed already.
const CHANGES: &[&str] = &[
    "var seen = String.prototype.mine; String.prototype.mine = 1; return typeof seen;",
    "var seen = Math.max(1, 2); Math.max = function () { return 7; }; return seen;",
    "var seen = Math.max(1, 2); var k = 'max'; Math[k] = function () { return 7; }; return seen;",
    "var seen = typeof parseInt; parseInt = 5; return seen;",
    "var seen = typeof JSON; JSON = 5; return seen;",
    "var seen = JSON.parse.mine; JSON.parse.mine = 1; return typeof seen;",
    "var o = {}, seen = o.mine; o[event.key].mine = 1; return typeof seen;",
    "var o = {}, seen = typeof o.mine; o['__proto__'].mine = 1; return seen;",
    "var seen = typeof [].keys().mine; var p = Object.getPrototypeOf([].keys()); p.mine = 1; return seen;",
    "var seen = typeof [].keys().next.mine; [].keys().next.mine = 1; return seen;",
    "var f = async function () {}; var seen = typeof f.mine; f.constructor.prototype.mine = 1; return seen;",
    "var seen = [][0]; Array.prototype[0] = 1; return typeof seen;",
    "var seen = Array.prototype.length; Array.prototype.push(1); return seen;",
    "var seen = typeof Math.length; Array.prototype.push.call(Math); return seen;",
    "var seen = typeof JSON[0]; Array.prototype.push.call(JSON, 1); return seen;",
    "var seen = typeof Reflect + typeof Math.length; [].splice.apply(Math, [0, 0]); return seen;",
    "var seen = typeof Promise.mine; var f = x => { x.mine = 1; }; f(Promise); return seen;",
    "var seen = typeof Date.mine; var o = { set s(v) { Date.mine = v; } }; o.s = 1; return seen;",
    "var seen = typeof Math.mine; var o = Object.create(Math); o.mine = 1; Math.other = o; return seen + typeof Math.other;",
    "var seen = typeof Math.mine; Object.setPrototypeOf(Math, {mine: 1}); return seen;",
    "var seen = typeof Math.min; delete Math.min; return seen;",
    "var seen = Object.keys(Math).length, min = Math.min; delete Math.min; Math.min = min; return seen;",
    "var seen = Object.getPrototypeOf(JSON) === Object.prototype; Object.setPrototypeOf(JSON, null); return seen;",
    "var seen = typeof Math.mine; Object.assign(Math, {mine: 1}); return seen;",
    "var seen = typeof Math.mine; Object.defineProperty(Math, 'mine', {value: 1}); return seen;",
    "var seen = Object.isFrozen(Math); Object.freeze(Math); return seen;",
    "var seen = typeof Math[Symbol.iterator]; Math[Symbol.iterator] = 1; return seen;",
    "var seen = typeof globalThis.mine; globalThis.mine = 1; return seen;",
    "var seen = typeof console.mine; console.mine = 1; return seen;",
    "var seen = typeof console.log; console.log = 1; return seen;",
    "var seen = typeof Buffer.mine; Buffer.mine = 1; return seen;",
    "var seen = typeof Buffer.prototype.mine; Buffer.prototype.mine = 1; return seen;",
    "var seen = typeof Buffer; Buffer = 1; return seen;",
    "var c = require('crypto'); var seen = typeof c.mine; c.mine = 1; return seen;",
    "var h = require('crypto').createHash('md5'); var seen = typeof h.mine; Object.getPrototypeOf(h).mine = 1; return seen;",
    "var seen = typeof new TextDecoder().mine; TextDecoder.prototype.mine = 1; return seen;",
    "var seen = typeof new InternalError('a').mine; InternalError.prototype.mine = 1; return seen;",
    "var seen = typeof new TypeError('a').mine; TypeError.prototype.mine = 1; return seen;",
    "var seen = typeof /a/.mine; RegExp.prototype.mine = 1; return seen;",
    "var seen = typeof require.mine; require.mine = 1; return seen;",
    "var seen = typeof top; top = 1; return seen;",
    "for (Math.max in {a: 1}) {} return typeof Math.max;",
    "[Math.max] = [1]; return typeof Math.max;",
    "var seen = Math.round(1.5); Math.round++; return seen;",
    "var seen = typeof ''.mine; if (seen == 'number') delete String.prototype.mine; else String.prototype.mine = 1; return seen;",
    "var f = Math.max, seen = typeof f.mine; if (seen == 'number') delete f.mine; else f.mine = 1; return seen;",
    "var a = Array.prototype, seen = typeof [][0]; if (seen == 'number') a.pop(); else a.push(1); return seen;",
];

fn program(body: &str) -> Program {
    let source = format!("var top;\nfunction handler(event) {{ {body} }}\n");
    Program::new("f.js", &source).expect("a source that parses")
}

fn run(runner: &mut Runner, program: &Program, event: &Value) -> Outcome {
    let host = Host::default();
    runner.run(program, &Case { event, host: &host })
}

#[test]
fn what_a_run_changes_is_as_before_for_the_next_one() {
    let event = json!({"key": "constructor"});
    for body in CHANGES {
        let changes = program(body);
        let fresh = run(&mut Runner::new(), &changes, &event);
        let mut runner = Runner::new();
        for _ in 0..3 {
            assert_eq!(run(&mut runner, &changes, &event), fresh, "{body}");
        }
    }
}

#[test]
fn nor_is_it_seen_by_runs_that_are_asked_for_together() {
    let event = json!({"key": "constructor"});
    let host = Host::default();
    let case = Case {
        event: &event,
        host: &host,
    };
    let mut runner = Runner::new();
    for body in CHANGES {
        let changes = program(body);
        let fresh = run(&mut Runner::new(), &changes, &event);
        let together = runner.run_all(&changes, &[case; 5]);
        assert!(together.iter().all(|one| *one == fresh), "{body}");
    }
}

/// Whatever comes of one of them: it throws, takes too many steps, or never gives an answer.
#[test]
fn nor_after_a_run_that_does_not_end() {
    let changes = program(
        "var seen = typeof ''.mine; String.prototype.mine = 1; if (event.n == 2) throw seen; \
         while (event.n == 4) {} if (event.n == 6) /^(a+)+$/.test('a'.repeat(40) + '!'); return seen;",
    );
    let limits = Limits {
        wall: Duration::from_millis(200),
        ..Limits::default()
    };
    let host = Host {
        limits,
        ..Host::default()
    };
    let events: Vec<Value> = (0..9).map(|n| json!({"n": n})).collect();
    let cases: Vec<Case> = events
        .iter()
        .map(|event| Case { event, host: &host })
        .collect();
    let outcomes = Runner::new().run_all(&changes, &cases);
    let ends = outcomes.iter().map(|outcome| match &outcome.result {
        Ok(seen) => format!("{seen}"),
        Err(error) => format!("{:?} {}", error.kind, error.message),
    });
    let ends: Vec<String> = ends.collect();
    let plain = "\"undefined\"";
    assert_eq!(ends[2], "Thrown undefined");
    assert_eq!(
        ends[4],
        "Limit(Instructions) the function takes too many steps"
    );
    assert_eq!(
        ends[6],
        "Limit(Wall) the function did not end within 200 ms"
    );
    for at in [0, 1, 3, 5, 7, 8] {
        assert_eq!(ends[at], plain, "{at}");
    }
}

#[test]
fn other_programs_do_not_see_it_either() {
    let event = json!({"key": "constructor"});
    let looks = program(
        "return [Object.getOwnPropertyNames(Math).length, typeof ''.mine, \
         typeof parseInt, Math.max(1, 2), String([0].concat([1])), typeof Object.mine];",
    );
    let fresh = run(&mut Runner::new(), &looks, &event);
    let mut runner = Runner::new();
    for body in CHANGES {
        run(&mut runner, &program(body), &event);
        assert_eq!(run(&mut runner, &looks, &event), fresh, "after {body}");
    }
}

/// An engine that others have used up does not end a run early, nor late.
#[test]
fn each_run_has_all_of_its_steps() {
    let spins = program("for (var i = 0; i < event.n; i++) {} return i;");
    let mut runner = Runner::new();
    let steps: Vec<u64> = (0..60)
        .map(|_| run(&mut runner, &spins, &json!({"n": 20_000})).steps)
        .collect();
    assert!(steps.iter().all(|now| *now == steps[0]), "{steps:?}");
    let fresh = run(&mut Runner::new(), &spins, &json!({"n": 1_000_000_000}));
    let used = run(&mut runner, &spins, &json!({"n": 1_000_000_000}));
    assert_eq!(used, fresh);
    assert!(used.result.is_err());
}

/// The clock, chance, the log, the store and what is imported belong to a run.
#[test]
fn surroundings_are_those_of_the_run() {
    let source = "import cf from 'cloudfront';\nvar calls = 0;\nasync function handler(event) {\n  \
        calls++;\n  console.log('at ' + Date.now());\n  const v = await cf.kvs().get('k');\n  \
        return [v, calls, Math.random(), event.n];\n}\n";
    let program = Program::new("f.js", source).unwrap();
    let mut runner = Runner::new();
    for n in 0..5_i64 {
        let store = json!({"data": [{"key": "k", "value": format!("v{n}")}]});
        let host = Host {
            clock_millis: n * 1000,
            random: Some(0.25),
            key_value_store: Some(cfc_emulator::KeyValueStore::from_import_json(&store).unwrap()),
            ..Host::default()
        };
        let event = json!({"n": n});
        let outcome = runner.run(
            &program,
            &Case {
                event: &event,
                host: &host,
            },
        );
        assert_eq!(outcome.result, Ok(json!([format!("v{n}"), 1, 0.25, n])));
        assert_eq!(outcome.logs, [format!("at {}", n * 1000)]);
        assert_eq!(outcome.calls.len(), 1);
    }
}

/// Positions are those of the source, although it stands inside of a function.
#[test]
fn errors_are_where_they_were() {
    let error = support::failure("function handler() { var a; return a.b; }");
    assert_eq!((error.line, error.column), (Some(1), Some(38)));
}
