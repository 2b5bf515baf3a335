function handler(event) {
    var request = event.request;
    var uri = request.uri;
    if (uri.endsWith('/')) {
        request.uri += 'index.html';
    } else if (!uri.includes('.')) {
        return { statusCode: 302, statusDescription: 'Moved Permanently', headers: { location: { value: uri + '/' } } };
    }
    return request;
}
