// Calls every built-in method of the runtime on edge values and writes down what comes of it, one
// line per call. Runs in the emulator and in njs. Its parameter chooses the family of calls.
var crypto = require('crypto');
var querystring = require('querystring');

var lines = [];

function show(value, depth) {
    if (value === undefined) { return 'undefined'; }
    if (value === null) { return 'null'; }
    if (typeof value === 'number') { return value === 0 && 1 / value < 0 ? '-0' : String(value); }
    if (typeof value === 'string') { return JSON.stringify(value); }
    if (typeof value === 'function') { return 'function'; }
    if (typeof value === 'symbol') { return 'symbol'; }
    if (typeof value !== 'object') { return String(value); }
    if (depth > 3) { return '...'; }
    var tag = Object.prototype.toString.call(value);
    var parts = [];
    if (value instanceof Error) { return value.name; }
    if (tag === '[object Date]') { return 'Date(' + value.getTime() + ')'; }
    if (tag === '[object RegExp]') { return 'RegExp(' + value.source + ')'; }
    if (Array.isArray(value)) {
        for (var i = 0; i < value.length && i < 40; i++) {
            parts.push(i in value ? show(value[i], depth + 1) : 'hole');
        }
        ['index', 'groups'].forEach(function (name) {
            if (value[name] !== undefined) { parts.push(name + ': ' + show(value[name], depth + 1)); }
        });
        return '[' + parts.join(', ') + ']' + (value.length > 40 ? value.length : '');
    }
    if (ArrayBuffer.isView(value) && tag !== '[object DataView]') {
        return tag + Array.prototype.join.call(value, ',');
    }
    Object.keys(value).sort().forEach(function (name) {
        parts.push(name + ': ' + show(value[name], depth + 1));
    });
    return (tag === '[object Object]' ? '' : tag) + '{' + parts.join(', ') + '}';
}

function attempt(label, action) {
    var line;
    try { line = show(action(), 0); } catch (e) { line = '!' + (e && e.name); }
    lines.push(label + ' => ' + line);
}

// Values by name; objects are made anew for each call, since methods change them.
var VALUES = {
    'undefined': function () { return undefined; },
    'null': function () { return null; },
    'true': function () { return true; },
    'false': function () { return false; },
    '0': function () { return 0; },
    '-0': function () { return -0; },
    '1': function () { return 1; },
    '-1': function () { return -1; },
    '2': function () { return 2; },
    '2.5': function () { return 2.5; },
    '100': function () { return 100; },
    'NaN': function () { return NaN; },
    'Infinity': function () { return Infinity; },
    '-Infinity': function () { return -Infinity; },
    '2**31': function () { return Math.pow(2, 31); },
    '2**53': function () { return Math.pow(2, 53); },
    '1e21': function () { return 1e21; },
    '1e-7': function () { return 1e-7; },
    "''": function () { return ''; },
    "'a'": function () { return 'a'; },
    "'b'": function () { return 'b'; },
    "'1'": function () { return '1'; },
    "' 12 '": function () { return ' 12 '; },
    "'12px'": function () { return '12px'; },
    "'0x1f'": function () { return '0x1f'; },
    "'1e3'": function () { return '1e3'; },
    "'abcabc'": function () { return 'abcabc'; },
    "'A b,C'": function () { return 'A b,C'; },
    "'\\u00e9\\u20ac\\u00df'": function () { return '\u00e9\u20ac\u00df'; },
    "'\\t x\\u00a0\\ufeff'": function () { return '\t x\u00a0\ufeff'; },
    "'$&'": function () { return '$&'; },
    "'$1$$'": function () { return '$1$$'; },
    '[]': function () { return []; },
    '[1,2,3]': function () { return [1, 2, 3]; },
    "['b','a','c']": function () { return ['b', 'a', 'c']; },
    '[10,9,1]': function () { return [10, 9, 1]; },
    '[undefined,null,NaN]': function () { return [undefined, null, NaN]; },
    '[[1],[2]]': function () { return [[1], [2]]; },
    '{}': function () { return {}; },
    '{a:1}': function () { return { a: 1 }; },
    '{length:2,0:x}': function () { return { length: 2, 0: 'x' }; },
    '{valueOf:3}': function () { return { valueOf: function () { return 3; } }; },
    '{toString:s}': function () { return { toString: function () { return 's'; } }; },
    '/b/': function () { return /b/; },
    '/[ab]/g': function () { return /[ab]/g; },
    '/(b)(x)?/i': function () { return /(b)(x)?/i; },
    'x => x': function () { return function (x) { return x; }; },
    'x => x > 1': function () { return function (x) { return x > 1; }; },
    '(a, b) => b - a': function () { return function (a, b) { return b - a; }; },
    '(a, b) => a + b': function () { return function (a, b) { return a + b; }; },
    'new Date(0)': function () { return new Date(0); },
    'new Date(NaN)': function () { return new Date(NaN); },
    'Uint8Array(1,2,255)': function () { return new Uint8Array([1, 2, 255]); },
    'Float64Array(1.5,NaN)': function () { return new Float64Array([1.5, NaN]); },
    "Buffer('ab\\u00e9')": function () { return Buffer.from('ab\u00e9'); },
    "new Error('x')": function () { return new Error('x'); },
    'Object.create(null)': function () { return Object.create(null); }
};

var ALL = Object.keys(VALUES);
var NUMBERS = ['undefined', '0', '-0', '1', '-1', '2', '2.5', '100', 'NaN', 'Infinity', '-Infinity', '2**31', '2**53', '1e21', '1e-7'];
var STRINGS = ["''", "'a'", "'1'", "' 12 '", "'12px'", "'0x1f'", "'1e3'", "'abcabc'", "'A b,C'", "'\\u00e9\\u20ac\\u00df'", "'\\t x\\u00a0\\ufeff'"];
var ARRAYS = ['[]', '[1,2,3]', "['b','a','c']", '[10,9,1]', '[undefined,null,NaN]', '[[1],[2]]'];
var FEW = ['undefined', 'null', '0', '1', '-1', '2.5', 'NaN', 'Infinity', "''", "'a'", "'b'", '/[ab]/g', "'$&'"];
var FUNCTIONS = ['undefined', 'null', '1', "'a'", '{}', 'x => x', 'x => x > 1', '(a, b) => b - a', '(a, b) => a + b'];

// No argument, each of `first`, each of `first` with each of `second`.
function lists(first, second) {
    var all = [[]];
    first.forEach(function (a) {
        all.push([a]);
        second.forEach(function (b) { all.push([a, b]); });
    });
    return all;
}

function values(names) {
    return names.map(function (name) { return VALUES[name](); });
}

// Calls `name` on each receiver; the receiver is shown as well where the call may change it.
function methods(receivers, names, argLists, changes) {
    receivers.forEach(function (receiver) {
        names.forEach(function (name) {
            argLists.forEach(function (args) {
                attempt(receiver + '.' + name + '(' + args.join(', ') + ')', function () {
                    var self = VALUES[receiver]();
                    var given = values(args);
                    var result = self[name].apply(self, given);
                    return changes ? [result === self ? 'self' : result, self] : result;
                });
            });
        });
    });
}

function statics(holder, holderName, names, argLists) {
    names.forEach(function (name) {
        argLists.forEach(function (args) {
            attempt(holderName + name + '(' + args.join(', ') + ')', function () {
                return holder[name].apply(holder, values(args));
            });
        });
    });
}

function words(text) { return text.split(' '); }

var FAMILIES = {
    string: function () {
        var positions = ['undefined', '0', '1', '-1', '2.5', 'NaN', 'Infinity', "'1'"];
        methods(STRINGS, words('charAt charCodeAt codePointAt slice substring substr'), lists(NUMBERS, positions), false);
        methods(STRINGS, words('indexOf lastIndexOf includes startsWith endsWith'), lists(["'a'", "''", "'bc'", 'undefined', 'null', '1', '/b/'].filter(function (n) { return VALUES[n]; }), positions), false);
        methods(STRINGS, words('concat search match split'), lists(ALL, []), false);
        methods(STRINGS, words('replace'), lists(FEW.concat(['/b/', '/(b)(x)?/i']), ["'$&'", "'$1$$'", 'x => x', 'undefined', "'b'"]), false);
        methods(STRINGS, words('split'), lists(["'a'", "''", '/[ab]/g', '/(b)(x)?/i', 'undefined'], positions), false);
        methods(STRINGS, words('trim trimStart trimEnd toLowerCase toUpperCase toString valueOf'), [[]], false);
        methods(STRINGS, words('repeat'), lists(['undefined', '0', '1', '2', '2.5', '-1', 'NaN', 'null', "'1'", 'Infinity'], []), false);
        methods(STRINGS, words('padStart padEnd'), lists(['undefined', '0', '2', '2.5', '100', '-1', 'NaN', "'1'"], ['undefined', "''", "'a'", "'abcabc'", 'null', '1']), false);
        statics(String, 'String.', words('fromCharCode fromCodePoint'), lists(['undefined', 'null', '0', '1', '100', '2.5', '-1', 'NaN', "'a'", "'1'", '2**53'], ['100']));
    },
    array: function () {
        methods(ARRAYS, words('concat join indexOf lastIndexOf includes push unshift'), lists(ALL, []), true);
        methods(ARRAYS, words('slice splice fill indexOf lastIndexOf includes copyWithin'), lists(NUMBERS.concat(["'1'", 'null']), ['undefined', '0', '1', '-1', '2.5', 'NaN']), true);
        methods(ARRAYS, words('every some filter find findIndex forEach map sort reduce reduceRight'), lists(FUNCTIONS, ['undefined', '1', "'a'", '[]']), true);
        methods(ARRAYS, words('pop shift reverse toString sort'), [[]], true);
        statics(Array, 'Array.', words('isArray of'), lists(ALL, []));
    },
    generic: function () {
        var likes = ['{length:2,0:x}', '{}', "'abcabc'", 'undefined', 'null', '1', 'Uint8Array(1,2,255)'];
        likes.forEach(function (like) {
            words('concat join indexOf lastIndexOf includes slice every some filter find findIndex forEach map reduce reduceRight').forEach(function (name) {
                ["'x'", '0', 'x => x', '(a, b) => a + b'].forEach(function (arg) {
                    attempt('Array.prototype.' + name + '.call(' + like + ', ' + arg + ')', function () {
                        var given = arg === "'x'" ? 'x' : VALUES[arg]();
                        return Array.prototype[name].call(VALUES[like](), given);
                    });
                });
            });
        });
    },
    number: function () {
        var numbers = NUMBERS.filter(function (n) { return n !== 'undefined'; });
        methods(numbers, words('toFixed toPrecision toExponential toString'), lists(['undefined', '0', '1', '2', '2.5', '100', '-1', 'NaN', 'Infinity', "'1'", 'null'], []), false);
        statics(Number, 'Number.', words('isFinite isInteger isNaN isSafeInteger parseFloat parseInt'), lists(ALL, []));
        statics(globalThis, '', words('isFinite isNaN parseFloat Number String Boolean'), lists(ALL, []));
        statics(globalThis, '', words('parseInt'), lists(ALL, ['undefined', '2', '0', '1', '100', 'NaN', "'1'"]));
        words('0.5 1.5 2.5 1.005 1.45 123.456 0.000001234 1e-10 123456789 1.25 5e-324 1.7976931348623157e308 0.30000000000000004 4.35').forEach(function (text) {
            var n = Number(text);
            [0, 1, 2, 3, 8, 17, 20].forEach(function (digits) {
                attempt(text + '.toFixed(' + digits + ')', function () { return n.toFixed(digits); });
                attempt(text + '.toExponential(' + digits + ')', function () { return n.toExponential(digits); });
                attempt(text + '.toPrecision(' + (digits + 1) + ')', function () { return n.toPrecision(digits + 1); });
            });
            [2, 3, 8, 16, 36].forEach(function (radix) {
                attempt(text + '.toString(' + radix + ')', function () { return n.toString(radix); });
            });
        });
    },
    math: function () {
        var some = NUMBERS.concat(["'1'", 'null', 'true', "'a'", '[]', '{}', '{valueOf:3}']);
        statics(Math, 'Math.', words('abs acos acosh asin asinh atan atanh cbrt ceil clz32 cos cosh exp expm1 floor fround log log1p log2 log10 round sign sin sinh sqrt tan tanh trunc'), lists(some, []));
        statics(Math, 'Math.', words('atan2 hypot imul max min pow'), lists(some, NUMBERS));
        words('-0.5 0.5 1.5 -1.5 0.49999999999999994 -2.5 4503599627370497.5').forEach(function (text) {
            var n = Number(text);
            words('round ceil floor trunc sign fround').forEach(function (name) {
                attempt('Math.' + name + '(' + text + ')', function () { return Math[name](n); });
            });
        });
        words('E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2').forEach(function (name) {
            attempt('Math.' + name, function () { return Math[name]; });
        });
    },
    operators: function () {
        var operators = {
            '+': function (a, b) { return a + b; }, '-': function (a, b) { return a - b; },
            '*': function (a, b) { return a * b; }, '/': function (a, b) { return a / b; },
            '%': function (a, b) { return a % b; }, '**': function (a, b) { return a ** b; },
            '<': function (a, b) { return a < b; }, '>=': function (a, b) { return a >= b; },
            '==': function (a, b) { return a == b; }, '===': function (a, b) { return a === b; },
            '&': function (a, b) { return a & b; }, '|': function (a, b) { return a | b; },
            '^': function (a, b) { return a ^ b; }, '<<': function (a, b) { return a << b; },
            '>>': function (a, b) { return a >> b; }, '>>>': function (a, b) { return a >>> b; },
            'in': function (a, b) { return a in b; }, 'instanceof': function (a, b) { return a instanceof b; },
            '&&': function (a, b) { return a && b; }, '||': function (a, b) { return a || b; }
        };
        Object.keys(operators).forEach(function (sign) {
            ALL.forEach(function (a) {
                FEW.concat(['2**31', '{}', '[]', '[1,2,3]', "' 12 '", "'0x1f'", 'true', 'x => x', '{valueOf:3}', 'new Date(0)']).forEach(function (b) {
                    // The text of a function is each engine's own.
                    if (sign === '+' && (a.indexOf('=>') > 0 || b.indexOf('=>') > 0)) { return; }
                    attempt(a + ' ' + sign + ' ' + b, function () { return operators[sign](VALUES[a](), VALUES[b]()); });
                });
            });
        });
        ALL.forEach(function (a) {
            attempt('typeof ' + a, function () { return typeof VALUES[a](); });
            attempt('-' + a, function () { return -VALUES[a](); });
            attempt('~' + a, function () { return ~VALUES[a](); });
            attempt('!' + a, function () { return !VALUES[a](); });
            attempt('`${' + a + '}`', function () { return a.indexOf('=>') > 0 ? '' : `${VALUES[a]()}`; });
        });
    },
    object: function () {
        statics(Object, 'Object.', words('keys values entries getOwnPropertyNames getPrototypeOf isExtensible isFrozen isSealed freeze seal preventExtensions getOwnPropertyDescriptors create'), lists(ALL, []).filter(function (args) { return args[0] !== 'x => x' && String(args[0]).indexOf('=>') < 0; }));
        statics(Object, 'Object.', words('assign is getOwnPropertyDescriptor setPrototypeOf'), lists(ALL.filter(function (n) { return n.indexOf('=>') < 0; }), ['undefined', 'null', '0', '-0', "'a'", '{a:1}', '[1,2,3]', 'NaN']));
        methods(ALL.filter(function (n) { return n.indexOf('=>') < 0; }), words('hasOwnProperty propertyIsEnumerable isPrototypeOf'), lists(["'a'", "'length'", '0', "'1'", 'undefined', '{}'].filter(function (n) { return VALUES[n]; }), []), false);
        methods(ALL.filter(function (n) { return n.indexOf('=>') < 0; }), words('toString valueOf'), [[]], false);
        [{ value: 1 }, { get: function () { return 4; } }, { value: 1, writable: true, enumerable: true }, { get: 1 }, { value: 1, get: function () {} }, 1, undefined, {}].forEach(function (descriptor, at) {
            ['a', 'length', '0'].forEach(function (name) {
                ['{}', '{a:1}', '[1,2,3]', 'null', '1', "'a'"].forEach(function (target) {
                    attempt('Object.defineProperty(' + target + ', ' + name + ', descriptor ' + at + ')', function () {
                        var made = Object.defineProperty(VALUES[target](), name, descriptor);
                        return [made, Object.getOwnPropertyDescriptor(made, name)];
                    });
                });
            });
        });
    },
    json: function () {
        statics(JSON, 'JSON.', ['stringify'], lists(ALL, []));
        ['{a:1}', '[1,2,3]', '[[1],[2]]', '{}', '[]', "'abcabc'", '[undefined,null,NaN]'].forEach(function (value) {
            ['undefined', 'null', '1', '2.5', '100', '-1', "' 12 '", "'abcabc'", '{}', 'true', 'NaN'].forEach(function (space) {
                attempt('JSON.stringify(' + value + ', null, ' + space + ')', function () { return JSON.stringify(VALUES[value](), null, VALUES[space]()); });
            });
            ['x => x', "['b','a','c']", '[1,2,3]', '{}', '1'].forEach(function (replacer) {
                attempt('JSON.stringify(' + value + ', ' + replacer + ')', function () { return JSON.stringify(VALUES[value](), VALUES[replacer]()); });
            });
        });
        ['\u0000', '\u001f', '\u007f', '\u2028', '"\\/', '\b\f\n\r\t', '\u00e9\u20ac', '\ud800', '<script>'].forEach(function (text, at) {
            attempt('JSON.stringify(text ' + at + ')', function () { return JSON.stringify(text); });
        });
        ['', ' ', 'null', 'true', 'tru', '1', '-1', '-', '1.', '.5', '1e5', '1E+5', '1e', '01', '0x1', 'NaN', '"a"', "'a'", '"\\u0041"', '"\\u00"', '"\\x41"', '"\n"', '"\\n"', '[]', '[1]', '[1,]', '[,1]', '[1 2]', '{}', '{"a":1}', '{a:1}', '{"a":1,}', '{"a"}', '{"a":}', '{"a":1,"a":2}', '[[[]]]', ' [ 1 , 2 ] ', '1 2', '{"__proto__":1}', '"\\ud83d"', '\ufeff1', '[1e400]', '123456789012345678901234567890', '-0'].forEach(function (text) {
            attempt('JSON.parse(' + JSON.stringify(text) + ')', function () { return JSON.parse(text); });
        });
        statics(JSON, 'JSON.', ['parse'], lists(ALL, []));
    },
    date: function () {
        var stamps = [0, -1, 86400000, 951782400000, 1700000000123, 253402300800000, -62198755200000, 8640000000000000, 8640000000000001, NaN];
        stamps.forEach(function (stamp) {
            words('getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth getUTCSeconds toISOString toUTCString toString toDateString toTimeString toJSON valueOf').forEach(function (name) {
                attempt('new Date(' + stamp + ').' + name + '()', function () { return new Date(stamp)[name](); });
            });
            words('setDate setMonth setFullYear setHours setMinutes setSeconds setMilliseconds setTime setUTCDate setUTCMonth setUTCFullYear setUTCHours setUTCMinutes setUTCSeconds setUTCMilliseconds').forEach(function (name) {
                ['undefined', '0', '-1', '2.5', '100', 'NaN', "'1'", 'null'].forEach(function (arg) {
                    attempt('new Date(' + stamp + ').' + name + '(' + arg + ')', function () { var d = new Date(stamp); return [d[name](VALUES[arg]()), d.getTime()]; });
                });
            });
        });
        ['2024', '2024-02', '2024-02-15', '2024-02-30', '2024-02-15T09:00', '2024-02-15T09:00:00', '2024-02-15T09:00:00Z', '2024-02-15T09:00:00.5Z', '2024-02-15T09:00:00.123456Z', '2024-02-15T24:00:00Z', '2024-02-15T25:00:00Z', '2024-02-15 09:00:00', '2024-2-5', '2024/02/15', '+002024-02-15', '20240215', 'Thu, 15 Feb 2024 09:00:00 GMT', 'Thu Feb 15 2024 09:00:00 GMT+0000 (UTC)', 'Thu Feb 15 2024 09:00:00 GMT+0100', '15 Feb 2024', 'Feb 15 2024', 'Feb 15, 2024', '', 'x', '2024-13-01', '2024-00-10', '2024-02-15T09:00:00+01:00', 'Thu, 15 Feb 2024 09:00:00 +0000', 'Thu, 15 Feb 2024 09:00:00', '02/15/2024', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'].forEach(function (text) {
            attempt('Date.parse(' + text + ')', function () { return Date.parse(text); });
        });
        [[2024], [2024, 1], [99, 0], [2024, 12, 1], [2024, -1], [2024, 1, 31], [2024, 1, 1, 25, 61, 61, 1001], [NaN], [2024, NaN], [275760, 8, 14], ['2024', '1'], [2024.9, 1.9]].forEach(function (args) {
            attempt('Date.UTC(' + args + ')', function () { return Date.UTC.apply(null, args); });
            attempt('new Date(' + args + ')', function () { return args.length < 2 ? new Date(args[0]) : new Date(args[0], args[1], args[2] === undefined ? 1 : args[2]); });
        });
    },
    regexp: function () {
        var patterns = ['a', '^a', 'a$', 'a*', '(a)|(b)', '(?:ab)+', '[^a]', '\\d+', '\\w', '\\s', '\\b', '.', '(a)\\1', 'a{2}', 'a{1,}', 'a+?', '(?=b)', '(?!b).', '(?<n>b)', '[\\s\\S]', '\\.', '\\u0061', '\\x61', '^$', '()', '[a-c]', '[\\w-]', '(a(b)?)+', '(?<=a)b', '(?<!a)b', '\\/', '[\\d.]+', '\\t', '\\cJ', '\\0', '[]', '[^]', 'a|', '(', '[', '*', 'a**', 'a{2,1}', '\\', '(?<n>a)(?<n>b)', '\\k<n>', '(?<n>a)\\k<n>', '{', '}', ']', 'a{', 'a{,2}', '[b-a]', '(?i)a', '\\p{L}', '\\h', '\\Z', '\\A', '\\Q.\\E'];
        var subjects = ['', 'a', 'ab', 'aabb', 'b-1.2', 'A\nB', 'abcabc', '\u00e9a', '\t '];
        patterns.forEach(function (pattern) {
            ['', 'g', 'i', 'm', 'gim', 'y'].forEach(function (flags) {
                var regexp;
                try { regexp = new RegExp(pattern, flags); } catch (e) { lines.push('new RegExp(' + pattern + ', ' + flags + ') => !' + e.name); return; }
                subjects.forEach(function (subject) {
                    var label = '/' + pattern + '/' + flags + ' on ' + JSON.stringify(subject);
                    regexp.lastIndex = 0;
                    attempt(label + ' exec', function () { return [regexp.exec(subject), regexp.lastIndex]; });
                    if (flags === 'i' || flags === 'm') { return; }
                    regexp.lastIndex = 0;
                    attempt(label + ' match', function () { return subject.match(regexp); });
                    attempt(label + ' replace', function () { return subject.replace(regexp, '<$&$1>'); });
                    attempt(label + ' split', function () { return subject.split(regexp); });
                    attempt(label + ' search', function () { return subject.search(regexp); });
                });
            });
        });
        ['u', 's', 'd', 'v', 'gg', 'x', undefined, null, 'yg'].forEach(function (flags) {
            attempt('new RegExp(a, ' + flags + ')', function () { var r = new RegExp('a', flags); return [r.flags, r.global, r.ignoreCase, r.multiline, r.sticky, r.source, String(r)]; });
        });
        ["''", "'/'", 'undefined', 'null', '1', '/b/', "'\\n'"].forEach(function (source) {
            attempt('RegExp(' + source + ')', function () { var r = new RegExp(VALUES[source] ? VALUES[source]() : source.slice(1, -1)); return String(r); });
        });
    },
    text: function () {
        statics(globalThis, '', words('encodeURI encodeURIComponent decodeURI decodeURIComponent'), lists(ALL.filter(function (n) { return n.indexOf('=>') < 0; }), []));
        statics(globalThis, '', ['btoa'], lists(ALL.filter(function (n) { return n.indexOf('=>') < 0; }), []));
        var ascii = '';
        for (var i = 0; i < 128; i++) { ascii += String.fromCharCode(i); }
        words('encodeURI encodeURIComponent btoa escape').forEach(function (name) {
            attempt(name + '(ascii)', function () { return name === 'escape' ? querystring.escape(ascii) : globalThis[name](ascii); });
        });
        ['%', '%4', '%41', '%zz', '%C3%A9', '%c3%a9', '%C3', '%E2%82%AC', '%E2%82', '%F0%9F', '%C0%80', '%ED%A0%80', '%2F%3F%23', '+', 'a%20b', '%00', '%25', '\u00e9', 'x%'].forEach(function (text) {
            attempt('decodeURI(' + text + ')', function () { return decodeURI(text); });
            attempt('decodeURIComponent(' + text + ')', function () { return decodeURIComponent(text); });
            attempt('querystring.unescape(' + text + ')', function () { return querystring.unescape(text); });
            attempt('querystring.parse(' + text + ')', function () { return querystring.parse(text); });
        });
        ['', '=', '&', 'a', 'a=', '=a', 'a=b', 'a=b&', '&a=b', 'a=b&&c=d', 'a=b=c', 'a=1&a=2', 'a=1&a=2&a=3', 'a+b=c+d', 'a%20b=c%26d', '?a=b', 'a[]=1', 'a;b', '%', 'a=%', '__proto__=1', 'constructor=1', 'A=1&a=2', 'b=1&a=2&c=3'].forEach(function (text) {
            ['undefined', "'&'", "';'", "''"].forEach(function (separator, at) {
                attempt('querystring.parse(' + text + ', ' + separator + ')', function () { return querystring.parse(text, [undefined, '&', ';', ''][at]); });
            });
        });
        statics(querystring, 'querystring.', words('parse stringify escape unescape'), lists(ALL.filter(function (n) { return n.indexOf('=>') < 0; }), []));
        ['', 'a', 'YQ==', 'YWI=', 'YWJj', 'YQ', 'Y', '=', '====', 'Y Q = =', 'Y*==', 'YQ==YQ==', '\u00e9', '-_-_', '+/+/'].forEach(function (text) {
            attempt('atob(' + text + ')', function () { return atob(text); });
            words('utf8 hex base64 base64url').forEach(function (encoding) {
                attempt('Buffer.from(' + text + ', ' + encoding + ')', function () { return Buffer.from(text, encoding).toString('hex'); });
                attempt('Buffer.byteLength(' + text + ', ' + encoding + ')', function () { return Buffer.byteLength(text, encoding); });
            });
        });
        words('md5 sha1 sha256').forEach(function (algorithm) {
            words('hex base64 base64url').forEach(function (encoding) {
                ["''", "'a'", "'\\u00e9\\u20ac\\u00df'", 'Uint8Array(1,2,255)', "Buffer('ab\\u00e9')", 'undefined', '1', '[]', '{}'].forEach(function (data) {
                    attempt('createHash(' + algorithm + ').update(' + data + ').digest(' + encoding + ')', function () { return crypto.createHash(algorithm).update(VALUES[data]()).digest(encoding); });
                    attempt('createHmac(' + algorithm + ', ' + data + ').update(a).digest(' + encoding + ')', function () { return crypto.createHmac(algorithm, VALUES[data]()).update('a').digest(encoding); });
                });
            });
        });
    },
    bytes: function () {
        var arrays = ['Uint8Array(1,2,255)', 'Float64Array(1.5,NaN)', "Buffer('ab\\u00e9')"];
        methods(arrays, words('fill slice subarray indexOf lastIndexOf includes join'), lists(['undefined', '0', '1', '-1', '2', '2.5', '100', 'NaN', "'1'", "'a'"], ['undefined', '0', '1', '-1']), true);
        methods(arrays, words('copyWithin'), lists(['0', '1', '-1', '2.5', 'NaN', '100'], ['0', '1', '-1', 'undefined']), true);
        methods(arrays, words('every some filter find findIndex forEach map reduce reduceRight sort'), lists(FUNCTIONS, ['1']), true);
        methods(arrays, words('reverse toString sort'), [[]], true);
        methods(arrays, words('set'), lists(['undefined', 'null', '[]', '[1,2,3]', "'12px'", '{}', '{length:2,0:x}', 'Uint8Array(1,2,255)'], ['undefined', '0', '1', '-1', '100']), true);
        words('Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array').forEach(function (name) {
            ALL.filter(function (n) { return ['2**31', '2**53', '1e21', 'Infinity', "'1e3'"].indexOf(n) < 0; }).forEach(function (arg) {
                attempt('new ' + name + '(' + arg + ')', function () { return new globalThis[name](VALUES[arg]()); });
                attempt(name + '.from(' + arg + ')', function () { return globalThis[name].from(VALUES[arg]()); });
                attempt(name + '[0] = ' + arg, function () { var a = new globalThis[name](1); a[0] = VALUES[arg](); return a; });
            });
            [1, -1, 127, 128, 255, 256, 32768, 65536, 2147483648, 4294967296, 0.5, 1.5, 254.5, 255.5, NaN, Infinity].forEach(function (n) {
                attempt(name + '.of(' + n + ')', function () { return globalThis[name].of(n); });
            });
        });
        words('Int8 Uint8 Int16 Uint16 Int32 Uint32 Float32 Float64').forEach(function (kind) {
            [0, 1, 7, 8, 9, -1, NaN, undefined].forEach(function (at) {
                [true, false].forEach(function (little) {
                    attempt('DataView.get' + kind + '(' + at + ', ' + little + ')', function () { return new DataView(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 248, 249]).buffer)['get' + kind](at, little); });
                    attempt('DataView.set' + kind + '(' + at + ', 1.5, ' + little + ')', function () { var a = new Uint8Array(9); new DataView(a.buffer)['set' + kind](at, 1.5, little); return a; });
                });
            });
        });
        words('readInt8 readUInt8 readInt16BE readInt16LE readUInt16BE readUInt16LE readInt32BE readInt32LE readUInt32BE readUInt32LE readFloatBE readFloatLE readDoubleBE readDoubleLE').forEach(function (name) {
            [undefined, 0, 1, 8, 9, -1, 1.5, NaN, '1'].forEach(function (at) {
                attempt('buffer.' + name + '(' + at + ')', function () { return Buffer.from('010203040506f7f8f9', 'hex')[name](at); });
            });
        });
        words('writeInt8 writeUInt8 writeInt16BE writeInt16LE writeUInt16BE writeUInt16LE writeInt32BE writeInt32LE writeUInt32BE writeUInt32LE writeFloatBE writeFloatLE writeDoubleBE writeDoubleLE').forEach(function (name) {
            [0, 1, -1, 1.5, 300, 70000, 4294967296, NaN, 'x', undefined].forEach(function (value) {
                [undefined, 0, 2, 8, 9, -1].forEach(function (at) {
                    attempt('buffer.' + name + '(' + value + ', ' + at + ')', function () { var b = Buffer.alloc(9); return [b[name](value, at), b.toString('hex')]; });
                });
            });
        });
        methods(["Buffer('ab\\u00e9')"], words('toString equals compare indexOf includes write fill'), lists(ALL.filter(function (n) { return n.indexOf('=>') < 0; }), []), true);
        statics(Buffer, 'Buffer.', words('from alloc byteLength isBuffer isEncoding concat'), lists(ALL.filter(function (n) { return ['2**31', '2**53', '1e21', 'Infinity', '100'].indexOf(n) < 0; }), []));
        methods(arrays.concat(['[1,2,3]']), words('toString'), [[]], false);
        [[], [0], [1], [-1], [1, 2], [-2, -1], [2, 1], [NaN, 9]].forEach(function (args) {
            attempt('arrayBuffer.slice(' + args + ')', function () { var b = new Uint8Array([1, 2, 3]).buffer; return new Uint8Array(b.slice.apply(b, args)); });
        });
        statics(ArrayBuffer, 'ArrayBuffer.', ['isView'], lists(ALL, []));
    },
    functions: function () {
        var f = function (a, b) { return [this === undefined ? 'none' : typeof this, a, b]; };
        ALL.forEach(function (name) {
            attempt('f.call(' + name + ', 1)', function () { return f.call(VALUES[name](), 1); });
            attempt('f.apply(null, ' + name + ')', function () { return f.apply(null, VALUES[name]()); });
            attempt('f.bind(' + name + ')(1)', function () { return f.bind(VALUES[name](), 2)(1); });
            attempt('new Error(' + name + ')', function () { return name.indexOf('=>') > 0 ? 0 : new Error(VALUES[name]()).message; });
            attempt('throw ' + name, function () { throw VALUES[name](); });
            attempt('switch ' + name, function () { switch (VALUES[name]()) { case 1: return 'one'; case '1': return 'text'; case null: return 'null'; default: return 'other'; } });
            attempt('if ' + name, function () { return VALUES[name]() ? 1 : 0; });
            attempt('for in ' + name, function () { var seen = []; for (var key in VALUES[name]()) { seen.push(key); } return seen.filter(function (k) { return k.length < 3; }); });
            ["'a'", "'length'", '0', '1', '-1', 'undefined'].forEach(function (key) {
                attempt(name + '[' + key + ']', function () { return VALUES[name]()[key === "'length'" ? 'length' : VALUES[key]()]; });
                attempt(name + '[' + key + '] = 7', function () { var v = VALUES[name](); v[key === "'length'" ? 'length' : VALUES[key]()] = 7; return name.indexOf('=>') > 0 ? 0 : v; });
                attempt('delete ' + name + '[' + key + ']', function () { var v = VALUES[name](); var r = delete v[key === "'length'" ? 'length' : VALUES[key]()]; return name.indexOf('=>') > 0 ? r : [r, v]; });
            });
        });
        words('Error EvalError InternalError RangeError ReferenceError SyntaxError TypeError URIError').forEach(function (name) {
            ["'a'", 'undefined', '1', "''"].forEach(function (message) {
                attempt('new ' + name + '(' + message + ')', function () { var e = new globalThis[name](VALUES[message]()); return [e.name, e.message, String(e), Object.keys(e), e instanceof Error, Object.prototype.toString.call(e), JSON.stringify(e)]; });
                attempt(name + '(' + message + ')', function () { return String(globalThis[name](VALUES[message]())); });
            });
        });
        ["'a'", 'undefined', '1', 'null', '{}'].forEach(function (key) {
            attempt('Symbol.for(' + key + ')', function () { return Symbol.keyFor(Symbol.for(VALUES[key]())); });
            attempt('Symbol.keyFor(' + key + ')', function () { return Symbol.keyFor(VALUES[key]()); });
        });
    }
};

function family(name) {
    lines = [];
    FAMILIES[name]();
    return lines;
}
