// Runs the cases one after the other and prints each outcome as JSON, in pieces: njs cuts long
// lines.
__cfc.run = function (cases) {
    var PIECE = 400;
    var judges = typeof handler === 'undefined';
    var entry = judges ? connectionHandler : handler;

    function emit(number, outcome) {
        outcome.calls = __cfc.state.calls;
        outcome.logs = __cfc.state.logs;
        var text = JSON.stringify(outcome);
        for (var at = 0; at < text.length; at += PIECE) {
            __cfc.print('\u0001' + number + ' ' + JSON.stringify(text.slice(at, at + PIECE)));
        }
    }

    function returned(number, value) {
        if (judges) { value = verdict(); }
        emit(number, { result: value === undefined ? { $undefined: true } : value });
    }

    // What the calls of a connection function came to: without one it is denied.
    function verdict() {
        var last = 'deny';
        __cfc.state.calls.forEach(function (call) {
            if (call[0] === 'connection.allow') { last = 'allow'; }
            if (call[0] === 'connection.deny') { last = 'deny'; }
        });
        return { connection: last };
    }

    function trapped(number, error) {
        emit(number, { trap: String(error) });
    }

    function next(number) {
        while (number < cases.length) {
            var now = JSON.parse(cases[number]);
            __cfc.state.host = now.host;
            __cfc.state.calls = [];
            __cfc.state.logs = [];
            var value;
            try {
                value = entry(__cfc.completed(now.event));
            } catch (error) {
                trapped(number, error);
                number++;
                continue;
            }
            if (value && typeof value.then === 'function') {
                wait(number, value);
                return;
            }
            returned(number, value);
            number++;
        }
    }

    function wait(number, promise) {
        promise.then(
            function (value) { returned(number, value); next(number + 1); },
            function (error) { trapped(number, error); next(number + 1); }
        );
    }

    next(0);
};
