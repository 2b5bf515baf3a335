//! `cfc test` beside the usual runners of tests, on the same events: whole processes. Then how its
//! memory grows, and what single files cost to compile and to check.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::engine::{self, Engine};
use super::runaways;
use super::tool::{
    Binaries, Cost, Measured, Pair, RUNS, build, costs, minify, native_esbuild, npm, pairs, times,
};
use crate::outputs;

/// Functions, and events for each of them.
const FUNCTIONS: usize = 20;
const EVENTS: usize = 100;
/// Runs of what takes seconds.
pub const SLOW_RUNS: usize = 5;
/// Events for each function where memory is looked at.
const MANY: [usize; 3] = [50, 500, 5000];

/// What was found. Times are milliseconds.
pub struct Running {
    /// What all events cost.
    pub runners: Runners,
    /// Number of events, and the most memory that `cfc test` had, in bytes.
    pub memory: Vec<(usize, u64)>,
    /// `cfc check --no-rustc` of a function with 500 lines.
    pub long: Long,
    /// `cfc check` of a JavaScript file of 10 KB, without the time to start.
    pub checked: f64,
    /// Functions that do not end, and the time until `cfc run` has ended them.
    pub runaways: Vec<(&'static str, f64)>,
}

/// A long function.
pub struct Long {
    pub ours: Cost,
    /// By [`Binaries::without_profile`].
    pub without_profile: Option<Cost>,
    /// Of esbuild, on the output; none without npm.
    pub esbuild: Option<Cost>,
}

/// The runners of tests on all events.
pub struct Runners {
    /// `cfc test` in the emulator alone, as the others have one engine each.
    pub ours: Cost,
    /// `cfc test` as it is: natively, in the emulator and in njs.
    pub all_engines: Cost,
    /// The others and their names; none without npm.
    pub others: Vec<(String, Cost)>,
}

/// Measures them.
pub fn measure(binaries: &Binaries) -> Result<Running, String> {
    let compiler = binaries.cfc.as_path();
    let modules = npm()?;
    Ok(Running {
        runners: runners(compiler)?,
        memory: memory(compiler)?,
        long: long(binaries, modules.as_deref())?,
        checked: checked(compiler)?,
        runaways: runaways::measure(compiler)?,
    })
}

/// A folder with functions and their events, snapshots accepted; its root file.
fn package(compiler: &Path, name: &str, events: usize) -> Result<PathBuf, String> {
    let folder = outputs::scratch(name)?;
    let mut modules = Vec::new();
    let pairs = plain_pairs()?;
    for (at, pair) in pairs.iter().enumerate() {
        modules.push((format!("function_{at}"), pair.rust.as_path()));
        let to = folder.join("events").join(format!("function-{at}"));
        std::fs::create_dir_all(&to).map_err(|error| error.to_string())?;
        for (number, case) in texts(pair, events)?.iter().enumerate() {
            outputs::write(&to.join(format!("{number:05}.json")), case)?;
        }
    }
    let root = outputs::write_modules(&folder, &modules)?;
    let accepted = test(compiler, &root).arg("--update").output();
    let accepted = accepted.map_err(|error| error.to_string())?;
    if accepted.status.success() {
        Ok(root)
    } else {
        Err(String::from_utf8_lossy(&accepted.stderr).into_owned())
    }
}

/// A function's recorded events as they stand in their files, again and again.
fn texts(pair: &Pair, events: usize) -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    for path in crate::list(&pair.events)? {
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            texts.push(outputs::read(&path)?);
        }
    }
    Ok(texts.into_iter().cycle().take(events).collect())
}

/// Without the other engines, which the other runners do not have either.
fn test(compiler: &Path, root: &Path) -> Command {
    let mut command = Command::new(compiler);
    command
        .args(["test", "--no-native"])
        .arg(root)
        .env("PATH", "")
        .stdin(Stdio::null());
    command
}

/// `cfc test` and the other runners, each on all events.
pub fn runners(compiler: &Path) -> Result<Runners, String> {
    let modules = npm()?;
    let root = package(compiler, "tests-ours", EVENTS)?;
    let mut all_engines = Command::new(compiler);
    all_engines.arg("test").arg(&root).stdin(Stdio::null());
    // The handlers are built once, natively, and not again.
    crate::run(&mut all_engines)?;
    let mut names = Vec::new();
    let mut commands: Vec<Measured> = vec![test(compiler, &root).into(), all_engines.into()];
    let with_modules = |modules| RUNNERS.iter().map(move |runner| (modules, runner));
    for (modules, runner) in modules.iter().flat_map(with_modules) {
        let mut command = match runner.program {
            "node" => Command::new("node"),
            program => Command::new(modules.join(".bin").join(program)),
        };
        command
            .args(runner.arguments)
            .current_dir(scripts(modules, runner)?);
        names.push(format!("`{} {}`", runner.program, runner.shown));
        commands.push(command.into());
    }
    let found = costs(&mut commands, SLOW_RUNS)?;
    Ok(Runners {
        ours: found[0],
        all_engines: found[1],
        others: names.into_iter().zip(found.into_iter().skip(2)).collect(),
    })
}

/// A runner of tests in Node, in its fastest form that is not told to leave anything out.
struct Runner {
    program: &'static str,
    arguments: &'static [&'static str],
    shown: &'static str,
    /// How a test file is called, and how it begins.
    extension: &'static str,
    head: &'static str,
}

const RUNNERS: [Runner; 3] = [
    Runner {
        program: "node",
        arguments: &["--test"],
        shown: "--test",
        extension: ".test.cjs",
        head: "const { test } = require('node:test');\n",
    },
    Runner {
        program: "vitest",
        arguments: &["run", "--pool=threads", "--no-isolate"],
        shown: "run --pool=threads --no-isolate",
        extension: ".test.mjs",
        head: "import { test } from 'vitest';\nimport { createRequire } from 'node:module';\n\
               const require = createRequire(import.meta.url);\n",
    },
    Runner {
        program: "jest",
        arguments: &[
            "--config",
            r#"{"transform":{},"testMatch":["**/*.test.cjs"]}"#,
        ],
        shown: "without transforms",
        extension: ".test.cjs",
        head: "",
    },
];

/// The hand-written functions, and beside each a file with a test for each event: it calls the
/// handler and compares its result with what njs gave.
fn scripts(modules: &Path, runner: &Runner) -> Result<PathBuf, String> {
    let home = modules.parent().ok_or("no folder for packages")?;
    let folder = home.join(format!("tests-{}", runner.program));
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    }
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    outputs::write(&folder.join("package.json"), "{ \"private\": true }\n")?;
    let engine = Engine::start("runners")?;
    for (at, pair) in plain_pairs()?.iter().enumerate() {
        let code = outputs::read(&pair.hand)?;
        let cases = engine::cases(&pair.events)?;
        let outcomes = engine.outcomes(&format!("tests-{at}"), &code, &cases)?;
        let expected: Vec<Value> = cases
            .iter()
            .zip(&outcomes)
            .map(|(case, outcome)| {
                let event = engine::complete(case)["event"].take();
                json!({ "event": event, "result": outcome["result"] })
            })
            .collect();
        let text = format!(
            "{code}\nmodule.exports = {{ handler, cases: {} }};\n",
            Value::from(expected)
        );
        outputs::write(&folder.join(format!("function_{at}.cjs")), &text)?;
        let text = format!(
            "{}const assert = require('node:assert');\n\
             const {{ handler, cases }} = require('./function_{at}.cjs');\n\
             const plain = value => {{\n  const copy = JSON.parse(JSON.stringify(value));\n  \
             for (const key of 'statusCode' in copy ? ['headers', 'cookies'] : []) {{\n    \
             if (copy[key] && !Object.keys(copy[key]).length) delete copy[key];\n  }}\n  return copy;\n}};\n\
             for (let i = 0; i < {EVENTS}; i++) {{\n  const now = cases[i % cases.length];\n  \
             test('event ' + i, () => assert.deepStrictEqual(plain(handler(plain(now.event))), plain(now.result)));\n}}\n",
            runner.head
        );
        let name = format!("function_{at}{}", runner.extension);
        outputs::write(&folder.join(name), &text)?;
    }
    Ok(folder)
}

/// Functions whose counterparts need nothing around them but their event.
fn plain_pairs() -> Result<Vec<Pair>, String> {
    let mut plain = Vec::new();
    for pair in pairs()? {
        let code = outputs::read(&pair.hand)?;
        let needs = [
            "import ",
            "require(",
            "Date",
            "Math.random",
            "console",
            "Buffer",
        ];
        if needs.iter().all(|word| !code.contains(word)) && plain.len() < FUNCTIONS {
            plain.push(pair);
        }
    }
    Ok(plain)
}

/// The most memory of a whole process, as the operating system tells it; only Linux does.
fn memory(compiler: &Path) -> Result<Vec<(usize, u64)>, String> {
    let mut found = Vec::new();
    for events in MANY {
        let root = package(compiler, &format!("tests-memory-{events}"), events)?;
        let mut watched = Command::new("/usr/bin/time");
        let inner = test(compiler, &root);
        watched.args(["-f", "most memory %M"]).arg(compiler);
        watched.args(inner.get_args()).env("PATH", "");
        let Ok(output) = watched.output() else {
            return Ok(Vec::new());
        };
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let kilobytes = engine::figure(&text, "most memory ")?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count"
        )]
        found.push((events * FUNCTIONS, kilobytes as u64 * 1024));
    }
    Ok(found)
}

/// A function of about 500 lines, in ten kinds of what functions do.
fn long(binaries: &Binaries, modules: Option<&Path>) -> Result<Long, String> {
    let folder = outputs::scratch("long")?;
    let root = folder.join("long.rs");
    outputs::write(&root, &long_source())?;
    let check = |cfc: &PathBuf| {
        let mut check = Command::new(cfc);
        check.args(["check", "--no-rustc"]).arg(&root);
        Measured::from(check)
    };
    let mut commands = vec![check(&binaries.cfc)];
    commands.extend(binaries.without_profile.as_ref().map(check));
    if let Some(modules) = modules {
        let built = build(&binaries.cfc, &root, &folder.join("dist"))
            .command
            .output();
        built.map_err(|error| error.to_string())?;
        let esbuild = native_esbuild(&modules.join("@esbuild"))?;
        let script = folder.join("dist/long.js");
        commands.push(minify(&esbuild, &folder.join("minified"), &[script]));
    }
    let mut costs = costs(&mut commands, RUNS)?.into_iter();
    let missing = "nothing was measured";
    Ok(Long {
        ours: costs.next().ok_or(missing)?,
        without_profile: binaries.without_profile.as_ref().and_then(|_| costs.next()),
        esbuild: costs.next(),
    })
}

fn long_source() -> String {
    let mut source = String::from(
        "use cloudfront_functions::prelude::*;\n\n#[viewer_request]\n\
         fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {\n    \
         let mut request = event.request;\n",
    );
    for rule in 0..35 {
        // INVARIANT: writing to a string does not fail.
        let _ = writeln!(source, "    rule_{rule}(&mut request)?;");
    }
    source.push_str("    Ok(request)\n}\n");
    for rule in 0..35 {
        let _ = writeln!(
            source,
            "\n/// The rule for `/{rule}/`.\n\
             fn rule_{rule}(request: &mut Request) -> Result<(), Response> {{\n    \
             let Some(rest) = request.uri.strip_prefix(\"/{rule}/\") else {{\n        \
             return Ok(());\n    }};\n    \
             if request.headers.get(\"x-rule-{rule}\").is_none_or(str::is_empty) {{\n        \
             return Err(Response::new(403).with_body(\"rule {rule}\"));\n    }}\n    \
             if let Some(page) = request.querystring.get(\"page\") {{\n        \
             request.uri = format!(\"/{rule}/{{page}}/{{rest}}\");\n    }}\n    Ok(())\n}}"
        );
    }
    source
}

/// A function of 10 KB; the time to start is taken off.
fn checked(compiler: &Path) -> Result<f64, String> {
    let folder = outputs::scratch("checked")?;
    let mut code = String::from("function handler(event) {\n    var request = event.request;\n");
    let mut rule = 0;
    while code.len() < 10_050 {
        // INVARIANT: writing to a string does not fail.
        let _ = writeln!(
            code,
            "    if (request.uri.startsWith('/{rule}/')) request.headers['x-{rule}'] = {{ value: request.uri.slice(2) }};"
        );
        rule += 1;
    }
    code.push_str("    return request;\n}\n");
    let file = folder.join("checked.js");
    outputs::write(&file, &code)?;
    let mut check = Command::new(compiler);
    check.arg("check").arg(&file);
    let mut version = Command::new(compiler);
    version.arg("--version");
    let times = times(&mut [check.into(), version.into()], RUNS)?;
    Ok(times[0] - times[1])
}
