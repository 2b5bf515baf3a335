//! Rules on global names: which ones the runtime has, and what to use for those it lacks.
//! A name that the file declares itself is no global, whatever it is called.

use super::Runtime;
use super::report::Report;
use super::scope::{Access, Binding, BindingKind, Reference, Scopes};
use crate::distance::near_miss;
use crate::finding::rules;
use std::collections::HashSet;

const LIST: &str =
    "functions-javascript-runtime-20 lists the globals; njs 0.7.9 to 0.8.2: is not defined";

rules! {
    ABSENT = Error "JS0401" "a global that the runtime does not have" (LIST)
        "use what the runtime lists";
    UNKNOWN = Error "JS0402" "a name that nothing defines" (LIST)
        "declare it, or correct its spelling";
    UNDECLARED_WRITE = Error "JS0403" "assignment to an undeclared name" ("strict mode (functions-javascript-runtime-20); njs: is not defined")
        "declare it with `var`, `let` or `const`";
    CONST_WRITE = Error "JS0404" "assignment to a constant" ("ECMAScript; njs: assignment to constant variable")
        "declare it with `let` or `var`";
    TOO_EARLY = Error "JS0406" "let or const used before its declaration" ("ECMAScript; njs: cannot access variable before initialization")
        "move the declaration before its first use";
    MISSING_IMPORT = Error "JS0405" "helper used without its import" ("functions-custom-methods")
        "write `import cf from 'cloudfront';` on the first line";
    UNLISTED = Warning "JS0450" "a global that no page lists" ("exists in njs 0.7.9 to 0.8.2, but functions-javascript-runtime-20 does not list it")
        "test for `Error` and its documented kinds";
    ONLY_IN_20 = Error "JS1006" "a global of runtime 2.0 in runtime 1.0" ("functions-javascript-runtime-10")
        "use `cloudfront-js-2.0`";
}

/// What both runtimes list, and what belongs to the language.
const LISTED: &[&str] = &[
    "globalThis",
    "decodeURI",
    "decodeURIComponent",
    "encodeURI",
    "encodeURIComponent",
    "isFinite",
    "isNaN",
    "parseFloat",
    "parseInt",
    "NaN",
    "Infinity",
    "undefined",
    "arguments",
    "Object",
    "Function",
    "String",
    "Number",
    "Boolean",
    "Math",
    "Date",
    "RegExp",
    "JSON",
    "Array",
    "ArrayBuffer",
    "Int8Array",
    "Uint8Array",
    "Uint8ClampedArray",
    "Int16Array",
    "Uint16Array",
    "Int32Array",
    "Uint32Array",
    "Float32Array",
    "Float64Array",
    "Promise",
    "console",
    "require",
    "Error",
    "EvalError",
    "InternalError",
    "RangeError",
    "ReferenceError",
    "SyntaxError",
    "TypeError",
    "URIError",
    "eval",
];

/// What came with 2.0.
const LISTED_IN_20: &[&str] = &[
    "atob",
    "btoa",
    "Buffer",
    "DataView",
    "Symbol",
    "TextDecoder",
    "TextEncoder",
];

/// There in the engine, on no list.
const UNLISTED_NAMES: &[&str] = &["AggregateError", "MemoryError"];

/// Names that people expect from browsers and Node.js, and what to use instead.
const ABSENT_NAMES: &[(&str, &str)] = &[
    (
        "Map",
        "use an object: `Object.create(null)`, and `key in map`",
    ),
    (
        "Set",
        "use an object whose keys are the members: `Object.create(null)`",
    ),
    ("WeakMap", "keep the value on the object itself"),
    ("WeakSet", "keep a mark on the object itself"),
    (
        "WeakRef",
        "hold the object itself: nothing is freed before the run ends",
    ),
    (
        "FinalizationRegistry",
        "leave it out: nothing is freed before the run ends",
    ),
    ("Proxy", "use functions to read and write"),
    ("Reflect", "use the methods of `Object`, and `f.apply(…)`"),
    ("Intl", "format dates and numbers by hand"),
    (
        "BigInt",
        "use a Number (exact up to 2^53 - 1), or two of them",
    ),
    ("BigInt64Array", "use a `DataView` and two 32-bit numbers"),
    ("BigUint64Array", "use a `DataView` and two 32-bit numbers"),
    ("SharedArrayBuffer", "use an `ArrayBuffer`"),
    ("Atomics", "leave it out: a run has one thread"),
    (
        "URL",
        "take `request.uri` and `request.headers.host.value` apart yourself",
    ),
    (
        "URLSearchParams",
        "read `request.querystring`, or use `require('querystring')`",
    ),
    ("structuredClone", "use `JSON.parse(JSON.stringify(value))`"),
    ("queueMicrotask", "use `Promise.resolve().then(f)`"),
    ("escape", "use `encodeURIComponent`"),
    ("unescape", "use `decodeURIComponent`"),
    ("WebAssembly", "leave it out: the runtime has none"),
    (
        "fetch",
        "a function has no network; keep data in a key-value store, or use Lambda@Edge",
    ),
    (
        "XMLHttpRequest",
        "a function has no network; keep data in a key-value store, or use Lambda@Edge",
    ),
    (
        "Headers",
        "use the `headers` object of the request or response",
    ),
    ("Request", "change `event.request` and return it"),
    (
        "Response",
        "return an object: `{ statusCode: 302, headers: {…} }`",
    ),
    ("FormData", "request bodies are not available to functions"),
    ("Blob", "use `Buffer`"),
    ("AbortController", "leave it out: a function has no network"),
    ("Iterator", "use an array"),
    ("Float16Array", "use `Float32Array`"),
    ("crypto", "write `var crypto = require('crypto');`"),
    (
        "querystring",
        "write `var querystring = require('querystring');`",
    ),
    (
        "process",
        "a function has no environment; write the value into the source, or use a key-value store",
    ),
    ("window", "use `globalThis`"),
    ("self", "use `globalThis`"),
    ("global", "use `globalThis`"),
    (
        "document",
        "leave it out: a function runs at the edge, not in a page",
    ),
    ("navigator", "read `request.headers['user-agent']`"),
    (
        "location",
        "read `request.uri` and `request.headers.host.value`",
    ),
    (
        "localStorage",
        "nothing is kept between runs; use a key-value store",
    ),
    ("performance", "the clock stands still during a run"),
    (
        "module",
        "leave out `module.exports`: CloudFront finds the function named `handler` by itself",
    ),
    (
        "exports",
        "leave out `exports`: CloudFront finds the function named `handler` by itself",
    ),
    (
        "callback",
        "leave it out, and return the request or the response",
    ),
    (
        "context",
        "read `event.context`: the handler is given the event only",
    ),
    (
        "fs",
        "write the text into the source, or use a key-value store",
    ),
    (
        "http",
        "a function has no network; keep data in a key-value store, or use Lambda@Edge",
    ),
    (
        "https",
        "a function has no network; keep data in a key-value store, or use Lambda@Edge",
    ),
    (
        "axios",
        "a function has no network; keep data in a key-value store, or use Lambda@Edge",
    ),
    (
        "AWS",
        "a function has no network, and no SDK; use a key-value store, or Lambda@Edge",
    ),
    ("__dirname", "a function has no file system"),
    ("__filename", "a function has no file system"),
    (
        "njs",
        "leave it out: it belongs to the engine's own command line",
    ),
    ("ngx", "leave it out: it belongs to nginx"),
    ("print", "use `console.log`"),
    ("alert", "use `console.log`"),
];

/// Names whose use has rules of its own in `restricted`.
const TIMERS: &[&str] = &[
    "setTimeout",
    "setInterval",
    "setImmediate",
    "clearTimeout",
    "clearInterval",
    "clearImmediate",
];

/// What people call the helper module.
const HELPER_NAMES: &[&str] = &["cf", "cloudfront"];

pub(super) fn check(scopes: &Scopes, report: &mut Report<'_>) {
    let tested: HashSet<&str> = scopes
        .references()
        .iter()
        .filter(|used| used.access == Access::TypeOf && used.binding.is_none())
        .map(|used| used.name.as_str())
        .collect();
    let assigned: HashSet<&str> = scopes
        .references()
        .iter()
        .filter(|used| used.access.writes() && used.binding.is_none())
        .map(|used| used.name.as_str())
        .collect();
    for used in scopes.references() {
        match used.binding {
            Some(id) => check_binding(used, scopes.binding(id), report),
            // INVARIANT: a name that is tested with `typeof` somewhere is taken to be guarded.
            None if tested.contains(used.name.as_str()) => {}
            // One finding is enough: where the name is assigned to.
            None if !used.access.writes() && assigned.contains(used.name.as_str()) => {}
            None => check_global(used, scopes, report),
        }
    }
}

fn check_binding(used: &Reference, binding: &Binding, report: &mut Report<'_>) {
    let name = &used.name;
    if used.access.writes() && binding.kind == BindingKind::Const {
        let message = format!("`{name}` is a constant and cannot be assigned to");
        report.add(&CONST_WRITE, used.span, message);
    }
    // A block's variables start anew each time that the block is entered.
    let is_lexical = matches!(binding.kind, BindingKind::Let | BindingKind::Const);
    if is_lexical && used.function == binding.function && used.span.lo < binding.span.lo {
        let message = format!("`{name}` is used before it is declared");
        report.add(&TOO_EARLY, used.span, message);
    }
}

fn check_global(used: &Reference, scopes: &Scopes, report: &mut Report<'_>) {
    let name = used.name.as_str();
    if TIMERS.contains(&name) {
        return;
    }
    if LISTED.contains(&name) {
        return;
    }
    if LISTED_IN_20.contains(&name) {
        if report.runtime == Runtime::CloudfrontJs10 {
            let message = format!("`{name}` came with runtime 2.0");
            report.add(&ONLY_IN_20, used.span, message);
        }
        return;
    }
    if UNLISTED_NAMES.contains(&name) {
        let message = format!("`{name}` is not documented");
        report.add_once(&UNLISTED, name, used.span, message);
        return;
    }
    report_missing(used, scopes, report);
}

fn report_missing(used: &Reference, scopes: &Scopes, report: &mut Report<'_>) {
    let name = used.name.as_str();
    if let Some((_, help)) = ABSENT_NAMES.iter().find(|(absent, _)| *absent == name) {
        let message = format!("`{name}` does not exist in the runtime");
        report.add_once_with_help(&ABSENT, name, used.span, message, *help);
    } else if used.access == Access::Write {
        let message = format!("`{name}` is assigned to, but never declared");
        report.add(&UNDECLARED_WRITE, used.span, message);
    } else if HELPER_NAMES.contains(&name) {
        let message = format!("`{name}` is not imported");
        report.add(&MISSING_IMPORT, used.span, message);
    } else {
        let known = scopes
            .bindings()
            .map(|(_, binding)| binding.name.as_str())
            .chain(LISTED.iter().copied())
            .chain(LISTED_IN_20.iter().copied());
        let help = match near_miss(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => UNKNOWN.help.to_owned(),
        };
        let message = format!("`{name}` is not defined");
        report.add_with_help(&UNKNOWN, used.span, message, help);
    }
}
