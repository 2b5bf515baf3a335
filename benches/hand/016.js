function handler(event) {
    var request = event.request;
    var uri = request.uri;
    if (uri.startsWith('/api/') || uri.startsWith('/assets/')) {
        return request;
    }
    if (uri.lastIndexOf('.') > uri.lastIndexOf('/')) {
        return request;
    }
    if (!uri.endsWith('/')) {
        uri += '/';
    }
    request.uri = uri + 'index.html';
    return request;
}
