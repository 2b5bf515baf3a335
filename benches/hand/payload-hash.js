function bad(what) {
    return {
        statusCode: 400,
        headers: { 'content-type': { value: 'text/plain' } },
        body: 'x-amz-content-sha256 header ' + what
    };
}

function handler(event) {
    var request = event.request;
    var method = request.method;
    if (method !== 'POST' && method !== 'PUT' && method !== 'PATCH') return request;
    var hash = request.headers['x-amz-content-sha256'];
    if (!hash) return bad('is missing');
    if (hash.multiValue && hash.multiValue.length > 1) return bad('must be sent once');
    if (!/^[0-9a-f]{64}$/.test(hash.value)) return bad('must be 64 lower-case hex digits');
    return request;
}
