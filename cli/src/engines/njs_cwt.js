// `cf.cwt` in njs: a third implementation, beside those that the native run and the emulator
// share. Its error texts are its own.
__cfc.cloudfront.cwt = (function () {
    var crypto = require('crypto');
    var LIMIT = 1024, EXACT = 9007199254740991;

    function head(out, kind, number) {
        kind <<= 5;
        if (number < 24) {
            out.push(kind | number);
        } else if (number < 256) {
            out.push(kind | 24, number);
        } else if (number < 65536) {
            out.push(kind | 25, number >> 8, number & 255);
        } else {
            var wide = number > 4294967295;
            var words = wide ? [Math.floor(number / 4294967296), number >>> 0] : [number];
            out.push(kind | (wide ? 27 : 26));
            words.forEach(function (word) {
                out.push(word >>> 24, word >>> 16 & 255, word >>> 8 & 255, word & 255);
            });
        }
    }

    function bytes(out, data) {
        for (var i = 0; i < data.length; i++) { out.push(data[i]); }
    }

    function encode(out, value) {
        if (value === null || value === undefined) {
            out.push(246);
        } else if (typeof value === 'boolean') {
            out.push(value ? 245 : 244);
        } else if (typeof value === 'number') {
            encodeNumber(out, value);
        } else if (typeof value === 'string') {
            var text = Buffer.from(value);
            head(out, 3, text.length);
            bytes(out, text);
        } else if (value instanceof Uint8Array) {
            head(out, 2, value.length);
            bytes(out, value);
        } else if (Array.isArray(value)) {
            head(out, 4, value.length);
            value.forEach(function (item) { encode(out, item); });
        } else if (typeof value === 'object') {
            encodeMap(out, value);
        } else {
            throw new TypeError('a claim is of a kind that is not supported');
        }
    }

    function encodeNumber(out, value) {
        if (Number.isInteger(value) && Math.abs(value) <= EXACT) {
            if (value < 0) { head(out, 1, -1 - value); } else { head(out, 0, value); }
            return;
        }
        var view = new DataView(new ArrayBuffer(8));
        view.setFloat64(0, value);
        out.push(251);
        for (var i = 0; i < 8; i++) { out.push(view.getUint8(i)); }
    }

    function encodeMap(out, map) {
        var names = Object.keys(map).filter(function (name) { return map[name] !== undefined; });
        var entries = names.map(function (name) {
            var encoded = [];
            encode(encoded, /^(0|-?[1-9][0-9]{0,15})$/.test(name) ? Number(name) : name);
            return { name: name, encoded: encoded, hex: Buffer.from(encoded).toString('hex') };
        });
        entries.sort(function (a, b) { return a.hex < b.hex ? -1 : 1; });
        head(out, 5, entries.length);
        entries.forEach(function (entry) {
            bytes(out, entry.encoded);
            encode(out, map[entry.name]);
        });
    }

    function decoder(data) {
        var view = new DataView(data.buffer, data.byteOffset, data.length), at = 0;

        function take(length) {
            at += length;
            if (at > data.length) { throw new Error('this is not CBOR'); }
            return at - length;
        }

        function number(info) {
            switch (info) {
            case 24: return view.getUint8(take(1));
            case 25: return view.getUint16(take(2));
            case 26: return view.getUint32(take(4));
            case 27:
                var high = view.getUint32(take(4));
                var wide = high * 4294967296 + view.getUint32(take(4));
                if (wide > EXACT) { throw new Error('a number is beyond 2^53'); }
                return wide;
            default:
                if (info > 23) { throw new Error('this is not CBOR'); }
                return info;
            }
        }

        function piece(length) {
            var from = take(length);
            return Buffer.from(data.subarray(from, from + length));
        }

        // Whether a list goes on: `length` is -1 where a break ends it.
        function another(length, done) {
            if (length >= 0) { return done < length; }
            if (data[at] !== 255) { return true; }
            at++;
            return false;
        }

        function read() {
            var first = view.getUint8(take(1)), kind = first >> 5, info = first & 31;
            var open = info === 31 && (kind === 4 || kind === 5);
            switch (kind) {
            case 0: return number(info);
            case 1: return -1 - number(info);
            case 2: return piece(number(info));
            case 3:
                var text = piece(number(info)), string = text.toString();
                if (!Buffer.from(string).equals(text)) { throw new Error('this is not UTF-8'); }
                return string;
            case 4: return list(open ? -1 : number(info));
            case 5: return map(open ? -1 : number(info));
            }
            switch (first) {
            case 244: return false;
            case 245: return true;
            case 246: return null;
            case 250: return view.getFloat32(take(4));
            case 251: return view.getFloat64(take(8));
            }
            throw new Error('a claim is of a kind that is not supported');
        }

        function list(length) {
            var items = [];
            while (another(length, items.length)) { items.push(read()); }
            return items;
        }

        function map(length) {
            var entries = {}, done = 0;
            for (; another(length, done); done++) {
                var name = read();
                if (typeof name !== 'number' && typeof name !== 'string') {
                    throw new Error('a name is neither a number nor a text');
                }
                entries[name] = read();
            }
            return entries;
        }

        return {
            read: read,
            tag: function () {
                if (data[at] >> 5 !== 6) { return undefined; }
                return number(data[at++] & 31);
            },
            end: function () {
                if (at < data.length) { throw new Error('bytes follow its end'); }
            }
        };
    }

    function whole(data) {
        var decoding = decoder(data), value = decoding.read();
        decoding.end();
        return value;
    }

    function isMap(value) {
        return typeof value === 'object' && value !== null && !Array.isArray(value)
            && !(value instanceof Uint8Array);
    }

    function code(key, headers, payload) {
        var out = [];
        encode(out, ['MAC0', headers, Buffer.alloc(0), payload]);
        return crypto.createHmac('sha256', key).update(Buffer.from(out)).digest('hex');
    }

    function encoded(map) {
        if (!isMap(map)) { throw new Error('this is not a map'); }
        var out = [];
        encode(out, map);
        return Buffer.from(out);
    }

    return {
        validateToken: function (token, context) {
            if (token.length > LIMIT) { throw new Error('the token has more than 1024 bytes'); }
            var decoding = decoder(token), tag = decoding.tag();
            if (tag === 61) { tag = decoding.tag(); }
            if (tag !== 17) { throw new Error('the token has no tag of COSE_Mac0'); }
            var parts = decoding.read();
            decoding.end();
            if (!Array.isArray(parts) || parts.length !== 4 || !isMap(parts[1])) {
                throw new Error('the token is no COSE_Mac0 structure');
            }
            var headers = parts[0].length ? whole(parts[0]) : {};
            if (headers[1] !== 5) { throw new Error('the algorithm is not HS256'); }
            if (code(context.key, parts[0], parts[2]) !== parts[3].toString('hex')) {
                throw new Error('the code does not match');
            }
            return {
                protectedHeaders: headers,
                unprotectedHeaders: parts[1],
                payload: whole(parts[2])
            };
        },
        generateToken: function (said, context) {
            if (said.key !== undefined) {
                var other = said;
                said = context;
                context = other;
            }
            if (context.coseTag !== 'MAC0') { throw new TypeError('coseTag is not "MAC0"'); }
            var headers = said.protected || said.protectedHeaders || {};
            if (headers[1] !== undefined && Number(headers[1]) !== 5) {
                throw new Error('the algorithm is not HS256');
            }
            headers = encoded(Object.assign({}, headers, { 1: 5 }));
            var payload = encoded(said.payload || {}), out = [];
            if (context.cwtTag) { head(out, 6, 61); }
            head(out, 6, 17);
            encode(out, [headers, said.unprotected || said.unprotectedHeaders || {}, payload,
                Buffer.from(code(context.key, headers, payload), 'hex')]);
            if (out.length > LIMIT) { throw new Error('the token has more than 1024 bytes'); }
            return Buffer.from(out);
        }
    };
})();
