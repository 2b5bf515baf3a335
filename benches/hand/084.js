function handler(event) {
    var request = event.request;
    var host = request.headers.host ? request.headers.host.value : '';
    var parts = host.split('.');
    if (parts.length === 3 && parts[0] === 'www') return request;
    var domain = parts.slice(-2).join('.');
    return {
        statusCode: 301,
        statusDescription: 'Moved Permanently',
        headers: { location: { value: 'https://www.' + domain + request.uri } }
    };
}
