const expected = 'Basic ' + Buffer.from('user:pass').toString('base64');

function handler(event) {
    const request = event.request;
    const authorization = request.headers.authorization;
    if (!authorization || authorization.value !== expected) {
        return {
            statusCode: 401,
            statusDescription: 'Unauthorized',
            headers: { 'www-authenticate': { value: 'Basic realm="secure"' } }
        };
    }
    request.uri = '/';
    return request;
}
