// What surrounds a function in njs: a clock that stands, chance that is fixed, a key-value store
// from the case, and a record of what the function asks for. All of it hangs on one global name.
globalThis.__cfc = (function () {
    var state = { clock: 0, random: 0, store: null, calls: [], logs: [] };
    var print = console.log.bind(console);
    var RealDate = Date;

    function FixedDate(year, month, day, hours, minutes, seconds, millis) {
        switch (arguments.length) {
        case 0: return new RealDate(state.clock);
        case 1: return new RealDate(year);
        default: return new RealDate(year, month, day === undefined ? 1 : day, hours || 0, minutes || 0, seconds || 0, millis || 0);
        }
    }
    FixedDate.now = function () { return state.clock; };
    FixedDate.UTC = RealDate.UTC;
    FixedDate.parse = RealDate.parse;
    FixedDate.prototype = RealDate.prototype;
    globalThis.Date = FixedDate;
    Math.random = function () { return state.random; };
    console.log = function (line) { state.logs.push(String(line)); };
    // CloudFront has it, njs before 0.7.10 has not.
    if (!String.prototype.replaceAll) {
        String.prototype.replaceAll = function (from, to) { return this.split(from).join(to); };
    }

    function record(name) {
        return function () {
            var call = [name];
            for (var i = 0; i < arguments.length; i++) { call.push(arguments[i]); }
            while (call.length > 1 && call[call.length - 1] === undefined) { call.pop(); }
            state.calls.push(JSON.parse(JSON.stringify(call)));
        };
    }

    function has(key) { return Object.prototype.hasOwnProperty.call(state.store, key); }

    function kvs() {
        if (state.store === null) { throw new Error('no key-value store is associated'); }
        return {
            get: function (key, options) {
                state.calls.push(['kvs.get', key]);
                if (!has(key)) { return Promise.reject(new Error('KeyNotFound')); }
                var value = state.store[key];
                try {
                    if (options && options.format === 'json') { value = JSON.parse(value); }
                    if (options && options.format === 'bytes') { value = Buffer.from(value); }
                } catch (error) {
                    return Promise.reject(error);
                }
                return Promise.resolve(value);
            },
            exists: function (key) {
                state.calls.push(['kvs.exists', key]);
                return Promise.resolve(has(key));
            }
        };
    }

    return {
        state: state,
        print: print,
        cloudfront: {
            kvs: kvs,
            updateRequestOrigin: record('updateRequestOrigin'),
            selectRequestOriginById: record('selectRequestOriginById'),
            createRequestOriginGroup: record('createRequestOriginGroup'),
            logCustomData: record('logCustomData')
        }
    };
})();
