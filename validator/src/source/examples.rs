//! Each rule's sources: some that it speaks on, and near ones that it does not. `cfc explain` and
//! the documentation show the first of each; a test holds the rules to all of them.

use super::Runtime;
use crate::{Rule, Severity};

/// The long text of a rule, as `cfc explain` and the documentation have it.
///
/// ```
/// let rules = cfc_validator::all_rules();
/// let rule = rules.iter().find(|rule| rule.code == "JS0108").unwrap();
/// let text = cfc_validator::explain_rule(rule);
/// assert!(text.starts_with("JS0108: optional chaining\n\nAn error."));
/// assert!(text.contains("a?.b;"));
/// ```
pub fn explain_rule(rule: &Rule) -> String {
    let (code, title) = (rule.code, rule.title);
    let kind = match rule.severity {
        Severity::Error => "An error",
        Severity::Warning => "A warning",
    };
    let reason = match rule.reason {
        reason if reason.contains(' ') => reason.to_owned(),
        page => format!("the page `{page}` of the CloudFront Developer Guide"),
    };
    let help = rule.help;
    let mut text =
        format!("{code}: {title}\n\n{kind}. It rests on: {reason}.\n\nInstead: {help}.\n");
    if let Some(examples) = rule_examples(code) {
        for (title, sources) in [
            ("Found", examples.breaking),
            ("Not found", examples.keeping),
        ] {
            let shown: Vec<&str> = sources.iter().copied().take(3).collect();
            text.extend(["\n", title, ":\n\n```js\n", &shown.join("\n"), "\n```\n"]);
        }
    }
    text
}

/// The examples of a rule.
#[derive(Clone, Copy, Debug)]
pub struct Examples {
    /// The runtime for which the rule speaks on them.
    pub runtime: Runtime,
    /// Sources that break the rule.
    pub breaking: &'static [&'static str],
    /// Sources that do not.
    pub keeping: &'static [&'static str],
}

/// The examples of the rule with this code. Rules on the size of whole files have none.
///
/// ```
/// let examples = cfc_validator::rule_examples("JS0108").unwrap();
/// assert_eq!(examples.breaking[0], "a?.b;");
/// assert_eq!(examples.keeping[0], "a && a.b;");
/// ```
pub fn rule_examples(code: &str) -> Option<Examples> {
    let tables = [
        (Runtime::CloudfrontJs20, EXAMPLES),
        (Runtime::CloudfrontJs10, EXAMPLES_10),
    ];
    let find = |(runtime, table): (Runtime, &'static [Row])| {
        let row = table.iter().find(|(known, ..)| *known == code);
        row.map(|(_, breaking, keeping)| Examples {
            runtime,
            breaking,
            keeping,
        })
    };
    tables.into_iter().find_map(find)
}

type Row = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

/// A rule's code, sources that break it, and sources that do not. Where `handler` does not occur, a
/// handler is put behind them.
const EXAMPLES: &[Row] = &[
    (
        "JS0003",
        &["var = 1;", "if (", "var x = 08;"],
        &["var x = 8;"],
    ),
    (
        "JS0010",
        &[
            "function handle(event) {}",
            "(function () { function handler(e) {} })();",
            "(function handler() {});",
        ],
        &[
            "function handler(e) {}",
            "async function handler(e) {}",
            "function connectionHandler(c) {}",
        ],
    ),
    (
        "JS0011",
        &["var handler = {};", "var handler = 1;"],
        &["var handler = function (e) {};"],
    ),
    (
        "JS0012",
        &[
            "const handler = (e) => e.request;",
            "var handler = function (e) {};",
        ],
        &["function handler(e) {}"],
    ),
    (
        "JS0013",
        &["function handler(e) {} function handler(f) {}"],
        &["function handler(e) { function g() {} }"],
    ),
    (
        "JS0810",
        &[
            "event.request.querystring.lang = 'de';",
            "request.cookies['id'] = `x`;",
            "var id = 'x' + n; request.cookies['id'] = id;",
            "request.cookies['id'] = headers['x-id'].value.trim();",
            "request.querystring.day = a ? 'mon' : encodeURIComponent(b);",
        ],
        &[
            "request.querystring.lang = { value: 'de' };",
            "var id = { value: 'x' }; request.cookies['id'] = id;",
            "var id = 'x'; id = { value: id }; request.cookies['id'] = id;",
            "function set(id) { request.cookies['id'] = id; }",
            "request.cookies['id'] = request.cookies['old'];",
        ],
    ),
    (
        "JS0820",
        &["function f(event) { return event.Records[0].cf.request; }"],
        &["function f(event) { return event.request; }"],
    ),
    (
        "JS0821",
        &["var r = { status: '302', headers: {} };"],
        &[
            "var r = { status: 1 };",
            "var r = { statusCode: 302, headers: {}, status: 1 };",
        ],
    ),
    (
        "JS0822",
        &[
            "var r = { headers: { location: [{ key: 'Location', value: '/' }] } };",
            "request.headers['x-a'] = [{ value: '1' }];",
        ],
        &["var r = { headers: { location: { value: '/' } } };"],
    ),
    (
        "JS0823",
        &[
            "request.headers.get('host');",
            "event.request.cookies.has('id');",
        ],
        &[
            "request.headers['host'];",
            "map.get('host');",
            "claims.headers.forEach(f);",
        ],
    ),
    (
        "JS0824",
        &["JSON.parse(request.body);", "event.request.body;"],
        &["response.body = 'x';"],
    ),
    (
        "JS0825",
        &["['a'].forEach(async (x) => { await x; });"],
        &["['a'].forEach((x) => x);"],
    ),
    (
        "JS0830",
        &["function handler(event, context, callback) { return event.request; }"],
        &["function handler(event) { return event.request; }"],
    ),
    (
        "JS0831",
        &[
            "function handler(event) { return event; }",
            "const handler = (e) => e;",
        ],
        &[
            "function handler(event) { return event.request; }",
            "function handler(e) { e = e.request; return e; }",
        ],
    ),
    (
        "JS0832",
        &[
            "function handler(event) { event.request.uri = '/'; }",
            "function handler(event) { if (event.a) { return; } return event.request; }",
            "function handler(event) { return\n  { statusCode: 200 } }",
            "function handler(event) { [1].map(function () { return 1; }); }",
        ],
        &[
            "function handler(event) { throw new Error('x'); }",
            "function connectionHandler(connection) { connection.allow(); }",
        ],
    ),
    (
        "JS0833",
        &[
            "function handler(event) { var r = event.request; if (r.uri === '/') { return r; } }",
            "function handler(event) { try { return event.request; } catch (e) { console.log(e); } }",
            "function handler(event) { for (var k in event.request.headers) { return event.request; } }",
        ],
        &[
            "function handler(event) { if (event.a) { return event.request; } else { throw 1; } }",
            "function handler(event) { try { f(); } finally { return event.request; } }",
            "function handler(event) { for (;;) { if (g()) { return event.request; } } }",
            "function handler(event) { switch (event.a) { default: return event.request; } }",
        ],
    ),
    (
        "JS0101",
        &["function f(a = 1) {}", "var f = (a = 1) => a;"],
        &["function f(a) {}"],
    ),
    (
        "JS0102",
        &[
            "var { a } = b;",
            "function f([a]) {}",
            "[a, b] = [b, a];",
            "try {} catch ({ a }) {}",
        ],
        &["var a = b.a;"],
    ),
    (
        "JS0103",
        &["var x = [0, ...a];", "f(...a);", "new F(...a);"],
        &["function f(...a) {}"],
    ),
    (
        "JS0104",
        &["var x = { ...a };", "var { a, ...b } = c;"],
        &["var x = Object.assign({}, a);"],
    ),
    (
        "JS0105",
        &["class A {}", "var A = class {};"],
        &["function A() {}"],
    ),
    ("JS0106", &["for (var x of y) {}"], &["for (var x in y) {}"]),
    (
        "JS0107",
        &["function* f() { yield 1; }", "var o = { *f() {} };"],
        &["function f() { return [1]; }"],
    ),
    (
        "JS0108",
        &["a?.b;", "a?.();", "a?.[0];"],
        &["a && a.b;", "a ? .5 : 1;"],
    ),
    (
        "JS0109",
        &["a ||= 1;", "a &&= 1;", "a ??= 1;"],
        &["a |= 1;"],
    ),
    ("JS0110", &["try {} catch {}"], &["try {} catch (e) {}"]),
    ("JS0111", &["var a = 1n;"], &["var a = 1;"]),
    (
        "JS0112",
        &["var ä = 1;", "o.ä = 1;", "var \\u0061b = 1;"],
        &["var a$_1 = 'ä'; o['ä'] = 1;"],
    ),
    (
        "JS0113",
        &["function f() { return new.target; }"],
        &["function f() { return this; }"],
    ),
    (
        "JS0114",
        &["var o = { f() { return super.f; } };"],
        &["var o = { f: 1 };"],
    ),
    (
        "JS0115",
        &["var o = { __proto__: a, __proto__: b };"],
        &["var o = { __proto__: a, proto: b };"],
    ),
    (
        "JS0116",
        &["let a = 1; let a = 2;", "function f(a) { let a; }"],
        &[
            "var a; var a;",
            "let a; { let a; }",
            "function f(a) { var a; }",
        ],
    ),
    ("JS0117", &["var a = #b in c;"], &["var a = 'b' in c;"]),
    ("JS0118", &["(a\n=> 1);"], &["var f = a =>\n 1;"]),
    (
        "JS0119",
        &["for (;;) { a: { continue a; } }"],
        &["a: for (;;) { continue a; }", "a: { break a; }"],
    ),
    ("JS0150", &["var a = b ?? c;"], &["var a = b || c;"]),
    (
        "JS0151",
        &["var o = { a };", "var o = { f() {} };"],
        &["var o = { a: a };"],
    ),
    (
        "JS0152",
        &["var o = { [a]: 1 };"],
        &["var o = {}; o[a] = 1;"],
    ),
    ("JS0153", &["f`a`;"], &["f('a');"]),
    (
        "JS0154",
        &["var a = 0b11;", "var a = 0o17;"],
        &["var a = 0x11;"],
    ),
    (
        "JS0201",
        &[
            "function f() { await g(); }",
            "await g();",
            "async function f() { (() => await g())(); }",
        ],
        &["async function f() { await g(); }"],
    ),
    (
        "JS0202",
        &[
            "async function f() { g(await h()); }",
            "async function f() { new G([await h()]); }",
        ],
        &[
            "async function f() { (await h()).g(1); }",
            "async function f() { g(async () => { await h(); }); }",
        ],
    ),
    (
        "JS0203",
        &["async function f(...r) { await g(); return r.length; }"],
        &[
            "async function f(...r) { var n = r.length; await g(); return n; }",
            "function f(...r) { return r; }",
        ],
    ),
    (
        "JS0204",
        &[
            "async function f() { var n = 0; var inc = () => { n++; }; inc(); await g(); return n; }",
            "async function f() { let n = 0; const get = () => n; await g(); n = 2; return get(); }",
        ],
        &[
            "async function f() { var n = { v: 0 }; var inc = () => { n.v++; }; inc(); await g(); return n.v; }",
            "async function f() { var n = await g(); return [1].map(x => x + n); }",
            "var n = 0; async function f() { var inc = () => { n++; }; await g(); inc(); }",
        ],
    ),
    (
        "JS0205",
        &[
            "async function f() { var n = 0; async function g() { n = await h(); } await g(); return n; }",
        ],
        &[
            "function f() { var n = 0; async function g() { n = await h(); } return g(); }",
            "async function f() { async function g() { return await h(); } return await g(); }",
        ],
    ),
    (
        "JS0301",
        &[
            "export default 1;",
            "export { a };",
            "export function f() {}",
        ],
        &["var exported = 1;"],
    ),
    (
        "JS0302",
        &[
            "import { kvs } from 'cloudfront';",
            "import * as cf from 'cloudfront';",
        ],
        &["import cf from 'cloudfront';"],
    ),
    (
        "JS0303",
        &["import('cloudfront');"],
        &["require('crypto');"],
    ),
    ("JS0304", &["var a = import.meta;"], &["var a = this;"]),
    (
        "JS0305",
        &["import x from 'lodash';", "var fs = require('fs');"],
        &["var c = require('crypto');", "import cf from 'cloudfront';"],
    ),
    (
        "JS0306",
        &["var cf = require('cloudfront');"],
        &["import cf from 'cloudfront';"],
    ),
    (
        "JS0307",
        &["var a = 1;\nimport cf from 'cloudfront';"],
        &["'use strict';\nimport cf from 'cloudfront';"],
    ),
    (
        "JS0308",
        &["import cf from 'cloudfront' with { type: 'x' };"],
        &["import cf from 'cloudfront';"],
    ),
    (
        "JS0350",
        &["import c from 'crypto';"],
        &["var c = require('crypto');"],
    ),
    (
        "JS0401",
        &[
            "var m = new Map();",
            "new URL(a);",
            "var a = process.env.A;",
        ],
        &[
            "function Map() {} var m = new Map();",
            "var o = { Map: 1 }; o.Map;",
            "if (typeof URL !== 'undefined') { new URL(a); }",
        ],
    ),
    (
        "JS0402",
        &["var a = nowhere;", "undefinedFunction();"],
        &["var b = 1; var a = b;", "hoisted(); function hoisted() {}"],
    ),
    (
        "JS0403",
        &["function f() { leaked = 1; }"],
        &["function f() { var leaked = 1; }"],
    ),
    (
        "JS0404",
        &["const a = 1; a = 2;", "const a = 1; a++;"],
        &["let a = 1; a = 2;"],
    ),
    (
        "JS0406",
        &[
            "g(a); let a = 1;",
            "if (x) { typeof a; const a = 1; } var x;",
        ],
        &[
            "function f() { return a; } let a = 1;",
            "g(a); var a = 1;",
            "for (let i = 0; i < 1; i++) { g(i); } let i = 2;",
        ],
    ),
    (
        "JS0405",
        &["var kvs = cf.kvs();"],
        &["import cf from 'cloudfront'; var kvs = cf.kvs();"],
    ),
    (
        "JS0450",
        &["var e = new AggregateError([]);"],
        &["var e = new TypeError('a');"],
    ),
    (
        "JS0501",
        &[
            "Object.fromEntries(a);",
            "String.raw;",
            "Math.sumPrecise;",
            "Array.from(a);",
        ],
        &[
            "Object.keys(a);",
            "var Object = { fromEntries: 1 }; Object.fromEntries;",
            "Array.prototype.slice.call(a);",
        ],
    ),
    (
        "JS0502",
        &[
            "a.flatMap(f);",
            "a.at(-1);",
            "s.localeCompare(t);",
            "s.toBytes();",
        ],
        &["a.map(f);", "var o = { at: f }; o.at(1);"],
    ),
    (
        "JS0503",
        &["function f() { return arguments.callee; }"],
        &["function f() { return arguments.length; }"],
    ),
    (
        "JS0550",
        &["a.keys();", "n.toString(16);", "Symbol.iterator;"],
        &["Object.keys(a);", "n.toString();", "b.toString('hex');"],
    ),
    (
        "JS0601",
        &["/a/u;", "/a/s;", "new RegExp('a', 'u');", "/a/gg;"],
        &["/a/gimy;", "new RegExp('a', 'g');"],
    ),
    (
        "JS0602",
        &["/(/;", "/a{3,2}/;", "/[z-a]/;", "new RegExp('*');"],
        &["/(a)/;", "/[a-z\\d-]/;", "/a{2,3}?/;", "/[)(]/;"],
    ),
    (
        "JS0603",
        &[
            "new RegExp('(?i)a');",
            "new RegExp('a++');",
            "new RegExp('(?>a)');",
        ],
        &["new RegExp('(?:a)');"],
    ),
    (
        "JS0650",
        &["/(?<=a)b/;", "/(?<!a)b/;"],
        &["/(?<a>b)/;", "/(?=a)b/;"],
    ),
    ("JS0651", &["/\\p{L}/;"], &["/p{2}/;", "/\\\\p{2}/;"]),
    (
        "JS0701",
        &["eval('1');", "new Function('return 1');"],
        &["var o = { eval: f }; o.eval('1');"],
    ),
    (
        "JS0702",
        &["setTimeout(f, 1);"],
        &["function setTimeout() {} setTimeout(f, 1);"],
    ),
    ("JS0703", &["console.error('a');"], &["console.log('a');"]),
    (
        "JS0704",
        &["console.log('a', 1);"],
        &["console.log('a' + 1);"],
    ),
    (
        "JS0705",
        &[
            "require('crypto').createHash('sha512');",
            "var c = require('crypto'); c.createHmac('SHA256', 'k');",
        ],
        &["require('crypto').createHash('sha256');"],
    ),
    (
        "JS0706",
        &["h.digest('utf8');"],
        &["h.digest('hex');", "h.digest();"],
    ),
    (
        "JS0707",
        &["Buffer.from('a', 'latin1');", "b.toString('ascii');"],
        &["Buffer.from('a', 'base64url');", "b.toString('hex');"],
    ),
    (
        "JS0708",
        &[
            "var c = require('crypto'); c.timingSafeEqual(a, b);",
            "var crypto = require('crypto'); crypto.randomUUID();",
        ],
        &["var c = require('crypto'); c.createHash('md5');"],
    ),
    (
        "JS0709",
        &[
            "import cf from 'cloudfront'; const s = cf.kvs(); function handler(e) { var v = s.get('a'); return v; }",
        ],
        &[
            "import cf from 'cloudfront'; async function handler(e) { return await cf.kvs().get('a'); }",
            "import cf from 'cloudfront'; function handler(e) { return cf.kvs().get('a').then(f); }",
            "import cf from 'cloudfront'; function get(key) { return cf.kvs().get(key); } function handler(e) {}",
        ],
    ),
    (
        "JS0710",
        &[
            "import cf from 'cloudfront'; async function f() { return await cf.kvs().get('a', { format: 'text' }); }",
        ],
        &[
            "import cf from 'cloudfront'; async function f() { return await cf.kvs().get('a', { format: 'json' }); }",
        ],
    ),
    (
        "JS0711",
        &[
            "import cf from 'cloudfront'; const s = cf.kvs(); async function f() { const v = s.get('a'); return v + 1; }",
        ],
        &[
            "import cf from 'cloudfront'; const s = cf.kvs(); async function f() { const v = await s.get('a'); return v; }",
            "import cf from 'cloudfront'; const s = cf.kvs(); async function f() { const p = s.get('a'); const v = await p; return v; }",
            "async function f() { const v = m.get('a'); return v; }",
        ],
    ),
    (
        "JS0712",
        &["import cf from 'cloudfront'; cf.rewrite();"],
        &["import cf from 'cloudfront'; cf.updateRequestOrigin({});"],
    ),
    (
        "JS0713",
        &["import cf from 'cloudfront'; async function f() { return await cf.kvs().count(); }"],
        &["import cf from 'cloudfront'; async function f() { return await cf.kvs().meta(); }"],
    ),
    (
        "JS0714",
        &[
            "import cf from 'cloudfront'; cf.updateRequestOrigin({ domainName: '192.0.2.1' });",
            "import cf from 'cloudfront'; cf.updateRequestOrigin({ timeouts: { readTimeout: 121 } });",
            "import cf from 'cloudfront'; var d = 'a'; cf.updateRequestOrigin({ domainName: d, timeouts: { readTimeout: 121 } });",
            "import cf from 'cloudfront'; cf.selectRequestOriginById('a', { hostname: 'b' });",
            "import cf from 'cloudfront'; cf.createRequestOriginGroup({ originIds: [{ originId: 'a' }], failoverCriteria: { statusCodes: [500] } });",
        ],
        &[
            "import cf from 'cloudfront'; cf.updateRequestOrigin({ domainName: 'a.example.com', timeouts: { readTimeout: 5 } });",
            "import cf from 'cloudfront'; var d = 'a'; cf.updateRequestOrigin({ domainName: d });",
            "import cf from 'cloudfront'; cf.selectRequestOriginById('a', { hostHeader: 'b.example.com' });",
            "import cf from 'cloudfront'; var ids = []; cf.createRequestOriginGroup({ originIds: ids, failoverCriteria: { statusCodes: [500] } });",
            "import cf from 'cloudfront'; cf.createRequestOriginGroup({ originIds: [{ originId: 'a' }, { originId: 'b' }], failoverCriteria: { statusCodes: [500] } });",
        ],
    ),
    (
        "JS0801",
        &[
            "request.headers['X-A'] = { value: '1' };",
            "var r = { statusCode: 302, headers: { Location: { value: '/' } } };",
        ],
        &["request.headers['x-a'] = { value: '1' };"],
    ),
    (
        "JS0802",
        &["response.headers['x-cache'] = { value: '1' };"],
        &["response.headers['x-cached'] = { value: '1' };"],
    ),
    (
        "JS0803",
        &[
            "request.headers.host = { value: 'a' };",
            "request.headers['Host'] = { value: 'a' };",
            "delete request.headers['via'];",
        ],
        &[
            "request.headers.origin = { value: 'a' };",
            "var h = request.headers.host.value;",
        ],
    ),
    (
        "JS0804",
        &[
            "response.headers['set-cookie'] = { value: 'a=b' };",
            "response.headers['Set-Cookie'] = { value: 'a=b' };",
        ],
        &["response.cookies['a'] = { value: 'b' };"],
    ),
    (
        "JS0805",
        &["request.headers['a b'] = { value: 'c' };"],
        &["request.headers['a-b'] = { value: 'c' };"],
    ),
    (
        "JS0806",
        &[
            "request.headers['x-a'] = 'b';",
            "request.headers['x-a'] = 'b' + request.uri;",
            "request.headers['x-a'] = String(1);",
            "request.headers['x-a'] = request.headers['x-b'].value;",
            "request.headers['x-a'] = { value: 1 };",
        ],
        &[
            "request.headers['x-a'] = { value: 'b' };",
            "request.headers['x-a'] = { value: 'b' + request.uri };",
            "request.headers['x-a'] = request.headers['x-b'];",
        ],
    ),
    (
        "JS0807",
        &["request.method = 'GET';"],
        &["if (request.method === 'GET') {}"],
    ),
    (
        "JS0808",
        &[
            "var r = { statusCode: '302' };",
            "response.statusCode = 302.5;",
        ],
        &["var r = { statusCode: 302 };"],
    ),
    (
        "JS0809",
        &[
            "var r = { statusCode: 200, body: 1 };",
            "var r = { statusCode: 200, body: { encoding: 'utf8', data: '' } };",
            "var r = { statusCode: 200, body: { message: 'hello' } };",
        ],
        &[
            "var r = { statusCode: 200, body: 'a' };",
            "var r = { statusCode: 200, body: { encoding: 'text', data: '' } };",
        ],
    ),
    (
        "JS0850",
        &[
            "var a = request.headers.Host;",
            "var a = request.headers['cookie'];",
        ],
        &[
            "var a = request.headers.host;",
            "var a = request.headers.hasOwnProperty('x');",
        ],
    ),
    (
        "JS0851",
        &[
            "function handler(event) { if (event.response) { return { statusCode: 404 }; } return event.response; }",
        ],
        &[
            "function handler(event) { return { statusCode: 404 }; }",
            "function handler(event) { var headers = event.response.headers; return { statusCode: 404, headers: headers }; }",
        ],
    ),
    (
        "JS0852",
        &[
            "function handler(event) { return { statusCode: 301, headers: { location: { value: '/x' + event.request.uri } } }; }",
        ],
        &[
            "function handler(event) { return { statusCode: 301, headers: { location: { value: '/x' } } }; }",
            "function handler(event) { var q = event.request.querystring; return { statusCode: 301, headers: { location: { value: event.request.uri + f(q) } } }; }",
        ],
    ),
    (
        "JS0853",
        &[
            "function handler(event) { var request = event.request; request.querystring = {}; return event.response; }",
        ],
        &[
            "function handler(event) { var request = event.request; request.querystring = {}; return request; }",
        ],
    ),
    (
        "JS0854",
        &["request.uri = '/a?b=c';"],
        &["request.uri = '/a';"],
    ),
    (
        "JS0855",
        &["request.uri = 'a';"],
        &["request.uri = '/a';", "request.uri += 'a';"],
    ),
    (
        "JS0901",
        &["for (var i = 0; i < 9; i++) { let x = i; }"],
        &["for (let i = 0; i < 9; i++) { var x = i; }", "let x = 1;"],
    ),
    (
        "JS0902",
        &[
            "var s = ''; for (;;) { s += a; }",
            "var s = ''; for (;;) { s = s + a; }",
        ],
        &["var n = 0; for (;;) { n += 1; }", "var s = ''; s += 'a';"],
    ),
    (
        "JS0903",
        &["var l = []; for (var i = 0;;) { l[i] = i; }"],
        &[
            "var l = []; for (;;) { l.push(1); }",
            "var o = {}; for (;;) { o[a] = 1; }",
        ],
    ),
    (
        "JS0904",
        &["for (;;) { /a/.test(b); }"],
        &["var r = /a/; for (;;) { r.test(b); }"],
    ),
    (
        "JS0905",
        &["function f(n) { return f(n - 1); }"],
        &["function f(n) { return g(n); } function g(n) { return n; }"],
    ),
    (
        "JS0906",
        &["for (;;) { a.map(function (x) { return x; }); }"],
        &["a.map(function (x) { for (;;) {} });"],
    ),
    (
        "JS0908",
        &["async function f() { for (;;) { await g(); } }"],
        &["async function f() { await g(); for (;;) {} }"],
    ),
    (
        "JS0950",
        &["var a = '\\uD83D';", "if (c >= 0xD800) {}"],
        &["var a = '\\u00E4';", "var a = '😀';"],
    ),
    (
        "JS0951",
        &["var start = Date.now(); var t = Date.now() - start;"],
        &["var t = Date.now() - issued; var issued = 1;"],
    ),
    (
        "JS0952",
        &[
            "new Date('2024-02-15 09:00:00');",
            "Date.parse('2024-02-15 09:00');",
        ],
        &["new Date('2024-02-15T09:00:00Z');"],
    ),
    (
        "JS0953",
        &["try {} catch (e) { console.log(e.stack); }"],
        &["try {} catch (e) { console.log(e.message); }"],
    ),
    ("JS0954", &["Promise.all([]);"], &["Promise.resolve(1);"]),
    (
        "JS0955",
        &[
            "var cache = {}; function f(k) { cache[k] = 1; }",
            "let counter = 0; function f() { counter++; }",
        ],
        &[
            "function f() { var cache = {}; cache.a = 1; }",
            "var cacheControl = 'no-store'; function f() { return cacheControl; }",
        ],
    ),
    (
        "JS0856",
        &[
            "function handler(event) { var ua = event.request.headers['user-agent'].value; return event.request; }",
            "function handler(event) { return event.request.cookies.id.value ? event.request : null; }",
        ],
        &[
            "function handler(event) { var ua = event.request.headers['user-agent']; return ua && ua.value ? event.request : null; }",
            "function handler(event) { var h = event.request.headers; return event.request; } var host = request.headers.host.value;",
            "if (headers['x-a']) { f(headers['x-a'].value); }",
            "try { f(headers['x-a'].value); } catch (e) { g(); }",
            "if ('x-a' in headers) { f(headers['x-a'].value); }",
        ],
    ),
    (
        "JS0956",
        &[
            "var rules = [x => x + 1]; var n = 0;",
            "var rules = { 7: function () {} }; var n = 7;",
            "var rules = { 7() {} }; var n = 7;",
        ],
        &[
            "function first(x) { return x + 1; } var rules = [first]; var n = 0;",
            "var rules = [x => x]; var first = rules[0];",
            "var rules = []; rules.push(x => x); var n = 0;",
        ],
    ),
    (
        "JS0957",
        &[
            "var words = s.split(/ +/); var all = words[0] + 'ä';",
            "var ok = s.split(/ +/).every(w => /[^\\0-\\u00ff]/.test(w));",
        ],
        &[
            "var words = s.split(' '); var all = words[0] + 'ä';",
            "var words = s.split(/ +/); var all = words[0] + 'a';",
        ],
    ),
];

/// The same for the rules of runtime 1.0.
const EXAMPLES_10: &[Row] = &[
    ("JS1001", &["let a = 1;", "const a = 1;"], &["var a = 1;"]),
    (
        "JS1002",
        &["async function f() {}", "var f = async () => 1;"],
        &["function f() {}"],
    ),
    ("JS1003", &["var a = 1_000;"], &["var a = 1000;"]),
    (
        "JS1004",
        &["import cf from 'cloudfront';"],
        &["var c = require('crypto');"],
    ),
    ("JS1005", &["/a/y;"], &["/a/g;"]),
    (
        "JS1006",
        &["Buffer.from('a');", "atob('a');", "new TextEncoder();"],
        &["new Uint8Array(1);"],
    ),
    (
        "JS1007",
        &["Promise.all([]);", "s.replaceAll('a', 'b');"],
        &["Promise.resolve(1);", "s.toBytes();"],
    ),
];
