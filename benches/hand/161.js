function handler(event) {
    var request = event.request;
    var host = request.headers.host;
    if (host && host.value === 'www.example.com') return request;
    return {
        statusCode: 301,
        statusDescription: 'Moved Permanently',
        headers: { location: { value: 'https://www.example.com' } }
    };
}
