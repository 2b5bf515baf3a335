const methods = ['GET', 'HEAD', 'PUT'];
const multipart = ['uploads', 'uploadid', 'partnumber'];

function refuse(status, message) {
    return { statusCode: status, headers: { 'content-type': { value: 'text/plain' } }, body: message };
}

function handler(event) {
    const request = event.request;
    if (!methods.includes(request.method)) {
        const refusal = refuse(405, 'Method not allowed');
        refusal.headers.allow = { value: methods.join(', ') };
        return refusal;
    }
    for (const key in request.querystring) {
        let name = key;
        try {
            while (name.includes('%')) name = decodeURIComponent(name);
        } catch (error) {
            return refuse(400, 'Malformed query parameter');
        }
        if (multipart.includes(name.toLowerCase())) return refuse(403, 'Multipart uploads are not allowed');
    }
    if (request.method === 'PUT') {
        const length = request.headers['content-length'];
        if (!length) return refuse(411, 'Content-Length is required');
        if (!/^\d+$/.test(length.value)) return refuse(400, 'Content-Length is not a number');
        if (Number(length.value) > 10000000) return refuse(413, 'At most 10000000 bytes');
    }
    return request;
}
