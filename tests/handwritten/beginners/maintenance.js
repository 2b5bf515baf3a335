function handler(event) {
    var response = event.response;
    var rest = [301, 302].includes(response.statusCode);
    if (response.statusCode >= 400) {
        response = {
            statusCode: 503,
            headers: { 'retry-after': { value: 3600 }, 'content-type': 'text/html' },
            body: ['down'],
        };
    }
    response.headers.date.value = new Date().toLocaleDateString('de-DE', { weekday: 'long' });
    response.headers['X-Frame-Options'] = { value: 'DENY' };
    response.headers.via = { value: 'me' };
    return rest ? response : Object.fromEntries(Object.entries(response));
}
