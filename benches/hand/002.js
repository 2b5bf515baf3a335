const crypto = require('crypto');
const moved = [{ from: /^\/foo\//, to: '/bar/' }];

function handler(event) {
    const request = event.request;
    const rule = moved.find(rule => rule.from.test(request.uri));
    if (!rule) return request;
    const hash = crypto.createHash('sha1').update(request.uri).digest('hex');
    return {
        statusCode: 302,
        statusDescription: 'Found',
        headers: { location: { value: request.uri.replace(rule.from, rule.to).concat('?hash=', hash) } }
    };
}
