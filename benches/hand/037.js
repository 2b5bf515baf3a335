function handler(event) {
    var response = event.response;
    response.headers['cache-control'] = { value: 'public, max-age=63072000;' };
    return response;
}
