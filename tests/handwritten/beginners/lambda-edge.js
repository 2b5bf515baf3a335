'use strict';

function handler(event, context, callback) {
    const request = event.Records[0].cf.request;
    if (request.body) {
        console.log(JSON.parse(request.body.data));
    }
    const host = request.headers.get('host');
    if (host !== 'www.example.com') {
        callback(null, {
            status: '301',
            statusDescription: 'Moved Permanently',
            headers: {
                location: [{ key: 'Location', value: 'https://www.example.com' + request.uri }],
            },
        });
        return;
    }
    callback(null, request);
}
