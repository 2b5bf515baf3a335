function handler(event) {
    var request = event.request;
    var match = request.uri.match(/^\/api\/([A-Za-z0-9_-]{1,64})$/);
    if (!match) return { statusCode: 404, body: 'Not found' };
    request.uri = '/2015-03-31/functions/' + match[1] + '/invocations';
    return request;
}
