function handler(event) {
    var request = event.request;
    request.uri = request.uri.replace(/^\/a2a/, '') || '/';
    return request;
}
