function handler(event) {
    var request = event.request;
    var headers = request.headers;
    if (!headers.origin && headers.host) {
        headers.origin = { value: 'https://' + headers.host.value };
    }
    return request;
}
