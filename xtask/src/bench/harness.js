// Calls a function on its recorded events, again and again, in njs. Every call evaluates the
// function's top level anew, as CloudFront does for every run. `subject` makes the handler,
// `idle` makes one that does nothing: what the two runs differ in is the function.
function bench(make, cases, calls) {
    var ready = cases.map(function (text) {
        var now = JSON.parse(text);
        var host = now.host;
        host.clock = typeof host.clock === 'string' ? Date.parse(host.clock) : host.clock;
        return { host: host, event: JSON.stringify(complete(now.event)) };
    });

    function complete(event) {
        ['request', 'response'].forEach(function (part) {
            var message = event[part];
            if (message) {
                message.headers = message.headers || {};
                message.cookies = message.cookies || {};
            }
        });
        if (event.request) { event.request.querystring = event.request.querystring || {}; }
        return event;
    }

    function next(call) {
        for (; call < calls; call++) {
            var now = ready[call % ready.length];
            __cfc.state.host = now.host;
            __cfc.state.calls = [];
            __cfc.state.logs = [];
            var event = __cfc.completed(JSON.parse(now.event));
            var value;
            try {
                value = make()(event);
            } catch (error) {
                value = undefined;
            }
            if (value && typeof value.then === 'function') {
                wait(value, call);
                return;
            }
        }
        __cfc.print('kept ' + njs.memoryStats.size);
    }

    function wait(promise, call) {
        promise.then(function () { next(call + 1); }, function () { next(call + 1); });
    }

    next(0);
}
