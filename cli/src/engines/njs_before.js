// What surrounds a function in njs: a clock that stands, chance that is fixed, a key-value store
// from the case, and a record of what the function asks for. All of it hangs on one global name.
globalThis.__cfc = (function () {
    var state = { host: {}, calls: [], logs: [] };
    var print = console.log.bind(console);
    var RealDate = Date;

    function FixedDate(year, month, day, hours, minutes, seconds, millis) {
        switch (arguments.length) {
        case 0: return new RealDate(state.host.clock);
        case 1: return new RealDate(year);
        default: return new RealDate(year, month, day === undefined ? 1 : day, hours || 0, minutes || 0, seconds || 0, millis || 0);
        }
    }
    FixedDate.now = function () { return state.host.clock; };
    FixedDate.UTC = RealDate.UTC;
    FixedDate.parse = RealDate.parse;
    FixedDate.prototype = RealDate.prototype;
    globalThis.Date = FixedDate;
    Math.random = function () { return state.host.random; };
    console.log = function () {
        var parts = [];
        for (var i = 0; i < arguments.length; i++) { parts.push(printed(arguments[i])); }
        state.logs.push(parts.join(' '));
    };

    // Plain objects as JSON, close to what the engine's own console prints.
    function printed(value) {
        var plain = typeof value === 'object' && value !== null
            && (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);
        return plain ? JSON.stringify(value) : String(value);
    }

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

    function has(key) { return Object.prototype.hasOwnProperty.call(state.host.kvs, key); }

    function kvs() {
        if (state.host.kvs === null) { throw new Error('no key-value store is associated'); }
        return {
            get: function (key, options) {
                state.calls.push(['kvs.get', key]);
                if (!has(key)) { return Promise.reject(new Error('KeyNotFound')); }
                var value = state.host.kvs[key];
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
            },
            meta: function () {
                state.calls.push(['kvs.meta']);
                var now = new RealDate(state.host.clock).toISOString();
                return Promise.resolve({
                    creationDateTime: now,
                    lastUpdatedDateTime: now,
                    keyCount: Object.keys(state.host.kvs).length
                });
            }
        };
    }

    function tenant() {
        if (!state.host.tenant) { throw new TypeError('distributionTenant module is not available'); }
        return {
            id: state.host.tenant.id,
            parameters: {
                get: function (key) {
                    var value = state.host.tenant.parameters[key];
                    if (value === undefined) { throw new Error('DistributionTenantParameterKeyNotFound'); }
                    return value;
                }
            }
        };
    }

    // What an event or a connection can do, which shows in no list of its properties.
    function method(object, name, body) {
        Object.defineProperty(object, name, { value: body, configurable: true });
    }

    function completed(event) {
        if (event.request) {
            method(event.request, 'rawQueryString', function () {
                var raw = state.host.rawQueryString;
                return raw === null ? undefined : raw;
            });
        } else {
            ['allow', 'deny', 'logCustomData'].forEach(function (name) {
                method(event, name, record('connection.' + name));
            });
        }
        return event;
    }

    return {
        state: state,
        print: print,
        completed: completed,
        cloudfront: {
            kvs: kvs,
            get edgeLocation() { return state.host.edgeLocation || {}; },
            get distributionTenant() { return tenant(); },
            updateRequestOrigin: record('updateRequestOrigin'),
            selectRequestOriginById: record('selectRequestOriginById'),
            createRequestOriginGroup: record('createRequestOriginGroup'),
            logCustomData: record('logCustomData')
        }
    };
})();
