function handler(event) {
    var request = event.request;
    var header = request.headers['x-request-count'];
    var count = header ? parseInt(header.value, 10) || 0 : 0;
    if (count <= 100) return request;
    return {
        statusCode: 429,
        statusDescription: 'Too Many Requests',
        headers: { 'content-type': { value: 'text/plain' }, 'retry-after': { value: '60' } },
        body: 'Limit of 100 requests per minute exceeded'
    };
}
