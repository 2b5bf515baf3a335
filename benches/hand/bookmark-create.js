function bad(message) {
    return { statusCode: 400, body: message };
}

function handler(event) {
    var request = event.request;
    if (request.method !== 'PUT') return bad('Unsupported HTTP Method');
    var terms = request.querystring.s;
    if (!terms || !terms.value) return bad('Missing s query parameter');
    if (Buffer.byteLength(terms.value) > 1800) return bad('s query parameter exceeds max length');
    var length = request.headers['content-length'];
    if (!length || length.value !== '0') return bad('Content-Length header must be 0');
    request.uri = '/r/' + event.context.requestId;
    request.headers['x-amz-meta-s'] = { value: terms.value };
    request.querystring = {};
    return request;
}
