const crypto = require('crypto');
const site = 'https://cold3.cc';
const secret = Buffer.from('8d64b043e91a4e08e492ae37b8ac96bdb89877865b9dbcbe7789766216854f90', 'hex');

function same(a, b) {
    if (a.length !== b.length) return false;
    let difference = 0;
    for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
    return difference === 0;
}

function granted(request) {
    const headers = request.headers;
    const query = request.querystring;
    if (!headers.referer || !headers.referer.value.startsWith(site + '/')) return false;
    if (headers.origin && headers.origin.value !== site) return false;
    if (!query.path || !query.tick || !query.seed || !query.hash) return false;
    const path = query.path.value;
    const tick = query.tick.value;
    const seed = query.seed.value;
    if (!request.uri.startsWith(decodeURIComponent(path))) return false;
    if (!(Date.now() < Number(tick)) || seed.length !== 21) return false;
    const message = 'path=' + path + '&tick=' + tick + '&seed=' + seed;
    const expected = crypto.createHmac('sha256', secret).update(message).digest('base64');
    return same(expected, decodeURIComponent(query.hash.value));
}

function handler(event) {
    const request = event.request;
    try {
        if (granted(request)) return request;
    } catch (error) {
        console.log(error.message);
    }
    return {
        statusCode: 403,
        statusDescription: 'Forbidden',
        headers: {
            'cache-control': { value: 'no-cache' },
            'content-type': { value: 'text/plain' }
        },
        body: 'Access Denied'
    };
}
