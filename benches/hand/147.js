function handler(event) {
    var request = event.request;
    var host = request.headers.host ? request.headers.host.value : '';
    var folder = host.split('.')[0];
    if (!folder) return request;
    request.uri = '/' + folder + request.uri;
    if (request.uri.endsWith('/')) {
        request.uri += 'index.html';
    }
    return request;
}
