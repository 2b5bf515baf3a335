//! The emulator against njs, expression by expression, where `njs` is on the PATH.

mod support;

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Value and error text are the same in both.
const SAME: &[&str] = &[
    // Buffers.
    "Buffer.from('abxx', 'hex').toString('hex')",
    "Buffer.from('abc', 'hex').toString('hex')",
    "Buffer.from('YQ', 'base64').toString()",
    "Buffer.from('YW-_', 'base64').toString('hex')",
    "Buffer.from('YWJjZ', 'base64').toString('hex')",
    "Buffer.from('YWI=YWI=', 'base64').toString('hex')",
    "Buffer.from('YWI', 'base64url').toString()",
    "Buffer.from('a', 'UTF8')",
    "Buffer.from('a', 'latin1')",
    "Buffer.from('a', 'utf-8').length",
    "Buffer.isEncoding('utf-8') + '' + Buffer.isEncoding('UTF8') + Buffer.isEncoding(1)",
    "Buffer.from(5)",
    "Buffer.from(null)",
    "Buffer.from({})",
    "Buffer.from({length: 2, 0: 1, 1: 258}).toString('hex')",
    "Buffer.from([1, 256, -1, '3', 1.7]).toString('hex')",
    "Buffer.from([1]).toString('latin1')",
    "Buffer.from(new Uint16Array([1, 258])).toString('hex')",
    "Buffer.from(new ArrayBuffer(4), 1, 2).length",
    "Buffer.from(new ArrayBuffer(4), 5)",
    "Buffer.from({valueOf: function () { return 'abc'; }}).toString()",
    "Buffer.from(Buffer.from('abc').toJSON()).toString()",
    "JSON.stringify(Buffer.from('ab'))",
    "Buffer.alloc(3, 1).toString('hex')",
    "Buffer.alloc(5, 'ab').toString('hex')",
    "Buffer.alloc(5, 'YQ', 'base64').toString('hex')",
    "Buffer.alloc(-1)",
    "Buffer.alloc('3')",
    "Buffer.alloc(3, '').toString('hex')",
    "Buffer.byteLength('é') + Buffer.byteLength('YQ==', 'base64') + Buffer.byteLength('abcd', 'hex')",
    "Buffer.byteLength(5)",
    "Buffer.byteLength(new ArrayBuffer(3))",
    "Buffer.compare(Buffer.from('a'), Buffer.from('b'))",
    "Buffer.compare('a', 'b')",
    "Buffer.concat([Buffer.from('a'), Buffer.from('bc')]).toString()",
    "Buffer.concat([Buffer.from('abc')], 2).toString()",
    "Buffer.concat([Buffer.from('abc')], 5).toString('hex')",
    "Buffer.concat('a')",
    "Buffer.concat(['a'])",
    "Buffer.isBuffer(Buffer.from('a')) + '' + Buffer.isBuffer(new Uint8Array(1))",
    "typeof Buffer",
    "new Buffer(1)",
    "Buffer('a')",
    "Buffer.from('abc') instanceof Uint8Array",
    "Buffer.from('abc') instanceof Buffer",
    "Buffer.from('abc').equals(Buffer.from('abc'))",
    "Buffer.from('abc').equals('abc')",
    "Buffer.from('abcabc').indexOf('ca')",
    "Buffer.from('abcabc').indexOf('z')",
    "Buffer.from('abcabc').indexOf(98)",
    "Buffer.from('abcabc').indexOf('b', 2)",
    "Buffer.from('abcabc').indexOf('b', -2)",
    "Buffer.from('abcabc').lastIndexOf('b')",
    "Buffer.from('abcabc').lastIndexOf('b', 3)",
    "Buffer.from('abcabc').lastIndexOf('b', -3)",
    "Buffer.from('abcabc').indexOf('')",
    "Buffer.from('abcabc').lastIndexOf('')",
    "Buffer.from('abcabc').includes(Buffer.from('cab'))",
    "Buffer.from('abcabc').indexOf({})",
    "Buffer.from('abc').subarray(-2, -1).toString()",
    "Buffer.from('abc').slice(1, 2).toString()",
    "Buffer.from('abc').toString('utf8', 1, 2)",
    "Buffer.from('abc').toString('utf8', -1, 9)",
    "Buffer.from('abc').toString(undefined, 2)",
    "Buffer.from([255, 254, 0x61]).toString()",
    "Buffer.from([0xe2, 0x82]).toString().length",
    "Buffer.from('abc') + ''",
    "Buffer.from('abc').readUInt8(3)",
    "Buffer.from('abc').readUInt8()",
    "Buffer.from('abcd').readUInt16BE(1)",
    "Buffer.from([255, 255, 255, 254]).readInt32BE(0)",
    "Buffer.from('abcdef').readUIntBE(0, 6)",
    "Buffer.from([255, 255, 254]).readIntBE(0, 3)",
    "Buffer.from('abcdef').readUIntBE(0, 7)",
    "Buffer.from('abcdefgh').readDoubleBE(0)",
    "Buffer.from('\\u0000\\u0000\\u00c0?').length + Buffer.from('0000c03f', 'hex').readFloatLE(0)",
    "Buffer.from('abcd').readUInt16BE(3)",
    "Buffer.from('abcd').readUInt16BE(-1)",
    "Buffer.alloc(2).writeUInt8(256, 0)",
    "(function () { var b = Buffer.alloc(4); b.writeInt32LE(-2, 0); return b.toString('hex'); })()",
    "(function () { var b = Buffer.alloc(6); b.writeUIntBE(0x123456, 1, 3); return b.toString('hex'); })()",
    "(function () { var b = Buffer.alloc(8); b.writeDoubleLE(1.5, 0); return b.toString('hex'); })()",
    "Buffer.alloc(2).writeUInt16BE(1, 1)",
    "(function () { var b = Buffer.alloc(2); return [b.write('aé'), b.toString('hex')]; })()",
    "Buffer.alloc(5).fill('xy').toString()",
    "Buffer.alloc(5).fill('xy', 1, 3).toString('hex')",
    "(function () { var b = Buffer.from('abcdef'); var d = Buffer.alloc(3); return [b.copy(d, 1, 2), d.toString('hex')]; })()",
    "Buffer.from('abcd').swap16().toString()",
    "Buffer.from('abc').swap16()",
    "Buffer.from('abcdefgh').swap64().toString()",
    "Buffer.from('abc').map(function (x) { return x + 1; }) instanceof Buffer",
    "Object.prototype.toString.call(Buffer.from('a'))",
    // Hashes.
    "crypto.createHash('sha256').update('é').digest('hex')",
    "crypto.createHash('sha512')",
    "crypto.createHash('SHA256')",
    "crypto.createHash()",
    "crypto.createHash('md5').update('a').digest('utf8')",
    "crypto.createHash('md5').update(1)",
    "crypto.createHash('md5').update()",
    "crypto.createHash('md5').update('61', 'hex').digest('hex')",
    "crypto.createHash('md5').update('a').digest().toString('base64')",
    "(function () { var h = crypto.createHash('md5'); h.digest(); return h.digest(); })()",
    "(function () { var h = crypto.createHash('md5'); h.digest(); return h.update('a'); })()",
    "crypto.createHmac('sha256', 'k').update('a').digest('base64url')",
    "crypto.createHmac('sha1', 'k').update('a').digest('base64')",
    "crypto.createHmac('sha256')",
    "crypto.createHmac('sha512', 'k')",
    "String(crypto.createHash('md5'))",
    "Object.keys(crypto)",
    // Query strings.
    "qs.parse('a=1&b=%20+&a=2&c&=x&d=%zz')",
    "qs.parse('a:1;b:2', ';', ':')",
    "qs.parse('a=1&b=2&c=3', null, null, {maxKeys: 2})",
    "qs.parse('a=1&&b=2')",
    "qs.parse('a=b=c')",
    "qs.parse('%C3%A9=%C3%A9&x=%E2%82')",
    "qs.parse(1)",
    "qs.stringify({a: 1, b: 'é &', c: [1, 'x'], d: null, e: undefined, f: true, g: {}})",
    "qs.stringify({a: 'b'}, ';', ':')",
    "qs.stringify('a')",
    "qs.stringify({a: NaN, b: 1.5, c: []})",
    "qs.escape('a b&é!~*()\\'')",
    "qs.unescape('a%20b+%zz%C3%A9')",
    "qs.unescape()",
    "Object.getPrototypeOf(qs.parse('a=1')) === null",
    "qs.parse('a=1', null, null, {decodeURIComponent: function (s) { return s + '!'; }})",
    "qs.stringify({a: 'b'}, null, null, {encodeURIComponent: function (s) { return s + '!'; }})",
    // Text.
    "btoa('hi') + btoa('é') + btoa() + btoa(1)",
    "btoa('€')",
    "atob('aGk=') + atob(' aG k= ') + atob('w6k=') + atob('')",
    "atob('a-_=')",
    "new TextEncoder().encode('é').toString()",
    "TextEncoder()",
    "(function () { var a = new Uint8Array(3); var r = new TextEncoder().encodeInto('aé€', a); return [r, a.toString()]; })()",
    "new TextDecoder().decode(new Uint8Array([0xc3, 0xa9]))",
    "new TextDecoder('latin1')",
    "new TextDecoder('utf-8', {fatal: true}).decode(new Uint8Array([255]))",
    "new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])).length",
    "new TextDecoder('utf-8', {ignoreBOM: true}).decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])).length",
    "new TextDecoder().decode('a')",
    "(function () { var d = new TextDecoder(); return d.decode(new Uint8Array([0xe2, 0x82]), {stream: true}) + '|' + d.decode(new Uint8Array([0xac])); })()",
    // JSON.
    "JSON.parse('{a')",
    "JSON.parse('')",
    "JSON.parse('{\"a\":1,}')",
    "JSON.parse('[1,2')",
    "JSON.parse('01')",
    "JSON.parse('\"a')",
    "JSON.parse('\"\\\\x\"')",
    "JSON.parse('nul')",
    "JSON.parse('1 2')",
    "JSON.parse('\"\\\\ud800\"').charCodeAt(0)",
    "JSON.parse(undefined)",
    "JSON.parse('\"\\t\"')",
    "JSON.parse('-')",
    "JSON.parse('1.')",
    "JSON.parse('[1e5,-0.5,1E-2]')",
    "JSON.parse(' {\"x\":[true,null,false,{}],\"y\":[]} ')",
    "JSON.parse('[1,2]', function (k, v) { return typeof v === 'number' ? v + 1 : v; })",
    // The rest of the language's library.
    "eval('1')",
    "'a'.repeat(-1)",
    "'abcdef'.substr(-3, 2) + 'abcdef'.substr(1, 3) + 'a'.substr(-1) + 'abc'.substr(5)",
    "'x'.padStart(5, 'ab') + 'x'.padEnd(4)",
    "'ßé'.toUpperCase() + 'ÀÉ'.toLowerCase()",
    "new InternalError('x').toString()",
    "typeof new Error('a').stack",
    "new Date(0).toUTCString() + new Date(0).toISOString() + new Date(0).toDateString()",
    "Date.parse('Thu, 01 Jan 1970 00:00:00 GMT')",
    "new Date('2024-02-15').getTime() + new Date('2024-02-15T09:00:00').getTime()",
    "new Date('2024-02-15 09:00:00').getTime()",
    "new Date(0).toString() + new Date(0).toTimeString() + new Date(0).toLocaleString()",
    "new Date(2024, 1, 30, 12).toJSON() + new Date('x').getTime() + Date.UTC(2024, 0)",
    "decodeURIComponent('%')",
    "decodeURIComponent('%E2%82')",
    "decodeURI('%zz')",
    "decodeURIComponent('%E2%82%AC%2F') + decodeURI('%2F%41')",
    "[1, [2, {a: undefined, b: null}]].toString() + JSON.stringify({a: [undefined], b: 1}, null, 1)",
    "'aXbX'.replace(/x/gi, '[$&]')",
    "'2024-01'.match(/(?<y>\\d+)-(?<m>\\d+)/).groups.y",
    "/(?<!a)b/.test('ab')",
    "[3, 1, 2, 10].sort()",
    "'a,b,,c'.split(',')",
    "'a1b2'.split(/(\\d)/)",
    "1e21 + '|' + 5e-324 + '|' + (0.1 + 0.5) + '|' + (255).toString(16) + '|' + (1.005).toFixed(2)",
    "parseInt('12px') + parseInt('0x1f') + parseFloat('1.5e3x')",
    "encodeURIComponent('é €/?') + encodeURI('é €/?')",
    "Math.imul(-5, 12) + Math.clz32(1) + Math.fround(5.5) + Math.hypot(3, 4)",
    "require('fs2')",
    "typeof require('crypto').createHash",
    "typeof Map + typeof Proxy + typeof BigInt + typeof escape",
];

/// Both throw an error of the same class; the words are each engine's own.
const SAME_CLASS: &[&str] = &[
    "x",
    "undefined.a",
    "null.a()",
    "({}).x.y",
    "(void 0)()",
    "[].reduce(function () {})",
    "new Array(-1)",
    "decodeURIComponent('%')",
    "decodeURIComponent('%E2%82')",
    "new Date(NaN).toISOString()",
    "Object.freeze([]).push(1)",
    "new RegExp('[')",
    "'use strict'.length = 1",
    "Symbol() + ''",
    "new (function () {}.bind(null, 1).x)()",
];

/// Known differences: expression, njs 0.7.9, emulator.
const DIFFERENT: &[(&str, &str, &str)] = &[
    // The 17th digit: the emulator prints the shortest text that reads back, as Rust does.
    (
        "0.1 + 0.2",
        "number 0.30000000000000007",
        "number 0.30000000000000004",
    ),
    // njs counts code points, the engine UTF-16 units; a run that meets such text warns.
    ("'\\u{1F600}'.length", "number 1", "number 2"),
    // A defect of njs: a lone letter is given back undecoded.
    ("Buffer.from('Y', 'base64').length", "number 1", "number 0"),
    // Text without padding: njs before 0.8.4 loses it in silence. An error is safer to test against.
    (
        "atob('aGk')",
        "string \"\"",
        "!TypeError: the string to be decoded is not correctly encoded",
    ),
    // Node and the documentation: the number of bytes written.
    ("Buffer.alloc(5).write('abc', 1)", "number 4", "number 3"),
    // Newer than 0.7.9, and documented for the runtime.
    (
        "'aba'.replaceAll('a', 'c')",
        "!TypeError: (intermediate value)[\"replaceAll\"] is not a function",
        "string \"cbc\"",
    ),
    // Later versions of njs give 3 as well.
    ("Number('0b11')", "number null", "number 3"),
    // Later versions of njs order integer keys first as well.
    (
        "Object.keys({b: 1, 2: 1, a: 1, 1: 1})",
        "object [\"b\",\"2\",\"a\",\"1\"]",
        "object [\"1\",\"2\",\"b\",\"a\"]",
    ),
    // njs takes no time zone but `Z` in a text of this form.
    (
        "Date.parse('2024-02-15T09:00:00+01:00')",
        "number null",
        "number 1707984000000",
    ),
    (
        "typeof setTimeout",
        "string \"function\"",
        "string \"undefined\"",
    ),
    (
        "typeof new Function('return 1')",
        "string \"function\"",
        "!InternalError: Not implemented",
    ),
];

#[test]
fn known_differences_are_as_listed() {
    let expressions = DIFFERENT
        .iter()
        .map(|(expression, _, _)| *expression)
        .collect::<Vec<_>>();
    let ours = DIFFERENT
        .iter()
        .map(|(_, _, ours)| (*ours).to_owned())
        .collect::<Vec<_>>();
    assert_agree(&expressions, &ours, &emulated(&expressions, "String(e)"));
    let listed = DIFFERENT
        .iter()
        .map(|(_, theirs, _)| (*theirs).to_owned())
        .collect::<Vec<_>>();
    if let Some(theirs) = njs(&expressions, "String(e)") {
        assert_agree(&expressions, &theirs, &listed);
    }
}

#[test]
fn expressions_agree_with_njs() {
    let Some(theirs) = njs(SAME, "String(e)") else {
        return;
    };
    let ours = emulated(SAME, "String(e)");
    assert_agree(SAME, &theirs, &ours);
}

#[test]
fn error_classes_agree_with_njs() {
    let Some(theirs) = njs(SAME_CLASS, "e.name") else {
        return;
    };
    let ours = emulated(SAME_CLASS, "e.name");
    assert_agree(SAME_CLASS, &theirs, &ours);
    assert!(
        ours.iter().all(|answer| answer.starts_with('!')),
        "every one throws: {ours:?}"
    );
}

fn assert_agree(expressions: &[&str], theirs: &[String], ours: &[String]) {
    assert_eq!(
        (theirs.len(), ours.len()),
        (expressions.len(), expressions.len())
    );
    let mut differ = String::new();
    for (expression, (theirs, ours)) in expressions.iter().zip(theirs.iter().zip(ours)) {
        if theirs != ours {
            differ += expression;
            differ += "\n    njs      ";
            differ += theirs;
            differ += "\n    emulator ";
            differ += ours;
            differ += "\n";
        }
    }
    assert!(differ.is_empty(), "\n{differ}");
}

/// A handler that gives an expression's value as JSON, or `!` and what it throws. One script for
/// each: in a large one njs 0.7.9 takes number literals for the strings that they are elsewhere.
fn script(expression: &str, error: &str) -> String {
    format!(
        "var crypto = require('crypto'), qs = require('querystring');\n\
        function handler() {{ try {{ var v = ({expression}); return typeof v + ' ' + JSON.stringify(v); }} \
        catch (e) {{ return '!' + {error}; }} }}\n"
    )
}

fn emulated(expressions: &[&str], error: &str) -> Vec<String> {
    let answer = |expression: &&str| {
        support::value(&script(expression, error))
            .as_str()
            .expect("a text")
            .to_owned()
    };
    expressions.iter().map(answer).collect()
}

/// `None`, and a line that says so, where there is no njs.
fn njs(expressions: &[&str], error: &str) -> Option<Vec<String>> {
    let mut answers = Vec::new();
    for expression in expressions {
        let source = format!("{}console.log(handler());", script(expression, error));
        let run = Command::new("njs")
            .args(["-c", &source])
            .stdin(Stdio::null())
            .output();
        let Ok(run) = run else {
            // Past the capture of the test's output: a comparison that is left out has to be seen.
            writeln!(
                std::io::stderr(),
                "SKIPPED: njs is not on the PATH, {} expressions were not compared",
                expressions.len()
            )
            .expect("standard error takes text");
            return None;
        };
        let text = String::from_utf8_lossy(&run.stdout);
        answers.push(text.strip_suffix('\n').unwrap_or(&text).to_owned());
    }
    Some(answers)
}
