import cf from 'cloudfront';
const crypto = require('crypto');
const refused = { statusCode: 401, statusDescription: 'Unauthorized' };

function same(a, b) {
    if (a.length !== b.length) return false;
    let difference = 0;
    for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
    return difference === 0;
}

function verify(token, secret) {
    const parts = token.split('.');
    if (parts.length !== 3) throw new Error('not a token');
    const signature = crypto.createHmac('sha256', secret).update(parts[0] + '.' + parts[1]).digest('base64url');
    if (!same(signature, parts[2])) throw new Error('signature');
    const claims = JSON.parse(Buffer.from(parts[1], 'base64url').toString());
    const now = Math.floor(Date.now() / 1000);
    if (claims.nbf != null && !(Number.isInteger(claims.nbf) && now >= claims.nbf)) throw new Error('early');
    if (claims.exp != null && !(Number.isInteger(claims.exp) && now < claims.exp)) throw new Error('late');
}

async function handler(event) {
    const request = event.request;
    const jwt = request.querystring.jwt;
    try {
        const secret = await cf.kvs().get('jwt.secret');
        verify(jwt ? jwt.value : '', secret);
    } catch (error) {
        return refused;
    }
    delete request.querystring.jwt;
    return request;
}
