function handler(event) {
    var response = {
        statusCode: 200,
        statusDescription: 'OK',
        headers: {
            'Strict-Transport-Security': { value: 'max-age=63072000' },
            'set-cookie': { value: 'seen=1; Path=/' },
            'x-cache': { value: 'none' },
        },
    };
    if (event.context.eventType === 'viewer-response') {
        response.headers.server = 'mine';
    }
    return response;
}
