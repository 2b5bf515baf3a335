var expected = 'Basic ' + Buffer.from('admin:correct-horse').toString('base64');

function handler(event) {
    var request = event.request;
    var authorization = request.headers.authorization;
    if (authorization && authorization.value === expected) return request;
    return {
        statusCode: 401,
        statusDescription: 'Unauthorized',
        headers: { 'www-authenticate': { value: 'Basic realm="Enter credentials."' } }
    };
}
