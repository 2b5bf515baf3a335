//! The engines when a case goes wrong: a trap, a case that does not end, a process that dies. The
//! cases around it are not harmed. And what a disagreement looks like.

use std::collections::BTreeMap;

use cfc::engines::{End, Engine, Input, Outcome, agree, emulator, native, njs};
use cfc::{Cargo, Package, Report};
use cfc_compiler::Options;
use cfc_tests::{EVENT, Scratch};
use serde_json::{Value, json};

fn input(uri: &str) -> Input {
    let event: Value = serde_json::from_str(EVENT).expect("the event is JSON");
    let mut event = cfc_validator::event::normalize_event(event);
    event["request"]["uri"] = json!(uri);
    let store = BTreeMap::from([("greeting".to_owned(), "hé 😀".to_owned())]);
    Input {
        clock_millis: 7,
        random: 0.25,
        key_value_store: Some(store),
        ..Input::new(event)
    }
}

/// `returns`, `traps` or `endless`, by how it ended.
fn ends(outcomes: &[Outcome]) -> Vec<&'static str> {
    let end = |outcome: &Outcome| match outcome.end {
        End::Returned(_) => "returns",
        End::Trap(_) => "traps",
        End::Endless(_) => "endless",
    };
    outcomes.iter().map(end).collect()
}

const URIS: [&str; 4] = ["/first", "/trap", "/endless", "/last"];

#[test]
fn natively_each_case_stands_for_itself() {
    let scratch = Scratch::function(
        "fn deep(n: u64) -> u64 {\n    if n == 0 { 0 } else { deep(n - 1) + deep(n / 2) }\n}\n\n\
         #[viewer_request]\nfn handler(event: ViewerRequestEvent) -> Request {\n    \
         let mut request = event.request;\n    println!(\"{}\", request.uri);\n    \
         match request.uri.as_str() {\n        \
         \"/trap\" => panic!(\"as asked\"),\n        \
         \"/endless\" => while !request.uri.is_empty() {},\n        \
         \"/overflow\" => request.uri = deep(u64::MAX).to_string(),\n        \
         _ => {}\n    }\n    request\n}",
    );
    let mut report = Report::default();
    let package =
        Package::find(&scratch.path("function.rs"), &Cargo::default()).expect("it is a function");
    let functions = cfc::build::functions(&package, &Options::default(), &mut report);
    let native = native::build(&package, &functions, &Cargo::default()).expect("it is Rust");
    let inputs = ["/first", "/trap", "/overflow", "/endless", "/last"].map(input);
    let cases: Vec<(&str, &Input)> = inputs.iter().map(|input| ("function", input)).collect();
    let outcomes = native.run_all(&cases).expect("the program runs");
    assert_eq!(
        ends(&outcomes),
        ["returns", "traps", "traps", "endless", "returns"]
    );
    assert_eq!(outcomes[0].logs, ["/first"]);
    assert_eq!(outcomes[4].logs, ["/last"]);
    assert!(outcomes[1].words(Engine::Native).contains("as asked"));
}

#[test]
fn in_njs_each_case_stands_for_itself() {
    let Some(njs) = njs::find() else {
        return;
    };
    let code = "function handler(event) { var uri = event.request.uri; console.log(uri);\n\
                if (uri === '/trap') { throw new Error('as asked'); }\n\
                while (uri === '/endless') {}\nreturn event.request; }";
    let inputs = URIS.map(input);
    let outcomes = njs.run_all(code, &inputs.each_ref()).expect("njs runs");
    assert_eq!(ends(&outcomes), ["returns", "traps", "endless", "returns"]);
    assert_eq!(outcomes[3].logs, ["/last"]);
}

#[test]
fn long_logs_are_cut_alike() {
    let code = "function handler(event) { for (var i = 0; i < 300; i++) { console.log('line ' + i + '\\n' + 'é'.repeat(20), i, {a: [i]}); }\nreturn event.request; }";
    let input = input("/");
    let ran = emulator::run_all("f", code, &[&input]).remove(0);
    let bytes: usize = ran.outcome.logs.iter().map(String::len).sum();
    assert!((10_200..=10_240).contains(&bytes), "{bytes}");
    let warnings = ran.details.warnings.concat();
    assert!(warnings.contains("cuts the log"), "{warnings}");
    if let Some(njs) = njs::find() {
        let outcome = njs.run_all(code, &[&input]).expect("njs runs").remove(0);
        assert_eq!(outcome, ran.outcome);
    }
}

#[test]
fn in_the_emulator_each_case_stands_for_itself() {
    let code = "function handler(event) { var uri = event.request.uri;\n\
                if (uri === '/trap') { throw new Error('as asked'); }\n\
                while (uri === '/endless') {}\nreturn event.request; }";
    let inputs = URIS.map(input);
    let runs = emulator::run_all("f", code, &inputs.each_ref());
    let outcomes: Vec<Outcome> = runs.into_iter().map(|run| run.outcome).collect();
    assert_eq!(ends(&outcomes), ["returns", "traps", "endless", "returns"]);
}

/// Hand-written JavaScript that asks for all that surrounds it.
#[test]
fn emulator_and_njs_are_given_the_same_surroundings() {
    let Some(njs) = njs::find() else {
        return;
    };
    let code = "import cf from 'cloudfront';\nvar crypto = require('crypto');\n\
                async function handler(event) {\n\
                var store = cf.kvs();\nvar there = await store.exists('greeting');\n\
                var greeting = await store.get('greeting');\nvar missing = '';\n\
                try { await store.get('nothing'); } catch (error) { missing = 'none'; }\n\
                cf.updateRequestOrigin({ domainName: 'origin.example.com' });\n\
                console.log(greeting);\n\
                return { statusCode: 200, headers: {}, body: JSON.stringify([there, missing, Date.now(), \
                new Date().toISOString(), Math.random(), crypto.createHash('sha256').update(greeting).digest('hex')]),\n\
                nothing: undefined };\n}";
    let input = input("/");
    let mut outcomes = vec![(
        Engine::Njs,
        njs.run_all(code, &[&input]).expect("njs runs").remove(0),
    )];
    outcomes.push((
        Engine::Emulator,
        emulator::run_all("f", code, &[&input]).remove(0).outcome,
    ));
    let agreed = agree(&outcomes).unwrap_or_else(|difference| panic!("{difference}"));
    assert_eq!(
        agreed.calls,
        [
            json!(["kvs.exists", "greeting"]),
            json!(["kvs.get", "greeting"]),
            json!(["kvs.get", "nothing"]),
            json!(["updateRequestOrigin", { "domainName": "origin.example.com" }]),
        ]
    );
    let End::Returned(result) = &agreed.end else {
        panic!("{}", agreed.show());
    };
    let body = result["body"].as_str().expect("a body is a text");
    assert!(
        body.starts_with(r#"[true,"none",7,"1970-01-01T00:00:00.007Z",0.25,"#),
        "{body}"
    );
    assert!(
        result.get("headers").is_none() && result.get("nothing").is_none(),
        "{result}"
    );
}

#[test]
fn a_disagreement_names_the_engines_and_shows_the_lines() {
    let outcome = |end: End, log: &str| Outcome {
        end,
        calls: Vec::new(),
        logs: vec![log.to_owned()],
    };
    let returned = |status: u16| End::Returned(json!({ "statusCode": status }));
    let same = [
        (Engine::Native, outcome(returned(200), "a")),
        (Engine::Njs, outcome(returned(200), "a")),
    ];
    assert!(agree(&same).is_ok());
    let trap = |message: &str| End::Trap(message.to_owned());
    let traps = [
        (Engine::Native, outcome(trap("one"), "a")),
        (Engine::Njs, outcome(trap("two"), "a")),
    ];
    assert!(agree(&traps).is_ok(), "a trap is a trap");
    let logs = [
        (Engine::Native, outcome(returned(200), "a")),
        (Engine::Emulator, outcome(returned(200), "b")),
    ];
    let difference = agree(&logs).expect_err("the logs differ");
    assert!(
        difference.contains("--- native\n+++ emulator\n"),
        "{difference}"
    );
    assert!(difference.contains("-  a\n+  b\n"), "{difference}");
    let trapped = [
        (Engine::Native, outcome(returned(200), "a")),
        (Engine::Njs, outcome(trap("oops"), "a")),
    ];
    let difference = agree(&trapped).expect_err("one of them traps");
    assert!(
        difference.contains("+outcome: trap\n") && difference.contains("njs: oops"),
        "{difference}"
    );
}
