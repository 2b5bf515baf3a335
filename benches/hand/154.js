function handler(event) {
    var response = event.response;
    if (event.request.uri.endsWith('.html')) {
        response.headers['content-type'] = { value: 'text/html; charset=UTF-8' };
    }
    return response;
}
