function handler(event) {
    const request = event.request;
    const uri = request.uri;
    if (uri.endsWith('/')) {
        request.uri = uri + 'index.html';
    } else if (uri === '/apps' || /^\/app\/[a-z0-9-]+$/.test(uri)) {
        request.uri = uri + '/index.html';
    }
    return request;
}
