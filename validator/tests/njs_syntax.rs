//! Does the validator refuse what the engine's parser refuses, and nothing else? Snippets of
//! every production run through `njs`, where it is installed; without it the test says so.

use cfc_validator::{Runtime, Severity, check_source};
use std::process::Command;
use std::thread;

/// Expressions. Those that the engine refuses are among those that it takes; nobody says which.
const EXPRESSIONS: &[&str] = &[
    "1",
    "'a'",
    "x",
    "x.y",
    "x[0]",
    "x['y']",
    "f()",
    "f(1, 2)",
    "new F",
    "new F(1)",
    "(1, 2)",
    "a ? b : c",
    "a && b || c",
    "!a",
    "-a",
    "+a",
    "~a",
    "typeof a",
    "void 0",
    "delete x.y",
    "a + b",
    "a ** b",
    "(-a) ** b",
    "-a ** b",
    "a % b",
    "a << b",
    "a >>> b",
    "a in b",
    "a instanceof B",
    "a === b",
    "a ?? b",
    "(a ?? b) || c",
    "a ?? b || c",
    "a = 1",
    "a += 1",
    "a **= 2",
    "a >>>= 2",
    "a ||= 1",
    "a &&= 1",
    "a ??= 1",
    "a++",
    "--a",
    "x.y++",
    "f()++",
    "f() = 1",
    "1 = a",
    "[]",
    "[1, 2]",
    "[1, , 2]",
    "[1, 2, ]",
    "[...a]",
    "[1, ...a]",
    "({})",
    "({ a: 1 })",
    "({ a: 1, })",
    "({ 'a': 1, 2: 3 })",
    "({ a })",
    "({ a() {} })",
    "({ async a() {} })",
    "({ get a() { return 1; } })",
    "({ set a(v) {} })",
    "({ [a]: 1 })",
    "({ [a]() {} })",
    "({ ...a })",
    "({ if: 1, class: 2 })",
    "({ *a() {} })",
    "({ async *a() {} })",
    "({ a = 1 })",
    "({ __proto__: 1, __proto__: 2 })",
    "function () {}",
    "(function () {})",
    "(function f() {})",
    "(function (a, b) {})",
    "(function (a, a) {})",
    "(function (a = 1) {})",
    "(function (...a) {})",
    "(function (a, ...b) {})",
    "(function (...a, b) {})",
    "(function ({ a }) {})",
    "(function ([a]) {})",
    "(function* () {})",
    "(async function () {})",
    "(async function* () {})",
    "(async function () { await 1; })",
    "(() => 1)",
    "(a => a)",
    "((a) => { return a; })",
    "((a, b) => ({ a: b }))",
    "((a = 1) => a)",
    "((...a) => a)",
    "(({ a }) => a)",
    "(([a]) => a)",
    "(async () => 1)",
    "(async a => await a)",
    "(async (a) => { await a; })",
    "(class {})",
    "(class A extends B {})",
    "`a`",
    "`a${b}c`",
    "`a${`b${c}`}`",
    "`a\nb`",
    "f`a`",
    "f`a${b}`",
    "a?.b",
    "a?.[b]",
    "a?.()",
    "a.b?.c",
    "/a/",
    "/a/g",
    "/a/gim",
    "/a/y",
    "/a/u",
    "/a/s",
    "/a/d",
    "/a/v",
    "/a/gg",
    "/a/x",
    "/(?<n>a)/",
    "/(?<n>a)\\k<n>/",
    "/(?<=a)b/",
    "/(?<!a)b/",
    "/(?=a)b/",
    "/(?!a)b/",
    "/(?:a)/",
    "/[a-z]/",
    "/[z-a]/",
    "/[^a]/",
    "/a{2}/",
    "/a{2,}/",
    "/a{2,3}/",
    "/a{3,2}/",
    "/a**/",
    "/(/",
    "/)/",
    "/a|b/",
    "/[/",
    "/a*?b+?c??/",
    "/\\d\\w\\s\\b/",
    "/^$/",
    "/*/",
    "/+/",
    "/(?<n>a)(?<n>b)/",
    "/\\u0041/",
    "/\\x41/",
    "/a\\/b/",
    "/[/]/",
    "0x1f",
    "0b11",
    "0o17",
    "017",
    "08",
    "0b2",
    "1_000",
    "1__0",
    "1_",
    "1e3",
    ".5",
    "5.",
    "1n",
    "0x",
    "'\\u0041'",
    "'\\u{1F600}'",
    "'\\x41'",
    "'\\u004'",
    "'a\\\nb'",
    "'\u{2028}'",
    "'ä'",
    "ä",
    "\\u0061",
    "x.ä",
    "this",
    "null",
    "true",
    "arguments",
    "new.target",
    "super.x",
    "import.meta",
    "import('x')",
    "await 1",
    "yield 1",
    "async",
    "of",
    "let",
    "static",
    "enum",
    "interface",
    "package",
    "private",
    "public",
    "protected",
    "implements",
    "class",
    "var",
    "a b",
    "a +",
    "()",
    "a => {} => 1",
    "a\n=> 1",
    "f(...a)",
    "f(1, ...a)",
    "new F(...a)",
    "f(a, )",
    "f(, a)",
    "f(await 1)",
    "f(a, await 1)",
    "new F(await 1)",
    "f((await 1))",
    "f([await 1])",
    "f({ a: await 1 })",
    "f(`${await 1}`)",
    "f(g(await 1))",
    "f(async () => await 1)",
    "f(async function () { await 1; })",
    "(await 1) + 1",
    "[await 1]",
    "({ a: await 1 })",
    "`${await 1}`",
    "(await 1).x",
    "(await 1)()",
    "x[await 1]",
    "(await 1) ? 2 : 3",
    "a = await 1",
    "#a in b",
    "a!",
    "a as b",
    "<a></a>",
    "@a",
    "[a, b] = [b, a]",
    "({ a } = b)",
    "[a] = b",
    "a, b",
    "(a)",
    "((a))",
    "(a) = 1",
    "eval = 1",
    "arguments = 1",
    "arguments++",
    "delete a",
    "a.if",
    "a.class",
    "a.1",
    "1.a",
    "1..a",
    "a[b](c)",
    "a.b.c.d()",
    "!function () {}()",
    "(function () {})()",
    "(() => {})()",
    "new (f())()",
    "new f().x",
    "new new F()()",
    "typeof typeof a",
    "- -a",
    "a - -b",
    "a+++b",
    "a !== b",
];

/// Statements.
const STATEMENTS: &[&str] = &[
    "",
    ";",
    "{}",
    "{ a; }",
    "var a;",
    "var a = 1, b;",
    "let a;",
    "let a = 1, b = 2;",
    "const a = 1;",
    "const a;",
    "var { a } = b;",
    "var [a] = b;",
    "let { a } = b;",
    "const [a, ...b] = c;",
    "var a; var a;",
    "let a; let a;",
    "let a; var a;",
    "var a; let a;",
    "const a = 1; let a;",
    "var a; function a() {}",
    "function a() {} function a() {}",
    "let a; { let a; }",
    "{ let a; } { let a; }",
    "let a; { var a; }",
    "if (a) b;",
    "if (a) b; else c;",
    "if (a) {} else if (b) {} else {}",
    "if (a) let b;",
    "if (a) const b = 1;",
    "if (a) function b() {}",
    "if (a) { function b() {} }",
    "for (;;) break;",
    "for (var i = 0; i < 1; i++) {}",
    "for (let i = 0; i < 1; i++) {}",
    "for (const i = 0; i < 0;) {}",
    "for (i = 0; i < 1; i++);",
    "for (var i in a) {}",
    "for (let i in a) {}",
    "for (const i in a) {}",
    "for (i in a) {}",
    "for (a.b in c) {}",
    "for (var i = 0 in a) {}",
    "for (var i, j in a) {}",
    "for (var i of a) {}",
    "for (i of a) {}",
    "for (const i of a) {}",
    "for (var [a, b] of c) {}",
    "for (var { a } in c) {}",
    "for await (var i of a) {}",
    "while (a) { a = 0; }",
    "while (0);",
    "do {} while (0);",
    "do a = 0; while (a)",
    "do {} while (0) a;",
    "switch (a) {}",
    "switch (a) { case 1: }",
    "switch (a) { case 1: b; break; default: c; }",
    "switch (a) { default: case 1: }",
    "switch (a) { default: default: }",
    "switch (a) { case 1: let b; case 2: let c; }",
    "switch (a) { case 1: let b; case 2: let b; }",
    "break;",
    "continue;",
    "for (;;) { break; continue; }",
    "a: for (;;) { break a; }",
    "a: for (;;) { for (;;) break a; }",
    "a: while (0) { continue a; }",
    "a: { break a; }",
    "a: { continue a; }",
    "break a;",
    "for (;;) { break b; }",
    "a: a: ;",
    "a: { a: ; }",
    "a: function b() {}",
    "throw 1;",
    "throw\n1;",
    "throw;",
    "try {} catch (e) {}",
    "try {} catch {}",
    "try {} finally {}",
    "try {} catch (e) {} finally {}",
    "try {}",
    "try {} catch ({ a }) {}",
    "try {} catch (e) { let e; }",
    "try {} catch (e) { var e; }",
    "function f() {}",
    "function f(a) { let a; }",
    "function f(a) { var a; }",
    "function f(a) { { let a; } }",
    "function f(a) { const a = 1; }",
    "function f(a) { function a() {} }",
    "function f(a, a) {}",
    "function f(a = 1) {}",
    "function f({ a }) {}",
    "function f([a]) {}",
    "function f(...a) {}",
    "function f(...[a]) {}",
    "function* f() {}",
    "function* f() { yield 1; }",
    "async function f() {}",
    "async function f() { await 1; }",
    "async function f() { return await 1; }",
    "async function* f() {}",
    "function f() { await 1; }",
    "function f() { return; }",
    "function f() { return\n1; }",
    "function f() { 'use strict'; }",
    "function () {}",
    "function f",
    "async function f() { if (await 1) {} }",
    "async function f() { while (await 0) {} }",
    "async function f() { for (var i = await 0; i; ) {} }",
    "async function f() { switch (await 1) { case 1: } }",
    "async function f() { throw await 1; }",
    "async function f() { try { await 1; } catch (e) { await 2; } finally { await 3; } }",
    "async function f() { await g(await 1); }",
    "async function f() { await (await 1); }",
    "async function f() { var a = await 1, b = await 2; }",
    "async function f() { a += await 1; }",
    "async function f() { (function () { await 1; })(); }",
    "async function f() { (() => await 1)(); }",
    "async function f() { await\n1; }",
    "async function f(a) { return a.b(c).d(await e); }",
    "class A {}",
    "class A extends B { constructor() { super(); } }",
    "class A { a = 1; }",
    "with (a) {}",
    "debugger;",
    "'use strict';",
    "var a = function () {};",
    "var a = () => {};",
    "var a = async () => {};",
    "return 1;",
    "a\nb",
    "a b",
    "a = 1\n++b",
    "var a = 1 var b",
    "}",
    "{",
    "(",
    "/* a */",
    "// a",
    "/* a",
    "<!-- a",
    "--> a",
    "import a from 'querystring';",
    "import { a } from 'querystring';",
    "import * as a from 'querystring';",
    "import 'querystring';",
    "import a, { b } from 'querystring';",
    "export default 1;",
    "export var a = 1;",
    "export function a() {}",
    "var a; export { a };",
    "export * from 'querystring';",
    "{ import a from 'querystring'; }",
    "function f() { import a from 'querystring'; }",
    "var let = 1;",
    "var enum = 1;",
    "var static = 1;",
    "var async = 1;",
    "var of = 1;",
    "var ä = 1;",
    "var $_a1 = 1;",
    "var a\\u0062 = 1;",
    "var 1a = 1;",
    "using a = b;",
    "label: if (a) { break label; }",
    "if (a) { let b = 1; } else { let b = 2; }",
    "var f = function g() { var g; };",
    "var f = function g(g) {};",
    "var a = { a: 1, b: [1, { c: 2 }] };",
];

/// Where an expression stands; `@` is its place.
const AROUND_EXPRESSIONS: &[&str] = &[
    "async function t() { (@); }",
    "async function t() { var v = @; }",
    "async function t() { return @; }",
    "async function t() { if (@) {} }",
    "async function t() { var o = { p: @ }; }",
    "async function t() { var l = [@]; }",
    "function t() { t(@); }",
    "function t() { var v = x ? @ : 2; }",
];

/// Where a statement stands.
const AROUND_STATEMENTS: &[&str] = &[
    "@",
    "function t() { @ }",
    "async function t() { @ }",
    "var t = function () { @ };",
    "var t = () => { @ };",
    "function t() { for (;;) { @ break; } }",
];

/// Snippets on whose verdict the two differ on purpose, and why.
const DEVIATIONS: &[(&str, &str)] = &[
    ("0x", "no number in ECMAScript; njs reads 0"),
    (
        "a +",
        "no expression in ECMAScript; njs returns undefined for `return a +;`",
    ),
    ("yield 1", "reserved in strict mode; njs takes it as a name"),
    (
        "var a; let a;",
        "a collision in ECMAScript, in a block too; njs takes it there",
    ),
];

/// A whole source, and the snippet in it.
type Probe = (String, &'static str);

fn probes() -> Vec<Probe> {
    let place = |around: &[&str], inner: &'static [&'static str]| -> Vec<Probe> {
        inner
            .iter()
            .flat_map(|part| around.iter().map(|whole| (whole.replace('@', part), *part)))
            .collect()
    };
    let mut probes = place(AROUND_EXPRESSIONS, EXPRESSIONS);
    probes.extend(place(AROUND_STATEMENTS, STATEMENTS));
    probes.sort();
    probes.dedup_by(|next, kept| next.0 == kept.0);
    probes
}

/// Whether the validator says that the source does not load.
fn we_refuse(source: &str) -> bool {
    check_source("probe.js", source, Runtime::CloudfrontJs20)
        .iter()
        .any(|finding| {
            finding.severity == Severity::Error
                && (finding.code == "JS0003"
                    || ["JS01", "JS02", "JS03", "JS06"]
                        .iter()
                        .any(|group| finding.code.starts_with(group)))
        })
}

/// Whether njs says that the source does not load.
fn njs_refuses(source: &str) -> (bool, String) {
    let output = Command::new("njs")
        .args(["-c", source])
        .output()
        .expect("njs is on the PATH");
    let text = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    // njs calls an assignment to a literal a ReferenceError, and refuses to load it all the same.
    let refuses = text.contains("SyntaxError") || text.contains("Invalid left-hand side");
    (refuses, text)
}

#[test]
fn the_snippets_are_many_and_differ() {
    assert!(EXPRESSIONS.len() + STATEMENTS.len() >= 400);
    assert!(probes().len() >= 2000, "{}", probes().len());
}

#[test]
#[expect(clippy::print_stderr, reason = "a missing engine is said aloud")]
fn the_parser_of_njs_agrees() {
    if Command::new("njs").arg("-v").output().is_err() {
        eprintln!(
            "\n*** NOT CHECKED: `njs` is not on the PATH; install it (Debian: apt install njs) ***\n"
        );
        return;
    }
    let probes = probes();
    let halves: Vec<&[Probe]> = probes.chunks(probes.len() / 2 + 1).collect();
    let disagreements: Vec<String> = thread::scope(|scope| {
        let workers: Vec<_> = halves
            .into_iter()
            .map(|half| scope.spawn(|| half.iter().filter_map(compare).collect::<Vec<_>>()))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().expect("the comparison does not panic"))
            .collect()
    });
    assert!(
        disagreements.is_empty(),
        "{} of {} differ:\n{}",
        disagreements.len(),
        probes.len(),
        disagreements.join("\n")
    );
}

fn compare((source, snippet): &Probe) -> Option<String> {
    let (njs, text) = njs_refuses(source);
    let ours = we_refuse(source);
    let excused = ours && DEVIATIONS.iter().any(|(known, _)| known == snippet);
    (njs != ours && !excused).then(|| {
        let first = text.lines().nth(1).unwrap_or_default();
        let who = if njs { "njs refuses" } else { "we refuse" };
        format!("{who}: {source:?}   {first}")
    })
}
