function handler(event) {
    var request = event.request;
    if (Math.random() < 0.8) {
        request.uri = '/index.html';
    } else {
        request.uri = '/index_b.html';
    }
    return request;
}
