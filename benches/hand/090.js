function handler(event) {
    var response = event.response;
    response.headers['cache-control'] = { value: 'public, max-age=6307200' };
    return response;
}
