function handler(event) {
    var response = event.response;
    var headers = response.headers;
    var length = headers['content-length'];
    var terms = headers['x-amz-meta-s'];
    if (event.request.method === 'GET' && response.statusCode === 200 && length && length.value === '0' && terms) {
        headers.location = { value: 'https://www.google.com/search?q=' + terms.value };
        return { statusCode: 302, statusDescription: 'Found', headers: headers };
    }
    return response;
}
