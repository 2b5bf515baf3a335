function handler(event) {
    var response = event.response;
    var headers = response.headers;
    var origin = event.request.headers.origin;
    if (!headers['access-control-allow-origin'] && origin) {
        headers['access-control-allow-origin'] = { value: origin.value };
    }
    return response;
}
