//! What the runtime has, what it lacks, and what it answers: clock, random numbers, globals,
//! hashes, query strings, text, buffers.

mod support;

use cfc_emulator::Host;
use serde_json::json;
use support::{eval, run_with, thrown};

#[test]
fn the_clock_is_the_hosts_and_stands_still() {
    let host = Host {
        clock_millis: 1_700_000_000_000,
        ..Host::default()
    };
    let source = "function handler() { var a = Date.now(); for (var i = 0; i < 1000; i++) {} return [a, Date.now(), new Date().getTime(), new Date().toISOString(), new Date().getTimezoneOffset(), new Date().getHours()]; }";
    assert_eq!(
        run_with(source, &json!({}), &host).result,
        Ok(json!([
            1_700_000_000_000_i64,
            1_700_000_000_000_i64,
            1_700_000_000_000_i64,
            "2023-11-14T22:13:20.000Z",
            0,
            22
        ]))
    );
}

#[test]
fn random_numbers_come_from_the_seed_or_are_fixed() {
    let source = "function handler() { return [Math.random(), Math.random(), Math.random()]; }";
    let with = |random_seed, random, clock_millis| {
        let host = Host {
            random_seed,
            random,
            clock_millis,
            ..Host::default()
        };
        run_with(source, &json!({}), &host).result.unwrap()
    };
    assert_eq!(with(Some(7), None, 0), with(Some(7), None, 5));
    assert_ne!(with(Some(7), None, 0), with(Some(8), None, 0));
    assert_eq!(with(None, None, 3), with(None, None, 3));
    assert_ne!(with(None, None, 3), with(None, None, 4));
    assert_eq!(with(Some(7), Some(0.42), 0), json!([0.42, 0.42, 0.42]));
    let drawn = with(Some(7), None, 0);
    let drawn = drawn
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_f64().unwrap())
        .collect::<Vec<_>>();
    assert!(
        drawn.iter().all(|n| (0.0..1.0).contains(n)) && (drawn[0] - drawn[1]).abs() > 0.0,
        "{drawn:?}"
    );
}

#[test]
fn code_from_text_is_refused() {
    for expression in [
        "eval('1')",
        "(0, eval)('1')",
        "new Function('return 1')()",
        "Function('return 1')",
        "(function () {}).constructor('return 1')",
    ] {
        assert_eq!(
            thrown(expression),
            "InternalError: Not implemented",
            "{expression}"
        );
    }
}

#[test]
fn what_the_runtime_lacks_is_not_there() {
    for name in [
        "Map",
        "Set",
        "WeakMap",
        "WeakSet",
        "WeakRef",
        "Proxy",
        "Reflect",
        "BigInt",
        "Intl",
        "URL",
        "escape",
        "unescape",
        "setTimeout",
        "setImmediate",
        "clearTimeout",
        "queueMicrotask",
        "structuredClone",
        "fetch",
        "process",
        "SharedArrayBuffer",
        "Atomics",
        "BigInt64Array",
        "Iterator",
        "FinalizationRegistry",
        "WebAssembly",
        "TypedArray",
    ] {
        assert_eq!(
            eval(&format!("typeof {name}")),
            json!("undefined"),
            "{name}"
        );
        assert_eq!(
            eval(&format!("'{name}' in globalThis")),
            json!(false),
            "{name}"
        );
    }
    for member in [
        "Array.from",
        "Object.fromEntries",
        "Object.hasOwn",
        "Object.groupBy",
        "String.raw",
        "Promise.withResolvers",
        "[].at",
        "[].flat",
        "[].flatMap",
        "[].findLast",
        "[].toSorted",
        "''.at",
        "''.matchAll",
        "''.normalize",
        "''.localeCompare",
        "''.isWellFormed",
        "new Error('a').stack",
        "console.error",
        "({}).toLocaleString",
        "({}).__defineGetter__",
        "Date.prototype.toTemporalInstant",
        "new Uint8Array(1).at",
        "Error.captureStackTrace",
    ] {
        assert_eq!(
            eval(&format!("typeof ({member})")),
            json!("undefined"),
            "{member}"
        );
    }
}

#[test]
fn what_is_documented_is_there() {
    let members = "globalThis decodeURI decodeURIComponent encodeURI encodeURIComponent isFinite isNaN parseFloat parseInt atob btoa \
        Object.create Object.defineProperties Object.defineProperty Object.freeze Object.getOwnPropertyDescriptor \
        Object.getOwnPropertyDescriptors Object.getOwnPropertyNames Object.getPrototypeOf Object.isExtensible Object.isFrozen \
        Object.isSealed Object.keys Object.preventExtensions Object.seal Object.assign Object.entries Object.values Object.is \
        Object.setPrototypeOf Object.prototype.hasOwnProperty Object.prototype.isPrototypeOf Object.prototype.propertyIsEnumerable \
        Object.prototype.toString Object.prototype.valueOf String.fromCharCode String.fromCodePoint String.prototype.charAt \
        String.prototype.concat String.prototype.indexOf String.prototype.lastIndexOf String.prototype.match String.prototype.replace \
        String.prototype.search String.prototype.slice String.prototype.split String.prototype.substr String.prototype.substring \
        String.prototype.toLowerCase String.prototype.trim String.prototype.toUpperCase String.prototype.codePointAt \
        String.prototype.endsWith String.prototype.includes String.prototype.repeat String.prototype.startsWith \
        String.prototype.padStart String.prototype.padEnd String.prototype.trimStart String.prototype.trimEnd String.prototype.replaceAll \
        Number.EPSILON Number.MAX_SAFE_INTEGER Number.isFinite Number.isInteger Number.isNaN Number.isSafeInteger Number.parseInt \
        Number.parseFloat Number.prototype.toExponential Number.prototype.toFixed Number.prototype.toPrecision Math.imul Math.clz32 \
        Math.fround Math.hypot Math.trunc Date.now Date.UTC Date.parse Date.prototype.toISOString Date.prototype.toUTCString \
        Function.prototype.apply Function.prototype.bind Function.prototype.call RegExp.prototype.exec RegExp.prototype.test \
        RegExp.prototype.toString JSON.parse JSON.stringify Array.isArray Array.of Array.prototype.concat Array.prototype.every \
        Array.prototype.filter Array.prototype.forEach Array.prototype.indexOf Array.prototype.join Array.prototype.lastIndexOf \
        Array.prototype.map Array.prototype.pop Array.prototype.push Array.prototype.reduce Array.prototype.reduceRight \
        Array.prototype.reverse Array.prototype.shift Array.prototype.slice Array.prototype.some Array.prototype.sort \
        Array.prototype.splice Array.prototype.unshift Array.prototype.copyWithin Array.prototype.fill Array.prototype.find \
        Array.prototype.findIndex Array.prototype.includes Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array \
        Uint32Array Float32Array Float64Array Uint8Array.from Uint8Array.of Uint8Array.prototype.subarray ArrayBuffer.isView \
        ArrayBuffer.prototype.slice DataView.prototype.getFloat64 DataView.prototype.setUint32 Promise.reject Promise.resolve Promise.all \
        Promise.allSettled Promise.any Promise.race Promise.prototype.then Promise.prototype.catch Promise.prototype.finally Symbol.for \
        Symbol.keyFor TextDecoder TextEncoder console.log Error EvalError InternalError RangeError ReferenceError SyntaxError TypeError \
        URIError Buffer.alloc Buffer.allocUnsafe Buffer.byteLength Buffer.compare Buffer.concat Buffer.from Buffer.isBuffer \
        Buffer.isEncoding Buffer.prototype.compare Buffer.prototype.copy Buffer.prototype.equals Buffer.prototype.fill \
        Buffer.prototype.includes Buffer.prototype.indexOf Buffer.prototype.lastIndexOf Buffer.prototype.subarray Buffer.prototype.swap16 \
        Buffer.prototype.swap32 Buffer.prototype.swap64 Buffer.prototype.toJSON Buffer.prototype.toString Buffer.prototype.write \
        Buffer.prototype.readInt8 Buffer.prototype.readUIntLE Buffer.prototype.readDoubleBE Buffer.prototype.writeInt32LE";
    for member in members.split_whitespace() {
        assert_ne!(
            eval(&format!("typeof {member}")),
            json!("undefined"),
            "{member}"
        );
    }
}

#[test]
fn hashes_have_their_published_values() {
    // RFC 1321, FIPS 180 and RFC 4231 (test case 2), RFC 2202 (test cases 2).
    for (expression, expected) in [
        (
            "createHash('md5').update('abc').digest('hex')",
            "900150983cd24fb0d6963f7d28e17f72",
        ),
        (
            "createHash('sha1').update('abc').digest('hex')",
            "a9993e364706816aba3e25717850c26c9cd0d89d",
        ),
        (
            "createHash('sha256').update('abc').digest('hex')",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ),
        (
            "createHash('sha256').digest('hex')",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
        (
            "createHash('sha256').update('a').update(Buffer.from('bc')).digest().toString('hex')",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ),
        (
            "createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex')",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
        (
            "createHmac('sha1', 'Jefe').update('what do ya want for nothing?').digest('hex')",
            "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        ),
        (
            "createHmac('md5', 'Jefe').update('what do ya want for nothing?').digest('hex')",
            "750c783e6ab0b503eaa86e310a5db738",
        ),
        (
            "createHmac('sha256', 'k').update('a').digest('base64url')",
            "eNqRUR5nVYf1ud94vt669VYNoqu4gWLuh13N90SVHZ4",
        ),
        (
            "createHmac('sha256', Buffer.from('6b', 'hex')).update('a').digest('base64')",
            "eNqRUR5nVYf1ud94vt669VYNoqu4gWLuh13N90SVHZ4=",
        ),
    ] {
        assert_eq!(
            eval(&format!("require('crypto').{expression}")),
            json!(expected),
            "{expression}"
        );
    }
}

#[test]
fn two_hashes_do_not_mix() {
    assert_eq!(
        eval(
            "(function () { var c = require('crypto'); var a = c.createHash('md5'), b = c.createHash('md5'); a.update('ab'); b.update('x'); a.update('c'); return [a.digest('hex'), b.digest('hex')]; })()"
        ),
        json!([
            "900150983cd24fb0d6963f7d28e17f72",
            "9dd4e461268c8034f5c8564e155c67a6"
        ])
    );
}

#[test]
fn query_strings_are_parsed_and_written() {
    assert_eq!(
        eval(
            "(function () { var q = require('querystring'); return [q.parse('a=1&b=%20+&a=2&c&=x&d=%zz'), q.stringify({a: [1, 'x y'], b: true, c: null})]; })()"
        ),
        json!([{"a": ["1", "2"], "b": "  ", "c": "", "": "x", "d": "%zz"}, "a=1&a=x%20y&b=true&c="])
    );
    assert_eq!(
        eval("Object.keys(require('querystring').parse('a&b&c', '&', '=', {maxKeys: 2}))"),
        json!(["a", "b"])
    );
}

#[test]
fn json_has_njs_depth_and_words() {
    let nested = |depth: usize| {
        format!(
            "JSON.parse('{}1{}').length",
            "[".repeat(depth),
            "]".repeat(depth)
        )
    };
    assert_eq!(eval(&nested(31)), json!(1));
    assert_eq!(
        thrown(&nested(32)),
        "SyntaxError: Nested too deep at position 31"
    );
    assert_eq!(
        eval("Object.keys(JSON.parse('{\"__proto__\":1,\"b\":2}'))"),
        json!(["__proto__", "b"])
    );
    assert_eq!(
        eval(
            "JSON.parse('[1,{\"a\":2}]', function (k, v) { return typeof v === 'number' ? v + 1 : v; })"
        ),
        json!([2, {"a": 3}])
    );
    assert_eq!(
        eval(
            "JSON.parse('{\"a\":1,\"b\":2}', function (k, v) { return k === 'a' ? undefined : v; })"
        ),
        json!({"b": 2})
    );
    assert_eq!(
        eval("JSON.parse('\"\\\\u00e9\\\\n\\\\\\\\\"')"),
        json!("é\n\\")
    );
}

#[test]
fn buffers_share_memory_with_their_parts() {
    assert_eq!(
        eval(
            "(function () { var b = Buffer.from('abcd'); b.subarray(1, 3)[0] = 65; return b.toString(); })()"
        ),
        json!("aAcd")
    );
    assert_eq!(
        eval(
            "(function () { var a = new ArrayBuffer(4); Buffer.from(a, 1, 2).fill(7); return new Uint8Array(a).join(); })()"
        ),
        json!("0,7,7,0")
    );
    assert_eq!(
        eval(
            "(function () { var u = new Uint8Array([1, 2]); var b = Buffer.from(u); b[0] = 9; return u[0]; })()"
        ),
        json!(1)
    );
}

#[test]
fn a_function_may_have_variables_named_like_lazy_globals() {
    assert_eq!(
        support::value(
            "var Buffer = require('buffer').Buffer; function handler() { return Buffer.from('a').toString('hex'); }"
        ),
        json!("61")
    );
    assert_eq!(
        support::value("const TextEncoder = 1; function handler() { return TextEncoder; }"),
        json!(1)
    );
    assert_eq!(
        support::value("function Buffer() { return 2; } function handler() { return Buffer(); }"),
        json!(2)
    );
}

#[test]
fn a_lazy_global_is_the_same_each_time() {
    let source = "function f(s) { return Buffer.from(s); } function handler() { return [f('a').length, f('bc').length, f('').length, Buffer === Buffer]; }";
    assert_eq!(support::value(source), json!([1, 2, 0, true]));
    let source = "function read() { return typeof Buffer; } function handler() { var a = read(); Buffer = 1; return [a, read(), read()]; }";
    assert_eq!(
        support::value(source),
        json!(["function", "number", "number"])
    );
}

#[test]
fn njs_error_classes_are_errors() {
    assert_eq!(
        eval(
            "(function () { try { throw new InternalError('x'); } catch (e) { return [String(e), e instanceof InternalError, e instanceof Error, e.constructor === InternalError, e.name]; } })()"
        ),
        json!(["InternalError: x", true, true, true, "InternalError"])
    );
}
