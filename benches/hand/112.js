function handler(event) {
    var request = event.request;
    var host = request.headers.host ? request.headers.host.value : '';
    var match = host.startsWith('www.') && host.match(/([A-Za-z0-9-]+\.[A-Za-z]+)$/);
    if (match) {
        return {
            statusCode: 301,
            statusDescription: 'Moved Permanently',
            headers: { location: { value: 'https://' + match[1] + request.uri }, 'cache-control': { value: 'max-age=3600' } }
        };
    }
    if (request.uri.endsWith('/')) {
        request.uri += 'index.html';
    } else if (!request.uri.includes('.')) {
        request.uri += '/index.html';
    }
    return request;
}
