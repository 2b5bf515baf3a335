function handler(event) {
    var response = event.response;
    var headers = response.headers;
    headers['access-control-allow-origin'] = { value: '*' };
    headers['access-control-allow-methods'] = { value: 'OPTIONS,POST,GET' };
    headers['access-control-allow-headers'] = { value: 'Content-Type' };
    return response;
}
