function handler(event) {
    var request = event.request;
    if (request.uri === '/404') {
        request.uri = '/custom-404.html';
    } else if (request.uri === '/500') {
        request.uri = '/custom-500.html';
    }
    return request;
}
