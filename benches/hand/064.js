const crypto = require('crypto');
const secret = 'correct-horse';

function handler(event) {
    const request = event.request;
    const query = request.querystring;
    if (query.sign && query.t) {
        const time = query.t.value;
        const hash = crypto.createHash('md5').update(secret + request.uri + time).digest('hex');
        if (hash === query.sign.value && parseInt(time, 16) > Math.floor(Date.now() / 1000)) return request;
    }
    return {
        statusCode: 403,
        statusDescription: 'Forbidden',
        headers: {
            'cache-control': { value: 'max-age=100' },
            'content-encoding': { value: 'UTF-8' },
            'content-type': { value: 'text/html' }
        }
    };
}
