function handler(event) {
    var request = event.request;
    var token = request.querystring.token;
    if (token) {
        request.headers.authorization = { value: 'Bearer ' + token.value };
    }
    return request;
}
